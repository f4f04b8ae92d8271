"""The terminal: results on standard output, one thing a line; sentences about trouble on standard error."""

from __future__ import annotations

import getpass
import io
import sys

from app.errors import UserError
from app.language import N_, Language


class NoPasswordGiven(UserError):
    """Standard input ended, or nothing was typed."""

    def __init__(self) -> None:
        super().__init__(N_("No password was given."))


def speak_unicode() -> None:
    """Write Khmer whatever the terminal was set to; a pipe on Windows is no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(*fields: object) -> None:
    """One line of the result; several fields stand apart by tabs."""
    sys.stdout.write("\t".join(_one_line(str(field)) for field in fields) + "\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """One sentence about what went wrong."""
    sys.stderr.write(f"paillote: {sentence}\n")


def password(language: Language, *, from_input: bool, prompt: str = N_("Password: ")) -> str:
    """A password: the next line of standard input, or asked for unseen. Raises NoPasswordGiven."""
    if from_input:
        given = sys.stdin.readline().rstrip("\r\n")
    else:
        given = getpass.getpass(language.text(prompt))
    if not given:
        raise NoPasswordGiven
    return given


def _one_line(text: str) -> str:
    return " ".join(text.split())


def progress(done: float, total: float = 1.0) -> None:
    """How far a long job is, on one line of standard error; only for somebody who watches a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done / total if total else 1:4.0%}" + ("\n" if done >= total else ""))
        sys.stderr.flush()
