"""Lines of the audit book on paper: in both languages, with how far the book went."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.audit_book.values import AuditEntry, AuditExtract, AuditFilter, Kind, Mention, RecordName
from app.language import Language
from app.settings.values import CentreDetails
from reports.audit_book import draw
from tests.reports.pdf_text import page_texts

KM, EN = Language("km"), Language("en")
NOW = dt.datetime(2026, 11, 6, 8, 12)
LINE = AuditEntry(41, NOW, "Sokunthea", "people.add", "person 7", "")
NAMES = {Mention(Kind.PERSON, 7): RecordName("ចាន់ ដារ៉ា", "Chan Dara")}
EXTRACT = AuditExtract(AuditFilter(first=dt.date(2026, 11, 2)), (LINE,), NAMES, 45231, "ab12" * 16, NOW, "Bopha")


def test_a_line_is_told_in_both_languages(centre_details: CentreDetails) -> None:
    (text,) = page_texts(draw(EXTRACT, centre_details, [KM, EN]))
    for part in ("Audit book", "added a person", "Chan Dara", "ចាន់ ដារ៉ា", "Sokunthea", "from 02/11/2026 on", "1 line"):
        assert part in text
    assert "its seal begins with ab12ab12ab12ab12." in text
    assert "08:12 by Bopha" in text


def test_without_names_people_are_numbers(centre_details: CentreDetails) -> None:
    (text,) = page_texts(draw(replace(EXTRACT, names={}), centre_details, [EN]))
    assert "Chan Dara" not in text
    assert "person 7" in text


def test_many_lines_go_on_on_numbered_pages(centre_details: CentreDetails) -> None:
    many = tuple(replace(LINE, number=number) for number in range(1, 61))
    texts = page_texts(draw(replace(EXTRACT, entries=many), centre_details, [KM, EN]))
    assert len(texts) > 1
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]
    assert "its seal begins" in texts[-1]
    assert "its seal begins" not in texts[0]
