"""What wants attention, for scripts: what is due today, former trainees to be called; and who employs them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.language import Language
from ui.command_line import terminal
from ui.command_line.options import Desk

if TYPE_CHECKING:
    from app.attendance.values import Absences, DaySession
    from app.centre import Centre
    from app.today.values import Birthday, Child, FreePlace, Today

_Fields = tuple[object, ...]


def list_due(centre: Centre, at: Desk, programme: str | None) -> None:
    """A line for each thing to do today: what kind it is, the day, whom or what it is about, and how many."""
    today = centre.today.overview()
    for line in (*_registers(today, at.language, programme), *([] if programme else _others(today, at.language))):
        terminal.tell(*line)


def list_calls(centre: Centre, at: Desk, _programme: str | None) -> None:
    """Former trainees to be asked now, by cohort: who, the phone, and after how many months."""
    for call in centre.outcomes.calls():
        label = call.label
        names = (label.code, label.name_km, label.name_latin)
        terminal.tell(call.cohort.group.name(at.language), *names, call.phone, call.month, call.due)


def list_employers(centre: Centre, _at: Desk, _programme: str | None) -> None:
    """Employers in use, and how many were ever said to work there."""
    for employer in centre.outcomes.employers():
        draft = employer.draft
        if not employer.archived:
            kind = "own" if draft.own else ""
            terminal.tell(draft.name_km, draft.name_latin, draft.village, draft.phone, kind, employer.people)


def _registers(today: Today, language: Language, programme: str | None) -> Iterator[_Fields]:
    due = [session for session in today.registers if session.due and not session.finished]
    for session in (*due, *today.not_entered):
        if programme in (None, session.group.programme):
            yield _register(session, language)


def _register(session: DaySession, language: Language) -> _Fields:
    return "register", session.session.date, session.group.name(language), session.count.to_enter


def _others(today: Today, language: Language) -> Iterator[_Fields]:
    """What is due beside registers, in the order of the Today page."""
    yield from (("meeting", one.date, one.theme_names(language), one.invited) for one in today.meetings)
    yield from (("staff", one.date, one.group.name(language), one.ratio.staff_needed) for one in today.crowded)
    if today.off_pc_days is not None:
        yield "backup", today.date, "", today.off_pc_days
    yield from (("visit", row.since, _name(row, language), row.in_a_row) for row in today.absences)
    yield from (("place", today.date, _group(one, language), _name(one.child, language)) for one in today.free_places)
    ready = today.certificates_ready
    yield from (("certificates", today.date, one.cohort.group.name(language), one.count) for one in ready)
    if today.calls:
        yield "calls", today.date, "", today.calls
    yield from _courses(today, language)
    yield from (("camp", camp.starts, camp.name(language), camp.without_group) for camp in today.camps)
    school_starts = today.turning_six.school_starts
    yield from (("six", school_starts, _name(child, language), 6) for child in today.turning_six.children)
    yield from (("birthday", one.date, _name(one, language), one.turns) for one in today.birthdays)


def _name(one: Absences | Birthday | Child, language: Language) -> str:
    return language.names(one.name_km, one.name_latin)[0]


def _group(place: FreePlace, language: Language) -> str:
    return language.pick(km=place.name_km, en=place.name_en, fr=place.name_fr)


def _courses(today: Today, language: Language) -> Iterator[_Fields]:
    due = today.courses
    for line in due.to_decide:
        yield "applicants", today.date, line.group.name(language), line.to_decide
    for line in due.free_places:
        yield "place", today.date, line.group.name(language), line.waiting
    for line in due.starting:
        yield "starts", line.starts, line.group.name(language), line.trainees
    for line in due.finishing:
        yield "finishes", line.ends, line.group.name(language), line.trainees
