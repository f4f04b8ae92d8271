"""Who asks for a place in a cohort, and who gets one. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from peewee import fn

from app.courses.applicants import one_applicant
from app.courses.catalogue import found
from app.courses.values.applicants import Applicant, ApplicantDraft, Decision, PlaceFree
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import LeavingReason
from app.errors import FieldError, UserError
from app.groups import enrolling
from app.groups.rules import has_place
from app.language import N_
from app.text import clean
from models import courses as tables
from models import groups
from models.people import Person

_OPEN = (CohortState.PLANNED, CohortState.RUNNING)


def add(cohort: Any, draft: ApplicantDraft, today: dt.date) -> int:
    """Write down that somebody asks for a place; the applicant's id. Raises FieldError, NotFound."""
    _check_open(cohort)
    found(Person, draft.person)
    if tables.Applicant.get_or_none(cohort=cohort, person=draft.person) is not None:
        raise FieldError("person", N_("This person has asked for a place in this cohort already."))
    row = tables.Applicant.create(cohort=cohort, person=draft.person, applied=today, **_columns(draft))
    _write_criteria(row, draft.criteria)
    return int(row.id)


def change(row: Any, draft: ApplicantDraft) -> None:
    """Write a draft over an applicant; the person stays. Raises NotFound."""
    for column, value in _columns(draft).items():
        setattr(row, column, value)
    row.save()
    tables.ApplicantCriterion.delete().where(tables.ApplicantCriterion.applicant == row).execute()
    _write_criteria(row, draft.criteria)


def remove(row: Any) -> None:
    """Forget a wish that was written down by mistake. Raises UserError once it was decided."""
    if row.decision != Decision.OPEN:
        raise UserError(N_("This was decided already. Let it be decided anew first."))
    tables.ApplicantCriterion.delete().where(tables.ApplicantCriterion.applicant == row).execute()
    row.delete_instance()


def select(rows: Sequence[Any], today: dt.date, by: str, despite: str = "") -> None:
    """Give applicants of one cohort a place, all or none.

    Raises UserError when there is no place left, and when something speaks against one of them unless `despite` says
    why it does not count.
    """
    for row in rows:
        _check_open(row.cohort)
        _check_cautions(one_applicant(row), despite)
        group = row.cohort.group
        starts, ends = _first_day(row.cohort, today), group.ends
        if ends is not None and ends < starts:
            raise UserError(N_("The cohort has ended: nobody can join it any more."))
        if not has_place(group.capacity, enrolling.places(group), (starts, ends)):
            raise UserError(N_("The cohort is full. Put the applicant on the waiting list."))
        enrolling.enrol(group, row.person_id, starts, ends)
        row.despite = clean(despite)
        _decide(row, Decision.SELECTED, "", today, by)


def decide(rows: Sequence[Any], decision: Decision, reason: str, today: dt.date, by: str) -> None:
    """Decide anything but a place; whoever had one gives it back. Raises FieldError when a refusal has no reason."""
    if decision is Decision.REFUSED and not clean(reason):
        raise FieldError("reason", N_("Say why the applicant is refused."))
    for row in rows:
        _check_open(row.cohort)
        if row.decision == Decision.SELECTED:
            _give_back(row)
        _decide(row, decision, clean(reason), today, by)


def move_on_waiting_list(row: Any, by: int) -> None:
    """Let somebody who waits change places with whoever stands `by` places further down (negative: up)."""
    queue = list(_waiting(row.cohort))
    at = next((place for place, other in enumerate(queue) if other.id == row.id), None)
    if at is None:
        raise UserError(N_("Only who is on the waiting list has a place on it."))
    queue.insert(max(0, min(at + by, len(queue) - 1)), queue.pop(at))
    _number(queue)


def leave(cohort: Any, person: int, last: dt.date, reason: LeavingReason, note: str) -> None:
    """A trainee's last day before the end, and why. Raises FieldError."""
    enrolment = the_enrolment(cohort, person)
    if not reason:
        raise FieldError("reason", N_("Choose why the trainee leaves."))
    if cohort.group.ends is not None and last >= cohort.group.ends:
        raise FieldError("last", N_("The cohort ends on {date}: this would be no leaving early."),
                         date=cohort.group.ends)  # fmt: skip
    enrolling.end(enrolment, last, note)
    table = tables.Leaving
    table.delete().where(table.cohort == cohort, table.person == person).execute()
    table.create(cohort=cohort, person=person, reason=reason, note=clean(note))


def stay(cohort: Any, person: int) -> None:
    """Take back that a trainee left. Raises UserError when the place is taken."""
    enrolment = the_enrolment(cohort, person)
    group = cohort.group
    others = enrolling.places(group, besides=enrolment.id)
    if not has_place(group.capacity, others, (enrolment.starts, group.ends)):
        raise UserError(N_("The group {group} is full."), group=enrolling.group_name(group))
    enrolment.ends, enrolment.reason = group.ends, ""
    enrolment.save()
    tables.Leaving.delete().where(tables.Leaving.cohort == cohort, tables.Leaving.person == person).execute()


def free_place(cohort: Any, on: dt.date) -> PlaceFree:
    """Whether a place is free on a day, and for whom."""
    group = cohort.group
    first = next(iter(_waiting(cohort)), None)
    day = max(group.starts, on)
    if first is None or (group.ends is not None and day > group.ends):
        return PlaceFree()
    if not has_place(group.capacity, enrolling.places(group), (day, group.ends)):
        return PlaceFree()
    return PlaceFree(one_applicant(first).label, first.id)


def the_applicant(applicant: int) -> Any:
    """The row of an applicant. Raises NotFound."""
    return found(tables.Applicant, applicant)


def the_applicants(ids: Sequence[int]) -> list[Any]:
    """The rows of applicants in the order asked for. Raises UserError for none, NotFound."""
    if not ids:
        raise UserError(N_("Choose somebody first."))
    return [the_applicant(id_) for id_ in ids]


def the_enrolment(cohort: Any, person: int) -> Any:
    """A trainee's latest enrolment. Raises UserError when the person is no trainee of this cohort."""
    table = groups.Enrolment
    rows = table.select().where(table.group == cohort.group, table.person == person, ~table.waiting)
    row = rows.order_by(table.starts.desc()).first()
    if row is None:
        raise UserError(N_("This person is no trainee of this cohort."))
    return row


def _first_day(cohort: Any, today: dt.date) -> dt.date:
    """From when on a new trainee is there: from the start, unless the cohort runs already."""
    starts: dt.date = cohort.group.starts
    return starts if cohort.state == CohortState.PLANNED else max(starts, today)


def _decide(row: Any, decision: Decision, reason: str, today: dt.date, by: str) -> None:
    if decision is not Decision.SELECTED:
        row.despite = ""
    is_open = decision is Decision.OPEN
    row.decision, row.decision_reason = decision, reason
    row.decided, row.decided_by = (None, "") if is_open else (today, by)
    row.place = _last_place(row.cohort) + 1 if decision is Decision.WAITING else None
    row.save()
    _number(list(_waiting(row.cohort)))


def _give_back(row: Any) -> None:
    enrolment = groups.Enrolment.get_or_none(group=row.cohort.group, person=row.person_id)
    if enrolment is not None:
        enrolling.remove(enrolment)


def _check_open(cohort: Any) -> None:
    if cohort.state not in _OPEN:
        raise UserError(N_("The cohort is finished or cancelled: nothing is decided any more."))


def _check_cautions(applicant: Applicant, despite: str) -> None:
    if applicant.decision is Decision.SELECTED:
        raise UserError(N_("{name} has a place already."), name=applicant.label.name(khmer_first=True))
    if applicant.cautions and not clean(despite):
        raise FieldError(
            "despite",
            N_("Something speaks against {name}. Say why it does not count here."),
            name=applicant.label.name(khmer_first=True),
        )


def _waiting(cohort: Any) -> Iterable[Any]:
    table = tables.Applicant
    rows: Iterable[Any] = (
        table.select().where(table.cohort == cohort, table.decision == Decision.WAITING).order_by(table.place, table.id)
    )
    return rows


def _last_place(cohort: Any) -> int:
    table = tables.Applicant
    return int(table.select(fn.MAX(table.place)).where(table.cohort == cohort).scalar() or 0)


def _number(queue: list[Any]) -> None:
    for place, row in enumerate(queue, 1):
        if row.place != place:
            tables.Applicant.update(place=place).where(tables.Applicant.id == row.id).execute()


def _columns(draft: ApplicantDraft) -> dict[str, object]:
    if not draft.source:
        raise FieldError("source", N_("Choose who sent the applicant."))
    return {
        "source": draft.source,
        "reason": clean(draft.reason, 2000, lines=True),
        "income_band": draft.income_band,
    }


def _write_criteria(row: Any, criteria: Iterable[int]) -> None:
    for criterion in sorted(criteria):
        tables.ApplicantCriterion.create(applicant=row, criterion=found(tables.Criterion, criterion))
