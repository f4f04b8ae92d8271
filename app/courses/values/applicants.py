"""Who asks for a place in a cohort, and what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.people.values import PersonLabel
from app.words import N_


class Source(StrEnum):
    """Who sent an applicant; NONE for a trainee who was enrolled without having applied."""

    NONE = ""
    SOCIAL_TEAM = "social_team"
    DROP_OUT = "drop_out"
    OTHER = "other"


class IncomeBand(StrEnum):
    """What a family earns in a month, in US dollars; UNKNOWN when nobody asked."""

    UNKNOWN = ""
    UNDER_50 = "under_50"
    UNDER_100 = "under_100"
    UNDER_200 = "under_200"
    FROM_200 = "from_200"


class Decision(StrEnum):
    """What became of somebody's wish for a place."""

    OPEN = "open"
    SELECTED = "selected"
    WAITING = "waiting"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Caution(StrEnum):
    """What speaks against giving an applicant a place."""

    AGE_NOT_KNOWN = "age_not_known"
    AGE_OF_DROP_OUT = "age_of_drop_out"
    NOT_ADULT = "not_adult"
    IN_ANOTHER_COHORT = "in_another_cohort"
    COMPLETED_BEFORE = "completed_before"


SOURCE_WORDS = {
    Source.NONE: N_("did not apply"),
    Source.SOCIAL_TEAM: N_("social team"),
    Source.DROP_OUT: N_("dropped out of school"),
    Source.OTHER: N_("other source"),
}


INCOME_WORDS = {
    IncomeBand.UNKNOWN: N_("not known"),
    IncomeBand.UNDER_50: N_("under 50 $"),
    IncomeBand.UNDER_100: N_("50 to 99 $"),
    IncomeBand.UNDER_200: N_("100 to 199 $"),
    IncomeBand.FROM_200: N_("200 $ and more"),
}


DECISION_WORDS = {
    Decision.OPEN: N_("to be decided"),
    Decision.SELECTED: N_("selected"),
    Decision.WAITING: N_("on the waiting list"),
    Decision.REFUSED: N_("refused"),
    Decision.WITHDRAWN: N_("withdrew"),
}


CAUTION_WORDS = {
    Caution.AGE_NOT_KNOWN: N_("age not known"),
    Caution.AGE_OF_DROP_OUT: N_("who dropped out of school must be 14 to 30 years old"),
    Caution.NOT_ADULT: N_("younger than 18 years"),
    Caution.IN_ANOTHER_COHORT: N_("in another cohort already"),
    Caution.COMPLETED_BEFORE: N_("completed a course of this trade before"),
}


@dataclass(frozen=True, slots=True)
class ApplicantDraft:
    """Somebody's wish for a place as typed; `criteria` are those met."""

    person: int
    source: Source = Source.SOCIAL_TEAM
    reason: str = ""
    income_band: IncomeBand = IncomeBand.UNKNOWN
    criteria: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who asked for a place; `age` is that on the day the cohort starts."""

    id: int
    cohort: int
    label: PersonLabel
    age: int | None
    draft: ApplicantDraft
    applied: dt.date
    decision: Decision
    decided: dt.date | None
    decided_by: str
    decision_reason: str
    despite: str  # why a caution was set aside
    place: int | None  # on the waiting list
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class PlaceFree:
    """What came of a place that was given up: who is next on the waiting list, if there is room and anybody waits."""

    offered: PersonLabel | None = None
    applicant: int = 0
