"""The rows that were not taken, given back as a spreadsheet with the reason beside each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.exports.workbook import Table, write_tables
from app.imports.values import Choice, Decision, Fate, ImportPlan, PlannedRow
from app.imports.words import FATES, why
from app.language import Language


def leftovers(plan: ImportPlan, decisions: Mapping[int, Decision]) -> tuple[PlannedRow, ...]:
    """Rows that are rejected, left out or undecided, and rows of which a cell was not understood."""
    return tuple(_leftovers(plan, decisions))


def _leftovers(plan: ImportPlan, decisions: Mapping[int, Decision]) -> Iterator[PlannedRow]:
    for place, row in enumerate(plan.rows):
        decision = decisions.get(place)
        undecided = row.fate is Fate.DUPLICATE and decision is None
        skipped = decision is not None and decision.choice is Choice.SKIP
        if row.fate is Fate.REJECTED or undecided or skipped or row.notes:
            yield row


def write_leftovers(path: Path, plan: ImportPlan, decisions: Mapping[int, Decision], language: Language) -> int:
    """Write the leftovers under the headings of the list, so that they can be mended and imported; how many.

    Raises UserError when the file cannot be written.
    """
    _ = language.text
    rows = leftovers(plan, decisions)
    width = max([len(plan.headings), *(len(row.read.cells) for row in rows)])
    headings = (_("What happened"), _("Reason"), _("Sheet"), _("Row"))
    table = Table(
        _("Rows not taken"),
        (*plan.headings, *[""] * (width - len(plan.headings)), *headings),
        tuple(
            (
                *row.read.cells,
                *[None] * (width - len(row.read.cells)),
                language.text(FATES[row.fate]),
                why(row, language),
                row.read.tab,
                row.read.number,
            )
            for row in rows
        ),
    )
    write_tables(path, [table])
    return len(rows)
