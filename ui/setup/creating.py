"""Making the centre. Runs on the data lane, which the new database then belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.accounts.values import AccountDraft, RecoverySheet
from app.centre import Centre
from app.clock import Clock
from app.founding import create_centre
from app.rights import Role
from app.settings.values import CentreDetails


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A coordinator as typed in the set-up."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Created:
    """The open centre, and what is to be printed for its safe."""

    centre: Centre
    sheet: RecoverySheet


def create(folder: Path, details: CentreDetails, first: Newcomer, second: Newcomer | None, clock: Clock) -> Created:
    """Find out how hard guessing can be made on this PC, then make the centre. Takes some seconds.

    Raises as `app.founding.create_centre`.
    """
    from app.vault.crypto import calibrated

    cost = calibrated()
    centre = create_centre(folder, details, first.name, first.password, clock=clock, cost=cost)
    try:
        if second is not None:
            centre.accounts.add(AccountDraft(second.name, Role.COORDINATOR), second.password)
        code = centre.accounts.renew_recovery_code().value
        return Created(centre, RecoverySheet(code, centre.settings.centre(), clock.now(), centre.account.name))
    except BaseException:
        centre.close()
        raise
