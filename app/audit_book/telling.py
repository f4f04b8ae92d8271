"""The lines of the audit book in the reader's words: on the screen, on paper and in files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.audit_book.places import Reader
from app.audit_book.rules import detail_in_words, subject_in_words
from app.audit_book.values import AuditEntry, AuditExtract, AuditFilter, Mention, RecordName
from app.audit_book.words import ACTION_WORDS, RECOVERED
from app.language import Language
from app.words import N_

_SEAL = 16  # letters of it
Names = Mapping[Mention, RecordName]
COLUMNS = (N_("Line"), N_("When"), N_("Who"), N_("What"), N_("Subject"), N_("Details"))


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


def narrowed(wanted: AuditFilter, language: Language) -> str:
    """What lines were chosen by; that it is the whole book where nothing narrows it."""
    _ = language.text
    parts = [
        account(wanted.account, language),
        action(wanted.action, language),
        _("from {day} on").format(day=language.date(wanted.first)) if wanted.first else "",
        _("up to {day}").format(day=language.date(wanted.last)) if wanted.last else "",
        f"“{wanted.text.strip()}”" if wanted.text.strip() else "",
    ]
    return ", ".join(filter(None, parts)) or _("the whole book")


def sealed(extract: AuditExtract, language: Language) -> str:
    """How far the book went: whoever keeps this can tell later whether lines were taken away."""
    sentence = language.text(N_("The last line of the book was {line}; its seal begins with {seal}."))
    return sentence.format(line=language.number(extract.last), seal=extract.seal[:_SEAL])
