from __future__ import annotations

import re


def test_groups_are_printed_one_a_line_with_programme_and_members(in_demo) -> None:
    ran = in_demo("list", "groups")
    assert (ran.code, ran.err) == (0, "")
    fields = [line.split("\t") for line in ran.lines]
    assert ["Small stars", "daycare"] in [line[:2] for line in fields]
    assert all(len(line) == 3 and line[2].isdecimal() for line in fields)


def test_names_come_in_the_language_asked_for(in_demo) -> None:
    assert any(line.startswith("កូនផ្កាយ\t") for line in in_demo("list", "groups", "--language", "km").lines)


def test_groups_of_one_programme(in_demo) -> None:
    lines = in_demo("list", "groups", "--programme", "after_school").lines
    assert lines
    assert all(line.split("\t")[1] == "after_school" for line in lines)
    assert in_demo("list", "groups", "--programme", "camp").out == ""


def test_people_are_printed_one_a_line(in_demo) -> None:
    everybody = in_demo("list", "people").lines
    in_daycare = in_demo("list", "people", "--programme", "daycare").lines
    assert len(everybody) >= 30
    assert 0 < len(in_daycare) < len(everybody)
    assert all(line.split("\t")[0].startswith("P") for line in everybody)
    assert len({line.count("\t") for line in everybody}) == 1


def test_people_are_listed_with_school_grade_and_shift(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "people", "--programme", "after_school").lines]
    pupils = [line[5:] for line in fields if line[5]]
    assert pupils
    assert all(shift in ("morning", "afternoon", "") for _, _, shift in pupils)
    assert any(grade.isdecimal() for _, grade, _ in pupils)


def test_schools_are_listed_by_grade_with_their_shifts(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "schools").lines]
    assert fields
    assert all(len(line) == 5 and "".join(line[2:]).isdecimal() for line in fields)


def test_families_are_listed_with_their_village_and_how_many_they_are(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "families").lines]
    assert fields
    assert all(len(line) == 7 and "".join(line[5:]).isdecimal() for line in fields)
    assert all(line[0].startswith("F") for line in fields)


def test_the_certificate_book_is_listed_one_number_a_line(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "certificates").lines]
    assert "certificate" in {line[1] for line in fields}
    assert all(len(line) == 7 for line in fields)
    assert len({line[0] for line in fields}) == len(fields)


def test_what_is_due_today_is_listed_with_its_kind(in_demo) -> None:
    ran = in_demo("list", "due")
    assert (ran.code, ran.err) == (0, "")
    fields = [line.split("\t") for line in ran.lines]
    assert all(len(line) == 4 and re.fullmatch(r"\d{4}-\d\d-\d\d", line[1]) for line in fields)
    kinds = {line[0] for line in fields}
    assert {"register", "visit", "calls"} <= kinds
    registers = [line for line in fields if line[0] == "register"]
    assert registers[0][1] == "2026-11-06"
    daycare = in_demo("list", "due", "--programme", "daycare").lines
    assert daycare
    assert {line.split("\t")[0] for line in daycare} == {"register"}


def test_former_trainees_to_be_called_are_as_many_as_today_says(in_demo) -> None:
    calls = [line.split("\t") for line in in_demo("list", "calls").lines]
    assert all(len(line) == 7 and line[1].startswith("P") and line[5] in ("1", "3", "6", "12") for line in calls)
    (due,) = [line.split("\t") for line in in_demo("list", "due").lines if line.startswith("calls")]
    assert due[3] == str(len(calls))


def test_employers_are_listed_with_how_many_work_there(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "employers").lines]
    assert fields
    assert all(len(line) == 6 and line[5].isdecimal() for line in fields)
