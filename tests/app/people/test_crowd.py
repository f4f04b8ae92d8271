from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import BirthDate, Precision
from app.demo.content import content
from app.people import crowd
from app.people.crowd import Crowd, LookAlike
from app.people.likeness import Likely, Profile, likeness

_profiles = st.builds(
    Profile,
    st.sampled_from(["", "សុខ", "ចាន់"]),
    st.sampled_from(["", "ដារ៉ា", "ដារ៉ូ"]),
    st.sampled_from(["", "Sok", "Sokh"]),
    st.sampled_from(["", "Dara", "Daro", "Sok"]),
    st.none() | st.builds(BirthDate, st.dates(date(2018, 1, 1), date(2020, 1, 1)), st.sampled_from(Precision)),
    st.sampled_from(["", "F", "M"]),
    st.sampled_from(["", "Trea"]),
    st.sampled_from([None, 1]),
)


def _all_weighed(one, others, limit):
    weighed = [LookAlike(who, likeness(one, other)) for who, other in enumerate(others)]
    likely = [each for each in weighed if each.likeness.likely is not Likely.NO]
    return tuple(sorted(likely, key=lambda each: (-each.likeness.score, each.who))[:limit])


@pytest.fixture(params=[1, 2, 32], scope="module")
def _first_look(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowd, "_FIRST_LOOK", request.param)
        yield


@pytest.mark.usefixtures("_first_look")
@given(_profiles, st.lists(_profiles, max_size=12), st.sampled_from([1, 3, 99]))
def test_a_crowd_warns_of_the_same_people_as_weighing_everybody(one, others, limit):
    assert Crowd(enumerate(others)).look_alikes(one, limit) == _all_weighed(one, others, limit)


def _comparisons(monkeypatch, profiles):
    """How many records are weighed when each of these is looked for among those before it."""
    weighed = []

    def weigh(one, other, weigh=crowd.likeness.weigh):
        weighed.append(other)
        return weigh(one, other)

    monkeypatch.setattr(crowd.likeness, "weigh", weigh)
    known = Crowd()
    for who, profile in enumerate(profiles):
        assert bool(known.look_alikes(profile)) == (who > 0)
        known.add(who, profile)
    return len(weighed)


BORN = BirthDate(date(2019, 5, 3))


def test_among_hundreds_of_nearly_equal_names_few_records_are_weighed(monkeypatch):
    names = [f"Vannak Sopheap Rathana {number:03}" for number in range(400)]
    profiles = [Profile("", "", "Sok", name, BORN, "M", "Trea") for name in names]
    assert _comparisons(monkeypatch, profiles) < 400 * 80


def test_equal_records_are_weighed_once(monkeypatch):
    assert _comparisons(monkeypatch, [Profile("", "", "Sok", "Dara", BORN, "M", "Trea")] * 400) < 400


def test_names_of_people_who_cannot_be_of_one_birth_date_are_not_weighed(monkeypatch):
    known = Crowd(enumerate(Profile("", "", "Sok", "Dara", BirthDate(date(2019, 5, 3 + day))) for day in range(20)))
    monkeypatch.setattr(crowd.likeness, "weigh", lambda *_: pytest.fail("weighed"))
    assert known.look_alikes(Profile("", "", "Sok", "Dara", BirthDate(date(2016, 8, 1)))) == ()


def test_records_that_all_say_nearly_the_same_are_weighed_a_bounded_number_of_times(monkeypatch):
    # One birth date, one village, one sex: everybody is a little like everybody, and everybody might be the likeliest.
    names = [f"Dara{a}{b}{c}" for a in "abcdeim" for b in "nortuvw" for c in "kls"] * 4
    profiles = [Profile("", "", "Sok", name, BORN, "F", "Trea") for name in names]
    assert _comparisons(monkeypatch, profiles) < len(profiles) * 100


def _slip(name: str, dice: Random) -> str:
    """The name as somebody else would write it: a letter left out, doubled or taken for its neighbour."""
    place = dice.randrange(len(name))
    return name[:place] + dice.choice(["", name[place] * 2, "a", "h"]) + name[place + 1 :]


def test_every_duplicate_that_weighing_everybody_finds_among_believable_people_is_found():
    dice = Random(7)
    people = content(120, 3, 2, date(2026, 11, 6)).people[:120]
    known = [
        Profile(*one.name.km.split(" ", 1), *one.name.latin.split(" ", 1), one.birth, one.sex, dice.choice("AB"))
        for one in people
    ]
    asked = [
        replace(
            one,
            given_name_latin=_slip(one.given_name_latin, dice),
            given_name_km=dice.choice([one.given_name_km, "", _slip(one.given_name_km, dice)]),
            birth=dice.choice([one.birth, one.birth, None]),
        )
        for one in known
    ]
    crowded = Crowd(enumerate(known))
    for one in asked:
        assert crowded.look_alikes(one) == _all_weighed(one, known, 5)
