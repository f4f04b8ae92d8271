from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

LIST = """\
No,ឈ្មោះ,Name,Sex,Date of birth,Village,Group
1,សុខ ដារ៉ា,Sok Dara,M,3/5/2021,Damnak Thom,Small stars
2,ចាន់ ស្រីមុំ,Chan Sreymom,F,2020,Damnak Thom,New moons
3,លី រតនា,Ly Ratana,F,32/13/2020,Damnak Thom,Small stars
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with two good rows and a birth date that does not exist."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def figures(lines: list[str]) -> dict[str, int]:
    fields = [line.split("\t") for line in lines]
    return {line[0]: int(line[1]) for line in fields if len(line) == 2 and line[1].isdecimal()}


def test_a_dry_run_prints_every_row_s_fate_and_changes_nothing(in_demo, file: Path) -> None:
    before = in_demo("list", "people").out
    ran = in_demo("import", "people", file, "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split("\t") for line in ran.lines if line.startswith("row\t")]
    assert [row[2:5] for row in rows[:2]] == [["2", "new", "សុខ ដារ៉ា"], ["3", "new", "ចាន់ ស្រីមុំ"]]
    assert rows[2][3] == "rejected"
    assert "32/13/2020" in rows[2][5]
    assert "new group\tNew moons" in ran.lines
    assert "column\tlist\tSex\tsex" in ran.lines
    assert figures(ran.lines) == {"new": 2, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 1}
    assert in_demo("list", "people").out == before


def test_an_import_takes_the_good_rows_and_tells_the_others(in_demo, file: Path) -> None:
    ran = in_demo("import", "people", file, "--create-groups")
    assert ran.code == 0
    assert [line.split("\t")[3] for line in ran.lines if line.startswith("row\t")] == ["rejected"]
    counted = figures(ran.lines)
    assert (counted["new"], counted["rejected"], counted["groups"], counted["enrolled"]) == (2, 1, 1, 2)
    assert any(line.startswith("New moons\tdaycare\t1") for line in in_demo("list", "groups").lines)
    assert "Sok Dara" in in_demo("list", "people").out


def test_the_same_file_twice_changes_nothing(in_demo, file: Path) -> None:
    in_demo("import", "people", file, "--create-groups")
    before = in_demo("list", "people").out
    counted = figures(in_demo("import", "people", file, "--create-groups").lines)
    assert (counted["new"], counted["updated"], counted["unchanged"], counted["groups"]) == (0, 0, 2, 0)
    assert in_demo("list", "people").out == before


def test_a_row_like_somebody_known_is_left_out_unless_told_otherwise(in_demo, tmp_path: Path) -> None:
    known = in_demo("list", "people").lines[0].split("\t")
    alike = tmp_path / "alike.csv"
    alike.write_text(f"Khmer name,Name,Sex\n{known[1]},{known[2]},{known[3]}\n", "utf-8")
    left_out = figures(in_demo("import", "people", alike).lines)
    assert (left_out["new"], left_out["skipped"]) == (0, 1)
    taken = figures(in_demo("import", "people", alike, "--duplicates", "new").lines)
    assert (taken["new"], taken["skipped"]) == (1, 0)


def test_a_file_that_is_no_list_is_one_sentence(in_demo, tmp_path: Path) -> None:
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG\r\n")
    for name in ("photo.xlsx", "nowhere.csv"):
        ran = in_demo("import", "people", tmp_path / name)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("paillote: The file")
        assert ran.err.count("\n") == 1


def test_a_list_without_names_is_one_sentence(in_demo, tmp_path: Path) -> None:
    (tmp_path / "shoes.csv").write_text("size,colour\n27,blue\n", encoding="utf-8")
    ran = in_demo("import", "people", tmp_path / "shoes.csv", "--dry-run")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("paillote: No column of shoes.csv is recognised as names.")


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_the_rows_that_are_not_taken_come_back_with_their_reasons(
    in_demo, file: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    rejected = tmp_path / "rejected.xlsx"
    assert in_demo("import", "people", file, "--rejected", rejected, *more).code == 0
    cells = [cell for row in load_workbook(rejected).active.iter_rows(values_only=True) for cell in row]
    assert "Ly Ratana" in cells
    assert "Sok Dara" not in cells
    assert any("There is no day" in str(cell) for cell in cells)
