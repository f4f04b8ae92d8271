"""Who may have a certificate, and who an attestation of attendance. Pure: no clock, no database."""

from __future__ import annotations

from app.certificates.numbering import is_scheme
from app.certificates.values import CertificateSettings, Series, Shortfall, ShortfallKind
from app.courses.values.cohorts import CohortLine, CohortState
from app.courses.values.trainees import Trainee
from app.errors import FieldError
from app.words import N_


def shortfalls(trainee: Trainee, cohort: CohortLine) -> tuple[Shortfall, ...]:
    """What keeps a trainee from the certificate; empty for who passed."""
    rules, parts = cohort.rules, len(trainee.modules)
    found = []
    if cohort.state is not CohortState.FINISHED:
        found.append(Shortfall(ShortfallKind.NOT_FINISHED))
    if trainee.left is not None:
        found.append(Shortfall(ShortfallKind.LEFT))
    for kind, reached, of, needed in (
        (ShortfallKind.ATTENDANCE, trainee.count.came, trainee.count.marked, rules.attendance),
        (ShortfallKind.MODULES, trainee.modules_done, parts, rules.modules),
        (ShortfallKind.ASSESSMENT, trainee.passes(rules), parts, rules.passes),
    ):
        if reached * 100 < needed * of or (needed and not of):
            found.append(Shortfall(kind, reached, of, needed))
    return tuple(found)


def may_have(series: Series, trainee: Trainee, cohort: CohortLine) -> bool:
    """Whether a trainee has earned a certificate, or did not and was there at least once before it was over."""
    missing = shortfalls(trainee, cohort)
    if series is Series.CERTIFICATE:
        return not missing
    over = cohort.state is CohortState.FINISHED or trainee.left is not None
    return bool(missing) and over and trainee.count.came > 0


def check_settings(settings: CertificateSettings) -> None:
    """Raise FieldError for a way of numbering that could give a number twice, and for what cannot be printed."""
    for field in ("certificate_scheme", "attestation_scheme"):
        if not is_scheme(getattr(settings, field)):
            raise FieldError(
                field,
                N_("Write {year} and {number} once each, such as {example}; beside them letters, digits and - / . _"),
                year="{year}",
                number="{number}",
                example="{year}-{number:04d}",
            )
    if settings.certificate_scheme == settings.attestation_scheme:
        raise FieldError("attestation_scheme", N_("Certificates and attestations need different numbers."))
    if settings.language not in ("en", "fr"):
        raise FieldError("language", N_("Beside Khmer stands English or French."))
