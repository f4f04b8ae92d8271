"""Long work that a person stopped, told as the sentence it is and not as a bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import UserError
from app.language import N_
from ui.lanes import Stopped


class Halted(UserError):
    """Somebody pressed Stop; everything was taken back."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was changed."))


@contextmanager
def halting() -> Iterator[None]:
    """Turn `Stopped` into `Halted`."""
    try:
        yield
    except Stopped as stopped:
        raise Halted from stopped
