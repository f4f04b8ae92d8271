"""Giving certificates their numbers, and taking their worth away. Inside a use case only."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.certificates import reading
from app.certificates.authentication import code_of
from app.certificates.numbering import written
from app.certificates.rules import may_have
from app.certificates.values import (
    BookLine,
    CertificatePaper,
    CertificateSettings,
    CertificateText,
    IssueRequest,
    Series,
)
from app.courses import completion
from app.courses.values.catalogue import Names
from app.courses.values.trainees import Completion, Trainee
from app.errors import FieldError, NotFound, UserError
from app.settings.service import centre_details
from app.settings.storing import store, stored
from app.sheets.stored import plain
from app.text import clean
from app.words import N_
from models import attendance
from models import certificates as tables

_CAME = ("P", "L")


@dataclass(frozen=True, slots=True)
class _Batch:
    """What all certificates of one request have in common; `first` is the number after the last one given."""

    request: IssueRequest
    found: Completion
    on: dt.date
    first: int
    settings: CertificateSettings
    centre: Names
    logo: int | None
    hours: Mapping[int, int]

    def number(self, place: int) -> tuple[int, str]:
        """The number of the certificate at a place of the request, and how it is written."""
        sequence = self.first + place
        return sequence, written(self.settings.scheme(self.request.series), self.on.year, sequence)


def issue(request: IssueRequest, by: str, now: dt.datetime) -> tuple[BookLine, ...]:
    """Give every person of the request the next number, in their order. Raises UserError, FieldError, NotFound."""
    found = completion.completion(request.cohort, now.date())
    trainees = {trainee.person: trainee for trainee in found.trainees}
    if not request.people or not set(request.people) <= trainees.keys():
        raise NotFound
    chosen = [trainees[person] for person in dict.fromkeys(request.people)]
    on = request.issued_on or now.date()
    _check(request, found, chosen, on, now.date())
    batch = _batch(request, found, on)
    ids = [_issue_one(batch, place, trainee, by, now) for place, trainee in enumerate(chosen)]
    return reading.book_lines([tables.Certificate.id.in_(ids)])


def _batch(request: IssueRequest, found: Completion, on: dt.date) -> _Batch:
    centre, first = centre_details(), reading.next_sequence(request.series, on.year)
    names = Names(centre.name_km, centre.name_en, centre.name_fr)
    hours = _hours(request.series, found)
    return _Batch(request, found, on, first, reading.settings(), names, _logo(centre.logo), hours)


def _check(request: IssueRequest, found: Completion, chosen: Sequence[Trainee], on: dt.date, today: dt.date) -> None:
    issued = reading.valid_of([request.cohort])
    for trainee in chosen:
        if not may_have(request.series, trainee, found.cohort):
            name = trainee.label.name(khmer_first=False)
            if request.series is Series.CERTIFICATE:
                raise UserError(N_("{name} has not reached what the course asks for."), name=name)
            raise UserError(N_("{name} cannot have an attestation of attendance."), name=name)
        taken = issued.get((request.cohort, trainee.person, request.series))
        if taken is not None:
            raise UserError(N_("{name} has number {number} already."), name=taken.name_latin, number=taken.number)
        if on < (_last_day(found, trainee) or on):
            raise FieldError("issued_on", N_("That day is before the end of the course."))
    if on > today:
        raise FieldError("issued_on", N_("That day has not come yet."))


def _last_day(found: Completion, trainee: Trainee) -> dt.date | None:
    return trainee.ends if trainee.left is not None else found.cohort.ends


def _issue_one(batch: _Batch, place: int, trainee: Trainee, by: str, now: dt.datetime) -> int:
    sequence, number = batch.number(place)
    table = tables.Certificate
    if table.select().where(table.number == number).exists():
        raise UserError(N_("Number {number} was given before: write numbers in another way."), number=number)
    text = _text(batch, trainee, number)
    row: Any = table.create(
        series=text.series,
        year=batch.on.year,
        sequence=sequence,
        number=number,
        cohort=batch.request.cohort,
        person=trainee.person,
        name_km=text.name_km,
        name_latin=text.name_latin,
        text=json.dumps(plain(text), ensure_ascii=False),
        code=code_of(text, key()),
        logo=batch.logo,
        issued_on=batch.on,
        issued_by=by,
        issued_at=now,
    )
    return int(row.id)


def _text(batch: _Batch, trainee: Trainee, number: str) -> CertificateText:
    """What will stand on the certificate, from what is known today."""
    label, cohort, attested = trainee.label, batch.found.cohort, batch.request.series is Series.ATTESTATION
    return CertificateText(
        series=batch.request.series,
        number=number,
        name_km=label.name_km,
        name_latin=label.name_latin,
        sex=label.sex,
        birth=label.birth,
        course=cohort.course_names,
        trade=cohort.trade.names,
        first=trainee.starts if attested else cohort.starts or trainee.starts,
        last=_last_day(batch.found, trainee) or batch.on,
        hours=batch.hours[trainee.person],
        centre=batch.centre,
        place=batch.settings.place,
        language=batch.request.language or batch.settings.language,
        signatories=batch.settings.signatories,
        issued_on=batch.on,
    )


def _hours(series: Series, found: Completion) -> defaultdict[int, int]:
    """The hours that a certificate names, by person: of the course, or those attended, half an hour counting whole."""
    whole = sum(module.hours for module in found.modules)
    if series is Series.CERTIFICATE:
        return defaultdict(lambda: whole)
    session, mark = attendance.Session, attendance.Mark
    rows: Any = (
        mark.select(mark.person, session.starts_at, session.ends_at)
        .join(session)
        .where(session.group == found.cohort.group.id, session.state == "held", mark.status.in_(_CAME))
    )
    minutes: defaultdict[int, int] = defaultdict(int)
    for person, starts, ends in rows.tuples():
        minutes[person] += (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return defaultdict(int, {person: (of + 30) // 60 for person, of in minutes.items()})


def key() -> bytes:
    """What the codes on certificates are made with: made once, kept in the encrypted database, never changed."""
    kept = stored(reading.KEY)
    if kept is None:
        kept = secrets.token_hex(32)
        store(reading.KEY, kept)
    return bytes.fromhex(kept)


def _logo(picture: bytes | None) -> int | None:
    """The centre's logo of today, kept once however many certificates carry it."""
    if not picture:
        return None
    digest, table = hashlib.sha256(picture).hexdigest(), tables.CertificateLogo
    row: Any = table.get_or_none(table.digest == digest) or table.create(digest=digest, picture=picture)
    return int(row.id)


def void(certificate: int, reason: str, by: str, now: dt.datetime) -> BookLine:
    """Take a certificate's worth away; its number stays. Raises FieldError without a reason, UserError, NotFound."""
    line = reading.book_line(certificate)
    reason = clean(reason)
    if not reason:
        raise FieldError("reason", N_("Say why this certificate is void."))
    if line.void:
        raise UserError(N_("Number {number} is void already."), number=line.number)
    table = tables.Certificate
    table.update(voided_at=now, voided_by=by, void_reason=reason).where(table.id == certificate).execute()
    return reading.book_line(certificate)


def papers(wanted: Sequence[int]) -> tuple[CertificatePaper, ...]:
    """Certificates as they would be printed now. Raises UserError for a void one, NotFound."""
    _refuse_void(wanted)
    before = reading.printed(wanted)
    return tuple(CertificatePaper(one, one.id in before) for one in reading.certificates(wanted))


def _refuse_void(wanted: Sequence[int]) -> None:
    for line in reading.book_lines([tables.Certificate.id.in_(list(wanted))]):
        if line.void:
            raise UserError(N_("Number {number} is void and is not printed."), number=line.number)


def record_print(sent: Sequence[CertificatePaper], by: str, now: dt.datetime) -> None:
    """Note that certificates leave the program on paper. Raises UserError for a void one or a second original."""
    _refuse_void([paper.certificate.id for paper in sent])
    before = reading.printed([paper.certificate.id for paper in sent])
    if any(not paper.duplicate and paper.certificate.id in before for paper in sent):
        raise UserError(N_("Meanwhile this certificate was printed. Open it again: it is a duplicate now."))
    for paper in sent:
        tables.CertificatePrint.create(certificate=paper.certificate.id, duplicate=paper.duplicate, at=now, by=by)
