"""Sentences about certificates."""

from __future__ import annotations

from collections.abc import Sequence

from app.certificates.values import BookLine, Candidates, CertificateBook
from app.courses.values.trainees import ATTENDANCE_FORMULA
from app.language import N_, Language


def rules(found: Candidates, language: Language) -> str:
    """What the course asks for, how attendance is counted, and the number that comes next."""
    asked = found.cohort.rules
    sentence = N_(
        "Asked for: attendance {attendance}, {modules} of the modules done, {passes} passed. Next number: {number}"
    )
    told = language.text(sentence).format(
        attendance=language.percent(asked.attendance / 100),
        modules=language.percent(asked.modules / 100),
        passes=language.percent(asked.passes / 100),
        number=found.next_number,
    )
    return f"{told}\n{language.text(ATTENDANCE_FORMULA)}"


def book(found: CertificateBook, language: Language) -> str:
    """How many numbers there are, and whether one is missing."""
    void = sum(line.void for line in found.lines)
    numbers = language.plural("{count} number", "{count} numbers", len(found.lines))
    voids = language.plural("{count} of them void", "{count} of them void", void) if void else ""
    if found.missing:
        gap = language.text(N_("Missing: {numbers}. Somebody has been at the records."))
        return gap.format(numbers=", ".join(found.missing))
    return ", ".join(filter(None, (numbers, voids)))


def issued(lines: Sequence[BookLine], language: Language) -> str:
    """Which numbers were given."""
    if len(lines) == 1:
        return language.text(N_("Number {number} was issued.")).format(number=lines[0].number)
    sentence = language.text(N_("Issued: {first} to {last}."))
    return sentence.format(first=lines[0].number, last=lines[-1].number)
