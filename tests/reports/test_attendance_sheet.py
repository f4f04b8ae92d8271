from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.attendance.values import Register
from app.language import Language
from app.settings.values import CentreDetails
from app.sheets.layout import sheet_layout
from app.sheets.sharing import Part, shared_layouts
from app.sheets.values import FilledSheet, NameScript, Sheet, SheetKind, SheetOptions
from reports import attendance_sheet, sheet_blank
from reports.pdf import POINT, Pdf, size_for_words
from reports.sheet_frame import Work
from reports.text.breaks import wrapped
from reports.text.fit import fitted
from reports.text.shape import shaped
from tests.reports.pdf_text import page_texts

KM, EN, FR = Language("km"), Language("en"), Language("fr")
MakeSheet = Callable[..., Sheet]
MakeRegister = Callable[[Sheet], Register]


def test_every_name_can_be_copied_from_the_sheet(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    sheet = a_sheet(30)
    (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [KM, EN]))
    assert [person.name_km for person in sheet.people if person.name_km not in text] == []
    assert [person.name_latin for person in sheet.people if person.name_latin not in text] == []


def test_the_page_tells_group_dates_code_page_centre_and_who_printed_it(
    a_sheet: MakeSheet, centre_details: CentreDetails
) -> None:
    first, second = page_texts(attendance_sheet.draw(a_sheet(31), centre_details, [EN, FR]))
    for text in (first, second):
        for part in ("Small stars · Petites étoiles", "2 Nov – 7 Nov 2026", "K7F3QX", "Steung Meanchey centre"):
            assert part in text
        assert "01/11/2026 17:05" in text
        assert "Sokunthea" in text
    assert "1 of 2" in first
    assert "2 of 2" in second


def test_headings_are_in_each_language_once(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    (text,) = page_texts(attendance_sheet.draw(a_sheet(3), centre_details, [KM, FR]))
    assert "កូនផ្កាយ · Petites étoiles" in text
    assert "2 nov." in text


@pytest.mark.parametrize(("language", "latin"), [(FR, "Nom"), (EN, "Name"), (KM, "Name")])
def test_two_columns_of_names_are_headed_in_their_own_scripts_in_one_language_too(
    a_sheet: MakeSheet, centre_details: CentreDetails, language: Language, latin: str
) -> None:
    sheet = a_sheet(3, options=SheetOptions(languages=(language.code,)))
    (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [language]))
    assert text.count("ឈ្មោះ") == 1
    assert text.split().count(latin) == 1


def test_a_filled_sheet_tells_what_its_letters_mean(
    a_sheet: MakeSheet, a_register: MakeRegister, centre_details: CentreDetails
) -> None:
    sheet = a_sheet(3, filled=True)
    (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [FR], a_register(sheet)))
    assert FR.text("P present, A absent, L late, E excused.").split(",")[0] in text


def test_the_signs_beside_names_are_explained_where_they_stand(
    a_sheet: MakeSheet, centre_details: CentreDetails
) -> None:
    for kind in SheetKind:
        plain = a_sheet(3, options=SheetOptions(kind))
        people = [replace(one, allergy=False, birthday=False) for one in plain.people]
        for allergy, birthday in ((False, False), (True, False), (False, True)):
            flagged = (replace(people[0], allergy=allergy, birthday=birthday), *people[1:])
            (text,) = page_texts(attendance_sheet.draw(replace(plain, people=flagged), centre_details, [EN]))
            assert ("Triangle: allergy." in text) is allergy
            assert ("Star: birthday." in text) is birthday


def test_a_closed_day_is_named_on_the_sheet(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    for kind in SheetKind:
        sheet = a_sheet(8, closed=(2,), options=SheetOptions(kind))
        (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [EN]))
        assert "Independence Day" in text.replace("\r\n", " ")


def test_a_word_of_a_closed_days_name_is_not_broken(a_sheet: MakeSheet) -> None:
    sheet = a_sheet(8, closed=(2,), options=SheetOptions(SheetKind.WEEK))
    width = sheet.layout.pages[0].days[2].width - 1.6
    size = size_for_words("National Independence Day", width, 7.5)
    assert 5 < size < 7.5
    assert wrapped("National Independence Day", width * POINT, size) == ["National", "Independence", "Day"]


def test_a_narrow_day_is_headed_in_one_language(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    (month,) = page_texts(
        attendance_sheet.draw(a_sheet(2, options=SheetOptions(SheetKind.MONTH)), centre_details, [EN, FR])
    )
    (week,) = page_texts(attendance_sheet.draw(a_sheet(2), centre_details, [EN, FR]))
    assert "Lu" not in month
    assert "lun" in week


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("languages", [(KM, EN), (FR,), (KM,)])
def test_advice_fills_its_box_and_no_more(
    kind: SheetKind, languages: tuple[Language, ...], a_sheet: MakeSheet, centre_details: CentreDetails
) -> None:
    sheet = a_sheet(8, 6, (2,), options=SheetOptions(kind))
    page = sheet.layout.pages[0]
    work = Work(Pdf(""), sheet, page, centre_details, languages)
    texts = sheet_blank.advice(work, page.notes[0])
    assert len(texts) == len(languages)
    size = sheet_blank._size(texts, page.notes[0])
    assert size >= 6
    assert all("." in text or "។" in text for text in texts)
    assert sheet_blank._height(texts, page.notes[0].width, size) <= page.notes[0].height


def test_two_sessions_of_a_day_are_told_apart_by_their_hours(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    sheet = a_sheet(2, 2)
    hours = dt.time(7, 30), dt.time(14)
    days = tuple(replace(day, date=sheet.first, starts=hour) for day, hour in zip(sheet.days, hours, strict=True))
    twice = replace(sheet, days=days, layout=sheet_layout(sheet.people, days, sheet.options))
    (text,) = page_texts(attendance_sheet.draw(twice, centre_details, [EN]))
    assert "07:30" in text
    assert text.count("Mon 2 Nov") == 2
    assert "14:00" in text


def test_only_one_script_is_printed_where_the_options_say_so(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    sheet = a_sheet(3, options=SheetOptions(names=NameScript.LATIN, extra_columns=("Soap",)))
    (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [EN]))
    assert sheet.people[0].name_latin in text
    assert sheet.people[0].name_km not in text
    assert "Soap" in text


def test_a_child_without_a_name_in_the_one_script_is_printed_in_the_other(
    a_sheet: MakeSheet, centre_details: CentreDetails
) -> None:
    sheet = a_sheet(1, options=SheetOptions(names=NameScript.LATIN))
    nameless = replace(sheet, people=(replace(sheet.people[0], name_latin=""),))
    (text,) = page_texts(attendance_sheet.draw(nameless, centre_details, [EN]))
    assert sheet.people[0].name_km in text


def test_the_same_sheet_gives_the_same_bytes(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    sheet = a_sheet(30)
    first = attendance_sheet.draw(sheet, centre_details, [KM, EN])
    attendance_sheet.draw(a_sheet(12, options=SheetOptions(SheetKind.MONTH)), centre_details, [FR])
    assert attendance_sheet.draw(sheet, centre_details, [KM, EN]) == first


def test_no_name_stays_in_memory_when_the_sheet_is_drawn(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    attendance_sheet.draw(a_sheet(3), centre_details, [KM, EN])
    assert shaped.cache_info().currsize == 0
    assert fitted.cache_info().currsize == 0


def test_photos_stand_on_the_sheet_that_asks_for_them(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (96, 96), "grey").save(target, "JPEG")
    sheet = a_sheet(2, options=SheetOptions(photos=True))
    pdf = attendance_sheet.draw(sheet, centre_details, [EN], photos={100: target.getvalue()})
    assert pdf.count(b"/Subtype /Image") == 1


def test_a_filled_sheet_shows_totals_the_rate_and_its_formula(
    a_sheet: MakeSheet, a_register: MakeRegister, centre_details: CentreDetails
) -> None:
    sheet = a_sheet(8, filled=True)
    register = a_register(sheet)
    (text,) = page_texts(attendance_sheet.draw(sheet, centre_details, [EN], register))
    assert "(present + late) / (present + late + absent + excused)" in text
    assert EN.percent(register.total().rate) in text
    assert "K7F3QX" not in text
    total = register.total()
    assert (total.marked, total.to_enter) == (8 * 4, 8)


def test_totals_of_a_long_group_stand_once_under_the_last_row(
    a_sheet: MakeSheet, a_register: MakeRegister, centre_details: CentreDetails
) -> None:
    sheet = a_sheet(45, 20, filled=True, options=SheetOptions(SheetKind.MONTH))
    first, last = page_texts(attendance_sheet.draw(sheet, centre_details, [EN], a_register(sheet)))
    assert "Attendance rate\r\n" not in first
    assert "Excused" in last


def test_many_sheets_are_one_document_and_tell_how_far_they_are(
    a_sheet: MakeSheet, a_register: MakeRegister, centre_details: CentreDetails
) -> None:
    filled = a_sheet(5, filled=True)
    sheets = [a_sheet(31), FilledSheet(filled, a_register(filled)), a_sheet(3)]
    steps = list(attendance_sheet.draw_many(iter(sheets), 3, centre_details, [EN]))
    assert [(step.done, step.total, step.pdf is None) for step in steps] == [
        (1, 3, True),
        (2, 3, True),
        (3, 3, False),
    ]
    assert len(page_texts(steps[-1].pdf or b"")) == 4


def test_groups_that_share_a_page_are_drawn_on_it_one_under_the_other(
    a_sheet: MakeSheet, centre_details: CentreDetails
) -> None:
    codes = ("K7F3QX", "ABCDEF")
    parts = [a_sheet(4), a_sheet(6)]
    (layouts,) = shared_layouts([Part(part.people, part.days, 0) for part in parts], SheetOptions())
    sheets = [
        replace(part, code=code, layout=layout, together=codes)
        for part, code, layout in zip(parts, codes, layouts, strict=True)
    ]
    *_, last = attendance_sheet.draw_many([*sheets, a_sheet(2)], 3, centre_details, [EN])
    shared, alone = page_texts(last.pdf or b"")
    assert all(code in shared for code in codes)
    assert shared.count("Do not fold") == 1
    assert "ABCDEF" not in alone


def test_drawing_many_can_be_cancelled_between_two_sheets(a_sheet: MakeSheet, centre_details: CentreDetails) -> None:
    asked: list[int] = []

    def sheets() -> object:
        for index in range(3):
            asked.append(index)
            yield a_sheet(2)

    run = attendance_sheet.draw_many(sheets(), 3, centre_details, [EN])
    next(run)
    run.close()
    assert asked == [0]


@pytest.mark.parametrize("languages", [[KM], [KM, EN], [KM, FR], [Language("pseudo"), KM]])
@pytest.mark.parametrize("kind", list(SheetKind))
def test_every_language_can_be_printed(
    a_sheet: MakeSheet, centre_details: CentreDetails, languages: list[Language], kind: SheetKind
) -> None:
    sheet = a_sheet(4, 12, options=SheetOptions(kind))
    assert page_texts(attendance_sheet.draw(sheet, centre_details, languages))
