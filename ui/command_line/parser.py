"""The parser of the command line: what nobody understands ends in one sentence, in the language of the terminal."""

from __future__ import annotations

import argparse
import os
import re
from typing import NoReturn

from typing_extensions import override

from app.language import LANGUAGES, N_, Language
from ui.command_line import terminal

# What argparse says of a command line, and what we say of it.
_SENTENCES = (
    (r"the following arguments are required: (?P<what>.+)", N_("This is missing: {what}.")),
    (r"unrecognized arguments: (?P<what>.+)", N_("This is not understood: {what}.")),
    (r"argument .+?: invalid choice: (?P<what>.+?) \(choose from (?P<choice>.+)\)", N_("{what} is none of {choice}.")),
    (r"argument (?P<name>.+?): expected .+", N_("Something must be typed behind {name}.")),
    (r"argument (?P<name>.+?): not allowed with argument (?P<what>.+)", N_("{name} and {what} exclude each other.")),
    (r"argument (?P<name>.+?): (?P<what>.+)", "{name}: {what}"),
)


class Parser(argparse.ArgumentParser):
    """Complains in one sentence and ends with 2."""

    @override
    def error(self, message: str) -> NoReturn:
        language = system_language()
        sentence = _sentence(message, language)
        hint = language.text(N_("`{command} --help` tells what can be typed.")).format(command=self.prog)
        terminal.complain(f"{sentence} {hint}")
        self.exit(2)


def system_language() -> Language:
    """The language the system is set to, if it is one of ours; else English."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = wanted[:2].lower()
    return Language(code if code in LANGUAGES else "en")


def _sentence(message: str, language: Language) -> str:
    for said, ours in _SENTENCES:
        if found := re.fullmatch(said, message, re.DOTALL):
            return language.text(ours).format(**found.groupdict())
    return language.text(message)
