"""The way into a data folder. Every method runs on the data lane, which the opened database then belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.doorstep import Doorstep, look

if TYPE_CHECKING:
    from app.centre import Centre


class Gate:
    """Opens the centre of one folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    def look(self) -> Doorstep:
        """Who may sign in. Raises as `app.doorstep.look`."""
        return look(self.folder, self._clock.now())

    def unlock(self, name: str | None, password: str) -> Centre:
        """Open with the password of `name`; without a name, with anybody's. Raises as `app.centre.open_centre`."""
        from app.centre import open_centre  # the database and every rule: not before the window stands

        return open_centre(self.folder, password, clock=self._clock, account=name)

    def recover(self, code: str, name: str, password: str) -> Centre:
        """Open with the recovery code and give `name` a new password. Raises as `app.centre.recover_centre`."""
        from app.centre import recover_centre

        return recover_centre(self.folder, code, name, password, clock=self._clock)
