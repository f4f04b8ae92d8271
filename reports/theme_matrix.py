"""Which family was reached by which theme, as a table to take to a meeting of staff."""

from __future__ import annotations

from app.language import N_, Language
from app.meetings.values import MatrixRow, Reached, Theme
from app.settings.values import CentreDetails
from app.sheets.meeting_papers import MatrixPaper
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_NUMBER, _FAMILY, _TOTAL = 9.0, 58.0, 14.0
MOST_THEMES = 12


def draw(paper: MatrixPaper, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw the table; more themes than fit side by side continue on pages of their own."""
    count = len(paper.matrix.themes)
    starts = range(0, max(count, 1), MOST_THEMES)
    return draw_lists([_paper(paper, start, centre, languages) for start in starts])


def _paper(paper: MatrixPaper, start: int, centre: CentreDetails, languages: Languages) -> ListPaper:
    matrix = paper.matrix
    shown = slice(start, start + MOST_THEMES)
    rows = [_row(number, row, shown, languages) for number, row in enumerate(matrix.rows, start=1)]
    return ListPaper(
        title=words(languages, N_("Parent meetings")),
        group=words(languages, N_("Families by themes")),
        facts=_facts(paper, languages),
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=_columns(matrix.themes[shown], languages),
        rows=(_reached(paper, shown, languages), *rows),
        remark=words(languages, N_("How often they came, and when last. A family counts once a meeting.")),
        printed_at=paper.printed_at,
        printed_by=paper.printed_by,
    )


def _facts(paper: MatrixPaper, languages: Languages) -> str:
    count = len(paper.matrix.rows)
    never = sum(row.meetings == 0 for row in paper.matrix.rows)

    def say(language: Language) -> str:
        families = language.plural("{count} family", "{count} families", count)
        none = language.plural("{count} never came", "{count} never came", never)
        return f"{families}, {none}"

    return both(languages, say)


def _columns(themes: tuple[Theme, ...], languages: Languages) -> tuple[ListColumn, ...]:
    free = _WIDTH - 2 * MARGIN - _NUMBER - _FAMILY - _TOTAL
    width = min(free / max(len(themes), 1), 30.0)
    family = _FAMILY + free - width * len(themes)
    return (
        number_column(languages, _NUMBER),
        ListColumn(heading(languages, N_("Family")), family, 9),
        *(ListColumn(both(languages, theme.name, "\n"), width, 7.5, "centre") for theme in themes),
        ListColumn(heading(languages, N_("Meetings")), _TOTAL, 9, "centre"),
    )


def _row(number: int, row: MatrixRow, shown: slice, languages: Languages) -> Cells:
    figures = languages[-1]
    names = " ".join(dict.fromkeys(filter(None, (row.family.name_km, row.family.name_latin)))) or row.family.code
    place = " · ".join(filter(None, (row.family.code, row.family.village)))
    return (
        (CellText(figures.digits(str(number))),),
        (CellText(names, bold=True), CellText(place)),
        *(_cell(cell, figures) for cell in row.cells[shown]),
        (CellText(figures.number(row.meetings), bold=True),),
    )


def _cell(cell: Reached | None, language: Language) -> tuple[CellText, ...]:
    if cell is None:
        return (CellText("–"),)
    return (CellText(language.number(cell.times), bold=True), CellText(language.digits(f"{cell.last:%m/%Y}")))


def _reached(paper: MatrixPaper, shown: slice, languages: Languages) -> Cells:
    """The first row: how many of these families each theme reached."""
    figures, rows = languages[-1], paper.matrix.rows
    came = sum(row.meetings > 0 for row in rows)
    return (
        (CellText(""),),
        (CellText(words(languages, N_("Families reached")), bold=True),),
        *((CellText(figures.number(reached), bold=True),) for reached in paper.matrix.reached[shown]),
        (CellText(figures.number(came), bold=True),),
    )
