"""What the after-school page says, in the language of the person. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt

from app.after_school.values import Starter, WeekPlan
from app.attendance.values import DaySession, SessionState
from app.language import N_, Language
from app.schools.values import SHIFT_WORDS, School, Shift, ShiftPreview


def week_words(plan: WeekPlan, language: Language) -> str:
    """The days of a week."""
    year = language.digits(str(plan.last.year))
    return f"{language.day(plan.first)} – {language.day(plan.last)} {year}"


def session_words(session: DaySession, today: dt.date, language: Language) -> tuple[str, str, str]:
    """What is done at a session, how it stands, and the colour of the latter."""
    _, count = language.text, session.count
    activity = session.activity.name(language) if session.activity else ""
    if session.state is SessionState.NOT_HELD:
        return activity, _("not held"), "quiet"
    if not count.expected and not session.group.drop_in:
        return activity, _("nobody expected"), "quiet"
    if session.due and not session.begun:
        if session.session.date > today:
            return activity, _expected(session, language), "quiet"
        return activity or _expected(session, language), _("not entered"), "absent"
    if session.group.drop_in:
        return activity, language.plural("{count} came", "{count} came", session.came) + " ✓", "present"
    came = _("{came} of {expected}").format(came=language.number(count.came), expected=language.number(count.expected))
    return activity, f"{came} …" if count.to_enter else f"{came} ✓", "late" if count.to_enter else "present"


def _expected(session: DaySession, language: Language) -> str:
    if session.group.drop_in:
        return language.text(N_("open to all"))
    return language.plural("{count} expected", "{count} expected", session.count.expected)


def missing_words(plan: WeekPlan, language: Language) -> list[tuple[str, str]]:
    """What is to be done, each with where: "register", "activity" or "shift"."""
    due = sum(s.due and s.session.date <= plan.today and not s.finished for s in plan.sessions)
    found = (
        (due, language.plural("{count} register not entered", "{count} registers not entered", due), "register"),
        (
            plan.without_activity,
            language.plural(
                "{count} session without an activity", "{count} sessions without an activity", plan.without_activity
            ),
            "activity",
        ),
        (
            plan.without_shift,
            language.plural(
                "{count} child without a school shift", "{count} children without a school shift", plan.without_shift
            ),
            "shift",
        ),
    )
    return [(words, where) for count, words, where in found if count]


def school_name(school: int | None, schools: tuple[School, ...], language: Language) -> str:
    """The name of a school by its number; a dash where it is not known."""
    return next((one.name(language) for one in schools if one.id == school), "–")


def shift_word(shift: Shift | None, language: Language) -> str:
    """A shift in a word; a dash where it is not known."""
    return language.text(SHIFT_WORDS[shift]) if shift else "–"


def preview_words(preview: ShiftPreview, language: Language) -> str:
    """How many children change to which shift."""
    if not preview.children:
        return language.text(N_("No child's shift would change."))
    children = language.plural("{count} child changes", "{count} children change", preview.children)
    told = language.text(N_("{children}: {morning} to the morning, {afternoon} to the afternoon"))
    return told.format(
        children=children,
        morning=language.number(preview.to_morning),
        afternoon=language.number(preview.to_afternoon),
    )


def starter_name(starter: Starter, language: Language) -> str:
    """The name for this reader, and after a dot the one in the other script."""
    return " · ".join(name for name in language.names(starter.name_km, starter.name_latin) if name)
