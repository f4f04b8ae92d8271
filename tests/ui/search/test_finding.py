import datetime as dt

from app.camps.values import CampDraft
from app.centre import Centre
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.language import Language
from app.people.values import PersonDraft
from app.schools.values import PlaceDraft, SchoolDraft
from app.sheets.values import SheetOptions, SheetRequest
from tests.finished_cohort import PASSED, finished_cohort
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.search.finding import find

MONDAY, SATURDAY = dt.date(2026, 11, 2), dt.date(2026, 11, 7)
ENGLISH = Language("en")


def test_the_code_of_a_sheet_opens_its_register(centre: Centre) -> None:
    draft = GroupDraft(Programme.DAYCARE, name_en="Small stars", starts=MONDAY)
    group = centre.groups.add(draft, [SlotDraft(0, dt.time(7), dt.time(11))]).value
    child = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.groups.enrol(group, [child], MONDAY)
    wanted = SheetRequest(group, MONDAY, SATURDAY, SheetOptions())
    code = centre.sheets.issue(centre.sheets.proposed(wanted)).value.code
    (hit,) = find(centre, f" {code[:3].lower()} {code[3:]} ", ENGLISH)
    assert hit.place == Place("registers", RegisterPlace(group, MONDAY, SATURDAY, code))
    assert hit.detail == "Small stars · 2 Nov – 7 Nov"


def test_a_code_of_no_sheet_finds_none(centre: Centre) -> None:
    assert find(centre, "ZZZZZZ", ENGLISH) == ()


def test_the_code_of_a_certificate_tells_whether_it_is_genuine(centre: Centre) -> None:
    cooks = finished_cohort(centre)
    code = centre.certificates.certificate(cooks.issue(PASSED[0])[0].id).code
    (hit,) = find(centre, code.lower(), ENGLISH)
    assert (hit.name, hit.place) == ("2026-0001", Place("certificates", "book"))
    assert "is genuine: SOK Dara 1" in hit.detail
    assert find(centre, "K7F3-QXAB-CDEF", ENGLISH) == ()


def test_a_school_is_found_by_its_name_and_so_are_its_children(centre: Centre) -> None:
    school = centre.schools.add_school(SchoolDraft("ទ្រា", "Trea")).value
    child = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.schools.set_place(child, MONDAY, PlaceDraft(school))
    found = {hit.name: hit.place for hit in find(centre, "trea", ENGLISH)}
    assert found == {"Trea": Place("after-school", "schools"), "Sophea": Place("people", child)}


def test_a_camp_is_found_by_name_place_and_year(centre: Centre) -> None:
    hours = (SlotDraft(0, dt.time(8), dt.time(11)),)
    draft = CampDraft("ជំរុំទឹកភ្លៀង", "Rainy camp", "", MONDAY, SATURDAY, "Pagoda", hours)
    camp = centre.camps.plan(draft).value
    for text in ("rainy", "ទឹកភ្លៀង", "pagoda 2026"):
        (hit,) = find(centre, text, ENGLISH)
        assert (hit.name, hit.place) == ("Rainy camp", Place("camps", camp))
        assert hit.detail == "2 Nov – 7 Nov · running · Pagoda"
    assert find(centre, "rainy 2025", ENGLISH) == ()
