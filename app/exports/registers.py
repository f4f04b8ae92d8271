"""A register as a table: one column a session, letters as on paper, and the rates with their formula."""

from __future__ import annotations

from app.attendance.values import STATUS_WORDS, Column, Count, Register, Row, SessionState
from app.exports.words import sex_word
from app.exports.workbook import Table, Value, share
from app.language import Language
from app.words import N_

RATE = N_("Rate = (present + late) / (present + late + absent + excused). What is not entered counts nowhere.")


def register_table(register: Register, language: Language) -> Table:
    """The register with its sessions; days without one are left out."""
    _ = language.text
    shown = [index for index, column in enumerate(register.columns) if column.session is not None]
    counts = (_("Present"), _("Late"), _("Absent"), _("Excused"), _("Not entered"), _("Rate"))
    headings = (
        _("No."),
        _("Name in Khmer"),
        _("Name in Latin letters"),
        _("Sex"),
        *(_day(register.columns[index], language) for index in shown),
        *counts,
    )
    body = [_row(register, place, row, shown, language) for place, row in enumerate(register.rows)]
    legend = " · ".join(f"{status.value} {language.text(words)}" for status, words in STATUS_WORDS.items())
    return Table(register.group.name(language), headings, tuple(body), (legend, language.text(RATE)))


def _day(column: Column, language: Language) -> str:
    """The day, and the hour where a group meets twice on it; "not held" with the reason."""
    _ = language.text
    words = language.date(column.date)
    if column.starts is not None:
        words = f"{words} {language.time(column.starts)}"
    if column.state is SessionState.NOT_HELD:
        held = _("not held")
        words = f"{words}\n{held}: {column.reason}" if column.reason else f"{words}\n{held}"
    return words


def _row(register: Register, place: int, row: Row, shown: list[int], language: Language) -> tuple[Value, ...]:
    cells = [row.cells[index] for index in shown]
    letters = [cell.mark.status.value if cell.mark else None for cell in cells]
    count: Count = register.row_count(place)
    figures = (count.present, count.late, count.absent, count.excused, count.to_enter, share(count.rate))
    return (row.number, row.name_km, row.name_latin, sex_word(row.sex, language), *letters, *figures)
