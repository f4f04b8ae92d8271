"""The papers of a meeting: every box where the layout says, every family on its slip, every theme in the matrix."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PIL import Image

from app.attendance.values import GroupLabel, SessionKey, SessionState
from app.groups.values import GroupName, Programme
from app.language import Language
from app.meetings.values import Adult, FamilyAtHand, MatrixRow, MeetingLine, Reached, Theme, ThemeMatrix, Who
from app.people.values import FamilyLabel
from app.settings.values import CentreDetails
from app.sheets.code import PageMark, qr_payload
from app.sheets.meeting_papers import Invitations, MatrixPaper
from app.sheets.sign_in import SignInFamily, SignInName, SignInOptions, SignInSheet, sign_in_layout
from app.sheets.stored import sheet_bytes, sign_in_from
from reports import invitations, sign_in_sheet, theme_matrix
from reports.machine_marks import qr_cells
from tests.reports.pdf_text import page_texts
from tests.reports.test_sheet_geometry import OPENCV_8, cells_at, clear_around, is_outlined, rendered

KM, EN, FR = Language("km"), Language("en"), Language("fr")
DAY, PRINTED = dt.date(2026, 11, 12), dt.datetime(2026, 11, 6, 8, 12)
THEMES = (
    Theme(1, "តួនាទីរបស់មាតាបិតា", "The role of parents", "Le rôle des parents"),
    Theme(2, "អំពើហិង្សាក្នុងគ្រួសារ", "Violence in the family", "La violence dans la famille"),
)
SERIES = GroupName(9, "កិច្ចប្រជុំមាតាបិតា", "Parent meetings", "Réunions de parents", Programme.MEETING)
LINE = MeetingLine(
    1, SessionKey(5, DAY), SERIES, dt.time(14), dt.time(15, 30), SessionState.PLANNED, "", False, THEMES,
    "វត្តស្ទឹងមានជ័យ", "Srey Pov",
)  # fmt: skip


def families(names: list[str]) -> tuple[FamilyAtHand, ...]:
    return tuple(
        FamilyAtHand(
            FamilyLabel(at, f"F{at:04}", name, f"Chan Sophea {at}", "ភូមិដំណាក់ធំ"),
            "012 345 678",
            (
                Adult(Who.MOTHER, at, None, name, f"Chan Sophea {at}"),
                Adult(Who.GRANDMOTHER, None, at, "យាយ ចាន់ថា", ""),
                Adult(Who.OTHER, None, at, "", "Uncle Rith"),
            )[: 1 + at % 3],
            (("ចាន់ បុប្ផា", "Chan Bopha"), ("ចាន់ តារា", "Chan Dara")),
        )
        for at, name in enumerate(names, 1)
    )


def a_sheet(names: list[str]) -> SignInSheet:
    rows = tuple(
        SignInFamily(
            one.id,
            one.label.code,
            tuple(SignInName(adult.name_km, adult.name_latin, adult.who.value) for adult in one.adults),
            tuple(SignInName(*child) for child in one.children),
        )
        for one in families(names)
    )
    options = SignInOptions()
    layout = sign_in_layout(tuple(one.id for one in rows), DAY, 5, options)
    group = GroupLabel(9, SERIES.name_km, SERIES.name_en, SERIES.name_fr, Programme.MEETING)
    return SignInSheet(
        "K7F3QX", group, 1, 5, DAY, LINE.starts, LINE.ends, LINE.place, LINE.facilitator, THEMES, options, rows,
        layout, PRINTED, "Sokunthea",
    )  # fmt: skip


@pytest.fixture(scope="module")
def sheet(khmer_names: list[str]) -> SignInSheet:
    return a_sheet(khmer_names[:120])


@pytest.fixture(scope="module")
def pages(sheet: SignInSheet) -> list[Image.Image]:
    centre = CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey")
    return rendered(sign_in_sheet.draw(sheet, centre, [KM, EN]))


def test_every_row_has_a_box_for_each_letter_and_numbers_go_on(sheet: SignInSheet) -> None:
    rows = [row for page in sheet.layout.pages for row in page.rows]
    assert [row.number for row in rows] == list(range(1, 127))
    assert [row.family for row in rows if row.family] == [one.id for one in sheet.families]
    for page in sheet.layout.pages:
        for row in page.rows:
            assert [tick.letter for tick in page.ticks if tick.row == row.number] == list(Who)


def test_nothing_on_a_page_lies_over_anything_else(sheet: SignInSheet) -> None:
    for page in sheet.layout.pages:
        marks = [marker.box.grown(2) for marker in page.markers] + [code.grown(2) for code in page.codes]
        areas = [page.title, page.aside, page.head, page.grid, page.foot, *page.notes]
        assert not [(a, b) for a in marks for b in areas if a.meets(b)]
        assert not [(a, b) for at, a in enumerate(areas) for b in areas[at + 1 :] if a.meets(b)]
        for tick in page.ticks:
            row = next(row for row in page.rows if row.number == tick.row)
            who = next(column for column in page.columns if column.name == "who")
            assert who.x < tick.box.x < tick.box.right < who.x + who.width
            assert row.y < tick.box.y < tick.box.bottom < row.y + row.height


def test_every_box_is_printed_where_the_layout_says(sheet: SignInSheet, pages: list[Image.Image]) -> None:
    assert len(pages) == len(sheet.layout.pages)
    for page, image in zip(sheet.layout.pages, pages, strict=True):
        boxes = [tick.box for tick in page.ticks]
        boxes += [box for day in page.days for box in (day.taken, day.total) if box]
        assert [box for box in boxes if not is_outlined(image, box)] == []


def test_every_page_mark_is_printed_alone_where_the_layout_says(sheet: SignInSheet, pages: list[Image.Image]) -> None:
    for page, image in zip(sheet.layout.pages, pages, strict=True):
        first = cells_at(image, page.markers[0].box, 6)
        assert [row[1:5] for row in first[1:5]] == OPENCV_8
        cells = qr_cells(qr_payload(PageMark("S", sheet.code, page.number)))
        expected = ["".join("0" if cell else "1" for cell in row) for row in cells]
        assert [cells_at(image, box, 21) for box in page.codes] == [expected] * 2
        marks = [marker.box for marker in page.markers] + list(page.codes)
        assert [box for box in marks if not clear_around(image, box)] == []


LONGEST = ("ស្ត្រីញ៉ែមព្រឹទ្ធីចន្ទ្រាស៊្រុនលក្ខិណាវឌ្ឍនា ស្រីនិច្ចបញ្ញាវុឌ្ឍ", "Wolfeschlegelsteinhausenbergerdorff Sokunthea")


def test_the_longest_names_leave_every_page_mark_and_every_other_row_alone(
    sheet: SignInSheet, centre_details: CentreDetails
) -> None:
    children = tuple(SignInName(*LONGEST) for _ in range(9))
    people = tuple(dataclasses.replace(one, children=children) for one in sheet.families)
    long = dataclasses.replace(sheet, families=people, facilitator=LONGEST[1] * 2, place=LONGEST[0] * 2)
    drawn = sign_in_sheet.draw(long, centre_details, [KM, EN])
    for page, image in zip(long.layout.pages, rendered(drawn), strict=True):
        marks = [marker.box for marker in page.markers] + list(page.codes)
        assert [box for box in marks if not clear_around(image, box)] == []
    assert "+" in page_texts(drawn)[0]


def test_a_stored_sheet_is_read_back_as_it_was(sheet: SignInSheet) -> None:
    assert sign_in_from(sheet_bytes(sheet)) == sheet


@pytest.mark.parametrize("languages", [[KM, EN], [KM, FR], [EN], [KM]])
def test_a_sign_in_sheet_says_what_it_is(
    languages: list[Language], khmer_names: list[str], centre_details: CentreDetails
) -> None:
    texts = page_texts(sign_in_sheet.draw(a_sheet(khmer_names[:20]), centre_details, languages))
    for text in texts:
        assert "K7F3QX" in text
        for language in languages:
            assert language.text("another adult") in text.replace("\r\n", " ")
    whole = "".join(texts)
    assert [name for name in khmer_names[:20] if name not in whole] == []
    assert "Uncle Rith" in whole


def test_an_empty_sheet_has_blank_rows(centre_details: CentreDetails) -> None:
    sheet = a_sheet([])
    assert [row.family for row in sheet.layout.pages[0].rows] == [None] * 6
    assert len(page_texts(sign_in_sheet.draw(sheet, centre_details, [KM]))) == 1


@pytest.mark.parametrize("languages", [[KM, EN], [KM, FR], [FR]])
def test_every_family_has_a_slip_with_day_hours_place_and_themes(
    languages: list[Language], khmer_names: list[str], centre_details: CentreDetails
) -> None:
    value = Invitations(LINE, families(khmer_names[:19]), PRINTED, "Sokunthea")
    texts = page_texts(invitations.draw(value, centre_details, languages))
    assert [text.count("F00") for text in texts] == [8, 8, 3]
    flat = "".join(texts).replace("\r\n", " ")
    assert [name for name in khmer_names[:19] if name not in flat] == []
    for language in languages:
        assert flat.count(language.long_date(DAY)) == 19
        assert LINE.theme_names(language) in flat


def test_slips_do_not_overlap_and_fill_the_page() -> None:
    boxes = [invitations.slip_box(at) for at in range(8)]
    assert not [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if a.grown(-0.01).meets(b.grown(-0.01))]
    assert max(box.bottom for box in boxes) <= invitations.HEIGHT - 5


def test_the_matrix_names_every_theme_and_family(khmer_names: list[str], centre_details: CentreDetails) -> None:
    themes = tuple(dataclasses.replace(THEMES[at % 2], id=at, name_en=f"Theme {at}") for at in range(14))
    cells = tuple(Reached(at, dt.date(2026, 10, 8)) if at % 2 else None for at in range(14))
    rows = tuple(MatrixRow(one.label, one.phone, cells, 7, DAY) for one in families(khmer_names[:40]))
    value = MatrixPaper(ThemeMatrix(themes, rows, (0, 40) * 7), PRINTED, "Sokunthea")
    texts = page_texts(theme_matrix.draw(value, centre_details, [KM, EN]))
    whole = "".join(texts).replace("\r\n", " ")
    assert [name for name in khmer_names[:40] if name not in whole] == []
    assert [at for at in range(14) if f"Theme {at}" not in whole] == []
    assert "10/2026" in whole
    assert theme_matrix.draw(value, centre_details, [FR]) == theme_matrix.draw(value, centre_details, [FR])
