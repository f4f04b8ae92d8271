"""`paillote import people FILE`: what will become of each row, and then the deed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import terminal
from ui.command_line.options import Subcommands, desk

if TYPE_CHECKING:
    from app.imports.columns import ColumnMap
    from app.imports.values import Decision, ImportPlan, PlannedRow


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `import`."""
    parser = commands.add_parser("import", help="take in a list of people (.xlsx, .csv)", parents=[common])
    parser.add_argument("what", choices=("people",))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="print every row's fate and change nothing")
    parser.add_argument("--create-groups", action="store_true", help="make the groups that are not known yet")
    parser.add_argument(
        "--duplicates",
        choices=("skip", "new"),
        default="skip",
        help="rows that look like somebody known: leave them out (usual), or take them in as new people",
    )
    parser.add_argument(
        "--rejected", type=Path, metavar="FILE.xlsx", help="write the rows that are not taken, with the reasons"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what becomes of the rows, and how many met each fate. Raises UserError."""
    # Spreadsheets and the comparing of names are loaded for nobody else.
    from app.backups.values import Reason
    from app.imports.reading import read_spreadsheet
    from app.imports.recognising import recognise

    at = desk(arguments)
    spreadsheet = read_spreadsheet(arguments.file)
    maps = recognise(spreadsheet)
    if not any(one.taken for one in maps):
        raise NoNames(arguments.file)
    with at.open() as centre:
        plan = centre.imports.plan(spreadsheet, maps, terminal.progress)
        decisions = _decisions(plan, arguments.duplicates)
        if arguments.rejected:
            _write_rejected(arguments.rejected, plan, decisions, at.language)
        if arguments.dry_run:
            _tell_columns(maps)
            _tell_plan(plan, at.language)
            return 0
        centre.back_up(Reason.IMPORT)
        result = centre.imports.apply(plan, decisions, arguments.create_groups, terminal.progress).value
    _tell_rows(_of_concern(plan), at.language)
    for field, count in zip(fields(result), astuple(result), strict=True):
        terminal.tell(field.name, count)
    return 0


class NoNames(UserError):
    """No column of a list was recognised as names."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            N_("No column of {name} is recognised as names. Choose the columns in the window: People, Import."),
            name=file.name,
        )


def _write_rejected(path: Path, plan: ImportPlan, decisions: dict[int, Decision], language: Language) -> None:
    from app.imports.leftovers import write_leftovers

    write_leftovers(path, plan, decisions, language)


def _decisions(plan: ImportPlan, duplicates: str) -> dict[int, Decision]:
    from app.imports.values import Choice, Decision, Fate

    alike = (place for place, row in enumerate(plan.rows) if row.fate is Fate.DUPLICATE)
    return {place: Decision(Choice(duplicates)) for place in alike}


def _of_concern(plan: ImportPlan) -> Iterator[PlannedRow]:
    from app.imports.values import Fate

    return (row for row in plan.rows if row.notes or row.fate in (Fate.DUPLICATE, Fate.REJECTED))


def _tell_columns(maps: tuple[ColumnMap, ...]) -> None:
    for one in maps:
        for column in one.columns if one.taken else ():
            terminal.tell("column", one.tab, column.heading, column.meaning)


def _tell_plan(plan: ImportPlan, language: Language) -> None:
    from app.imports.values import Fate

    _tell_rows(iter(plan.rows), language)
    for name in plan.new_groups:
        terminal.tell("new group", name)
    for fate in Fate:
        terminal.tell(fate, plan.count(fate))


def _tell_rows(rows: Iterator[PlannedRow], language: Language) -> None:
    from app.imports.words import why

    for row in rows:
        terminal.tell("row", row.read.tab, row.read.number, row.fate, _name(row), why(row, language))


def _name(row: PlannedRow) -> str:
    if row.read.person is None:
        return " ".join(str(cell) for cell in row.read.cells if cell is not None)
    draft = row.read.person.draft
    return draft.name_km or draft.name_latin
