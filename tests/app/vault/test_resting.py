from dataclasses import replace

from app.vault.resting import seal, unseal
from app.vault.service import OpenVault

OWN = OpenVault(data_key=bytes(range(32)), slot=3, person="Thy", generation=7)


def test_what_was_half_typed_opens_for_the_same_person_only() -> None:
    sealed = seal(OWN, "ស្រីពៅ is new here")
    assert "ស្រីពៅ".encode() not in sealed
    assert unseal(replace(OWN, generation=8), sealed) == "ស្រីពៅ is new here"
    assert unseal(replace(OWN, slot=4), sealed) is None


def test_new_keys_of_the_centre_close_it_for_good() -> None:
    assert unseal(replace(OWN, data_key=bytes(32)), seal(OWN, "text")) is None


def test_no_two_sealings_are_alike_and_a_damaged_one_opens_nothing() -> None:
    one, other = seal(OWN, "text"), seal(OWN, "text")
    assert one != other
    assert unseal(OWN, one[:-1] + bytes([one[-1] ^ 1])) is None
    assert unseal(OWN, b"") is None
