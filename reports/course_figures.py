"""The figures of courses on paper: one row for each thing told apart, everybody together, the formulas."""

from __future__ import annotations

from collections.abc import Callable

from app.figures.values import Figure, FiguresPaper, FiguresRow
from app.figures.words import BY_WORDS, FORMULAS, after, in_trade, in_work, reasons, row_name
from app.language import N_, Language
from app.outcomes.values import MONTHS
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_COUNT, _SHARE, _MONTH, _REASONS = 13.0, 16.0, 27.0, 34.0


def draw(
    paper: FiguresPaper,
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the table, as many pages as it needs."""
    figures = paper.figures
    rows = [_row(both(languages, lambda one, row=row: row_name(row, figures.wanted.by, one)), row, languages)  # type: ignore[misc]
            for row in figures.rows]  # fmt: skip
    rows.append(_row(words(languages, N_("All together")), figures.total, languages, bold=True))
    table = ListPaper(
        title=words(languages, N_("Figures of courses")),
        group=paper.title or _shown(paper, languages),
        facts=_facts(paper, languages),
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=_columns(paper, languages),
        rows=tuple(rows),
        remark="",
        printed_at=paper.printed_at,
        printed_by=paper.printed_by,
        below=tuple(one.text(line) for one in languages for line in FORMULAS),
    )
    return draw_lists([table], progress)


def _shown(paper: FiguresPaper, languages: Languages) -> str:
    """Which cohorts are counted: 2025, Cooking."""
    wanted = paper.figures.wanted
    trade = next((trade.names for trade in paper.figures.trades if trade.id == wanted.trade), None)

    def say(language: Language) -> str:
        year = language.digits(str(wanted.year)) if wanted.year else language.text(N_("all years"))
        return ", ".join((year, trade.name(language) if trade else language.text(N_("all trades"))))

    return both(languages, say)


def _facts(paper: FiguresPaper, languages: Languages) -> str:
    if paper.frozen_at is None:
        return ""
    day = paper.frozen_at.date()
    frozen = both(languages, lambda one: one.text(N_("frozen on {date}")).format(date=one.date(day)))
    return f"{_shown(paper, languages)} · {frozen}"


def _columns(paper: FiguresPaper, languages: Languages) -> tuple[ListColumn, ...]:
    counts = (N_("Enrolled"), N_("Completed"), N_("Certified"), N_("Left"))
    shares = (N_("Completion"), N_("Drop-out"))
    taken = len(counts) * _COUNT + len(shares) * _SHARE + len(MONTHS) * _MONTH + _REASONS
    columns = [
        ListColumn(heading(languages, BY_WORDS[paper.figures.wanted.by]), _WIDTH - 2 * MARGIN - taken, 8.5),
        *(ListColumn(heading(languages, title), _COUNT, 9, "centre") for title in counts),
        *(ListColumn(heading(languages, title), _SHARE, 9, "centre") for title in shares),
        ListColumn(heading(languages, N_("Reasons for leaving")), _REASONS, 8),
    ]
    for month in MONTHS:
        title = both(languages, lambda one, month=month: _month_title(month, one), "\n")  # type: ignore[misc]
        columns.append(ListColumn(title, _MONTH, 8.5, "centre"))
    return tuple(columns)


def _month_title(month: int, language: Language) -> str:
    return language.text(N_("In work after {time}")).format(time=after(month, language))


def _row(name: str, row: FiguresRow, languages: Languages, *, bold: bool = False) -> Cells:
    language = languages[-1]
    counts = (Figure.ENROLLED, Figure.COMPLETED, Figure.CERTIFIED, Figure.LEFT)
    shares = (row.completion, row.drop_out)
    return (
        (CellText(name, bold=True),),
        *((CellText(language.number(row.count(figure)), bold=bold),) for figure in counts),
        *((CellText("–" if share is None else language.percent(share), bold=bold),) for share in shares),
        (CellText(both(languages, lambda one: reasons(row, one), "\n")),),
        *(_month(row, month, languages, bold=bold) for month in MONTHS),
    )


def _month(row: FiguresRow, month: int, languages: Languages, *, bold: bool) -> tuple[CellText, ...]:
    language, said = languages[-1], words(languages, N_("in trade"))
    trade = in_trade(row, month, language)
    works = CellText(in_work(row, month, language), bold=bold)
    return (works, CellText(f"{said} {trade}")) if trade else (works,)
