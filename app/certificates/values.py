"""Certificates as issued, the book of them, and what the centre has decided about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from app.courses.values import Names
from app.dates import BirthDate
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
