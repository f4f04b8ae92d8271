from __future__ import annotations

import pytest

from app.groups.values import GroupLine, Programme
from app.language import Language
from ui.command_line.groups import NoSuchGroup, SeveralGroups, group_called

ENGLISH = Language("en")


def group(number: int, km: str, en: str) -> GroupLine:
    return GroupLine(number, km, en, "", Programme.DAYCARE, "", "", 0, 0, None)


GROUPS = (group(1, "កូនផ្កាយ", "Small stars"), group(2, "មេអំបៅ", "Small stars 2"), group(3, "", "Élan"))


@pytest.mark.parametrize(
    ("name", "number"),
    [("Small stars", 1), ("SMALL  STARS", 1), ("small stars 2", 2), ("មេអំបៅ", 2), ("មេ", 2), ("elan", 3), ("Ela", 3)],
)
def test_a_group_is_found_by_any_of_its_names(name: str, number: int) -> None:
    assert group_called(name, GROUPS, ENGLISH).id == number


def test_a_beginning_that_fits_several_is_asked_back() -> None:
    with pytest.raises(SeveralGroups, match="Small stars, Small stars 2"):
        group_called("Small", GROUPS, ENGLISH)


@pytest.mark.parametrize("name", ["", " ", "Moon", "stars"])
def test_no_group_of_that_name(name: str) -> None:
    with pytest.raises(NoSuchGroup):
        group_called(name, GROUPS, ENGLISH)
