"""The lines of the audit book in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.audit_book.places import Reader
from app.audit_book.rules import detail_in_words, subject_in_words
from app.audit_book.values import AuditEntry, Mention, RecordName, Verification
from app.audit_book.words import ACTION_WORDS, RECOVERED
from app.language import Language

Names = Mapping[Mention, RecordName]


def action(written: str, language: Language) -> str:
    """What was done; a deed of a newer program as it is written."""
    return language.text(ACTION_WORDS[written]) if written in ACTION_WORDS else written


def account(written: str, language: Language) -> str:
    """Who did it: a name, or that somebody came with the recovery sheet."""
    return language.text(RECOVERED) if written == RECOVERED else written


def subject(entry: AuditEntry, names: Names, language: Language) -> str:
    """What it was done to, by its name."""
    return subject_in_words(entry, Reader(language, names.get))


def detail(entry: AuditEntry, names: Names, language: Language) -> str:
    """What else was written down, in the reader's words."""
    return detail_in_words(entry, Reader(language, names.get))


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
