"""Certificates: who may have one, issuing and voiding, their papers and their book."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import replace

from app.attendance.reading import khmer_first
from app.certificates import issuing, reading
from app.certificates.authentication import code_of, typed_code
from app.certificates.rules import check_settings
from app.certificates.values import (
    BookLine,
    Candidates,
    Certificate,
    CertificateBook,
    CertificatePaper,
    CertificateSettings,
    IssueRequest,
    Ready,
    Signatory,
    Verification,
)
from app.courses.values.catalogue import Names
from app.errors import UserError
from app.settings.storing import store
from app.sheets.stored import plain
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models import certificates as tables


class CertificatesService(Service):
    """Certificates and attestations of attendance."""

    @query(Right.SEE_REGISTERS)
    def candidates(self, cohort: int) -> Candidates:
        """Who of a cohort could have a certificate, and what is missing. Raises NotFound."""
        return reading.candidates(cohort, self._desk.clock.today(), khmer_first())

    @query(Right.SEE_REGISTERS)
    def ready(self) -> tuple[Ready, ...]:
        """Cohorts that finished not long ago and owe somebody a certificate."""
        return reading.ready(self._desk.clock.today())

    @query(Right.SEE_PEOPLE)
    def certificate(self, certificate: int) -> Certificate:
        """One certificate as it was issued. Raises NotFound."""
        return reading.certificates([certificate])[0]

    @query(Right.SEE_PEOPLE)
    def of_person(self, person: int) -> tuple[BookLine, ...]:
        """Everything that was issued to a person, voids included."""
        return reading.book_lines([tables.Certificate.person == person])

    @query(Right.SEE_PEOPLE)
    def book(self, year: int | None = None) -> CertificateBook:
        """All numbers of a year, or of all years, voids included."""
        lines = reading.book_lines([] if year is None else [tables.Certificate.year == year])
        now, name = self._desk.clock.now(), self._desk.account.name
        return CertificateBook(year, lines, reading.missing_numbers(lines), now, name)

    @query(Right.SEE_PEOPLE)
    def years(self) -> tuple[int, ...]:
        """The years of the book, the latest first."""
        return reading.years()

    @query(Right.SEE_PEOPLE)
    def verified(self, code: str) -> Verification:
        """The certificate that carries a code, typed in any way. Raises MistypedCode, UserError when there is none."""
        row = tables.Certificate.get_or_none(tables.Certificate.code == typed_code(code))
        if row is None:
            raise UserError(N_("No certificate of this centre carries the code {code}."), code=code.strip())
        text = reading.certificates([row.id])[0].text
        genuine = hmac.compare_digest(code_of(text, issuing.key()), row.code)
        return Verification(reading.book_line(row.id), genuine)

    @query(Right.SEE_SETTINGS)
    def settings(self) -> CertificateSettings:
        """How certificates are numbered, signed and where."""
        return reading.settings()

    @query(Right.PRINT)
    def papers(self, certificates: Sequence[int]) -> tuple[CertificatePaper, ...]:
        """Certificates as they would be printed now. Raises UserError for a void one, NotFound."""
        return issuing.papers(certificates)

    @command(Right.ISSUE_CERTIFICATES, Change.CERTIFICATES)
    def issue(self, request: IssueRequest) -> tuple[BookLine, ...]:
        """Issue certificates, all or none, each with the next number. Raises UserError, FieldError, NotFound."""
        lines = issuing.issue(request, self._desk.account.name, self._desk.clock.now())
        numbers = ", ".join(f"{line.number} to {line.person}" for line in lines)
        self._about(f"cohort {request.cohort}", f"{request.series} {numbers}")
        return lines

    @command(Right.ISSUE_CERTIFICATES, Change.CERTIFICATES)
    def void(self, certificate: int, reason: str) -> BookLine:
        """Take a certificate's worth away; its number stays. Raises FieldError, UserError, NotFound."""
        line = issuing.void(certificate, reason, self._desk.account.name, self._desk.clock.now())
        self._about(f"certificate {line.number}", f"void: {line.void_reason}")
        return line

    @command(Right.PRINT, Change.CERTIFICATES)
    def record_print(self, papers: Sequence[CertificatePaper]) -> None:
        """Note that certificates leave the program on paper. Raises UserError for a void one or a second original."""
        issuing.record_print(papers, self._desk.account.name, self._desk.clock.now())
        numbers = ", ".join(paper.certificate.text.number for paper in papers)
        self._about("certificates", numbers)

    @command(Right.EDIT_SETTINGS, Change.SETTINGS)
    def change_settings(self, settings: CertificateSettings) -> CertificateSettings:
        """Decide how certificates are numbered and signed from now on. Raises FieldError."""
        check_settings(settings)
        cleaned = replace(
            settings,
            place=_cleaned(settings.place),
            signatories=tuple(Signatory(clean(one.name), _cleaned(one.title)) for one in settings.signatories[:2]),
        )
        store(reading.SETTINGS, plain(cleaned))
        self._about("certificates", f"numbered {settings.certificate_scheme}, {settings.attestation_scheme}")
        return cleaned


def _cleaned(names: Names) -> Names:
    return Names(clean(names.km), clean(names.en), clean(names.fr))
