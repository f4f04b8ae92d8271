"""The records of families, on a real encrypted database."""

from dataclasses import replace

import pytest

from app.errors import FieldError, NotFound
from app.families.guardians import Collects, GuardianDraft
from app.families.service import FamiliesService
from app.families.values import FamilyDraft, FamilyFilter
from app.people.service import PeopleService
from app.people.values import PersonDraft

SOKHA = PersonDraft("ចាន់", "សុខា", "Chan", "Sokha", village="Stung Meanchey", id_poor="1")
BOPHA = PersonDraft("ចាន់", "បុប្ផា", "Chan", "Bopha", role="mother")
MOTHER = GuardianDraft("បុប្ផា", "Bopha", "mother", "012 345 678")
UNCLE = GuardianDraft(name_latin="Rith", relation="uncle", collects=Collects.MUST_NOT, reason="threatened the mother")


def found(families: FamiliesService, text: str) -> list[str]:
    return [row.label.code for row in families.listing(FamilyFilter(text))]


def test_a_family_is_written_down_with_its_members(families: FamiliesService, people: PeopleService) -> None:
    sokha, bopha = people.add(SOKHA).value, people.add(BOPHA).value
    family = families.add(FamilyDraft("ចាន់", "Chan", "Stung Meanchey"), (sokha, bopha)).value
    card = families.family(family)
    assert {one.id for one in card.members} == {sokha, bopha}
    assert [one.id for one in card.children] == [sokha]
    (row,) = families.listing(FamilyFilter())
    assert (row.children, row.adults, row.label.code) == (1, 1, "F0001")


def test_a_guardian_of_a_child_without_a_family_makes_the_family(
    families: FamiliesService, people: PeopleService
) -> None:
    sokha = people.add(SOKHA).value
    families.add_guardian(MOTHER, child=sokha)
    (row,) = families.listing(FamilyFilter())
    card = families.family(row.id)
    assert (card.label.name_km, card.label.village, card.draft.id_poor) == ("ចាន់", "Stung Meanchey", "1")
    assert [one.phone for one in card.guardians] == ["+855 12 345 678"]
    families.add_guardian(UNCLE, child=sokha)
    assert len(families.listing(FamilyFilter())) == 1


def test_who_must_not_collect_needs_a_reason_and_stands_first(families: FamiliesService, people: PeopleService) -> None:
    sokha = people.add(SOKHA).value
    families.add_guardian(MOTHER, child=sokha)
    with pytest.raises(FieldError) as refusal:
        families.add_guardian(replace(UNCLE, reason=" "), child=sokha)
    assert refusal.value.field == "reason"
    families.add_guardian(UNCLE, child=sokha)
    card = people.person(sokha)
    assert [one.name_latin for one in card.must_not_collect] == ["Rith"]
    assert [one.name_latin for one in card.guardians] == ["Rith", "Bopha"]


def test_a_guardian_of_one_child_is_not_one_of_the_others(families: FamiliesService, people: PeopleService) -> None:
    sokha = people.add(SOKHA).value
    guardian = families.add_guardian(replace(UNCLE, child=sokha), child=sokha)
    family = people.person(sokha).family
    assert family is not None
    dara = people.add(replace(SOKHA, given_name_latin="Dara", family=family.id)).value
    assert people.person(dara).guardians == ()
    assert [one.id for one in people.person(sokha).guardians] == [guardian.value]


def test_a_guardian_cannot_be_given_a_child_of_another_family(families: FamiliesService, people: PeopleService) -> None:
    stranger = people.add(SOKHA).value
    family = families.add(FamilyDraft(name_latin="Keo")).value
    with pytest.raises(FieldError):
        families.add_guardian(replace(MOTHER, child=stranger), family=family)


@pytest.mark.parametrize("typed", ["chan", "សុខា", "bopha", "012345", "f0001", "sokha bopha"])
def test_a_family_is_found_by_its_members_guardians_phones_and_code(
    families: FamiliesService, people: PeopleService, typed: str
) -> None:
    sokha = people.add(SOKHA).value
    families.add_guardian(MOTHER, child=sokha)
    families.add(FamilyDraft(name_latin="Keo"))
    assert found(families, typed) == ["F0001"]
    assert [label.code for label in families.search(typed)] == ["F0001"]


def test_a_removed_guardian_is_no_longer_found_until_brought_back(
    families: FamiliesService, people: PeopleService
) -> None:
    guardian = families.add_guardian(MOTHER, child=people.add(SOKHA).value).value
    families.remove_guardian(guardian)
    assert found(families, "bopha") == []
    families.bring_back_guardian(guardian)
    assert found(families, "bopha") == ["F0001"]


def test_a_changed_guardian_and_family_can_be_undone(families: FamiliesService, people: PeopleService) -> None:
    guardian = families.add_guardian(MOTHER, child=people.add(SOKHA).value).value
    before = families.change_guardian(guardian, UNCLE).value
    assert found(families, "rith") == ["F0001"]
    families.change_guardian(guardian, before)
    family = families.listing(FamilyFilter())[0].id
    draft = families.change(family, FamilyDraft(name_latin="Tep")).value
    assert families.family(family).label.name_latin == "Tep"
    assert found(families, "bopha") == ["F0001"]
    families.change(family, draft)
    assert families.family(family).draft == draft


def test_joining_and_leaving_say_which_family_was_before(families: FamiliesService, people: PeopleService) -> None:
    sokha = people.add(SOKHA).value
    first, second = (families.add(FamilyDraft(name_latin=name)).value for name in ("Chan", "Keo"))
    assert families.join(first, sokha).value is None
    assert families.join(second, sokha).value == first
    assert families.leave(sokha).value == second
    assert people.person(sokha).family is None


def test_a_childs_own_guardian_moves_with_the_child(families: FamiliesService, people: PeopleService) -> None:
    sokha = people.add(SOKHA).value
    families.add_guardian(replace(UNCLE, child=sokha), child=sokha)
    other = families.add(FamilyDraft(name_latin="Keo")).value
    with pytest.raises(FieldError):
        families.leave(sokha)
    families.join(other, sokha)
    assert [one.family for one in people.person(sokha).must_not_collect] == [other]


def test_a_family_with_members_is_not_archived(families: FamiliesService, people: PeopleService) -> None:
    sokha = people.add(SOKHA).value
    family = families.add(FamilyDraft(name_latin="Chan"), (sokha,)).value
    with pytest.raises(FieldError):
        families.archive(family, "moved away")
    families.leave(sokha)
    families.archive(family, "moved away")
    assert families.listing(FamilyFilter()) == ()
    assert len(families.listing(FamilyFilter(archived=True))) == 1
    families.bring_back(family)
    assert len(families.listing(FamilyFilter())) == 1


def test_the_list_can_be_narrowed_by_village_and_id_poor(families: FamiliesService) -> None:
    families.add(FamilyDraft(name_latin="Chan", village="Chak Angre", id_poor="1"))
    families.add(FamilyDraft(name_latin="Keo", village="Boeung Tumpun"))
    assert [row.label.name_latin for row in families.listing(FamilyFilter(village="Chak Angre"))] == ["Chan"]
    assert [row.label.name_latin for row in families.listing(FamilyFilter(id_poor="1"))] == ["Chan"]
    assert families.villages() == ("Boeung Tumpun", "Chak Angre")


def test_a_family_needs_a_name_or_a_member(families: FamiliesService) -> None:
    with pytest.raises(FieldError):
        families.add(FamilyDraft(village="Chak Angre"))


def test_what_does_not_exist_is_not_found(families: FamiliesService) -> None:
    for call in (
        lambda: families.family(9),
        lambda: families.change(9, FamilyDraft(name_latin="Keo")),
        lambda: families.join(9, 9),
        lambda: families.remove_guardian(9),
        lambda: families.add_guardian(MOTHER, family=9),
    ):
        with pytest.raises(NotFound):
            call()
