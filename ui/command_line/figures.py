"""Figures of courses for scripts: printed, and kept as they were sent to somebody."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import terminal
from ui.command_line.options import Desk, Subcommands, desk, whole_number

if TYPE_CHECKING:
    from app.centre import Centre
    from app.figures.values import FiguresFilter

PAPER = "course-figures"
_BY = ("cohort", "course", "trade", "sex", "age", "source")


class NoTrade(UserError):
    """No trade is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("There is no trade called {name}."), name=name)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which figures; `--year` is an option of the whole command."""
    parser.add_argument("--by", choices=_BY, default="cohort", help="figures of courses: what they are told apart by")
    parser.add_argument("--trade", metavar="NAME", help="figures of courses: only this trade")
    parser.add_argument("--frozen", type=whole_number, metavar="NUMBER", help="figures of courses as they were frozen")


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `freeze-figures`."""
    parser = commands.add_parser(
        "freeze-figures", help="keep the figures of courses as they are sent to somebody", parents=[common]
    )
    parser.add_argument("title", metavar="TITLE", help="for whom or for what they are")
    parser.add_argument("--year", type=whole_number, metavar="YEAR", help="only cohorts that started in this year")
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Freeze and print the number under which the figures open again."""
    at = desk(arguments)
    with at.open() as centre:
        line = centre.figures.freeze(wanted(centre, arguments), arguments.title).value
    terminal.tell(line.id, line.title)
    return 0


def pdf(centre: Centre, arguments: argparse.Namespace, languages: Sequence[Language]) -> bytes:
    """The figures of today or frozen ones on paper. Raises UserError."""
    from reports import course_figures

    if arguments.frozen is None:
        paper = centre.figures.paper(wanted(centre, arguments))
    else:
        paper = centre.figures.frozen_paper(arguments.frozen)
    drawn = course_figures.draw(paper, centre.settings.centre(), languages, terminal.progress)
    centre.figures.record_print(paper.title)
    return drawn


def wanted(centre: Centre, arguments: argparse.Namespace) -> FiguresFilter:
    """What was asked for. Raises NoTrade."""
    from app.figures.values import FiguresBy, FiguresFilter

    trade = _trade(centre, arguments.trade) if arguments.trade else None
    return FiguresFilter(FiguresBy(arguments.by), arguments.year, trade)


def list_frozen(centre: Centre, _at: Desk, _programme: str | None) -> None:
    """Number, title, day, by whom: one table a line."""
    for line in centre.figures.frozen():
        terminal.tell(line.id, line.title, line.frozen_at.date(), line.frozen_by)


def _trade(centre: Centre, name: str) -> int:
    """The trade that is called so in any language, or begins so."""
    from app.text import search_key

    key = search_key(name)
    for trade in centre.courses.catalogue().trades:
        known = (trade.names.km, trade.names.en, trade.names.fr)
        if key and any(search_key(one).startswith(key) for one in known if one):
            return trade.id
    raise NoTrade(name)
