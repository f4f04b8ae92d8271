"""A certificate made of values, for tests that need no database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.certificates.values import CertificateSettings, CertificateText, Series
from app.courses.values.catalogue import Names
from app.dates import BirthDate


def a_text(**changes: object) -> CertificateText:
    """What stands on the certificate of a cook; `changes` are fields that differ."""
    settings = CertificateSettings()
    text = CertificateText(
        series=Series.CERTIFICATE,
        number="2026-0042",
        name_km="សុខ ចន្ទ្រា",
        name_latin="SOK Chantrea",
        sex="F",
        birth=BirthDate(dt.date(2004, 3, 14)),
        course=Names("ធ្វើម្ហូប", "Cooking", "Cuisine"),
        trade=Names("ធ្វើម្ហូប", "Cooking", "Cuisine"),
        first=dt.date(2026, 5, 4),
        last=dt.date(2026, 10, 30),
        hours=360,
        centre=Names("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey"),
        place=settings.place,
        language="en",
        signatories=settings.signatories,
        issued_on=dt.date(2026, 11, 6),
    )
    return replace(text, **changes)
