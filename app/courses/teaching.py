"""What a cohort's sessions were given to, and how its trainees did in each module. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from peewee import fn

from app.attendance.sessions import columns, ensure
from app.attendance.values import Column, SessionKey, SessionState, Status
from app.courses.catalogue import rules_of
from app.courses.rules import check_result, shares
from app.courses.values.cohorts import CohortState
from app.courses.values.entries import Assessed, AssessmentRequest, Taught, TaughtSession, TeachingRequest
from app.courses.values.trainees import Result
from app.errors import NotFound, UserError
from app.language import N_
from models import attendance, courses, groups

_NOTHING = Result()


def taught_sessions(cohort: Any, today: dt.date) -> tuple[TaughtSession, ...]:
    """Every session of a cohort up to today, oldest first, with what each was given to."""
    group = cohort.group
    last = min(group.ends or today, today)
    if group.starts > last:
        return ()
    sessions, ids = columns(group.id, group.starts, last)
    minutes, came = _minutes(cohort), _came(group.id)
    return tuple(
        _taught(column, column.session, minutes[column.session], came[ids.get(column.session, 0)])
        for column in sessions
        if column.session is not None
    )


def note(cohort: Any, requests: Sequence[TeachingRequest], today: dt.date) -> Taught:
    """Give sessions to modules, all or none. Raises UserError for a session that cannot be."""
    _check_running(cohort)
    modules = {module.id for module in courses.CohortModule.select().where(courses.CohortModule.cohort == cohort)}
    before = []
    stored = _minutes(cohort)
    for request in requests:
        if not modules >= set(request.modules):
            raise NotFound
        before.append(TeachingRequest(request.session, tuple(stored[request.session])))
        _write_session(cohort, request, today)
    return Taught(tuple(before), tuple(requests))


def assess(cohort: Any, requests: Sequence[AssessmentRequest], by: str, now: dt.datetime) -> Assessed:
    """Set and clear results, all or none. Raises UserError for one that cannot be."""
    _check_running(cohort)
    rules = rules_of(cohort)
    _check_known(cohort, requests)
    stored = results(cohort.id)
    before = tuple(AssessmentRequest(r.module, r.person, stored.get((r.module, r.person), _NOTHING)) for r in requests)
    for request in requests:
        check_result(request.result, rules)
        _write_result(request, by, now)
    return Assessed(before, tuple(requests))


def results(cohort: int) -> dict[tuple[int, int], Result]:
    """The results of a cohort by module and person."""
    table, module = courses.Assessment, courses.CohortModule
    rows: Any = table.select(table.module, table.person, table.competent, table.mark).join(module)
    return {
        (module_id, person): Result(competent, mark)
        for module_id, person, competent, mark in rows.where(module.cohort == cohort).tuples()
    }


def _taught(column: Column, session: SessionKey, minutes: Mapping[int, int], came: int) -> TaughtSession:
    starts, ends = column.starts or dt.time.min, column.ends or dt.time.min
    return TaughtSession(session, starts, ends, column.state, came, dict(minutes))


def _came(group: int) -> Counter[int]:
    """How many were present or late, by stored session."""
    session, mark = attendance.Session, attendance.Mark
    rows: Any = (
        mark.select(mark.session, fn.COUNT(mark.id))
        .join(session)
        .where(session.group == group, mark.status.in_((Status.PRESENT, Status.LATE)))
        .group_by(mark.session)
    )
    return Counter(dict(rows.tuples()))


def _minutes(cohort: Any) -> dict[SessionKey, dict[int, int]]:
    """The minutes of every session by module, in the order of the modules."""
    table, session, module = courses.ModuleHours, attendance.Session, courses.CohortModule
    rows: Any = (
        table.select(session.slot, session.date, table.module, table.minutes)
        .join(session)
        .switch(table)
        .join(module)
        .where(module.cohort == cohort)
        .order_by(module.position)
    )
    found: dict[SessionKey, dict[int, int]] = defaultdict(dict)
    for slot, date, module_id, minutes in rows.tuples():
        found[SessionKey(slot, date)][module_id] = minutes
    return found


def _write_session(cohort: Any, request: TeachingRequest, today: dt.date) -> None:
    if request.session.date > today:
        raise UserError(N_("That day has not come yet."))
    row = ensure(request.session)
    if row.group_id != cohort.group_id:
        raise UserError(N_("This session is one of another group."))
    if row.state == SessionState.NOT_HELD and request.modules:
        raise UserError(N_("This session was not held. Say first that it was held after all."))
    table = courses.ModuleHours
    table.delete().where(table.session == row).execute()
    if request.modules:
        length = (row.ends_at.hour - row.starts_at.hour) * 60 + row.ends_at.minute - row.starts_at.minute
        parts = zip(request.modules, shares(length, len(request.modules)), strict=True)
        table.insert_many([{"session": row, "module": m, "minutes": minutes} for m, minutes in parts]).execute()


def _write_result(request: AssessmentRequest, by: str, now: dt.datetime) -> None:
    table = courses.Assessment
    table.delete().where(table.module == request.module, table.person == request.person).execute()
    if request.result != _NOTHING:
        table.insert(
            module=request.module,
            person=request.person,
            competent=request.result.competent,
            mark=request.result.mark,
            entered_by=by,
            entered_at=now,
        ).execute()


def _check_known(cohort: Any, requests: Sequence[AssessmentRequest]) -> None:
    """Raise NotFound for a module of another cohort or somebody who is no trainee of this one."""
    modules = {row.id for row in courses.CohortModule.select().where(courses.CohortModule.cohort == cohort)}
    enrolment = groups.Enrolment
    rows: Any = enrolment.select(enrolment.person).where(enrolment.group == cohort.group, ~enrolment.waiting)
    trainees = {person for (person,) in rows.tuples()}
    if not all(request.module in modules and request.person in trainees for request in requests):
        raise NotFound


def _check_running(cohort: Any) -> None:
    if cohort.state not in (CohortState.RUNNING, CohortState.FINISHED):
        raise UserError(N_("The cohort has not started yet."))
