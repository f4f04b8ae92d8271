"""The audit book for scripts: its lines on paper and as a spreadsheet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.language import Language
from ui.command_line import terminal

if TYPE_CHECKING:
    from app.audit_book.values import AuditFilter
    from app.centre import Centre

PAPER = "audit-book"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which lines; `--from` and `--to` are options of the whole command."""
    parser.add_argument("--account", metavar="NAME", default="", help="audit book: only what this person did")
    parser.add_argument(
        "--without-names", action="store_true", help="audit book: people and families by their numbers only"
    )


def wanted(arguments: argparse.Namespace) -> AuditFilter:
    """The lines that were asked for."""
    from app.audit_book.values import AuditFilter

    return AuditFilter(account=arguments.account, first=arguments.first, last=arguments.last)


def pdf(centre: Centre, arguments: argparse.Namespace, languages: Sequence[Language]) -> bytes:
    """The lines on paper. Raises UserError."""
    from reports.audit_book import draw

    lines = centre.audit_book.paper(wanted(arguments), with_names=not arguments.without_names).value
    drawn = draw(lines, centre.settings.centre(), languages, terminal.progress)
    centre.audit_book.record_print(lines)
    return drawn
