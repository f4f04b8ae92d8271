"""The lines of the audit book in the reader's words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from app.accounts.leaving import Leaving
from app.accounts.words import ROLE_NAMES
from app.audit_book.rules import detail_in_words, subject_in_words
from app.audit_book.values import AuditEntry, Mention, RecordName, Verification
from app.audit_book.words import ACTION_WORDS
from app.language import Language
from app.words import N_

Names = Mapping[Mention, RecordName]

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
# What the words of the action say already.
_SAID = frozenset({"appearance", "audit book", "backup", "backups", "calendar", "centre", "place", "recovery code"})
_ACCOUNT = re.compile(r"account \d+")  # the name stands in the details, or is the one who did it
_KIND = re.compile(r"^(?:sheet|profile|export|import) (?=\S)")

_LEAVING = {
    Leaving.LOCKED: N_("locked it"),
    Leaving.IDLE: N_("nobody typed for some minutes"),
    Leaving.PC_LOCKED: N_("the PC was locked"),
    Leaving.SWITCHED: N_("for somebody else"),
}
_CODED: Mapping[str, str] = {str(code): words for code, words in (*ROLE_NAMES.items(), *_LEAVING.items())}
# Behind the name ("Thy, daycare") or on its own, never in a name.
_CODE = re.compile(rf"(?:(?<=, )|(?<=-> )|^)(?:{'|'.join(_CODED)})(?= ->|$)")


def action(written: str, language: Language) -> str:
    """What was done; a deed of a newer program as it is written."""
    return language.text(ACTION_WORDS[written]) if written in ACTION_WORDS else written


def subject(entry: AuditEntry, names: Names, language: Language) -> str:
    """What it was done to, by its name."""
    if entry.subject in _SAID or _ACCOUNT.fullmatch(entry.subject):
        return ""
    named = subject_in_words(entry, lambda mention, written: _name(mention, written, names, language))
    return _days(_KIND.sub("", named), language)


def detail(entry: AuditEntry, names: Names, language: Language) -> str:
    """What else was written down, with names for numbers."""
    named = detail_in_words(entry, lambda mention, written: _name(mention, written, names, language))
    if entry.action.startswith("accounts."):
        named = _CODE.sub(lambda found: language.text(_CODED[found[0]]), named)
    return _days(named, language)


def moment(at: dt.datetime, language: Language) -> str:
    """Day and time."""
    return f"{language.date(at.date())} {language.time(at)}"


def verdict(found: Verification, language: Language) -> str:
    """What verifying found, in a sentence."""
    _, seconds = language.text, language.digits(f"{found.seconds:.1f}")
    lines = language.number(found.lines)
    if found.first_broken is None:
        return _("All {lines} lines are as they were written ({seconds} s).").format(lines=lines, seconds=seconds)
    sentence = _(
        "From line {line} on, the book is not as it was written: somebody changed it with another program, "
        "or the file is damaged. Keep this file, and compare with the newest backup."
    )
    return sentence.format(line=language.number(found.first_broken))


def _name(mention: Mention, written: str, names: Names, language: Language) -> str:
    name = names.get(mention)
    return name.shown(language) or written if name else written


def _days(text: str, language: Language) -> str:
    def written(found: re.Match[str]) -> str:
        try:
            return language.date(dt.date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return _DAY.sub(written, text)
