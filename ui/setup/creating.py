"""Making the centre. Runs on the data lane, which the new database then belongs to."""

from __future__ import annotations

from pathlib import Path

from app.centre import Centre
from app.clock import Clock
from app.founding import create_centre
from app.settings.values import CentreDetails


def create(folder: Path, details: CentreDetails, coordinator: str, password: str, clock: Clock) -> Centre:
    """Find out how hard guessing can be made on this PC, then make the centre. Takes a second or two."""
    from app.vault.crypto import calibrated

    cost = calibrated()
    return create_centre(folder, details, coordinator, password, clock=clock, cost=cost)
