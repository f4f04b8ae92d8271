from __future__ import annotations

import base64
import io
import re
import zlib
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from PIL import Image

from app.certificates.values import Certificate, CertificatePaper, Series, Signatory
from app.courses.values.catalogue import Names
from app.language import Language
from app.sheets.geometry import Box
from reports import certificate
from reports.certificate_border import INNER, PAGE
from reports.machine_marks import small_qr_cells
from reports.pdf import Pdf
from reports.text.shape import shaped
from tests.certificate_texts import a_text
from tests.reports import qr_reading
from tests.reports.pdf_text import page_texts

LONGEST = "ព្រឹទ្ធីសេដ្ឋា ស្រ៊ុនចន្ទ្រាស្រីពៅមករាវិច្ឆិកា"


def a_paper(duplicate: bool = False, **changes: object) -> CertificatePaper:
    return CertificatePaper(Certificate(1, 7, a_text(**changes), "K7F3-QXAB-CDEF", "Sokunthea"), duplicate)


def flat(pdf: bytes) -> list[str]:
    return [" ".join(text.split()) for text in page_texts(pdf)]


def test_a_certificate_says_whose_it_is_in_both_scripts_what_was_learnt_when_and_its_number() -> None:
    [text] = flat(certificate.draw([a_paper()]))
    for part in (
        "ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ", "មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre",
        "វិញ្ញាបនបត្រ", "CERTIFICATE", "សុខ ចន្ទ្រា", "SOK Chantrea", "ធ្វើម្ហូប", "Cooking",
        "ថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២៦", "from 4 May 2026 to 30 October 2026, 360 hours in all",
        "ភ្នំពេញ ថ្ងៃទី៦ ខែវិច្ឆិកា ឆ្នាំ២០២៦", "Phnom Penh, 6 November 2026", "គ្រូបង្គោល", "Director of the centre",
        "2026-0042", "K7F3-QXAB-CDEF", "Date of birth: 14/03/2004",
    ):  # fmt: skip
        assert part in text
    assert "DUPLICATE" not in text


def test_the_language_beside_khmer_is_that_of_the_certificate() -> None:
    [text] = flat(certificate.draw([a_paper(True, language="fr", issued_on=a_text().issued_on.replace(day=1))]))
    for part in (
        "CERTIFICAT",
        "Cuisine",
        "du 4 mai 2026 au 30 octobre 2026",
        "le 1er novembre 2026",
        "ស្ទួន · DUPLICATA",
    ):
        assert part in text


def test_a_duplicate_differs_from_the_original_by_the_word_alone() -> None:
    original, duplicate = (flat(certificate.draw([a_paper(again)]))[0] for again in (False, True))
    assert duplicate.replace("ស្ទួន · DUPLICATE", "").split() == original.split()


def test_an_attestation_tells_the_hours_that_were_attended() -> None:
    [text] = flat(certificate.draw([a_paper(series=Series.ATTESTATION, number="A2026-0007", hours=212)]))
    for part in ("លិខិតបញ្ជាក់ការចូលរៀន", "ATTESTATION OF ATTENDANCE", "of which 212 hours were attended", "A2026-0007"):
        assert part in text
    assert "successfully" not in text


def test_a_cohort_is_one_document_and_what_the_pages_share_is_in_it_once(khmer_names: list[str]) -> None:
    papers = [a_paper(name_km=name, number=f"2026-{i:04}") for i, name in enumerate(khmer_names[:40])]
    steps: list[tuple[int, int]] = []
    pdf = certificate.draw(papers, lambda done, total: steps.append((done, total)))
    texts = flat(pdf)
    assert [name for name, text in zip(khmer_names, texts, strict=False) if name not in text] == []
    assert steps == [(i, 40) for i in range(1, 41)]
    one = len(certificate.draw(papers[:1]))
    assert len(pdf) < one + 39 * 9000
    assert pdf.count(b"/Subtype /Form") == 2


def test_the_same_certificates_give_the_same_bytes() -> None:
    assert certificate.draw([a_paper(), a_paper(True)]) == certificate.draw([a_paper(), a_paper(True)])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("series", Series)
def test_nothing_touches_the_border_or_another_text_however_long_it_is(
    monkeypatch: pytest.MonkeyPatch, language: str, series: Series
) -> None:
    """Every text stays in its box (see the tests of `reports.text.fit`); no two boxes share anything."""
    boxes: dict[str, Box] = {"QR": certificate.QR}
    write = Pdf.text_in

    def noted(pdf: Pdf, text: str, box: Box, *rest: Any, **more: Any) -> None:
        boxes[text] = box
        write(pdf, text, box, *rest, **more)

    monkeypatch.setattr(Pdf, "text_in", noted)
    long = "Very long indeed, and then some more words about what was learnt in all these months"
    names = Names("ការងារតាមផ្ទះ ការសម្អាត ការដុតនំ និងការឆុងកាហ្វេសម្រាប់មនុស្សគ្រប់គ្នា" * 2, long, long)
    signatories = (Signatory(LONGEST, names), Signatory("Marie-Thérèse de la Fontaine-Saint-Germain", names))
    paper = a_paper(
        True, language=language, series=series, name_km=LONGEST, name_latin="PRITHYSEDTHA Srunchantreasreypeoumakara",
        course=names, centre=names, place=names, signatories=signatories, number="PSE-STUNG-MEANCHEY/2026/00042",
    )  # fmt: skip
    logo = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(logo, "PNG")
    certificate.draw([replace(paper, certificate=replace(paper.certificate, logo=logo.getvalue()))])
    assert {LONGEST, "PRITHYSEDTHA Srunchantreasreypeoumakara"} <= boxes.keys()
    assert len(boxes) > 18
    for text, box in boxes.items():
        assert box.x >= INNER.x and box.y >= INNER.y, text  # noqa: PT018
        assert box.right <= INNER.right and box.bottom <= INNER.bottom, text  # noqa: PT018
    for (one, box), (other, other_box) in combinations(boxes.items(), 2):
        assert not box.meets(other_box), (one, other)


def test_khmer_is_shaped_as_harfbuzz_shapes_it() -> None:
    pdf = certificate.draw([a_paper()])
    glyphs = "".join(f"{glyph.id:04X}" for run in shaped("សុខ ចន្ទ្រា", bold=True).runs for glyph in run.glyphs)
    drawn = "".join(re.findall(r"<([0-9A-F]+)>", content(pdf)))
    assert glyphs[-8:] in drawn


def content(pdf: bytes) -> str:
    streams = re.findall(rb"ASCII85Decode[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return "".join(
        zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>"))).decode("latin-1") for stream in streams
    )


@pytest.mark.parametrize("dpi", [100, 150, 300])
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "SOK Chantrea"),
        ({"name_latin": ""}, "សុខ ចន្ទ្រា"),
        ({"name_latin": "PRITHYSEDTHA Srunchantreasreypeoumakara", "number": "PSE-STUNG-MEANCHEY/2026/00042"}, None),
    ],
)
def test_the_qr_code_on_the_page_says_number_name_and_code(dpi: int, changes: dict[str, str], name: str | None) -> None:
    paper = a_paper(**changes)
    read = qr_reading.read(qr_reading.rendered(certificate.draw([paper]), 0, dpi), certificate.QR, PAGE)
    text = paper.certificate.text
    assert read == "\n".join((text.number, name or text.name_latin, "K7F3-QXAB-CDEF"))


def test_a_qr_code_with_a_changed_module_is_not_taken_for_whole() -> None:
    cells = [list(row) for row in small_qr_cells(certificate.qr_text(a_paper().certificate))]
    cells[12][20] = not cells[12][20]
    with pytest.raises(ValueError, match="misread"):
        qr_reading.text_of(cells)


def test_a_french_first_of_the_month_is_premier() -> None:
    first = a_text().issued_on.replace(day=1)
    assert Language("fr").formal_date(first) == "1er novembre 2026"
    assert Language("km").formal_date(first) == "ថ្ងៃទី១ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
