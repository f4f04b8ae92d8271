"""Figures of courses as tables: the numbers with their formulas, and the people behind each."""

from __future__ import annotations

from app.courses.values.trainees import LEAVING_WORDS, LeavingReason
from app.exports.words import sex_word
from app.exports.workbook import Table, Value, share
from app.figures.values import Asked, Figure, Figures, FiguresRow, asked_at
from app.figures.words import BY_WORDS, FORMULAS, all_figures, figure_name, in_name_order, row_name
from app.language import Language
from app.outcomes.values import MONTHS

_COUNTS = (Figure.ENROLLED, Figure.COMPLETED, Figure.CERTIFIED, Figure.AT_START, Figure.COMPLETED_FROM_START)


def figures_table(figures: Figures, language: Language) -> Table:
    """One row for each thing told apart, then everybody together; a column for each reason and each time of asking."""
    _ = language.text
    asked = [figure_name(asked_at(one, month), language) for month in MONTHS for one in Asked]
    headings = (
        language.text(BY_WORDS[figures.wanted.by]),
        *(figure_name(figure, language) for figure in _COUNTS),
        _("Completion"),
        _("Left"),
        _("Drop-out"),
        *(language.text(LEAVING_WORDS[reason]) for reason in LeavingReason),
        *asked,
    )
    rows = [_row(row_name(row, figures.wanted.by, language), row) for row in figures.rows]
    rows.append(_row(_("All together"), figures.total))
    return Table(_("Figures"), headings, tuple(rows), tuple(language.text(words) for words in FORMULAS))


def people_table(figures: Figures, language: Language) -> Table:
    """Who is counted in which figure of which row."""
    _ = language.text
    headings = (language.text(BY_WORDS[figures.wanted.by]), _("Figure"), _("Code"), _("Name in Khmer"),
                _("Name in Latin letters"), _("Sex"))  # fmt: skip
    ordered = in_name_order(figures.people, language)
    rows: list[tuple[Value, ...]] = []
    for row in figures.rows:
        name = row_name(row, figures.wanted.by, language)
        for figure in all_figures():
            behind = frozenset(row.people(figure))
            rows += [
                (
                    name,
                    figure_name(figure, language),
                    one.code,
                    one.name_km,
                    one.name_latin,
                    sex_word(one.sex, language),
                )
                for one in ordered
                if one.id in behind
            ]
    return Table(_("People behind the figures"), headings, tuple(rows))


def _row(name: str, row: FiguresRow) -> tuple[Value, ...]:
    return (
        name,
        *(row.count(figure) for figure in _COUNTS),
        share(row.completion),
        row.count(Figure.LEFT),
        share(row.drop_out),
        *(row.reasons.get(reason, 0) for reason in LeavingReason),
        *(row.count(asked_at(one, month)) for month in MONTHS for one in Asked),
    )
