import unicodedata

import pytest

from app.demo.names import care, families, given, nicknames, places, staff
from app.demo.names.script import Spelling, spellings

NAMES = families.FAMILY_NAMES + given.GIRLS + given.BOYS + given.EITHER + nicknames.NICKNAMES
PHRASES = (
    places.VILLAGES
    + places.QUARTERS
    + care.ALLERGIES
    + care.HEALTH_NOTES
    + care.ABSENCE_REASONS
    + care.MUST_NOT_COLLECT_REASONS
    + care.NOT_HELD_REASONS
    + (care.MOTHER, care.FATHER, care.GRANDMOTHER, care.GRANDFATHER, care.AUNT, care.UNCLE)
    + (care.SISTER, care.BROTHER, staff.COORDINATOR)
    + staff.LEADERS
    + staff.TRAINERS
)
REGISTER_SHIFTERS = "\u17c9\u17ca"
COENG = "\u17d2"


def test_there_are_sixty_family_names_and_a_hundred_and_fifty_given_names() -> None:
    assert len(families.FAMILY_NAMES) >= 60
    assert len(given.GIRLS + given.BOYS + given.EITHER) >= 150


@pytest.mark.parametrize("spelling", NAMES + PHRASES, ids=lambda spelling: spelling.latin)
def test_each_half_is_written_in_its_own_script(spelling: Spelling) -> None:
    assert all("\u1780" <= sign <= "\u17ff" for sign in spelling.km)
    assert all(sign.isascii() and (sign.isalnum() or sign in " ':;") for sign in spelling.latin)
    assert spelling.latin[0].isupper()


@pytest.mark.parametrize("spelling", NAMES + PHRASES, ids=lambda spelling: spelling.latin)
def test_khmer_is_normalised_and_its_signs_stand_in_the_order_of_the_standard(spelling: Spelling) -> None:
    assert unicodedata.is_normalized("NFC", spelling.km)
    assert not any(shifter + COENG in spelling.km for shifter in REGISTER_SHIFTERS)
    assert not spelling.km.startswith(COENG)
    assert not spelling.km.endswith(COENG)


@pytest.mark.parametrize(
    "names",
    [families.FAMILY_NAMES, given.GIRLS + given.BOYS + given.EITHER, places.VILLAGES],
    ids=["family names", "given names", "villages"],
)
def test_no_name_stands_twice_in_either_script(names: tuple[Spelling, ...]) -> None:
    assert len({name.km for name in names}) == len(names)
    assert len({name.latin for name in names}) == len(names)


def test_a_table_is_read_with_spaces_in_its_latin_half() -> None:
    assert spellings("ស្រីមុំ Srey Mom, សុខ Sok,") == (Spelling("ស្រីមុំ", "Srey Mom"), Spelling("សុខ", "Sok"))
