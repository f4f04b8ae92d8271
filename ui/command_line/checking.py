"""`paillote check`: is every page, reference and audit line as it was written, and the newest backup too?"""

from __future__ import annotations

import argparse

from ui.command_line import terminal
from ui.command_line.options import Subcommands, desk

SOUND, UNSOUND = 0, 1


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `check`."""
    parser = commands.add_parser("check", help="check the records and count them", parents=[common])
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the counts and what is wrong; exit code 1 if anything is."""
    at = desk(arguments)
    from app.backups.checking import examine_newest  # needed only here

    with at.open() as centre:
        found = centre.examine()
        newest = examine_newest(centre)
    for name in ("people", "families", "groups", "sessions", "marks", "audit_lines"):
        terminal.tell(name.replace("_", " "), getattr(found, name))
    terminal.tell("confidential notes", found.confidential_notes)
    opened = found.confidential_opened
    terminal.tell("confidential versions opened", "not tried" if opened is None else opened)
    terminal.tell("audit lines verified", f"{found.audit_verified} in {found.audit_seconds:.2f} s")
    terminal.tell("database", f"{found.size / 1_000_000:.1f} MB")
    terminal.tell("newest backup", newest.backup.made_at if newest.backup else "none")
    problems = (*found.problems, *newest.problems)
    terminal.tell("problems", len(problems))
    for problem in problems:
        terminal.complain(problem)
    return UNSOUND if problems else SOUND
