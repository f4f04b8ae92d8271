from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.attendance.values import GroupLabel
from app.camps.values import CampLine, CampState, Rider, StaffDraft, StaffLine, StaffRole, TransportList
from app.certificates.values import BookLine, CertificateBook, Series
from app.courses.values.catalogue import Names, PassRules, Trade
from app.courses.values.cohorts import CohortLine, CohortState
from app.dates import BirthDate, Precision
from app.families.guardians import Collects, Guardian
from app.groups.values import GroupName, Programme
from app.language import Language
from app.outcomes.values import OutcomeEntry, OutcomeGrid, OutcomeList, OutcomeRow, OutcomeState
from app.people.values import HealthNote, PersonLabel
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from app.sheets.values import PickupList, PickupPerson, Roster, RosterPerson
from reports import (
    certificate_book,
    medical_list,
    outcome_list,
    pickup_list,
    roster,
    sign_out_list,
    transport_list,
)
from reports.pdf import Pdf
from tests.reports.pdf_text import page_texts

KM, EN, FR = Language("km"), Language("en"), Language("fr")
GROUP = GroupLabel(1, "កូនផ្កាយ", "Small stars", "Petites étoiles", Programme.DAYCARE, "Room 2", "Srey Pov")
DAY, PRINTED = dt.date(2026, 11, 6), dt.datetime(2026, 11, 6, 8, 12)
ALLERGY = HealthNote(1, "allergy", "សណ្តែកដី <peanuts> & eggs", frozenset())
LONG = HealthNote(2, "medicine", "Two puffs of the blue spray when wheezing, then call the mother. " * 4, frozenset())


def label(number: int, name: str) -> PersonLabel:
    birth = BirthDate(dt.date(2021, 5, 1), Precision.MONTH)
    return PersonLabel(
        number, f"P{number:04}", name, f"Chan Sophea {number}", "", "F", birth, "ភូមិឫស្សី", None, "child", False
    )


def guardian(name: str, collects: Collects, reason: str = "") -> Guardian:
    return Guardian(1, 1, name, "Kim Ly", "aunt", "012 345 678", collects, reason, None)


def a_roster(names: list[str], notes: tuple[HealthNote, ...] = ()) -> Roster:
    people = [
        RosterPerson(i + 1, label(i + 1, name), 5, "012 345 678, +855 97 111 2222", notes)
        for i, name in enumerate(names)
    ]
    return Roster(GROUP, DAY, tuple(people), PRINTED, "Sokunthea")


def test_a_roster_holds_every_name_and_continues_on_numbered_pages(
    khmer_names: list[str], centre_details: CentreDetails
) -> None:
    texts = page_texts(roster.draw(a_roster(khmer_names[:60]), centre_details, [KM, EN]))
    whole = "".join(texts)
    assert [name for name in khmer_names[:60] if name not in whole] == []
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        for part in (
            "ស្រី",
            "female",
            "Small stars",
            "Friday 6 November 2026",
            "06/11/2026 08:12 by Sokunthea",
            "May 2021",
        ):
            assert part in text


def test_a_note_is_printed_as_it_was_written(centre_details: CentreDetails) -> None:
    (text,) = page_texts(roster.draw(a_roster(["សុភា"], (ALLERGY,)), centre_details, [EN]))
    assert "Allergy: សណ្តែកដី <peanuts> & eggs" in text.replace("\r\n", " ")


def test_a_list_of_nobody_is_one_page_and_says_so(centre_details: CentreDetails) -> None:
    (text,) = page_texts(roster.draw(a_roster([]), centre_details, [KM, EN]))
    assert "This list is empty." in text


def test_of_several_groups_those_without_anybody_take_no_paper(centre_details: CentreDetails) -> None:
    lists = [a_roster([]), a_roster(["សុភា"]), a_roster([]), a_roster(["ដារ៉ា"])]
    assert len(page_texts(roster.draw_all(lists, centre_details, [EN]))) == 2
    assert len(page_texts(roster.draw_all(lists[::2], centre_details, [EN]))) == 1


@pytest.mark.parametrize("languages", [(KM,), (EN,), (FR,), (KM, EN)], ids=str)
def test_every_child_of_a_roster_takes_one_line_whatever_the_language(
    languages: tuple[Language, ...], khmer_names: list[str], centre_details: CentreDetails
) -> None:
    value = a_roster(khmer_names[:18], (ALLERGY,))
    born = BirthDate(dt.date(2021, 5, 23), Precision.DAY)
    boys = tuple(
        replace(one, phone="+855 97 111 2222", label=replace(one.label, birth=born, sex="M")) for one in value.people
    )
    assert len(page_texts(roster.draw(replace(value, people=boys), centre_details, languages))) == 1


def test_a_pickup_list_tells_may_and_must_not_apart(khmer_names: list[str], centre_details: CentreDetails) -> None:
    may, must_not = guardian("ម្តាយ", Collects.MAY), guardian("ពូ", Collects.MUST_NOT, "A court forbade it in 2025.")
    people = [
        PickupPerson(i + 1, label(i + 1, name), 5, (may, may), (must_not,), (ALLERGY, LONG))
        for i, name in enumerate(khmer_names[:12])
    ]
    pickup = PickupList(GROUP, DAY, tuple(people), PRINTED, "Sokunthea")
    texts = page_texts(pickup_list.draw(pickup, centre_details, [KM, EN]))
    assert len(texts) >= 2
    for part in (
        "Must NOT collect",
        "May collect",
        "ម្តាយ Kim Ly, មីង · aunt",
        "ពូ Kim Ly, មីង · aunt",
        "A court forbade it in 2025.",
        "<peanuts>",
    ):
        assert all(part in text.replace("\r\n", " ") for text in texts)


def test_the_same_list_gives_the_same_bytes(khmer_names: list[str], centre_details: CentreDetails) -> None:
    value = a_roster(khmer_names[:5], (LONG,))
    assert roster.draw(value, centre_details, [KM]) == roster.draw(value, centre_details, [KM])


def test_an_outcome_list_has_a_sign_for_work_outside_the_trade_that_the_font_can_draw(
    centre_details: CentreDetails,
) -> None:
    trade = Trade(1, Names(en="Cooking"))
    group = GroupName(1, "ធ្វើម្ហូប", "Cooking, cohort 1", "", Programme.COURSE)
    cohort = CohortLine(
        1, group, 1, CohortState.FINISHED, 1, Names(en="Cooking"), trade, DAY, DAY, "", "", None, PassRules()
    )
    entries = {1: OutcomeEntry(OutcomeState.EMPLOYED, in_trade=False), 3: OutcomeEntry(OutcomeState.UNREACHABLE)}
    rows = (OutcomeRow(1, label(1, "សុភា"), "012 345 678", True, entries),)
    grid = OutcomeGrid(cohort, rows, dict.fromkeys((1, 3, 6, 12), DAY), {})
    (text,) = page_texts(outcome_list.draw([OutcomeList(grid, PRINTED, "Sokunthea")], centre_details, [KM, EN]))
    for part in ("E- មានការងារធ្វើ · employed", "U ទាក់ទងមិនបាន", "U not reached", "សុភា", "Cooking, cohort 1"):
        assert part in text
    assert "\ufffd" not in text


def test_a_sign_out_list_has_room_to_sign_and_tells_may_and_must_not_apart(
    khmer_names: list[str], centre_details: CentreDetails
) -> None:
    may, must_not = guardian("ម្តាយ", Collects.MAY), guardian("ពូ", Collects.MUST_NOT)
    people = [
        PickupPerson(i + 1, label(i + 1, name), 5, (may,), (must_not,), (ALLERGY,))
        for i, name in enumerate(khmer_names[:30])
    ]
    pickup = PickupList(GROUP, DAY, tuple(people), PRINTED, "Sokunthea")
    texts = page_texts(sign_out_list.draw_all([pickup], centre_details, [KM, EN]))
    assert [name for name in khmer_names[:30] if name not in "".join(texts)] == []
    for part in ("Must NOT collect", "May collect", "Signature", "ម្តាយ Kim Ly", "ពូ Kim Ly"):
        assert all(part in text.replace("\r\n", " ") for text in texts)
    assert "<peanuts>" not in "".join(texts)


def test_a_medical_list_names_only_who_has_a_note(khmer_names: list[str], centre_details: CentreDetails) -> None:
    may = guardian("ម្តាយ", Collects.MAY)
    people = [
        PickupPerson(i + 1, label(i + 1, name), 5, (may,), (), (ALLERGY,) if i == 2 else ())
        for i, name in enumerate(khmer_names[:5])
    ]
    pickup = PickupList(GROUP, DAY, tuple(people), PRINTED, "Sokunthea")
    (text,) = page_texts(medical_list.draw_all([pickup], centre_details, [EN]))
    assert [name for name in khmer_names[:5] if name in text] == [khmer_names[2]]
    assert "1 of 5 have a note" in text.replace("\r\n", " ")
    assert "<peanuts> & eggs" in text.replace("\r\n", " ")


def a_transport_list(names: list[str], transport: str = "", groups: tuple[GroupName, ...] = ()) -> TransportList:
    camp = CampLine(
        1, "ជំរុំវិស្សមកាល", "Holiday camp", "Colonie", DAY, DAY, "Pagoda", CampState.RUNNING, "", (1, 2), 9, 0, 3
    )
    phones = (("ម្តាយ", "Kim Ly", "+855 12 345 678"), ("", "", "+855 97 111 2222"))
    riders = [Rider(i, label(i, name), 5, "ភូមិឫស្សី", i % 3 + 1, phones) for i, name in enumerate(names, 1)]
    driver = StaffLine(1, StaffDraft(StaffRole.DRIVER, name="Ta Sok", phone="+855 10 999 888"), "Ta Sok")
    return TransportList(camp, groups, DAY, transport, (driver,), tuple(riders), PRINTED, "Sokunthea")


def test_a_transport_list_tells_who_rides_where_from_and_whom_to_call(
    khmer_names: list[str], centre_details: CentreDetails
) -> None:
    paper = a_transport_list(khmer_names[:30], "រថយន្តក្រុងចេញម៉ោង ៧:៣០\nThe bus leaves at 7:30")
    texts = page_texts(transport_list.draw_all([paper], centre_details, [KM, EN]))
    whole = "".join(texts)
    assert [name for name in khmer_names[:30] if name not in whole] == []
    for text in texts:
        for part in ("Transport list", "Holiday camp", "30 children ride", "Ta Sok", "The bus leaves at 7:30", "There"):
            assert part in text
    assert "Kim Ly, +855\u00a012\u00a0345\u00a0678" in whole


def test_a_transport_list_has_a_box_to_tick_for_each_way(
    centre_details: CentreDetails, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Box] = []
    monkeypatch.setattr(Pdf, "boxes", lambda _pdf, boxes, *_weight: drawn.extend(boxes))
    transport_list.draw_all([a_transport_list(["សុភា", "Sok"])], centre_details, [EN])
    ticks = [box for box in drawn if box.width == box.height == 3.8]
    assert len(ticks) == 4
    assert len({box.x for box in ticks}) == len({box.y for box in ticks}) == 2


def test_the_certificate_book_tells_kind_course_and_void_in_both_languages(centre_details: CentreDetails) -> None:
    course = Names("ធ្វើម្ហូប", "Cooking", "Cuisine")
    line = BookLine(1, Series.CERTIFICATE, 2026, 1, "2026-0001", 7, "ចាន់ សុភា", "Chan Sophea", course, 3, DAY, "Dara", 1)
    void = replace(line, id=2, number="2026-0002", voided_on=DAY, void_reason="name misspelt")
    book = CertificateBook(2026, (line, void), (), PRINTED, "Sokunthea")
    (text,) = page_texts(certificate_book.draw(book, centre_details, [KM, EN]))
    for part in ("វិញ្ញាបនបត្រ", "Certificate", "ធ្វើម្ហូប", "Cooking", "មោឃៈតាំងពី", "void since", "name misspelt"):
        assert part in text
    assert text.count("name misspelt") == 1


def test_a_transport_list_of_some_groups_names_them(centre_details: CentreDetails) -> None:
    group = GroupName(4, "ខ្លា", "Tigers", "Tigres", Programme.CAMP)
    texts = page_texts(transport_list.draw_all([a_transport_list([], groups=(group,))], centre_details, [EN]))
    assert len(texts) == 1
    assert "Tigers" in texts[0]
    assert "Holiday camp" not in texts[0]


def test_a_long_note_pushes_the_table_down_and_leaves_the_page(centre_details: CentreDetails) -> None:
    names = ["សុភា"] * 6
    short = page_texts(transport_list.draw_all([a_transport_list(names)], centre_details, [EN]))
    long = page_texts(transport_list.draw_all([a_transport_list(names, "wait " * 380)], centre_details, [EN]))
    assert len(short) == 1
    assert len(long) >= 1
    assert "".join(long).count("wait") == 380 * len(long)
