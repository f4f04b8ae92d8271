"""Certificates as they are stored: the book, one of them, who could have one. Inside a use case only."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import fn

from app.certificates.numbering import missing, written
from app.certificates.rules import may_have, shortfalls
from app.certificates.values import (
    BookLine,
    Candidate,
    Candidates,
    Certificate,
    CertificateSettings,
    CertificateText,
    Ready,
    Series,
)
from app.courses import completion
from app.courses.staying import over_since, stayed
from app.courses.values.catalogue import Names
from app.errors import NotFound
from app.settings.storing import stored
from app.sheets.stored import valued
from models import certificates as tables
from models import courses
from models.rows import plain_rows, rows_among

SETTINGS, KEY = "certificates", "certificate_key"
_ROW = tables.Certificate
_COLUMNS = (
    _ROW.id, _ROW.series, _ROW.year, _ROW.sequence, _ROW.number, _ROW.person, _ROW.name_km, _ROW.name_latin,
    _ROW.cohort, _ROW.issued_on, _ROW.issued_by, _ROW.voided_at, _ROW.voided_by, _ROW.void_reason,
)  # fmt: skip
_READY_FOR = dt.timedelta(days=120)  # afterwards Today no longer speaks of it


def settings() -> CertificateSettings:
    """What the centre has decided about its certificates."""
    kept = stored(SETTINGS)
    return CertificateSettings() if kept is None else valued(CertificateSettings, kept)


def next_sequence(series: Series, year: int) -> int:
    """The number after the last one of a series and year: in a transaction, nobody else can have it."""
    table = tables.Certificate
    last = table.select(fn.MAX(table.sequence)).where(table.series == series, table.year == year).scalar()
    return int(last or 0) + 1


def book_lines(where: Sequence[Any] = ()) -> tuple[BookLine, ...]:
    """Lines of the certificate book, certificates first, then by year and number."""
    table, course = tables.Certificate, courses.Course
    query: Any = (
        table.select(*_COLUMNS, course.name_km, course.name_en, course.name_fr)
        .join(courses.Cohort)
        .join(course)
        .order_by(table.series.desc(), table.year, table.sequence)
    )
    rows = list((query.where(*where) if where else query).tuples())
    prints = _prints([row[0] for row in rows] if where else None)
    return tuple(_line(row, prints) for row in rows)


def _line(row: tuple[Any, ...], prints: Mapping[int, int]) -> BookLine:
    id_, series, year, sequence, number, person, km, latin, cohort, on, by, voided_at, *void, name_km, en, fr = row
    return BookLine(
        id_,
        Series(series),
        year,
        sequence,
        number,
        person,
        km,
        latin,
        Names(name_km, en, fr),
        cohort,
        on,
        by,
        prints.get(id_, 0),
        None if voided_at is None else voided_at.date(),
        *void,
    )


def _prints(certificates: Sequence[int] | None) -> dict[int, int]:
    """How often each of these certificates, or each there is, was printed."""
    table = tables.CertificatePrint
    rows: Any = table.select(table.certificate, fn.COUNT(table.id)).group_by(table.certificate)
    return dict(plain_rows(rows_among(rows, table.certificate, certificates)))


def book_line(certificate: int) -> BookLine:
    """One line. Raises NotFound."""
    found = book_lines([tables.Certificate.id == certificate])
    if not found:
        raise NotFound
    return found[0]


def years() -> tuple[int, ...]:
    """The years in which something was issued, the latest first."""
    rows: Any = tables.Certificate.select(tables.Certificate.year).distinct()
    return tuple(sorted((row[0] for row in rows.tuples()), reverse=True))


def missing_numbers(lines: Iterable[BookLine]) -> tuple[str, ...]:
    """The numbers that a whole book would have: there are none unless somebody else wrote in the file."""
    taken: defaultdict[tuple[Series, int], list[int]] = defaultdict(list)
    for line in lines:
        taken[line.series, line.year].append(line.sequence)
    schemes = settings()
    return tuple(
        written(schemes.scheme(series), year, sequence)
        for (series, year), sequences in taken.items()
        for sequence in missing(sequences)
    )


def certificates(wanted: Sequence[int]) -> tuple[Certificate, ...]:
    """Certificates as they were issued, in the order asked for. Raises NotFound."""
    table = tables.Certificate
    rows: Any = table.select().where(table.id.in_(list(wanted)))
    found = {row.id: row for row in rows}
    if len(found) != len(set(wanted)):
        raise NotFound
    used = {row.logo_id for row in found.values()} - {None}
    logos = {logo.id: bytes(logo.picture) for logo in tables.CertificateLogo.select() if logo.id in used}
    return tuple(_certificate(found[id_], logos) for id_ in wanted)


def _certificate(row: Any, logos: dict[int, bytes]) -> Certificate:
    text = valued(CertificateText, json.loads(row.text))
    return Certificate(row.id, row.person_id, text, row.code, row.issued_by, logos.get(row.logo_id))


def printed(wanted: Sequence[int]) -> frozenset[int]:
    """Those of the certificates that left the program on paper before."""
    table = tables.CertificatePrint
    rows: Any = table.select(table.certificate).where(table.certificate.in_(list(wanted))).distinct()
    return frozenset(row[0] for row in rows.tuples())


def valid_of(cohorts: Sequence[int]) -> dict[tuple[int, int, Series], BookLine]:
    """What was issued in some cohorts and is not void, by cohort, person and series."""
    table = tables.Certificate
    lines = book_lines([table.cohort.in_(list(cohorts)), table.voided_at.is_null()])
    return {(line.cohort, line.person, line.series): line for line in lines}


def certified(cohorts: Sequence[int] | None = None) -> frozenset[tuple[int, int]]:
    """Who holds a certificate that is not void, by cohort and person, of some cohorts or of all."""
    table = tables.Certificate
    where = [table.series == Series.CERTIFICATE, table.voided_at.is_null()]
    if cohorts is not None:
        where.append(table.cohort.in_(list(cohorts)))
    rows: Any = table.select(table.cohort, table.person).where(*where)
    return frozenset(rows.tuples())


def candidates(cohort: int, today: dt.date, khmer_first: bool) -> Candidates:
    """Who of a cohort could have a certificate, and what is missing. Raises NotFound."""
    found = completion.completion(cohort, today, khmer_first)
    issued = valid_of([cohort])
    lines = tuple(
        Candidate(
            trainee,
            shortfalls(trainee, found.cohort),
            issued.get((cohort, trainee.person, Series.CERTIFICATE)),
            issued.get((cohort, trainee.person, Series.ATTESTATION)),
            may_have(Series.ATTESTATION, trainee, found.cohort),
        )
        for trainee in found.trainees
    )
    scheme = settings().scheme(Series.CERTIFICATE)
    sequence = next_sequence(Series.CERTIFICATE, today.year)
    return Candidates(found.cohort, lines, written(scheme, today.year, sequence))


def ready(today: dt.date) -> tuple[Ready, ...]:
    """Cohorts that finished not long ago and owe somebody a certificate."""
    over = over_since(today - _READY_FOR)
    without = set(stayed(over)) - certified(list(over))
    owed: Counter[int] = Counter()
    found = completion.completions(today, sorted({cohort for cohort, _ in without}))
    for one in found:
        for trainee in one.finished:
            passed = (one.cohort.id, trainee.person) in without and not shortfalls(trainee, one.cohort)
            owed[one.cohort.id] += passed
    return tuple(Ready(one.cohort, owed[one.cohort.id]) for one in found if owed[one.cohort.id])
