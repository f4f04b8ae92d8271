"""Parent meetings as tables: the meetings, families by themes, and who came to what."""

from __future__ import annotations

from app.exports.workbook import Table, Value
from app.language import Language
from app.meetings.values import MeetingLine, ThemeMatrix
from app.words import N_

_COUNTED = N_("A family counts once a meeting, however many adults came.")


def meetings_table(lines: tuple[MeetingLine, ...], language: Language) -> Table:
    """The meetings, one a row."""
    _ = language.text
    headings = (
        _("Date"),
        _("Starts at"),
        _("Ends at"),
        _("Themes"),
        _("Place"),
        _("Facilitator"),
        _("Families invited"),
        _("Families that came"),
        _("Adults who came"),
        _("Not held"),
    )
    rows = tuple(_meeting(line, language) for line in lines)
    return Table(_("Parent meetings"), headings, rows, (language.text(_COUNTED),))


def _meeting(line: MeetingLine, language: Language) -> tuple[Value, ...]:
    return (
        line.date,
        f"{line.starts:%H:%M}",
        f"{line.ends:%H:%M}",
        line.theme_names(language),
        line.place,
        line.facilitator,
        line.invited,
        line.came,
        line.adults,
        "" if line.held else line.reason,
    )


def matrix_table(matrix: ThemeMatrix, language: Language) -> Table:
    """How often each theme reached each family; an empty cell is never."""
    _ = language.text
    headings = (
        _("Code"),
        _("Name in Khmer"),
        _("Name in Latin letters"),
        _("Village"),
        _("Telephone"),
        *(theme.name(language) for theme in matrix.themes),
        _("Meetings"),
        _("Came last"),
    )
    rows = tuple(
        (
            row.family.code,
            row.family.name_km,
            row.family.name_latin,
            row.family.village,
            row.phone,
            *(cell.times if cell else None for cell in row.cells),
            row.meetings,
            row.last,
        )
        for row in matrix.rows
    )
    return Table(_("Families by themes"), headings, rows, (language.text(_COUNTED),))
