"""`paillote backup [DEST]` and `paillote restore FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ui.command_line import terminal
from ui.command_line.options import Desk, Subcommands, desk

if TYPE_CHECKING:
    from app.backups.values import Manifest

DONE, NOT_COPIED = 0, 1


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `backup` and `restore`."""
    making = commands.add_parser("backup", help="keep a backup, and a copy of it in DEST", parents=[common])
    making.add_argument("to", type=Path, nargs="?", metavar="DEST", help="a folder; else the chosen stick if it is in")
    making.set_defaults(run=back_up)
    restoring = commands.add_parser("restore", help="put a backup in the place of the records", parents=[common])
    restoring.add_argument("file", type=Path, metavar="FILE", help="a backup; its password of that time is asked for")
    restoring.add_argument("--preview", action="store_true", help="only check it and tell what it holds")
    restoring.set_defaults(run=restore)


def back_up(arguments: argparse.Namespace) -> int:
    """Make a backup and print where it is; exit code 1 if the copy failed. Raises UserError."""
    from app.backups.values import Reason

    at = desk(arguments)
    with at.open() as centre:
        made = centre.back_up(Reason.ASKED, arguments.to, terminal.progress).value
    terminal.tell("backup", made.backup.file)
    _tell_manifest(made.backup.manifest)
    if made.copy is not None:
        terminal.tell("copy", made.copy.file)
    if made.copy_error is not None:
        terminal.complain(made.copy_error.sentence(at.language))
        return NOT_COPIED
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Say what the backup holds, then put it back; what it replaces is kept. Raises UserError."""
    from app.backups.restoring import preview

    at = desk(arguments)
    held = preview(arguments.file, terminal.progress)
    _tell_manifest(held.backup.manifest)
    for name in held.people:
        terminal.tell("opens for", name)
    return DONE if arguments.preview else _put_back(arguments.file, at)


def _put_back(file: Path, at: Desk) -> int:
    from app.backups.restoring import restore as put_back
    from app.instance import occupy

    password = terminal.password(at.language, from_input=at.password_from_input)
    at.folder.mkdir(parents=True, exist_ok=True)
    with occupy(at.folder):
        restored = put_back(file, at.folder, password, at.clock.now(), terminal.progress)
    terminal.tell("restored into", at.folder)
    if restored.replaced is not None:
        terminal.tell("replaced records kept in", restored.replaced)
    return DONE


def _tell_manifest(manifest: Manifest) -> None:
    terminal.tell("made at", manifest.made_at)
    for name in ("people", "families", "groups", "sessions", "marks"):
        terminal.tell(name, getattr(manifest.counts, name))
    terminal.tell("audit lines", manifest.audit_line)
