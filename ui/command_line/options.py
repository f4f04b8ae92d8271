"""The options that every command takes, and how their words are read."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.language import LANGUAGES, N_, Language
from ui.command_line import terminal
from ui.command_line.parser import system_language

if TYPE_CHECKING:
    from app.centre import Centre
    from app.clock import Clock

# In quotes: argparse's class is generic in its stubs only.
Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where, when and in which language a command works."""

    folder: Path
    clock: Clock
    languages: tuple[Language, ...]
    password_from_input: bool
    person: str | None = None

    @property
    def language(self) -> Language:
        """The language of messages: the first one asked for, or the system's."""
        return self.languages[0]

    def open(self) -> Centre:
        """Ask for the password and open the centre. Raises UserError."""
        from app.centre import NoCentre, centre_exists, open_centre  # the database, only for commands that open it

        if not centre_exists(self.folder):
            raise NoCentre(self.folder)  # before anybody is asked for a password in vain
        password = terminal.password(self.language, from_input=self.password_from_input)
        return open_centre(self.folder, password, clock=self.clock, account=self.person)


def common_options(*, suppressed: bool) -> argparse.ArgumentParser:
    """The options of every command. `suppressed`: leave out defaults, so that both places may give them."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS if suppressed else None)
    group = parser.add_argument_group("for every command")
    group.add_argument("--data", type=Path, metavar="DIR", help="the folder of the records")
    group.add_argument("--today", type=date, metavar="DATE", help="work as if this were today")
    group.add_argument("--language", type=languages, metavar="CODES", help="km, en or fr; km,en for both on paper")
    group.add_argument("--person", metavar="NAME", help="whose password it is; else everybody's are tried in turn")
    group.add_argument(
        "--password-stdin",
        action="store_true",
        default=argparse.SUPPRESS if suppressed else False,
        help="read the password from standard input",
    )
    return parser


def desk(arguments: argparse.Namespace) -> Desk:
    """The common options with their defaults filled in."""
    from app.clock import FixedClock, SystemClock

    clock = FixedClock(arguments.today) if arguments.today else SystemClock()
    spoken = arguments.language or (system_language(),)
    folder = arguments.data or default_folder()
    return Desk(folder, clock, spoken, arguments.password_stdin, arguments.person)


def default_folder() -> Path:
    """Where the records of this PC's user lie unless `--data` says otherwise."""
    import platformdirs

    return Path(platformdirs.user_data_dir("paillote", appauthor=False))


def date(text: str) -> dt.date:
    """A date as people or programs write it: 3/5/2026, 2026-05-03."""
    from app.dates import read_date
    from app.errors import UserError

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return read_date(text, dt.date.today())
    except UserError as error:
        raise argparse.ArgumentTypeError(error.sentence(system_language())) from error


def languages(text: str) -> tuple[Language, ...]:
    """One or more language codes with commas between them."""
    codes = [code.strip() for code in text.split(",")]
    strange = [code for code in codes if code not in LANGUAGES]
    if strange:
        sentence = system_language().text(N_("{what} is none of {choice}."))
        raise argparse.ArgumentTypeError(sentence.format(what=repr(strange[0]), choice=", ".join(LANGUAGES)))
    return tuple(Language(code) for code in codes)


def whole_number(text: str) -> int:
    """A number from 0 on."""
    if not text.isdecimal() or len(text) > 9:
        sentence = system_language().text(N_("“{text}” is not a whole number from 0 on."))
        raise argparse.ArgumentTypeError(sentence.format(text=text[:20]))
    return int(text)
