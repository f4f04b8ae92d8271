"""What of the courses wants attention, as lines of the Today page. Pure: values in, lines out."""

from __future__ import annotations

import datetime as dt

from app.courses.values.cohorts import CohortLine, Due
from app.language import N_, Language
from ui.courses.place import APPLICANTS, CohortPlace
from ui.page import Place
from ui.today.line import Line


def course_lines(due: Due, today: dt.date, language: Language) -> list[Line]:
    """Who waits for a decision or a place, and which cohorts start and finish about now."""
    return [
        *(_to_decide(line, language) for line in due.to_decide),
        *(_free_place(line, language) for line in due.free_places),
        *(_starting(line, today, language) for line in due.starting),
        *(_finishing(line, today, language) for line in due.finishing),
    ]


def _to_decide(line: CohortLine, language: Language) -> Line:
    words = language.plural(
        "{count} applicant waits for a decision", "{count} applicants wait for a decision", line.to_decide
    )
    place = Place("courses", CohortPlace(line.id, APPLICANTS))
    count = language.number(line.to_decide)
    detail = line.group.name(language)
    return Line(words, strong=count, detail=detail, icon="user-plus", icon_role="late", place=place)


def _free_place(line: CohortLine, language: Language) -> Line:
    name = line.group.name(language)
    waiting = language.plural("{count} on a waiting list", "{count} on waiting lists", line.waiting)
    words = language.text(N_("A place is free in {group}")).format(group=name)
    place = Place("courses", CohortPlace(line.id, APPLICANTS))
    return Line(words, strong=name, detail=waiting, icon="user-plus", icon_role="main", place=place)


def _starting(line: CohortLine, today: dt.date, language: Language) -> Line:
    late = line.starts is not None and line.starts < today
    message = N_("{cohort} should have started on {date}") if late else N_("{cohort} starts on {date}")
    return _dated(message, line, line.starts, late, language)


def _finishing(line: CohortLine, today: dt.date, language: Language) -> Line:
    late = line.ends is not None and line.ends < today
    message = N_("{cohort} should have finished on {date}") if late else N_("{cohort} finishes on {date}")
    return _dated(message, line, line.ends, late, language)


def _dated(message: str, line: CohortLine, day: dt.date | None, late: bool, language: Language) -> Line:
    name = line.group.name(language)
    date = language.date(day) if day is not None else ""
    trainees = language.plural("{count} trainee", "{count} trainees", line.trainees)
    return Line(
        language.text(message).format(cohort=name, date=date),
        strong=name,
        detail=" · ".join(filter(None, (trainees, line.place, line.trainer))),
        icon="graduation-cap",
        icon_role="late" if late else "main",
        place=Place("courses", CohortPlace(line.id)),
    )
