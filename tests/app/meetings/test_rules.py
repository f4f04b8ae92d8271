"""Whom a choice invites, and who the adults of a family are."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FieldError
from app.families.guardians import Collects, Guardian
from app.meetings.rules import adult_for, adults_of, invited, tidy_theme, usual_adult
from app.meetings.values import Adult, FamilyFacts, InvitationChoice, ThemeDraft, Who
from app.people.values import PersonLabel

SMALL = st.frozensets(st.integers(1, 4), max_size=3)
WORDS = st.frozensets(st.sampled_from(["daycare", "after_school"]), max_size=2)
VILLAGES = st.sampled_from(["", "A", "B"])
FACTS = st.builds(FamilyFacts, st.just(0), VILLAGES, SMALL, WORDS, SMALL)
FAMILIES = st.lists(FACTS, max_size=8).map(
    lambda found: [dataclasses.replace(one, family=number) for number, one in enumerate(found, 1)]
)
CHOICES = st.builds(
    InvitationChoice,
    SMALL,
    WORDS,
    st.frozensets(VILLAGES, max_size=2),
    SMALL,
    st.frozensets(st.integers(1, 8), max_size=3),
    st.frozensets(st.integers(1, 8), max_size=3),
)


def person(id_: int, role: str, name: str = "", *, archived: bool = False) -> PersonLabel:
    return PersonLabel(id_, f"P{id_}", "", name, "", "", None, "", 1, role, archived)


def guardian(id_: int, name: str, relation: str, collects: Collects = Collects.MAY) -> Guardian:
    return Guardian(id_, 1, "", name, relation, "", collects, "", None)


@given(FAMILIES, CHOICES)
def test_every_invited_family_passes_every_condition_or_was_chosen_by_hand(
    families: list[FamilyFacts], choice: InvitationChoice
) -> None:
    chosen = invited(families, choice)
    for one in families:
        conditions = [
            not choice.groups or one.groups & choice.groups,
            not choice.programmes or one.programmes & choice.programmes,
            not choice.villages or one.village in choice.villages,
            not choice.never_reached or choice.never_reached - one.reached,
        ]
        anything = choice.groups or choice.programmes or choice.villages or choice.never_reached
        passes = (anything and all(conditions)) or one.family in choice.by_hand
        assert (one.family in chosen) is bool(passes and one.family not in choice.left_out)


@given(FAMILIES, CHOICES, st.integers(1, 8))
def test_a_further_condition_never_invites_more(
    families: list[FamilyFacts], choice: InvitationChoice, theme: int
) -> None:
    narrower = dataclasses.replace(choice, never_reached=frozenset({theme}))
    if choice.groups or choice.programmes or choice.villages:
        assert invited(families, narrower) <= invited(families, dataclasses.replace(choice, never_reached=frozenset()))


def test_nobody_is_invited_without_a_condition() -> None:
    facts = [FamilyFacts(1, "A", frozenset({1}), frozenset({"daycare"}), frozenset())]
    assert invited(facts, InvitationChoice()) == frozenset()


def test_a_guardian_is_the_person_of_that_name_or_the_one_mother() -> None:
    people = [person(1, "child", "Chan Bopha"), person(2, "mother", "Sok Maly"), person(3, "other", "Chan Rith")]
    guardians = [guardian(7, "Sok Maly", "mother"), guardian(8, "CHAN RITH", "uncle"), guardian(9, "Keo", "neighbour")]
    assert adults_of(people, guardians) == (
        Adult(Who.MOTHER, 2, 7, "", "Sok Maly"),
        Adult(Who.OTHER, 3, 8, "", "Chan Rith"),
        Adult(Who.OTHER, None, 9, "", "Keo"),
    )


def test_a_mother_spelled_otherwise_is_still_the_mother() -> None:
    adults = adults_of([person(2, "mother", "Sok Maly")], [guardian(7, "Sok Maaly", "mother")])
    assert adults == (Adult(Who.MOTHER, 2, 7, "", "Sok Maly"),)


def test_who_must_not_collect_is_not_invited_in_by_it() -> None:
    assert adults_of([], [guardian(7, "Sok Rith", "father", Collects.MUST_NOT)]) == ()


@given(
    st.lists(st.sampled_from(["child", "mother", "father", "grandmother", "other"]), max_size=5),
    st.lists(st.sampled_from(["mother", "father", "aunt", "neighbour"]), max_size=4),
)
def test_every_person_and_guardian_stands_once(roles: list[str], relations: list[str]) -> None:
    people = [person(at, role, f"Person {at}") for at, role in enumerate(roles, 1)]
    guardians = [guardian(at, f"Guardian {at}", relation) for at, relation in enumerate(relations, 1)]
    adults = adults_of(people, guardians)
    assert sorted(one.person for one in adults if one.person) == [one.id for one in people if one.role != "child"]
    assert sorted(one.guardian for one in adults if one.guardian) == [one.id for one in guardians]
    order = list(Who)
    assert [order.index(one.who) for one in adults] == sorted(order.index(one.who) for one in adults)


def test_a_letter_means_the_first_of_that_kind_or_somebody_unknown() -> None:
    adults = (Adult(Who.MOTHER, 2), Adult(Who.OTHER, 3), Adult(Who.OTHER, 4))
    assert adult_for(adults, Who.OTHER) == adults[1]
    assert adult_for(adults, Who.FATHER) == Adult(Who.FATHER)


def test_the_usual_adult_is_who_came_most_often_else_the_first() -> None:
    adults = (Adult(Who.MOTHER, 2), Adult(Who.FATHER, 3))
    assert usual_adult(adults, {}) == adults[0]
    assert usual_adult(adults, {3: 2, 2: 1}) == adults[1]
    assert usual_adult((), {}) == Adult(Who.MOTHER)


def test_a_theme_has_a_name() -> None:
    assert tidy_theme(ThemeDraft(name_en=" Savings ")) == ThemeDraft(name_en="Savings")
    with pytest.raises(FieldError):
        tidy_theme(ThemeDraft(" ", "", "\x00"))
