from __future__ import annotations

from pathlib import Path


def test_a_sound_centre_is_counted(in_demo) -> None:
    ran = in_demo("check")
    assert (ran.code, ran.err) == (0, "")
    figures = dict(line.split("\t") for line in ran.lines)
    assert int(figures["people"]) >= 30
    assert int(figures["marks"]) > 1000
    assert figures["audit lines verified"].startswith(f"{figures['audit lines']} in ")
    assert int(figures["confidential notes"]) > 0
    assert int(figures["confidential versions opened"]) >= int(figures["confidential notes"])
    assert figures["problems"] == "0"
    assert figures["database"].endswith(" MB")


def test_a_damaged_page_is_told_with_exit_code_1(in_demo, demo_folder: Path) -> None:
    path = demo_folder / "centre.db"
    content = bytearray(path.read_bytes())
    # In the middle of the file: pages of marks, which opening does not read.
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    ran = in_demo("check")
    assert ran.code == 1
    assert ran.err.startswith("paillote: ")
    assert "Traceback" not in ran.err


def test_a_file_that_is_no_database_is_told_as_damaged(in_demo, demo_folder: Path) -> None:
    (demo_folder / "centre.db").write_bytes(b"not a database" * 1000)
    ran = in_demo("check")
    assert (ran.code, ran.out) == (1, "")
    assert "The file of the records is damaged" in ran.err
