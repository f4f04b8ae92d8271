"""`paillote accounts`: who signs in. Passwords come from the prompt or, one a line, from standard input."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import NotFound
from app.language import N_
from ui.command_line import terminal
from ui.command_line.options import Desk, Subcommands, desk

if TYPE_CHECKING:
    from app.centre import Centre

ROLES = ("coordinator", "daycare", "after_school", "trainer", "social_worker", "office", "visitor")


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `accounts list`, `add`, `remove`, `role`, `reset-password` and `recovery-sheet`."""
    parser = commands.add_parser("accounts", help="who signs in, and what they may do")
    deeds = parser.add_subparsers(title="deeds", metavar="DEED", required=True)
    deeds.add_parser("list", help="name and role of everybody", parents=[common]).set_defaults(run=show)
    for name, run, told, takes_role in (
        ("add", add, "let NAME sign in; then type the first password", True),
        ("role", change_role, "let NAME do other things", True),
        ("reset-password", reset_password, "give NAME a new password", False),
        ("remove", remove, "let NAME go; everybody else signs in as before", False),
    ):
        deed = deeds.add_parser(name, help=told, parents=[common])
        deed.add_argument("name", metavar="NAME")
        if takes_role:
            deed.add_argument("role", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
        deed.set_defaults(run=run)
    sheet = deeds.add_parser("recovery-sheet", help="make a new code; an earlier one is void", parents=[common])
    sheet.add_argument("-o", "--out", type=Path, metavar="FILE.pdf", help="write the sheet; else the code is printed")
    sheet.set_defaults(run=make_sheet)


def show(arguments: argparse.Namespace) -> int:
    """Print name and role of everybody who signs in."""
    with desk(arguments).open() as centre:
        for line in centre.accounts.listing():
            terminal.tell(line.name, line.role)
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Let somebody in. Raises UserError."""
    from app.accounts.values import AccountDraft
    from app.rights import Role

    at = desk(arguments)
    with at.open() as centre:
        centre.accounts.add(AccountDraft(arguments.name, Role(arguments.role)), _new_password(at))
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Let somebody go. Raises UserError."""
    with desk(arguments).open() as centre:
        centre.accounts.remove(_account(centre, arguments.name))
    return 0


def change_role(arguments: argparse.Namespace) -> int:
    """Let somebody do other things. Raises UserError."""
    from app.rights import Role

    with desk(arguments).open() as centre:
        centre.accounts.change_role(_account(centre, arguments.name), Role(arguments.role))
    return 0


def reset_password(arguments: argparse.Namespace) -> int:
    """Give somebody a new password. Raises UserError."""
    at = desk(arguments)
    with at.open() as centre:
        account = _account(centre, arguments.name)
        centre.accounts.reset_password(account, _new_password(at))
    return 0


def make_sheet(arguments: argparse.Namespace) -> int:
    """Make a new recovery code and print it, or write its sheet. Raises UserError."""
    from app.faults import PlaceGone

    at = desk(arguments)
    if arguments.out is not None and not arguments.out.parent.is_dir():
        raise PlaceGone  # before the earlier code is void
    with at.open() as centre:
        code = centre.accounts.renew_recovery_code().value
        if arguments.out is None:
            terminal.tell(code)
            return 0
        from app.accounts.values import RecoverySheet
        from app.files import write_whole
        from reports.recovery_sheet import draw

        sheet = RecoverySheet(code, centre.settings.centre(), at.clock.now(), centre.account.name)
        write_whole(arguments.out, draw(sheet))
    terminal.tell(arguments.out)
    return 0


def _account(centre: Centre, name: str) -> int:
    found = next((line.id for line in centre.accounts.listing() if line.name == name), None)
    if found is None:
        raise NotFound
    return found


def _new_password(at: Desk) -> str:
    return terminal.password(at.language, from_input=at.password_from_input, prompt=N_("New password: "))
