"""Wrong passwords cost growing time, also after the program or the PC was started again.

Kept beside the key file, because nothing can be written into a closed database. Who can write to the folder can
remove it; what such a person is up against is the cost of each guess, not this.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from app.errors import UserError
from app.files import write_whole
from app.vault.errors import WrongPassword
from app.words import N_

FILE = "wrong-passwords"
FREE = 3
"""So many wrong passwords cost nothing: anybody mistypes."""
_FIRST, _LONGEST = 5, 300  # seconds


class TooSoon(UserError):
    """The pause after the last wrong password is not over; no password was tried."""

    def __init__(self, seconds: int) -> None:
        super().__init__(N_("Too many wrong passwords. Wait {seconds} seconds, then try again."), seconds=seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Failures:
    """How many wrong passwords were typed since the last right one, and when the last of them."""

    count: int = 0
    last: dt.datetime = dt.datetime.min

    def wait(self, now: dt.datetime) -> int:
        """Seconds until the next password may be tried: 5 after the third wrong one, then double, at most 300."""
        if self.count < FREE:
            return 0
        pause = min(_FIRST << min(self.count - FREE, 10), _LONGEST)
        passed = (now - self.last).total_seconds()
        # A clock that was set back must neither lock the centre for a year nor shorten the pause.
        return pause if passed < 0 else max(0, ceil(pause - passed))


def failures(folder: Path) -> Failures:
    """What is kept in `folder`; nothing when it cannot be read."""
    try:
        kept = json.loads((folder / FILE).read_text("ascii"))
        return Failures(max(0, int(kept["count"])), dt.datetime.fromisoformat(kept["last"]).replace(tzinfo=None))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Failures()


def check_pause(folder: Path, now: dt.datetime) -> None:
    """Raise TooSoon while no password may be tried."""
    before = failures(folder)
    seconds = before.wait(now)
    if before.last > now:
        _keep(folder, Failures(before.count, now))  # from the new time on
    if seconds:
        raise TooSoon(seconds)


def note_failure(folder: Path, now: dt.datetime) -> WrongPassword:
    """One more wrong password; gives the error to raise, which tells how long the next one has to wait."""
    noted = Failures(failures(folder).count + 1, now)
    _keep(folder, noted)
    return WrongPassword(noted.wait(now))


def forget_failures(folder: Path) -> None:
    """The right password was typed."""
    with contextlib.suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


def _keep(folder: Path, kept: Failures) -> None:
    # In a folder that takes no writing the password must be tried all the same.
    with contextlib.suppress(OSError):
        content = {"count": kept.count, "last": kept.last.isoformat()}
        write_whole(folder / FILE, json.dumps(content).encode("ascii"))
