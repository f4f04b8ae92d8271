"""Headings and cells of lists: each language and each word whole, nothing outside its column."""

from __future__ import annotations

import pypdfium2
import pytest

from app.language import N_, Language
from app.sheets.geometry import Box
from reports.list_columns import ListColumn, draw_heading, head_height, heading, name_columns, parts_of
from reports.pdf import POINT, Pdf
from reports.words import Languages

KM, EN, FR = Language("km"), Language("en"), Language("fr")


def spans(column: ListColumn) -> list[tuple[float, float, float, float]]:
    """Where the heading of a column that begins at 20 mm has its lines, in mm: left, bottom, right, top."""
    pdf = Pdf("")
    pdf.start_page(100, 100)
    draw_heading(pdf, column, Box(20, 20, column.width, head_height([column])))
    document = pypdfium2.PdfDocument(pdf.finish())
    text = document[0].get_textpage()
    found = [text.get_rect(at) for at in range(text.count_rects())]
    text.close()
    document.close()
    return [tuple(edge / POINT for edge in one) for one in found]  # type: ignore[misc]


@pytest.mark.parametrize("languages", [(KM,), (EN,), (KM, EN), (FR, EN)])
@pytest.mark.parametrize("align", ["left", "centre", "right"])
@pytest.mark.parametrize("width", [8.0, 13.0, 30.0, 80.0])
def test_a_heading_is_inside_its_column_and_its_head(languages: Languages, align: str, width: float) -> None:
    for message in (N_("Birth certificate"), N_("Certified"), N_("Reasons for leaving"), N_("Age")):
        column = ListColumn(heading(languages, message), width, align=align)  # type: ignore[arg-type]
        for left, bottom, right, top in spans(column):
            assert 20.5 <= left < right <= 20 + width - 0.5
            assert 80 - head_height([column]) < bottom < top < 80


def test_languages_stand_side_by_side_where_they_have_room_else_one_below_the_other() -> None:
    title = heading((KM, EN), N_("Village"))
    assert parts_of(title, 60, 7.5, bold=True) == ["ភូមិ · Village"]
    assert parts_of(title, 12, 7.5, bold=True) == ["ភូមិ", "Village"]


@pytest.mark.parametrize(
    ("languages", "khmer", "latin"),
    [((KM,), "ឈ្មោះ", "Name"), ((FR,), "ឈ្មោះ", "Nom"), ((KM, FR), "ឈ្មោះ", "Nom"), ((EN, FR), "ឈ្មោះ", "Name\nNom")],
)
def test_names_are_headed_in_the_languages_of_their_script(languages: Languages, khmer: str, latin: str) -> None:
    assert [column.title for column in name_columns(languages, 38)] == [khmer, latin]


def test_a_centred_heading_has_its_middle_in_the_middle_of_the_column() -> None:
    for left, _, right, _ in spans(ListColumn("Enrolled", 30, align="centre")):
        assert (left + right) / 2 == pytest.approx(35, abs=0.4)
