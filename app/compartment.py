"""The confidential compartment of the open centre. Its keys and formats: `app.vault.compartment`.

Inside a use case only: the ring of note keys lies in the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import NotAllowed
from app.rights import Right
from app.settings.storing import store, stored
from app.vault.compartment import Compartment, new_ring, open_ring

if TYPE_CHECKING:
    from app.use_case import Desk

_RING = "confidential_ring"


def compartment(desk: Desk) -> Compartment:
    """What seals and opens confidential texts, for who has the social right and its key.

    Raises NotAllowed; SealedDamaged when the ring was changed by hand.
    """
    if not desk.may(Right.SEE_CONFIDENTIAL) or not desk.vault.confidential_key:
        raise NotAllowed
    return open_ring(tuple(map(bytes.fromhex, stored(_RING, []))), desk.vault.confidential_key)


def ring_exists() -> bool:
    """Whether confidential notes can be sealed in this centre."""
    return stored(_RING) is not None


def make_ring(confidential_key: bytes, earlier: Compartment | None = None) -> None:
    """Keep a ring under this key; with `earlier`, what that compartment opens stays open under the new key."""
    store(_RING, [entry.hex() for entry in new_ring(confidential_key, earlier)])
