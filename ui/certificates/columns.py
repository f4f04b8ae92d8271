"""What the tables of certificates say of a trainee and of a number."""

from __future__ import annotations

from app.certificates.values import SERIES_WORDS, BookLine, Candidate
from app.language import N_, Language
from ui.kit.text_model import TextColumn


def _names(candidate: Candidate, language: Language) -> str:
    first, other = language.names(candidate.trainee.label.name_km, candidate.trainee.label.name_latin)
    return f"{first} · {other}" if other else first


def _missing(candidate: Candidate, language: Language) -> str:
    if not candidate.missing:
        return language.text(N_("passed"))
    return ", ".join(one.sentence(language) for one in candidate.missing)


def _number(candidate: Candidate, _language: Language) -> str:
    issued = candidate.certificate or candidate.attestation
    return issued.number if issued else ""


def _issued(candidate: Candidate, language: Language) -> str:
    issued = candidate.certificate or candidate.attestation
    return language.date(issued.issued_on) if issued else ""


def _printed(candidate: Candidate, language: Language) -> str:
    issued = candidate.certificate or candidate.attestation
    return prints(issued, language) if issued else ""


def prints(line: BookLine, language: Language) -> str:
    """How often a certificate was printed."""
    return language.plural("{count} time", "{count} times", line.prints) if line.prints else language.text(N_("never"))


RESULT, VOID = 2, 7  # the columns that take what the others leave

CANDIDATES: tuple[TextColumn[Candidate], ...] = (
    TextColumn(N_("Name"), _names),
    TextColumn(N_("Attendance"), lambda one, language: language.percent(one.trainee.count.rate), number=True),
    TextColumn(N_("Result"), _missing, tone=lambda one: "present" if not one.missing else "late"),
    TextColumn(N_("Number"), _number),
    TextColumn(N_("Issued on"), _issued),
    TextColumn(N_("Printed"), _printed),
)


def _person(line: BookLine, language: Language) -> str:
    first, other = language.names(line.name_km, line.name_latin)
    return f"{first} · {other}" if other else first


def _void(line: BookLine, language: Language) -> str:
    if line.voided_on is None:
        return ""
    _ = language.text
    return _("void since {date}: {reason}").format(date=language.date(line.voided_on), reason=line.void_reason)


BOOK: tuple[TextColumn[BookLine], ...] = (
    TextColumn(N_("Number"), lambda line, _language: line.number, tone=lambda line: "quiet" if line.void else ""),
    TextColumn(N_("Name"), _person, tone=lambda line: "quiet" if line.void else ""),
    TextColumn(N_("Course"), lambda line, language: line.course.name(language)),
    TextColumn(N_("Kind"), lambda line, language: language.text(SERIES_WORDS[line.series])),
    TextColumn(N_("Issued on"), lambda line, language: language.date(line.issued_on)),
    TextColumn(N_("By"), lambda line, _language: line.issued_by),
    TextColumn(N_("Printed"), prints),
    TextColumn(N_("Void"), _void, tone=lambda _line: "absent"),
)
