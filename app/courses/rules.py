"""What holds for cohorts, applicants and results. Pure: no clock, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.courses.values.applicants import Caution, Source
from app.courses.values.catalogue import AssessedBy, Names, PassRules
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import Result
from app.errors import FieldError, UserError
from app.text import khmer_digits
from app.words import N_

_DROP_OUT_AGES = (14, 30)
_ADULT = 18
_GROUP = Names("{name} ជំនាន់ទី {number}", "{name}, cohort {number}", "{name}, promotion {number}")
_AGE_BANDS = (14, 18, 25, 31, 41)
_NEXT = {
    CohortState.PLANNED: {CohortState.RUNNING, CohortState.CANCELLED},
    CohortState.RUNNING: {CohortState.FINISHED, CohortState.CANCELLED},
    CohortState.FINISHED: {CohortState.RUNNING},
    CohortState.CANCELLED: {CohortState.PLANNED, CohortState.RUNNING},
}


def check_step(state: CohortState, wanted: CohortState) -> None:
    """Raise UserError when a cohort in one state cannot be in another next."""
    if wanted not in _NEXT[state]:
        raise UserError(N_("This cannot be done with the cohort as it stands now."))


def state_after_return(starts: dt.date | None, today: dt.date) -> CohortState:
    """What a cancelled cohort is when it is taken up again."""
    return CohortState.RUNNING if starts is not None and starts <= today else CohortState.PLANNED


def cautions(age: int | None, source: Source, *, elsewhere: bool, completed: bool) -> tuple[Caution, ...]:
    """What speaks against giving somebody a place who is `age` when the cohort starts."""
    held = {
        Caution.AGE_NOT_KNOWN: age is None,
        Caution.AGE_OF_DROP_OUT: source is Source.DROP_OUT and age is not None and not _between(age, _DROP_OUT_AGES),
        Caution.NOT_ADULT: source is not Source.DROP_OUT and age is not None and age < _ADULT,
        Caution.IN_ANOTHER_COHORT: elsewhere,
        Caution.COMPLETED_BEFORE: completed,
    }
    return tuple(caution for caution, holds in held.items() if holds)


def left_early(last: dt.date | None, ends: dt.date | None) -> bool:
    """Whether a trainee whose last day is `last` left before the cohort's end."""
    return last is not None and (ends is None or last < ends)


def module_done(attended: int, hours: int, rules: PassRules) -> bool:
    """Whether a trainee was taught enough of a module: the share of its hours that attendance asks for."""
    return attended > 0 and attended * 100 >= hours * 60 * rules.attendance


def shares(minutes: int, parts: int) -> list[int]:
    """A session's minutes shared among modules, the first ones getting what is left over."""
    each, over = divmod(minutes, parts)
    return [each + (place < over) for place in range(parts)]


def group_names(course: Names, number: int) -> Names:
    """What the group of a cohort is called, in the languages in which its course has a name."""
    written = str(number)
    parts = (
        (course.km, _GROUP.km, khmer_digits(written)),
        (course.en, _GROUP.en, written),
        (course.fr, _GROUP.fr, written),
    )
    return Names(*(pattern.format(name=name, number=figure) if name else "" for name, pattern, figure in parts))


def age_band(age: int | None) -> str:
    """The band of an age as the figures tell it: "18-24"; empty when the age is not known."""
    if age is None:
        return ""
    first = max((start for start in _AGE_BANDS if start <= age), default=0)
    later = [start for start in _AGE_BANDS if start > age]
    return f"{first}-{later[0] - 1}" if later else f"{first}+"


def check_result(result: Result, rules: PassRules) -> None:
    """Raise UserError for an assessment that this cohort does not use or that cannot be."""
    if rules.assessed_by is AssessedBy.COMPETENCE and result.mark is not None:
        raise UserError(N_("This cohort is assessed as competent or not yet."))
    if rules.assessed_by is AssessedBy.MARKS and result.competent is not None:
        raise UserError(N_("This cohort is assessed with marks from 0 to 100."))
    if result.mark is not None and not _between(result.mark, (0, 100)):
        raise UserError(N_("A mark is a number from 0 to 100."))


def check_pass_rules(rules: PassRules) -> None:
    """Raise FieldError for a percentage or a mark that cannot be."""
    shares = {"attendance": rules.attendance, "done": rules.modules, "passes": rules.passes, "mark": rules.mark}
    for field, share in shares.items():
        if not _between(share, (0, 100)):
            raise FieldError(field, N_("Type a number from 0 to 100."))


def check_modules(hours: Sequence[int]) -> None:
    """Raise FieldError when a course has no module, or a module no hours."""
    if not hours:
        raise FieldError("modules", N_("Write down one module at least."))
    if not all(_between(number, (1, 1000)) for number in hours):
        raise FieldError("modules", N_("A module has from 1 to 1,000 hours."))


def _between(number: int, ends: tuple[int, int]) -> bool:
    return ends[0] <= number <= ends[1]
