"""Who is or was in a cohort, and how far each came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.attendance.values import Count
from app.courses.values.applicants import Applicant, Decision, IncomeBand, Source
from app.courses.values.catalogue import AssessedBy, PassRules
from app.courses.values.cohorts import CohortLine, CohortState, ModuleLine
from app.dates import age_at
from app.people.values import PersonLabel
from app.words import N_


class LeavingReason(StrEnum):
    """Why a trainee left before the end; NOT_SAID when the enrolment was ended elsewhere."""

    NOT_SAID = ""
    JOB = "job"
    MOVED = "moved"
    FAMILY = "family"
    PREGNANCY = "pregnancy"
    ILLNESS = "illness"
    NOT_INTERESTED = "not_interested"
    DISTANCE = "distance"
    OTHER = "other"


LEAVING_WORDS = {
    LeavingReason.NOT_SAID: N_("reason not said"),
    LeavingReason.JOB: N_("found work"),
    LeavingReason.MOVED: N_("moved away"),
    LeavingReason.FAMILY: N_("family"),
    LeavingReason.PREGNANCY: N_("pregnancy"),
    LeavingReason.ILLNESS: N_("illness"),
    LeavingReason.NOT_INTERESTED: N_("not interested"),
    LeavingReason.DISTANCE: N_("too far"),
    LeavingReason.OTHER: N_("other reason"),
}


ATTENDANCE_FORMULA = N_("Attendance = (present + late) / (present + late + absent + excused)")
"""Stands under every table that shows the attendance of trainees."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a trainee did in a module: what was assessed is `competent` or `mark`, both None when nothing was."""

    competent: bool | None = None
    mark: int | None = None

    def passed(self, rules: PassRules) -> bool:
        """Whether the module counts as passed."""
        if rules.assessed_by is AssessedBy.COMPETENCE:
            return self.competent is True
        return self.mark is not None and self.mark >= rules.mark


@dataclass(frozen=True, slots=True)
class TraineeModule:
    """One module for one trainee: the minutes attended, whether it is done, and the assessment."""

    module: int
    attended: int
    done: bool
    result: Result


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who is or was enrolled in a cohort, with everything a certificate asks for.

    `ends` is the last day; `left` the reason of who left before the end, None of who stayed.
    """

    label: PersonLabel
    starts: dt.date
    ends: dt.date | None
    left: LeavingReason | None
    note: str
    source: Source
    income_band: IncomeBand
    count: Count  # the marks at the cohort's sessions that were held; `count.rate` is the attendance
    modules: tuple[TraineeModule, ...]  # in the order of the cohort's modules

    @property
    def person(self) -> int:
        """The person's id."""
        return self.label.id

    @property
    def modules_done(self) -> int:
        """How many modules are done."""
        return sum(module.done for module in self.modules)

    @property
    def minutes(self) -> int:
        """The minutes attended in all modules."""
        return sum(module.attended for module in self.modules)

    def age(self, on: dt.date) -> int | None:
        """Full years on a day; None when the birth date is not known."""
        return None if self.label.birth is None else age_at(self.label.birth, on)

    def passes(self, rules: PassRules) -> int:
        """How many modules are passed."""
        return sum(module.result.passed(rules) for module in self.modules)


@dataclass(frozen=True, slots=True)
class Completion:
    """A cohort with its modules and all who were ever trainees of it, in Khmer order."""

    cohort: CohortLine
    modules: tuple[ModuleLine, ...]
    trainees: tuple[Trainee, ...]

    @property
    def finished(self) -> tuple[Trainee, ...]:
        """Who stayed to the end; nobody before the cohort is finished."""
        if self.cohort.state is not CohortState.FINISHED:
            return ()
        return tuple(trainee for trainee in self.trainees if trainee.left is None)


@dataclass(frozen=True, slots=True)
class CohortPaper:
    """What the papers of a cohort tell; applicants, and how many criteria there are, only where they are asked for."""

    completion: Completion
    printed_at: dt.datetime
    printed_by: str
    applicants: tuple[Applicant, ...] = ()
    criteria: int = 0


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """One cohort in the life of a person: as an applicant, a trainee or both."""

    cohort: CohortLine
    decision: Decision | None
    trainee: bool
    starts: dt.date | None
    ends: dt.date | None
    left: LeavingReason | None
