"""The list with which former trainees are called: who, where, and a box for each time of asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import N_, Language
from app.outcomes.typed import LETTER_OF, LETTERS
from app.outcomes.values import MONTHS, OUTCOME_WORDS, OutcomeEntry, OutcomeGrid, OutcomeList, OutcomeRow
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading, name_columns, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_NUMBER, _PHONE, _MONTH = 9.0, 34.0, 36.0
_SIGN = {True: "+", False: "-", None: ""}


def draw(
    lists: Sequence[OutcomeList],
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lists of several cohorts into one PDF; what was not told yet is left empty for the pen."""
    return draw_lists([_paper(one, centre, languages) for one in lists], progress)


def _paper(paper: OutcomeList, centre: CentreDetails, languages: Languages) -> ListPaper:
    grid = paper.grid
    ends = grid.cohort.ends
    return ListPaper(
        title=words(languages, N_("Outcome list")),
        group=both(languages, grid.cohort.group.name),
        facts=both(languages, lambda language: _ended(language.date(ends), language)) if ends else "",
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=_columns(grid, languages),
        rows=tuple(_row(row, languages) for row in grid.rows),
        remark=both(languages, _legend, "\n"),
        printed_at=paper.printed_at,
        printed_by=paper.printed_by,
    )


def _ended(date: str, language: Language) -> str:
    _ = language.text
    return _("The course ended on {date}").format(date=date)


def _columns(grid: OutcomeGrid, languages: Languages) -> tuple[ListColumn, ...]:
    free = _WIDTH - 2 * MARGIN - _NUMBER - _PHONE - len(MONTHS) * _MONTH
    return (
        number_column(languages, _NUMBER),
        *name_columns(languages, free / 2),
        ListColumn(heading(languages, N_("Phone")), _PHONE, 8),
        *(ListColumn(_heading(grid, month, languages), _MONTH, 8) for month in MONTHS),
    )


def _heading(grid: OutcomeGrid, month: int, languages: Languages) -> str:
    after = both(languages, lambda language: language.plural("{count} month", "{count} months", month))
    return f"{after}\n{languages[-1].date(grid.due[month])}"


def _row(row: OutcomeRow, languages: Languages) -> Cells:
    phones = tuple(CellText(phone.strip()) for phone in row.phone.split(","))
    told = tuple((CellText(_told(row.entries.get(month), languages)),) for month in MONTHS)
    names = (CellText(row.label.name_km),), (CellText(row.label.name_latin),)
    return ((CellText(languages[-1].digits(str(row.number))),), *names, phones, *told)


def _told(entry: OutcomeEntry | None, languages: Languages) -> str:
    if entry is None:
        return ""
    state = words(languages, OUTCOME_WORDS[entry.state], "\n")
    return f"{LETTER_OF[entry.state]}{_SIGN[entry.in_trade]} {state}"


def _legend(language: Language) -> str:
    letters = [f"{letter} {language.text(OUTCOME_WORDS[state])}" for letter, state in LETTERS.items()]
    in_trade = language.text(N_("in the trade"))
    return " · ".join((*letters, f"+ {in_trade}"))
