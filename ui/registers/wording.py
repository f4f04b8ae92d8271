"""What a register says, per cell and per heading, in the language of the person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from app.attendance.values import (
    STATUS_WORDS,
    Cell,
    Column,
    Count,
    Flag,
    Mark,
    Register,
    Row,
    SessionState,
    Status,
)
from app.groups.ratio import Ratio, present_at_once
from app.language import N_, Language
from ui.registers.place import Span

Role = Qt.ItemDataRole

FLAG_WORDS = {
    Flag.MUST_NOT_COLLECT: N_("Somebody must not collect this child"),
    Flag.ALLERGY: N_("Allergy"),
    Flag.BIRTHDAY: N_("Birthday"),
    Flag.NEW: N_("New in this group"),
    Flag.WALK_IN: N_("Walk-in"),
    Flag.PROVISIONAL: N_("Not yet known here: only the name was written down"),
}
# From Monday; shorter than CLDR's and, unlike its one-letter forms, all different.
KHMER_WEEKDAYS = ("ច", "អ", "ពុ", "ព្រ", "សុ", "ស", "អា")

_FIELD_WORDS = {
    "NUMBER": (N_("No."), N_("Row number on the sheet")),
    "PHOTO": ("", N_("Photo")),
    "NAME_KM": (N_("Name"), N_("Name in Khmer letters")),
    "NAME_LATIN": ("", N_("Name in Latin letters")),
    "AGE": (N_("Age"), N_("Age on the last day shown")),
    "FLAGS": ("", N_("Allergies, collection, birthday, newcomers")),
}


def can_be_marked(column: Column) -> bool:
    """Whether marks can be entered: there is a session, and it was not called off."""
    return column.session is not None and column.state != SessionState.NOT_HELD


def is_off(column: Column) -> bool:
    """Whether the group did not meet that day."""
    return not can_be_marked(column)


def mark_with(before: Mark | None, status: Status) -> Mark:
    """A mark with another status: a walk-in stays one, times stay only where somebody was there."""
    if before is None:
        return Mark(status)
    if status in (Status.PRESENT, Status.LATE):
        return replace(before, status=status)
    return replace(before, status=status, arrived=None, left=None)


def flags_in_order(row: Row) -> list[Flag]:
    """The flags of a person, the most urgent first."""
    return [flag for flag in FLAG_WORDS if flag in row.flags]


def person_data(row: Row, field: str, role: int, language: Language) -> Any:
    """What a column before the days answers for a person."""
    if role == Role.DisplayRole:
        return _person_text(row, field, language)
    if role == Role.TextAlignmentRole and field in ("NUMBER", "AGE"):
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if role in (Role.ToolTipRole, Role.AccessibleTextRole):
        if field == "FLAGS":
            return "\n".join(language.text(FLAG_WORDS[flag]) for flag in flags_in_order(row))
        return row.name_latin if field == "PHOTO" else _person_text(row, field, language)
    return None


def mark_data(row: Row, cell: Cell, column: Column, role: int, language: Language) -> Any:
    """What a day answers for a person."""
    if role == Role.DisplayRole:
        return cell.mark.status.value if cell.mark else ""
    if role == Role.TextAlignmentRole:
        return int(Qt.AlignmentFlag.AlignCenter)
    if role == Role.ToolTipRole:
        return mark_sentence(cell, column, language)
    if role == Role.AccessibleTextRole:
        name = language.pick(km=row.name_km, en=row.name_latin)
        words = (
            str(row.number),
            name,
            language.long_date(column.date),
            mark_sentence(cell, column, language),
        )
        return ", ".join(words)
    return None


def mark_sentence(cell: Cell, column: Column, language: Language) -> str:
    """The mark in words: "late, arrived 07:45"."""
    if is_off(column):
        return off_words(column, language)
    if cell.mark is None:
        return language.text(N_("not entered")) if cell.expected else language.text(N_("not expected"))
    words = [language.text(STATUS_WORDS[cell.mark.status])]
    for moment, message in ((cell.mark.arrived, N_("arrived {time}")), (cell.mark.left, N_("left {time}"))):
        if moment is not None:
            words.append(language.text(message).format(time=language.time(moment)))
    if cell.mark.walk_in:
        words.append(language.text(FLAG_WORDS[Flag.WALK_IN]))
    return ", ".join([*words, *filter(None, [cell.mark.note])])


def off_words(column: Column, language: Language) -> str:
    """Why the group did not meet: a holiday's name, the reason it was called off, or that it is no day of it."""
    if column.state == SessionState.NOT_HELD:
        return language.text(N_("Not held: {reason}")).format(reason=column.reason)
    return column.why_closed(language) or language.text(N_("No session on this day"))


def day_header(column: Column, role: int, language: Language, *, with_hour: bool = False) -> Any:
    """The head of a day: two lines on screen, a sentence for who points at it or hears it."""
    if role == Role.DisplayRole:
        done = " ✓" if column.finished else ""
        hour = language.time(column.starts) if with_hour and column.starts is not None else ""
        second = " · ".join(filter(None, (language.number(column.date.day), hour)))
        return f"{weekday(column.date, language)}\n{second}{done}"
    if role in (Role.ToolTipRole, Role.AccessibleTextRole):
        return "\n".join(
            filter(None, (language.long_date(column.date), hours(column, language), _state(column, language)))
        )
    return None


def weekday(day: dt.date, language: Language) -> str:
    """The weekday in Khmer and, for readers of another language, in that one too: "ច Mon"."""
    khmer = KHMER_WEEKDAYS[day.weekday()]
    return khmer if language.code == "km" else f"{khmer} {language.weekday(day, short=True)}"


def hours(column: Column, language: Language) -> str:
    """From when to when: "07:30–11:00"."""
    if column.starts is None or column.ends is None:
        return ""
    return f"{language.time(column.starts)}–{language.time(column.ends)}"


def field_header(field: str, role: int, language: Language) -> Any:
    """The head of a column before the days."""
    short, long = _FIELD_WORDS[field]
    if role == Role.DisplayRole:
        return language.text(short)
    if role in (Role.ToolTipRole, Role.AccessibleTextRole):
        return language.text(long)
    return None


def _person_text(row: Row, field: str, language: Language) -> str:
    texts = {
        "NUMBER": language.number(row.number),
        "NAME_KM": row.name_km,
        "NAME_LATIN": row.name_latin,
        "AGE": "" if row.age is None else language.number(row.age),
    }
    return texts.get(field, "")


def _state(column: Column, language: Language) -> str:
    if is_off(column):
        return off_words(column, language)
    return language.text(N_("Finished")) if column.finished else ""


def count_sentence(count: Count, language: Language) -> str:
    """The count of a day in one sentence, for who hears the screen."""
    sentence = N_("{present} present, {late} late, {absent} absent, {excused} excused, {to_enter} to enter")
    return language.text(sentence).format(
        present=count.present,
        late=count.late,
        absent=count.absent,
        excused=count.excused,
        to_enter=count.to_enter,
    )


def days_shown(first: dt.date, last: dt.date, span: Span, language: Language) -> str:
    """The days of a register in words: "Fri 6 Nov 2026", "2 – 7 Nov 2026", "November 2026"."""
    year = language.digits(str(last.year))
    if span == Span.DAY:
        return f"{language.weekday(first, short=not language.khmer_first)} {language.day(first)} {year}"
    if span == Span.MONTH:
        return language.month(first)
    begins = language.digits(str(first.day)) if first.month == last.month else language.day(first)
    return f"{begins} – {language.day(last)} {year}"


def ratio_of(register: Register, at: int) -> Ratio | None:
    """Children present at the same time and staff, for one column; None where there is no session."""
    column = register.columns[at]
    if column.session is None:
        return None
    marks = (row.cells[at].mark for row in register.rows)
    came = [mark for mark in marks if mark is not None and mark.status in (Status.PRESENT, Status.LATE)]
    children = present_at_once((mark.arrived, mark.left) for mark in came)
    return Ratio(children, column.staff, register.group.children_per_staff)
