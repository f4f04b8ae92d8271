"""Certificates as issued, the book of them, and what the centre has decided about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from app.courses.values.catalogue import Names
from app.courses.values.cohorts import CohortLine
from app.courses.values.trainees import Trainee
from app.dates import BirthDate
from app.language import Language
from app.words import N_


class Series(StrEnum):
    """Certificates and attestations of attendance are numbered apart: the number of the last certificate of a year
    is how many there are.
    """

    CERTIFICATE = "certificate"
    ATTESTATION = "attestation"


SERIES_WORDS = {
    Series.CERTIFICATE: N_("Certificate"),
    Series.ATTESTATION: N_("Attestation of attendance"),
}


_UNNAMED = Names()
_PLACE = Names("ភ្នំពេញ", "Phnom Penh", "Phnom Penh")


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: a name, which may be left to the pen, and a title in three languages."""

    name: str = ""
    title: Names = _UNNAMED


_SIGNATORIES = (
    Signatory(title=Names("គ្រូបង្គោល", "Trainer", "Formateur")),
    Signatory(title=Names("នាយកមជ្ឈមណ្ឌល", "Director of the centre", "Directeur du centre")),
)


@dataclass(frozen=True, slots=True)
class CertificateSettings:
    """What the centre has decided about its certificates.

    A scheme writes a number: `{year}` and `{number}`, with `{number:04d}` for four digits. `place` is where they are
    signed. `language` is the one that stands beside Khmer, en or fr.
    """

    certificate_scheme: str = "{year}-{number:04d}"
    attestation_scheme: str = "A{year}-{number:04d}"
    place: Names = _PLACE
    language: str = "en"
    signatories: tuple[Signatory, ...] = _SIGNATORIES

    def scheme(self, series: Series) -> str:
        """How numbers of a series are written."""
        return self.certificate_scheme if series is Series.CERTIFICATE else self.attestation_scheme


@dataclass(frozen=True, slots=True)
class CertificateText:
    """Everything that stands on a certificate, kept as it was issued: nothing is looked up again for a reprint.

    `hours` are those of the course, on an attestation those attended.
    """

    series: Series
    number: str
    name_km: str
    name_latin: str
    sex: str
    birth: BirthDate | None
    course: Names
    trade: Names
    first: dt.date
    last: dt.date
    hours: int
    centre: Names
    place: Names
    language: str
    signatories: tuple[Signatory, ...]
    issued_on: dt.date


@dataclass(frozen=True, slots=True)
class Certificate:
    """An issued certificate. `code` proves on paper that it is genuine; `logo` is a PNG."""

    id: int
    person: int
    text: CertificateText
    code: str
    issued_by: str
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """A certificate on its way to the printer; after the first time it says DUPLICATE."""

    certificate: Certificate
    duplicate: bool


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line of the certificate book. `prints` counts the times it was printed; the first is the original."""

    id: int
    series: Series
    year: int
    sequence: int
    number: str
    person: int
    name_km: str
    name_latin: str
    course: Names
    cohort: int
    issued_on: dt.date
    issued_by: str
    prints: int
    voided_on: dt.date | None = None
    voided_by: str = ""
    void_reason: str = ""

    @property
    def void(self) -> bool:
        """Whether it counts no longer."""
        return self.voided_on is not None


@dataclass(frozen=True, slots=True)
class CertificateBook:
    """All numbers of a year or of all years, the voids among them. `missing` numbers would be a sign of tampering."""

    year: int | None
    lines: tuple[BookLine, ...]
    missing: tuple[str, ...]
    printed_at: dt.datetime
    printed_by: str


class ShortfallKind(StrEnum):
    """What can keep a trainee from the certificate."""

    NOT_FINISHED = "not_finished"
    LEFT = "left"
    ATTENDANCE = "attendance"
    MODULES = "modules"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something that is missing: `reached` of `of`, where `needed` percent are asked for."""

    kind: ShortfallKind
    reached: int = 0
    of: int = 0
    needed: int = 0

    def sentence(self, language: Language) -> str:
        """What is missing, in a few words."""
        share = language.percent(self.reached / self.of if self.of else 0)
        words = {
            ShortfallKind.NOT_FINISHED: N_("the cohort is not finished"),
            ShortfallKind.LEFT: N_("left before the end"),
            ShortfallKind.ATTENDANCE: N_("attendance {share} of {needed}"),
            ShortfallKind.MODULES: N_("{reached} of {of} modules done"),
            ShortfallKind.ASSESSMENT: N_("{reached} of {of} modules passed"),
        }[self.kind]
        return language.text(words).format(
            share=share,
            needed=language.percent(self.needed / 100),
            reached=language.number(self.reached),
            of=language.number(self.of),
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trainee before the question of a certificate: what is missing, and what was issued and is not void."""

    trainee: Trainee
    missing: tuple[Shortfall, ...]
    certificate: BookLine | None
    attestation: BookLine | None
    may_attest: bool  # did not pass, and was there before it was over

    @property
    def person(self) -> int:
        """The person's id."""
        return self.trainee.person

    @property
    def ready(self) -> bool:
        """Whether a certificate can be issued now."""
        return not self.missing and self.certificate is None


@dataclass(frozen=True, slots=True)
class Candidates:
    """All trainees of a cohort, in Khmer order; `next_number` is the one a certificate would get today."""

    cohort: CohortLine
    lines: tuple[Candidate, ...]
    next_number: str

    @property
    def ready(self) -> tuple[int, ...]:
        """The people to whom a certificate can be issued now."""
        return tuple(line.person for line in self.lines if line.ready)

    @property
    def to_attest(self) -> tuple[int, ...]:
        """The people to whom an attestation of attendance can be issued now."""
        return tuple(line.person for line in self.lines if line.may_attest and line.attestation is None)


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """Certificates that somebody wants to issue: to these people of a cohort, all or none.

    `issued_on` None is today; `language` stands beside Khmer, empty for the one in the settings.
    """

    cohort: int
    people: tuple[int, ...]
    series: Series = Series.CERTIFICATE
    issued_on: dt.date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What the book says about a code; `genuine` is False when the record was changed behind the program's back."""

    line: BookLine
    genuine: bool

    def sentence(self, language: Language) -> str:
        """Whether the certificate is worth what it says."""
        line = self.line
        if not self.genuine:
            words = N_("The record of number {number} was changed outside this program. Do not trust it.")
        elif line.void:
            words = N_("Number {number} is void since {voided}: {reason}")
        else:
            words = N_("Number {number} is genuine: {name}, {course}, issued on {date} by {by}.")
        return language.text(words).format(
            number=line.number,
            name=" · ".join(filter(None, language.names(line.name_km, line.name_latin))),
            course=line.course.name(language),
            date=language.date(line.issued_on),
            by=line.issued_by,
            voided=language.date(line.voided_on) if line.voided_on else "",
            reason=line.void_reason,
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """A finished cohort in which so many trainees passed and have no certificate yet."""

    cohort: CohortLine
    count: int
