"""The papers of a cohort: everything is in its cell, however many modules and however long the names are."""

from __future__ import annotations

from itertools import accumulate, combinations

import pypdfium2
import pytest

from app.courses.values.trainees import ATTENDANCE_FORMULA
from app.language import Language
from app.settings.values import CentreDetails
from reports import course_lists, list_table
from reports.list_table import MARGIN, ListPaper
from tests.course_papers import a_paper
from tests.reports.pdf_text import page_texts

KM, EN, FR = Language("km"), Language("en"), Language("fr")
MM = 25.4 / 72
PAGE = (297.0, 210.0)
Rect = tuple[float, float, float, float]  # left, top, right, bottom in mm


def rects(pdf: bytes) -> list[list[Rect]]:
    """Where there is text on each page."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        found = [text.get_rect(at) for at in range(text.count_rects())]
        pages.append([(x * MM, PAGE[1] - top * MM, right * MM, PAGE[1] - y * MM) for x, y, right, top in found])
    document.close()
    return pages


def meet(one: Rect, other: Rect) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.2 and down > 0.6  # signs above and below a Khmer line may stand close


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[ListPaper]:
    """The lists that were drawn, with their columns."""
    lists: list[ListPaper] = []
    draw = list_table._draw_list

    def noted(pdf: object, paper: ListPaper) -> None:
        lists.append(paper)
        draw(pdf, paper)  # type: ignore[arg-type]

    monkeypatch.setattr(list_table, "_draw_list", noted)
    return lists


@pytest.mark.parametrize(
    "languages", [(KM, EN), (KM, FR), (EN,)], ids=lambda found: "-".join(one.code for one in found)
)
@pytest.mark.parametrize("modules", [1, 4, 9, 12, 20])
@pytest.mark.parametrize("draw", [course_lists.draw_trainees, course_lists.draw_assessment])
def test_every_text_is_in_its_cell_and_on_the_page_and_touches_no_other(
    draw: object,
    modules: int,
    languages: tuple[Language, ...],
    drawn: list[ListPaper],
    khmer_names: list[str],
    centre_details: CentreDetails,
) -> None:
    paper = a_paper([max(khmer_names, key=len), *khmer_names[:24]], modules)
    pages = rects(draw([paper], centre_details, languages))  # type: ignore[operator]
    assert len(pages) >= len(drawn)
    for number, page in enumerate(pages):
        of_list = drawn[number * len(drawn) // len(pages)]
        edges = [MARGIN + width for width in accumulate(column.width for column in of_list.columns)]
        for one in page:
            assert 5 < one[0] < one[2] < PAGE[0] - 5 and 5 < one[1] < one[3] < PAGE[1] - 5  # noqa: PT018
            in_cell = one[0] > MARGIN + 0.5  # what stands under the table begins at the margin itself
            if in_cell and of_list.top < (one[1] + one[3]) / 2 < PAGE[1] - 16:
                assert not [edge for edge in edges if one[0] < edge - 0.2 and one[2] > edge + 0.2], one
        assert [pair for pair in combinations(page, 2) if meet(*pair)] == []


def test_an_assessment_sheet_of_twelve_modules_has_them_on_two_lists_with_the_same_rows(
    drawn: list[ListPaper], khmer_names: list[str], centre_details: CentreDetails
) -> None:
    texts = page_texts(course_lists.draw_assessment([a_paper(khmer_names[:10], 12)], centre_details, [EN]))
    assert [len(one.columns) - 5 for one in drawn] == [6, 6]
    assert len({tuple(row[:5] for row in one.rows) for one in drawn}) == 1
    assert [("modules 1 to 6" in text, "modules 7 to 12" in text) for text in texts] == [(True, False), (False, True)]
    assert "12 Hygiene in the kitchen" in " ".join(texts[1].split())
    for text in texts:
        assert khmer_names[8] in text
        assert khmer_names[9] not in text  # who left is not assessed


def test_every_box_to_fill_is_large_enough_for_a_pen(
    drawn: list[ListPaper], khmer_names: list[str], centre_details: CentreDetails
) -> None:
    for modules in range(1, 25):
        course_lists.draw_assessment([a_paper(khmer_names[:10], modules)], centre_details, [KM, EN])
    assert min(column.width for one in drawn for column in one.columns[5:]) > 15
    assert all(abs(sum(column.width for column in one.columns) - PAGE[0] + 2 * MARGIN) < 0.01 for one in drawn)


def test_a_list_of_trainees_tells_hours_results_attendance_and_who_left(
    khmer_names: list[str], centre_details: CentreDetails
) -> None:
    [text] = page_texts(course_lists.draw_trainees([a_paper(khmer_names[:3])], centre_details, [KM, EN]))
    flat = " ".join(text.split())
    for part in ("សិក្ខាកាម", "Trainees", "Cooking, cohort 3", "95%", "20 h · C", "20 h · N", "02/10/2026: found work"):
        assert part in flat
    for language in (KM, EN):
        assert language.text(ATTENDANCE_FORMULA).split()[-1] in flat


def test_a_list_of_trainees_tells_why_somebody_left_in_both_languages(
    khmer_names: list[str], centre_details: CentreDetails
) -> None:
    [text] = page_texts(course_lists.draw_trainees([a_paper(khmer_names[:3])], centre_details, [KM, EN]))
    for words in ("found work", KM.text("found work"), "ស្រី female"):
        assert words in " ".join(text.split())
