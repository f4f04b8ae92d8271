"""Which of two marks is kept, and what a known person takes over from a provisional one. Pure."""

from __future__ import annotations

from app.attendance.values import Status

# What was seen counts before what was not: somebody who was there was there.
_ORDER = (Status.PRESENT, Status.LATE, Status.EXCUSED, Status.ABSENT)


def takes_over(own: Status, other: Status) -> bool:
    """Whether the provisional person's mark of a session is the better one: present before late, excused, absent."""
    return _ORDER.index(other) < _ORDER.index(own)


def joined_note(own: str, other: str) -> str:
    """Both notes, the known person's first; what is said twice stands once."""
    lines = dict.fromkeys([*own.splitlines(), *other.splitlines()])
    return "\n".join(line for line in lines if line.strip())
