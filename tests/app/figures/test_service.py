"""Figures of courses in a real centre: who is counted, and what of it is kept for good."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.centre import Centre
from app.clock import FixedClock
from app.courses.values.trainees import LeavingReason
from app.errors import FieldError, NotAllowed, NotFound
from app.figures.values import Asked, Figure, FiguresBy, FiguresFilter, asked_at, left_for
from app.language import Language
from app.outcomes.values import OutcomeEntry, OutcomeRequest, OutcomeState
from app.people.values import PersonDraft
from app.rights import Role
from app.use_case import Account
from tests.finished_cohort import ENDS, GONE, PASSED, STARTS, WEAK, FinishedCohort, finished_cohort

ONE, TWO, THREE = PASSED


@pytest.fixture
def cooks(centre: Centre) -> FinishedCohort:
    return finished_cohort(centre)


def on(cooks: FinishedCohort, day: dt.date) -> None:
    cooks.centre.outcomes._desk.clock = FixedClock(day)


def record(cooks: FinishedCohort, name: str, entry: OutcomeEntry, month: int = 1) -> None:
    cooks.centre.outcomes.record(cooks.cohort, [OutcomeRequest(cooks.people[name], month, entry)])


def names(cooks: FinishedCohort, people: tuple[int, ...]) -> set[str]:
    return {name for name, person in cooks.people.items() if person in people}


def test_who_is_enrolled_completed_certified_and_left_for_which_reason(cooks: FinishedCohort) -> None:
    cooks.issue(ONE, TWO)
    total = cooks.centre.figures.figures(FiguresFilter()).total
    assert names(cooks, total.people(Figure.ENROLLED)) == set(cooks.people)
    assert names(cooks, total.people(Figure.COMPLETED)) == {*PASSED, WEAK}
    assert names(cooks, total.people(Figure.CERTIFIED)) == {ONE, TWO}
    assert names(cooks, total.people(Figure.LEFT)) == names(cooks, total.people(left_for(LeavingReason.JOB))) == {GONE}
    assert (total.drop_out, total.completion, total.reasons) == (1 / 5, 4 / 5, {LeavingReason.JOB: 1})


def test_a_void_certificate_certifies_nobody(cooks: FinishedCohort) -> None:
    (line,) = cooks.issue(ONE)
    cooks.centre.certificates.void(line.id, "misspelt")
    assert cooks.centre.figures.figures(FiguresFilter()).total.count(Figure.CERTIFIED) == 0


def test_who_works_is_told_of_those_reached_and_of_all_whose_time_has_come(cooks: FinishedCohort) -> None:
    on(cooks, dt.date(2027, 1, 20))
    record(cooks, ONE, OutcomeEntry(OutcomeState.EMPLOYED, in_trade=True))
    record(cooks, TWO, OutcomeEntry(OutcomeState.SELF_EMPLOYED, in_trade=False))
    record(cooks, THREE, OutcomeEntry(OutcomeState.UNREACHABLE))
    record(cooks, ONE, OutcomeEntry(OutcomeState.JOB_SEARCH), 3)
    total = cooks.centre.figures.figures(FiguresFilter()).total
    assert [total.count(asked_at(asked, 1)) for asked in Asked] == [4, 2, 2, 1]
    assert (total.of_reached(1), total.of_completers(1)) == (1.0, 0.5)
    assert [total.count(asked_at(asked, 3)) for asked in Asked] == [4, 1, 0, 0]
    assert [total.count(asked_at(asked, 6)) for asked in Asked] == [0, 0, 0, 0]
    assert total.of_completers(6) is None


def test_who_was_in_two_cohorts_counts_once_in_the_total_and_once_in_each_row(cooks: FinishedCohort) -> None:
    line = next(line for line in cooks.centre.courses.listing() if line.id == cooks.cohort)
    second = finished_cohort(cooks.centre, starts=STARTS - dt.timedelta(days=28), course=line.course)
    group = next(line.group.id for line in cooks.centre.courses.listing() if line.id == second.cohort)
    cooks.centre.courses.reopen_cohort(second.cohort)
    first = STARTS - dt.timedelta(days=28)
    cooks.centre.groups.enrol(group, [cooks.people[ONE]], first, first + dt.timedelta(days=4))
    cooks.centre.courses.finish_cohort(second.cohort, first + dt.timedelta(days=4))
    figures = cooks.centre.figures.figures(FiguresFilter(FiguresBy.COHORT))
    assert [row.count(Figure.ENROLLED) for row in figures.rows] == [5, 6]
    assert figures.total.count(Figure.ENROLLED) == 10
    (trade,) = cooks.centre.figures.figures(FiguresFilter(FiguresBy.TRADE)).rows
    assert trade.count(Figure.ENROLLED) == 10


@pytest.mark.parametrize("by", FiguresBy)
def test_figures_can_be_told_apart_in_every_way(cooks: FinishedCohort, by: FiguresBy) -> None:
    figures = cooks.centre.figures.figures(FiguresFilter(by))
    assert figures.total.count(Figure.ENROLLED) == 5
    assert {person for row in figures.rows for person in row.people(Figure.ENROLLED)} == set(cooks.people.values())
    assert (figures.years, len(figures.trades)) == ((ENDS.year,), 1)


def test_the_year_and_the_trade_choose_the_cohorts(cooks: FinishedCohort) -> None:
    figures = cooks.centre.figures
    (trade,) = figures.figures(FiguresFilter()).trades
    for wanted, enrolled in (
        (FiguresFilter(year=ENDS.year, trade=trade.id), 5),
        (FiguresFilter(year=2019), 0),
        (FiguresFilter(trade=trade.id + 1), 0),
    ):
        assert figures.figures(wanted).total.count(Figure.ENROLLED) == enrolled


def test_frozen_figures_stay_whatever_happens_afterwards(cooks: FinishedCohort) -> None:
    centre = cooks.centre
    cooks.issue(ONE)
    before = centre.figures.figures(FiguresFilter(FiguresBy.TRADE))
    line = centre.figures.freeze(FiguresFilter(FiguresBy.TRADE), " Report  2026 ").value
    assert (line.title, line.frozen_by, line.frozen_at.date()) == ("Report 2026", "Sokunthea", dt.date(2026, 11, 6))
    cooks.issue(TWO)
    centre.people.change(cooks.people[ONE], PersonDraft("ចាន់", "ថ្មី", "CHAN", "New", sex="M"))
    on(cooks, dt.date(2031, 3, 1))
    frozen = centre.figures.frozen_figures(line.id)
    assert (frozen.line, frozen.figures) == (line, before)
    assert frozen.figures.total.people(Figure.CERTIFIED) == (cooks.people[ONE],)
    assert "SOK Dara 1" in {person.name_latin for person in frozen.figures.people}
    assert centre.figures.frozen() == (line,)


def test_figures_are_frozen_for_somebody(cooks: FinishedCohort) -> None:
    with pytest.raises(FieldError, match="for whom") as refused:
        cooks.centre.figures.freeze(FiguresFilter(), "  ")
    assert refused.value.field == "title"
    with pytest.raises(NotFound):
        cooks.centre.figures.frozen_figures(1)


def test_only_who_may_opens_frozen_figures(cooks: FinishedCohort) -> None:
    line = cooks.centre.figures.freeze(FiguresFilter(), "Report").value
    for role, allowed in (
        (Role.OFFICE, True),
        (Role.TRAINER, False),
        (Role.SOCIAL_WORKER, False),
        (Role.VISITOR, False),
    ):
        cooks.centre.figures._desk.account = Account(1, "Vanna", role)
        if allowed:
            assert cooks.centre.figures.frozen_figures(line.id).line == line
        else:
            with pytest.raises(NotAllowed):
                cooks.centre.figures.frozen_figures(line.id)


def test_names_of_frozen_figures_lie_in_the_vault(cooks: FinishedCohort, centre_folder: Path) -> None:
    cooks.centre.figures.freeze(FiguresFilter(), "Report")
    cooks.centre.close()
    for file in centre_folder.rglob("*"):
        assert not file.is_file() or b"SOK Dara 5" not in file.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(centre_folder / "centre.db").execute("SELECT * FROM frozen_figures")


def test_frozen_figures_are_exported_with_the_people_behind_each(cooks: FinishedCohort, tmp_path: Path) -> None:
    line = cooks.centre.figures.freeze(FiguresFilter(), "Report").value
    file = tmp_path / "frozen.xlsx"
    assert cooks.centre.exports.export_frozen_figures(file, Language("en"), line.id).value == 5
    book = load_workbook(file)
    figures, people = ([tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book)
    assert figures[0][:4] == ("Cohort", "Enrolled", "Completed", "Certified")
    assert figures[1][:4] == ("Cooking, cohort 1", 5, 4, None if figures[1][3] is None else 0)
    left = [row for row in people if row[1] == "Left: found work"]
    assert [(row[0], row[4]) for row in left] == [("Cooking, cohort 1", "SOK Dara 5")]
