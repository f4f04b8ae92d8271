"""Sheets of thirty names, beside the same words and lines on a bare canvas of reportlab."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from app.centre import Centre
from app.language import Language
from app.people.values import PeopleFilter
from app.sheets.values import Sheet, SheetKind, SheetOptions, SheetRequest
from reports.pdf import Pdf

NAMES, CERTIFICATES = 30, 200
MONDAY = dt.date(2026, 11, 9)
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 31)
LANGUAGES = (Language("km"), Language("en"))
Compare = Callable[..., None]


@pytest.fixture(scope="module")
def big_group(big_centre: Centre) -> int:
    """A group with at least thirty names."""
    return max(big_centre.groups.listing(), key=lambda line: line.members).id


@pytest.mark.parametrize(
    ("name", "kind", "first", "last"),
    [
        ("week sheet of 30 names", SheetKind.WEEK, MONDAY, MONDAY + dt.timedelta(days=5)),
        ("month sheet of 30 names", SheetKind.MONTH, FIRST, LAST),
    ],
)
def test_attendance_sheet(
    compare: Compare, big_centre: Centre, big_group: int, name: str, kind: SheetKind, first: dt.date, last: dt.date
) -> None:
    from reports.attendance_sheet import draw

    sheet = _of_thirty(big_centre, SheetRequest(big_group, first, last, SheetOptions(kind)))
    details = big_centre.settings.centre()
    pages = [_words_and_lines(page) for page in _contents(draw(sheet, details, LANGUAGES))]
    assert sum(len(strings) for strings, _, _ in pages) > 2 * NAMES
    compare(name, lambda: draw(sheet, details, LANGUAGES), lambda: _bare(pages), ratio_target=1.5)


def test_certificates(compare: Compare, big_centre: Centre) -> None:
    from app.certificates.values import Certificate, CertificatePaper
    from reports.certificate import draw
    from tests.certificate_texts import a_text

    people = [row.label for row in big_centre.people.listing(PeopleFilter()) if row.label.name_km][:CERTIFICATES]
    assert len(people) == CERTIFICATES
    papers = []
    for number, label in enumerate(people, start=1):
        text = a_text(number=f"2026-{number:04}", name_km=label.name_km, name_latin=label.name_latin)
        papers.append(CertificatePaper(Certificate(number, label.id, text, f"K7F3-QXAB-{number:04}", "Dara"), False))
    pages = [(_strings_of(lambda paper=paper: draw([paper])), 0, 0) for paper in papers]
    assert min(len(strings) for strings, _, _ in pages) > NAMES // 2
    compare("200 certificates in one PDF", lambda: draw(papers), lambda: _bare(pages), rounds=3, ratio_target=1.5)


def _strings_of(draw: Callable[[], object]) -> list[str]:
    """Every string that a paper puts on its page."""
    strings: list[str] = []

    def note(_pdf: Pdf, text: str, *_place: object, **_way: object) -> None:
        strings.append(text)

    with patch.object(Pdf, "text_in", note):
        draw()
    return list(filter(None, strings))


def _of_thirty(centre: Centre, request: SheetRequest) -> Sheet:
    from dataclasses import replace

    from app.sheets.layout import sheet_layout

    sheet = centre.sheets.proposed(request)
    people = sheet.people[:NAMES]
    assert len(people) == NAMES
    return replace(sheet, people=people, layout=sheet_layout(people, sheet.days, request.options))


def _contents(pdf: bytes) -> Iterator[str]:
    """The drawing operators of each page."""
    for stream in re.findall(rb"ASCII85Decode[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        content = zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>"))).decode("latin-1")
        if "/ActualText" in content:
            yield content


def _words_and_lines(content: str) -> tuple[list[str], int, int]:
    """Every string of a page, how many lines it strokes and how many boxes it draws."""
    strings = [bytes.fromhex(text).decode("utf-16") for text in re.findall(r"/ActualText\s*<([0-9A-Fa-f]+)>", content)]
    return strings, len(re.findall(r"\bl\b", content)), len(re.findall(r"\bre\b", content))


def _bare(pages: list[tuple[list[str], int, int]]) -> bytes:
    from reportlab.pdfbase.ttfonts import shapeStr
    from reportlab.pdfgen.canvas import Canvas

    khmer, latin = _fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1, invariant=1)
    for strings, lines, boxes in pages:
        for number, text in enumerate(strings):
            font = khmer if any("\u1780" <= sign <= "\u17ff" for sign in text) else latin
            canvas.setFont(font, 9)
            canvas.drawString(40, 800 - number % 70 * 11, shapeStr(text, font, 9))
        for number in range(lines):
            canvas.line(40, number % 800, 500, number % 800)
        for number in range(boxes):
            canvas.rect(40, number % 800, 10, 10)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _fonts() -> tuple[str, str]:
    """Fonts of the bare canvas, read once: the program keeps its own, too."""
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    from resources import folder

    names = {"bare-khmer": "NotoSansKhmer-Regular.ttf", "bare-latin": "NotoSans-Regular.ttf"}
    for name, file in names.items():
        if name not in getRegisteredFontNames():
            registerFont(TTFont(name, str(Path(folder("fonts")) / file), shapable=True))
    return "bare-khmer", "bare-latin"
