"""Outcomes after a course as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.courses.values.applicants import IncomeBand
from app.courses.values.cohorts import CohortLine
from app.language import Language
from app.people.values import PersonLabel
from app.words import N_

MONTHS = (1, 3, 6, 12)  # after the end of the course


class OutcomeState(StrEnum):
    """What somebody does some months after a course."""

    JOB_SEARCH = "job_search"
    EMPLOYED = "employed"
    SELF_EMPLOYED = "self_employed"
    STUDYING = "studying"
    NOT_WORKING = "not_working"
    UNREACHABLE = "unreachable"


WORKING = frozenset({OutcomeState.EMPLOYED, OutcomeState.SELF_EMPLOYED})


class Contract(StrEnum):
    """What an employee was promised, and how."""

    NOT_SAID = ""
    WRITTEN = "written"
    SPOKEN = "spoken"
    DAY_LABOUR = "day_labour"


class StartSupport(StrEnum):
    """What the centre gave to somebody who began to work for himself or herself."""

    NONE = ""
    KIT = "kit"
    LOAN = "loan"
    KIT_AND_LOAN = "kit_and_loan"


OUTCOME_WORDS = {
    OutcomeState.JOB_SEARCH: N_("looking for work"),
    OutcomeState.EMPLOYED: N_("employed"),
    OutcomeState.SELF_EMPLOYED: N_("self-employed"),
    OutcomeState.STUDYING: N_("studying"),
    OutcomeState.NOT_WORKING: N_("not working"),
    OutcomeState.UNREACHABLE: N_("not reached"),
}
CONTRACT_WORDS = {
    Contract.NOT_SAID: N_("not said"),
    Contract.WRITTEN: N_("written contract"),
    Contract.SPOKEN: N_("spoken agreement"),
    Contract.DAY_LABOUR: N_("paid by the day"),
}
SUPPORT_WORDS = {
    StartSupport.NONE: N_("nothing given"),
    StartSupport.KIT: N_("kit given"),
    StartSupport.LOAN: N_("loan given"),
    StartSupport.KIT_AND_LOAN: N_("kit and loan given"),
}


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """What somebody told at one of the `MONTHS`; `in_trade` None: not said. `asked_on` None: today."""

    state: OutcomeState
    in_trade: bool | None = None
    employer: int | None = None
    contract: Contract = Contract.NOT_SAID
    income_band: IncomeBand = IncomeBand.UNKNOWN
    support: StartSupport = StartSupport.NONE
    note: str = ""
    asked_on: dt.date | None = None

    @property
    def working(self) -> bool:
        """Whether this is work, for others or for oneself."""
        return self.state in WORKING


@dataclass(frozen=True, slots=True)
class OutcomeRequest:
    """Set what one former trainee told at one of the `MONTHS`; `entry` None clears it."""

    person: int
    month: int
    entry: OutcomeEntry | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a command changed. Recording `before` again undoes it, recording `after` redoes it."""

    before: tuple[OutcomeRequest, ...]
    after: tuple[OutcomeRequest, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Somebody who stayed to the end of a course, and what was told at each of the `MONTHS`."""

    number: int
    label: PersonLabel
    phone: str
    certified: bool
    entries: Mapping[int, OutcomeEntry]

    @property
    def person(self) -> int:
        """The person's id."""
        return self.label.id


@dataclass(frozen=True, slots=True)
class OutcomeGrid:
    """A finished cohort and its people, in Khmer order; `due` says on which day each month's call begins to be due."""

    cohort: CohortLine
    rows: tuple[OutcomeRow, ...]
    due: Mapping[int, dt.date]
    employers: Mapping[int, str]  # names of those who are named in the rows


@dataclass(frozen=True, slots=True)
class OutcomeList:
    """A grid on its way to the printer."""

    grid: OutcomeGrid
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody whom the centre should ask now what became of him or her."""

    cohort: CohortLine
    label: PersonLabel
    phone: str
    month: int
    due: dt.date
    last: OutcomeEntry | None  # what was told the time before


@dataclass(frozen=True, slots=True)
class EmployerDraft:
    """An employer as typed; `own` is a workshop of the centre."""

    name_km: str = ""
    name_latin: str = ""
    own: bool = False
    village: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer; `people` counts who was ever said to work there, each once.

    `merged_into` names the employer that this one was found to be.
    """

    id: int
    draft: EmployerDraft
    archived: bool
    people: int
    merged_into: int | None = None

    def name(self, language: Language) -> str:
        """The name in the reader's script, else in the other."""
        return language.names(self.draft.name_km, self.draft.name_latin)[0]
