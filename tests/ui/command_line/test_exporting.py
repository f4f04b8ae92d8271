from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook


def rows(file: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(file).active.iter_rows(values_only=True))


def test_everybody_is_written_to_a_spreadsheet(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    ran = in_demo("export", "people", "-o", file)
    people = in_demo("list", "people").lines
    assert (ran.code, ran.lines, ran.err) == (0, [f"{file}\t{len(people)}"], "")
    assert len(rows(file)) > len(people)


def test_what_was_exported_is_unchanged_when_it_is_imported(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    in_demo("export", "people", "-o", file)
    figures = dict(line.split("\t") for line in in_demo("import", "people", file).lines if line.count("\t") == 1)
    assert figures["unchanged"] == str(len(in_demo("list", "people").lines))
    assert (figures["new"], figures["updated"], figures["rejected"]) == ("0", "0", "0")


def test_photos_are_written_beside_and_taken_in_again(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    in_demo("export", "people", "--photos", "-o", file)
    assert list((tmp_path / "people photos").iterdir())
    figures = dict(line.split("\t") for line in in_demo("import", "people", file).lines if line.count("\t") == 1)
    assert (figures["updated"], figures["photos"]) == ("0", "0")


def test_only_one_group_s_people(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    members = next(line for line in in_demo("list", "groups").lines if line.startswith("Small stars"))
    ran = in_demo("export", "people", "--group", "Small stars", "-o", file)
    assert ran.lines == [f"{file}\t{members.split(chr(9))[2]}"]


def test_a_register_is_written_to_a_spreadsheet(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    days = ("--from", "2026-10-01", "--to", "2026-10-31")
    ran = in_demo("export", "register", "--group", "Small stars", *days, "-o", file)
    assert ran.code == 0
    assert int(ran.lines[0].split("\t")[1]) > 0
    assert any("P" in row for row in rows(file))


@pytest.mark.parametrize("words", [["register"], ["register", "--group", "Small stars"], ["people", "--group", "Moon"]])
def test_what_cannot_be_exported_is_told(in_demo, tmp_path: Path, words: list[str]) -> None:
    ran = in_demo("export", *words, "-o", tmp_path / "x.xlsx")
    assert ran.code == (1 if "Moon" in words else 2)
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("2026-11-06", "2026-11-01", "before the first day"), ("0001-01-01", "9999-12-31", "longer than a year")],
)
def test_a_register_is_of_a_year_at_most(in_demo, tmp_path: Path, first: str, last: str, told: str) -> None:
    days = ("--from", first, "--to", last)
    ran = in_demo("export", "register", "--group", "Small stars", *days, "-o", tmp_path / "x.xlsx")
    assert (ran.code, told in ran.err) == (1, True)
    assert not (tmp_path / "x.xlsx").exists()


def test_a_folder_that_is_not_there_is_one_sentence(in_demo, tmp_path: Path) -> None:
    ran = in_demo("export", "people", "-o", tmp_path / "nowhere" / "people.xlsx")
    assert ran.code == 1
    assert ran.err.startswith("paillote: ")
    assert ran.err.count("\n") == 1


def test_a_name_that_promises_another_kind_of_file_is_refused(in_demo, tmp_path: Path) -> None:
    ran = in_demo("export", "people", "-o", tmp_path / "people.csv")
    assert ran.code == 2
    assert ".xlsx" in ran.err
    assert list(tmp_path.glob("people*")) == []
