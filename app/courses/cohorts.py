"""Planning a cohort and taking it from one state to the next. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from peewee import fn

from app.courses.catalogue import found, names_of, take_over, the_course
from app.courses.rules import check_step, group_names, left_early, state_after_return
from app.courses.values.catalogue import Names
from app.courses.values.cohorts import CohortDraft, CohortState
from app.errors import FieldError, UserError
from app.groups import planning
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.language import N_
from app.text import clean
from models import attendance, courses, groups


def plan(draft: CohortDraft, slots: Sequence[SlotDraft]) -> Any:
    """The row of a new cohort with its group and timetable. Raises FieldError, NotFound."""
    course, as_typed = the_course(draft.course)
    if course.archived_at is not None:
        raise FieldError("course", N_("This course is archived. Bring it back first."))
    number = draft.number or _next_number(draft.course)
    _check(draft, number)
    group = planning.add(_group_draft(names_of(course), number, draft))
    planning.set_timetable(group, slots, draft.starts)
    cohort = courses.Cohort.create(group=group, course=course, number=number)
    take_over(cohort, as_typed)
    return cohort


def change(cohort: Any, draft: CohortDraft) -> None:
    """Write a draft over a cohort: who was to stay from its first to its last day does so still. Raises FieldError."""
    group, number = cohort.group, draft.number or cohort.number
    _check(draft, number, besides=cohort.id)
    _refuse_marks_outside(group, draft)
    _move_enrolments(group, draft)
    if cohort.state == CohortState.PLANNED:
        slot = groups.Slot
        slot.update(valid_from=draft.starts).where(slot.group == group, slot.valid_from == group.starts).execute()
    planning.change(group, _group_draft(names_of(cohort.course), number, draft))
    cohort.number = number
    cohort.save()


def start(cohort: Any) -> None:
    """From now on the cohort keeps its modules and rules. Raises UserError."""
    _step(cohort, CohortState.RUNNING)


def finish(cohort: Any, last: dt.date, today: dt.date) -> None:
    """End the cohort and the enrolments of all who stayed with it. Raises UserError, FieldError."""
    group = cohort.group
    if last > today:
        raise FieldError("last", N_("That day has not come yet."))
    if last < group.starts:
        raise FieldError("last", N_("The last day is before the first day."))
    if _last_mark(group) > last:
        raise FieldError("last", N_("Somebody was marked in this cohort after that day."))
    _step(cohort, CohortState.FINISHED)
    for row in groups.Enrolment.select().where(groups.Enrolment.group == group):
        if row.starts > last:
            row.delete_instance()
        elif row.ends is None or row.ends > last or not left_early(row.ends, group.ends):
            row.ends = last
            row.save()
    group.ends = last
    group.save()


def reopen(cohort: Any) -> None:
    """Take back that a cohort is finished."""
    if cohort.state != CohortState.FINISHED:
        raise UserError(N_("This cannot be done with the cohort as it stands now."))
    _step(cohort, CohortState.RUNNING)


def cancel(cohort: Any, reason: str, now: dt.datetime) -> None:
    """Call a cohort off: its group no longer meets. Raises FieldError without a reason."""
    cohort.reason = clean(reason)
    if not cohort.reason:
        raise FieldError("reason", N_("Say why the cohort is cancelled."))
    _step(cohort, CohortState.CANCELLED)
    cohort.group.archived_at, cohort.group.archived_reason = now, cohort.reason
    cohort.group.save()


def take_up(cohort: Any, today: dt.date) -> None:
    """Go on with a cancelled cohort after all."""
    if cohort.state != CohortState.CANCELLED:
        raise UserError(N_("This cannot be done with the cohort as it stands now."))
    cohort.reason = ""
    _step(cohort, state_after_return(cohort.group.starts, today))
    cohort.group.archived_at, cohort.group.archived_reason = None, ""
    cohort.group.save()


def the_cohort(cohort: int) -> Any:
    """The row of a cohort. Raises NotFound."""
    return found(courses.Cohort, cohort)


def cohort_of(group: int) -> int | None:
    """The cohort that a group is; None for any other group."""
    row = courses.Cohort.get_or_none(courses.Cohort.group == group)
    return None if row is None else int(row.id)


def title(cohort: Any) -> str:
    """A cohort's name for the audit book."""
    return f"{cohort.group.name_en or cohort.group.name_km or cohort.group.name_fr}"


def _step(cohort: Any, wanted: CohortState) -> None:
    check_step(CohortState(cohort.state), wanted)
    cohort.state = wanted
    cohort.save()


def _next_number(course: int) -> int:
    table = courses.Cohort
    return int(table.select(fn.MAX(table.number)).where(table.course == course).scalar() or 0) + 1


def _check(draft: CohortDraft, number: int, besides: int = 0) -> None:
    table = courses.Cohort
    if number < 1:
        raise FieldError("number", N_("Cohorts are numbered from 1."))
    if table.select().where(table.course == draft.course, table.number == number, table.id != besides).exists():
        raise FieldError("number", N_("There is a cohort {number} of this course already."), number=number)
    if draft.ends < draft.starts:
        raise FieldError("ends", N_("The last day is before the first day."))


def _group_draft(course: Names, number: int, draft: CohortDraft) -> GroupDraft:
    names = group_names(course, number)
    return GroupDraft(
        Programme.COURSE,
        names.km,
        names.en,
        names.fr,
        leader=draft.trainer,
        room=draft.place,
        capacity=draft.capacity,
        starts=draft.starts,
        ends=draft.ends,
    )


def _last_mark(group: Any) -> dt.date:
    return _marked_days(group)[1] or dt.date.min


def _marked_days(group: Any) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which somebody was marked."""
    session, mark = attendance.Session, attendance.Mark
    rows = session.select(session.date).join(mark, on=(mark.session == session.id)).where(session.group == group)
    first = rows.order_by(session.date).first()
    last = rows.order_by(session.date.desc()).first()
    return first and first.date, last and last.date


def _refuse_marks_outside(group: Any, draft: CohortDraft) -> None:
    first, last = _marked_days(group)
    if first is not None and first < draft.starts:
        raise FieldError("starts", N_("Somebody was marked in this cohort before that day."))
    if last is not None and last > draft.ends:
        raise FieldError("ends", N_("Somebody was marked in this cohort after that day."))


def _move_enrolments(group: Any, draft: CohortDraft) -> None:
    """Whose enrolment began or ended with the cohort, begins or ends with it still."""
    rows: Any = groups.Enrolment.select().where(groups.Enrolment.group == group)
    for row in rows:
        if row.starts == group.starts or row.starts < draft.starts:
            row.starts = draft.starts
        if not left_early(row.ends, group.ends):
            row.ends = draft.ends
        row.ends = max(row.ends, row.starts)
        row.save()
