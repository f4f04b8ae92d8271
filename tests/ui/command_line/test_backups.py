from __future__ import annotations

from pathlib import Path

from tests.ui.command_line.conftest import TODAY


def fields(lines: list[str]) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in lines)


def test_a_backup_is_made_and_copied_where_it_is_wanted(in_demo, demo_folder: Path, tmp_path: Path) -> None:
    ran = in_demo("backup", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    told = fields(ran.lines)
    assert Path(told["backup"]).parent == demo_folder / "backups"
    assert Path(told["copy"]).parent == tmp_path
    assert int(told["people"]) >= 30
    assert int(told["marks"]) > 1000


def test_a_destination_that_is_not_there_is_told_and_the_backup_is_made(in_demo, tmp_path: Path) -> None:
    ran = in_demo("backup", tmp_path / "pulled")
    assert ran.code == 1
    assert Path(fields(ran.lines)["backup"]).exists()
    assert "push the stick in again" in ran.err


def test_a_backup_is_previewed_without_a_password_and_restored_on_a_fresh_pc(in_demo, paillote, tmp_path: Path) -> None:
    made = Path(fields(in_demo("backup", tmp_path).lines)["copy"])
    fresh = tmp_path / "fresh"
    preview = paillote("restore", made, "--preview", "--data", fresh, typed="")
    assert preview.code == 0
    assert "opens for\t" in preview.out
    assert not fresh.exists()
    ran = paillote("restore", made, "--data", fresh, "--today", TODAY, "--password-stdin")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[-1] == f"restored into\t{fresh}"
    checked = paillote("check", "--data", fresh, "--today", TODAY, "--password-stdin")
    assert checked.code == 0
    assert fields(checked.lines)["marks"] == fields(preview.lines)["marks"]


def test_what_a_restore_replaces_is_told(in_demo, demo_folder: Path, tmp_path: Path) -> None:
    made = fields(in_demo("backup", tmp_path).lines)["copy"]
    ran = in_demo("restore", made)
    assert ran.code == 0
    kept = Path(fields(ran.lines)["replaced records kept in"])
    assert kept.parent == demo_folder
    assert (kept / "centre.db").exists()


def test_a_damaged_backup_is_one_sentence(in_demo, tmp_path: Path) -> None:
    made = Path(fields(in_demo("backup", tmp_path).lines)["copy"])
    made.write_bytes(made.read_bytes()[:-1])
    ran = in_demo("restore", made)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"paillote: The backup {made.name} is damaged or not complete. Take another one.\n"


def test_a_folder_is_no_backup(in_demo, tmp_path: Path) -> None:
    ran = in_demo("restore", tmp_path)
    assert (ran.code, ran.err) == (1, f"paillote: {tmp_path.name} is not a backup of Paillote.\n")


def test_a_wrong_password_leaves_the_records_as_they_are(in_demo, tmp_path: Path) -> None:
    made = Path(fields(in_demo("backup", tmp_path).lines)["copy"])
    ran = in_demo("restore", made, typed="not paillote\n")
    assert (ran.code, ran.err) == (1, "paillote: The password is not right.\n")
    assert in_demo("check").code == 0


def test_check_tells_the_newest_backup_and_what_is_wrong_with_it(in_demo) -> None:
    assert fields(in_demo("check").lines)["newest backup"] == "none"
    made = Path(fields(in_demo("backup").lines)["backup"])
    ran = in_demo("check")
    assert ran.code == 0
    assert fields(ran.lines)["newest backup"].startswith("2026-11-06 ")
    content = bytearray(made.read_bytes())
    content[-5000] ^= 1
    made.write_bytes(content)
    ran = in_demo("check")
    assert (ran.code, fields(ran.lines)["problems"]) == (1, "1")
    assert "newest backup: " in ran.err


def test_check_tells_a_backup_of_which_not_even_the_date_can_be_read(in_demo) -> None:
    made = Path(fields(in_demo("backup").lines)["backup"])
    (made.parent / "paillote-2026-11-07-080000.backup").write_bytes(made.read_bytes()[:3000])
    ran = in_demo("check")
    assert (ran.code, fields(ran.lines)["problems"]) == (1, "1")
    assert "paillote-2026-11-07-080000.backup is damaged or not complete" in ran.err
