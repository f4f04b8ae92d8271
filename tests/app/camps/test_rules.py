"""Groups of a camp: everybody in one, siblings as asked, sizes alike, ages, villages and sexes."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.camps.rules import build_groups, deal, moved, parted, passes, with_siblings
from app.camps.values import ChildFacts, ChildFilter, Choosable, GroupPlan, Groups, Siblings, Villages
from app.errors import FieldError
from app.groups.values import GroupName, Programme
from app.people.values import PersonLabel

FACTS = st.builds(
    ChildFacts,
    st.just(0),
    st.none() | st.integers(1, 12),
    st.none() | st.dates(dt.date(2014, 1, 1), dt.date(2022, 12, 31)),
    st.sampled_from(("", "Damnak", "Prek", "Tuol")),
    st.sampled_from("FM"),
)
CHILDREN = st.lists(FACTS, max_size=28).map(
    lambda found: [replace(child, person=number) for number, child in enumerate(found, 1)]
)
PLANS = st.builds(
    GroupPlan,
    st.integers(1, 7),
    st.none(),
    st.booleans(),
    st.sampled_from(Siblings),
    st.sampled_from(Villages),
    st.booleans(),
)


def families(children: list[ChildFacts]) -> list[list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for child in children:
        found[child.family or -child.person].append(child.person)
    return list(found.values())


def spread(groups: Groups) -> int:
    sizes = [len(group) for group in groups]
    return max(sizes, default=0) - min(sizes, default=0)


@given(CHILDREN, PLANS)
def test_everybody_is_in_exactly_one_group(children: list[ChildFacts], plan: GroupPlan) -> None:
    groups = build_groups(children, plan)
    assert sorted(person for group in groups for person in group) == [child.person for child in children]
    units = families(children) if plan.siblings is Siblings.TOGETHER else children
    assert len(groups) == min(plan.groups or 0, len(units))
    assert all(groups)


@given(CHILDREN, PLANS, st.randoms())
def test_the_order_in_which_children_come_does_not_matter(
    children: list[ChildFacts], plan: GroupPlan, chance: random.Random
) -> None:
    mixed = list(children)
    chance.shuffle(mixed)
    assert build_groups(mixed, plan) == build_groups(children, plan)


@given(CHILDREN, PLANS)
def test_siblings_who_stay_together_are_in_one_group(children: list[ChildFacts], plan: GroupPlan) -> None:
    groups = build_groups(children, replace(plan, siblings=Siblings.TOGETHER))
    for family in families(children):
        assert sum(bool(set(family) & set(group)) for group in groups) == 1


@given(CHILDREN, PLANS)
def test_siblings_who_are_parted_share_a_group_only_when_there_are_too_few(
    children: list[ChildFacts], plan: GroupPlan
) -> None:
    groups = build_groups(children, replace(plan, siblings=Siblings.APART))
    for family in families(children):
        inside = [len(set(family) & set(group)) for group in groups]
        assert max(inside) == -(-len(family) // len(groups))


@given(CHILDREN, PLANS)
def test_sizes_differ_by_one_at_most_unless_families_force_more(children: list[ChildFacts], plan: GroupPlan) -> None:
    groups = build_groups(children, plan)
    if plan.siblings is not Siblings.TOGETHER:
        assert spread(groups) <= 1
        return
    known = families(children)
    assert spread(groups) <= max([1, *map(len, known)])
    by_group = [[len(family) for family in known if family[0] in group] for group in groups]
    for large in by_group:
        for small in by_group:
            differ = sum(large) - sum(small)
            steps = {one - other for one in large for other in (0, *small)}
            assert differ <= 1 or not any(0 < step < differ for step in steps), "an exchange would level them"


@given(CHILDREN, PLANS, st.integers(1, 9))
def test_no_group_is_larger_than_asked_unless_a_family_is(
    children: list[ChildFacts], plan: GroupPlan, largest: int
) -> None:
    asked = replace(plan, groups=None, largest=largest)
    groups = build_groups(children, asked)
    together = plan.siblings is Siblings.TOGETHER
    most = max([largest, *(map(len, families(children)) if together else ())])
    assert max(map(len, groups), default=0) <= most
    if plan.siblings is Siblings.APART:
        assert all(len({*family} & {*group}) <= 1 for family in families(children) for group in groups)
    elif not together:
        assert len(groups) == -(-len(children) // largest)


@given(CHILDREN, st.integers(1, 6))
def test_by_age_alone_no_group_reaches_into_the_next(children: list[ChildFacts], number: int) -> None:
    known = [replace(child, birth=child.birth or dt.date(2018, 1, 1)) for child in children]
    whole = known[: len(known) // number * number]
    groups = build_groups(whole, GroupPlan(number, siblings=Siblings.ANYHOW, balance_sexes=False))
    born = {child.person: child.birth for child in whole}
    months = [[day.year * 12 + day.month for person in group if (day := born[person])] for group in groups]
    for younger, older in pairwise(months):
        assert min(younger) >= max(older)


@given(CHILDREN, PLANS)
def test_girls_and_boys_are_in_equal_parts_whatever_their_ages_and_villages(
    children: list[ChildFacts], plan: GroupPlan
) -> None:
    groups = build_groups(children, replace(plan, siblings=Siblings.ANYHOW, balance_sexes=True))
    sexes = {child.person: child.sex for child in children}
    for sex in "FM":
        counts = [Counter(sexes[person] for person in group)[sex] for group in groups]
        assert max(counts, default=0) - min(counts, default=0) <= 1


@given(CHILDREN, PLANS)
def test_with_families_together_no_exchange_of_two_single_children_would_make_girls_and_boys_more_even(
    children: list[ChildFacts], plan: GroupPlan
) -> None:
    groups = build_groups(children, replace(plan, siblings=Siblings.TOGETHER, balance_sexes=True))
    sexes = {child.person: child.sex for child in children}
    alone = {family[0] for family in families(children) if len(family) == 1}
    more = [Counter(sexes[person] for person in group) for group in groups]
    for (one, many), (two, few) in permutations(zip(groups, more, strict=True), 2):
        girl_for_boy = any(sexes[at] == "F" for at in alone & {*one}) and any(sexes[at] == "M" for at in alone & {*two})
        assert not girl_for_boy or (many["F"] - many["M"]) - (few["F"] - few["M"]) <= 2


def test_small_girls_and_big_boys_are_mixed_unless_only_ages_are_asked() -> None:
    small = [ChildFacts(at, None, dt.date(2021, 5, 1), "", "F") for at in range(12)]
    big = [ChildFacts(at, None, dt.date(2015, 5, 1), "", "M") for at in range(12, 24)]
    mixed = build_groups(small + big, GroupPlan(2))
    assert [sum(person < 12 for person in group) for group in mixed] == [6, 6]
    by_age = build_groups(small + big, GroupPlan(2, balance_sexes=False))
    assert [sum(person < 12 for person in group) for group in by_age] == [12, 0]


def test_villages_stand_together_or_are_mixed() -> None:
    children = [ChildFacts(at, None, None, ("Damnak", "Prek")[at % 2], "F") for at in range(12)]
    asked = GroupPlan(2, by_age=False, siblings=Siblings.ANYHOW, villages=Villages.TOGETHER)
    assert [{at % 2 for at in group} for group in build_groups(children, asked)] in ([{0}, {1}], [{1}, {0}])
    mixed = build_groups(children, replace(asked, villages=Villages.MIXED))
    assert [sum(at % 2 for at in group) for group in mixed] == [3, 3]


def test_the_youngest_group_stands_first() -> None:
    children = [ChildFacts(at, None, dt.date(2014 + at, 5, 1), "", "F") for at in range(6)]
    assert build_groups(children, GroupPlan(3)) == ((4, 5), (2, 3), (0, 1))


@pytest.mark.parametrize("plan", [GroupPlan(), GroupPlan(3, 4), GroupPlan(0), GroupPlan(largest=101)])
def test_a_plan_says_how_many_or_how_large(plan: GroupPlan) -> None:
    with pytest.raises(FieldError):
        build_groups([], plan)


@given(st.lists(st.integers(1, 99), unique=True, max_size=12), st.integers(1, 5))
def test_adults_are_dealt_in_turn(staff: list[int], groups: int) -> None:
    dealt = deal(staff, groups)
    assert sorted(one for group in dealt for one in group) == sorted(staff)
    assert spread(dealt) <= 1


def test_a_child_moved_by_hand_is_in_the_other_group_only() -> None:
    assert moved(((1, 2), (3,)), 2, 1) == ((1,), (3, 2))


def test_who_is_parted_from_a_brother_or_sister_is_told() -> None:
    assert parted(((1, 2, 5), (3, 4)), {1: 7, 2: 8, 3: 7, 4: None, 5: None}) == {1, 3}


def child(id_: int, *, age: int | None = 7, village: str = "Damnak", family: int | None = None) -> Choosable:
    label = PersonLabel(id_, f"P{id_}", "សុខ ដារ៉ា", "Sok Dara", "", "F", None, village, family, "child", False)
    return Choosable(label, age, (GroupName(3, "", "Stars", "", Programme.DAYCARE),), chosen=False)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (ChildFilter(), True),
        (ChildFilter("dara sok"), True),
        (ChildFilter("ដារ៉ា", 7, 7, "daycare", 3, "Damnak"), True),
        (ChildFilter("chan"), False),
        (ChildFilter(age_from=8), False),
        (ChildFilter(age_to=6), False),
        (ChildFilter(programme="after_school"), False),
        (ChildFilter(group=4), False),
        (ChildFilter(village="Prek"), False),
    ],
)
def test_every_condition_of_a_filter_counts(wanted: ChildFilter, shown: bool) -> None:
    assert passes(child(1), wanted) is shown


def test_who_asks_for_an_age_is_not_shown_children_without_one() -> None:
    assert passes(child(1, age=None), ChildFilter())
    assert not passes(child(1, age=None), ChildFilter(age_from=3))


def test_brothers_and_sisters_are_chosen_with_a_child() -> None:
    children = [child(1, family=5), child(2, family=5), child(3, family=6), child(4), child(7)]
    assert with_siblings([1, 4], children) == {1, 2, 4}
