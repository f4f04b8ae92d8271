"""Sealing confidential texts, and closing the compartment to somebody who could read them."""

from __future__ import annotations

import os

import pytest

from app.vault.compartment import SealedDamaged, new_ring, open_ring

KEY, OTHER = os.urandom(32), os.urandom(32)
NOTE = "ត្រូវបានគេវាយ – violence at home"


def test_what_is_sealed_opens_for_the_same_record_only() -> None:
    compartment = open_ring(new_ring(KEY), KEY)
    sealed = compartment.seal(NOTE, "person 12 note 3")
    assert open_ring(new_ring(KEY, compartment), KEY).unseal(sealed, "person 12 note 3") == NOTE
    with pytest.raises(SealedDamaged):
        compartment.unseal(sealed, "person 13 note 3")


def test_nothing_readable_stands_in_the_sealed_text_or_in_what_is_shown() -> None:
    compartment = open_ring(new_ring(KEY), KEY)
    assert b"violence" not in compartment.seal(NOTE, "person 12")
    assert repr(compartment) == "Compartment()"


def test_after_a_withdrawal_old_notes_open_with_the_new_key_and_new_notes_not_with_the_old_one() -> None:
    ring = new_ring(KEY)
    before = open_ring(ring, KEY)
    old = before.seal(NOTE, "person 12")
    renewed = new_ring(OTHER, before)
    after = open_ring(renewed, OTHER)
    assert after.unseal(old, "person 12") == NOTE
    new = after.seal("later", "person 12")
    with pytest.raises(SealedDamaged):
        before.unseal(new, "person 12")
    with pytest.raises(SealedDamaged):
        open_ring(renewed, KEY)


def test_every_changed_byte_and_every_cut_is_noticed() -> None:
    ring = new_ring(KEY)
    compartment = open_ring(ring, KEY)
    sealed = compartment.seal("short", "person 12")
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        for damaged in (changed, sealed[:at]):
            with pytest.raises(SealedDamaged):
                compartment.unseal(damaged, "person 12")
    for at in range(len(ring[0])):
        with pytest.raises(SealedDamaged):
            open_ring((ring[0][:at] + bytes([ring[0][at] ^ 1]) + ring[0][at + 1 :],), KEY)
        with pytest.raises(SealedDamaged):
            open_ring((ring[0][:at],), KEY)
