"""A cohort on its way to the printer, made of values, for tests that need no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.attendance.values import Count
from app.courses.values.applicants import IncomeBand, Source
from app.courses.values.catalogue import Names, PassRules, Trade
from app.courses.values.cohorts import CohortLine, CohortState, ModuleLine
from app.courses.values.trainees import CohortPaper, Completion, LeavingReason, Result, Trainee, TraineeModule
from app.dates import BirthDate
from app.groups.values import GroupName, Programme
from app.people.values import PersonLabel

STARTS, ENDS = dt.date(2026, 9, 7), dt.date(2026, 12, 4)
COOKING = Names("ធ្វើម្ហូប", "Cooking", "Cuisine")
MODULE = Names("ការថែទាំអនាម័យក្នុងផ្ទះបាយ", "Hygiene in the kitchen", "Hygiène en cuisine")


def a_paper(names: Sequence[str], modules: int = 4) -> CohortPaper:
    """A running cohort of people with these names; the last of them left."""
    group = GroupName(1, "ធ្វើម្ហូប ជំនាន់ទី ៣", "Cooking, cohort 3", "Cuisine, promotion 3", Programme.COURSE)
    line = CohortLine(
        1,
        group,
        3,
        CohortState.RUNNING,
        1,
        COOKING,
        Trade(1, COOKING),
        STARTS,
        ENDS,
        "Kitchen",
        "Chanthy",
        20,
        PassRules(),
    )
    taught = tuple(ModuleLine(at, at, MODULE, 20 + at, 60 * at) for at in range(1, modules + 1))
    trainees = tuple(_trainee(at, name, taught, left=at == len(names)) for at, name in enumerate(names, 1))
    return CohortPaper(Completion(line, taught, trainees), dt.datetime(2026, 11, 6, 8, 12), "Sokunthea")


def _trainee(number: int, name: str, modules: Sequence[ModuleLine], *, left: bool) -> Trainee:
    born = BirthDate(dt.date(2004, 3, 14))
    label = PersonLabel(number, f"P{number:04}", name, f"SOK Dara {number}", "", "F", born, "", None, "adult", False)
    return Trainee(
        label,
        STARTS,
        dt.date(2026, 10, 2) if left else None,
        LeavingReason.JOB if left else None,
        "",
        Source.SOCIAL_TEAM,
        IncomeBand.UNKNOWN,
        Count(18, 1, 1, 0),
        tuple(TraineeModule(one.id, 1200, True, Result(competent=number % 2 == 0)) for one in modules),
    )
