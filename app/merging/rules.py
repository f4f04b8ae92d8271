"""Which of two entries is kept, and what a known person takes over from a provisional one. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from app.attendance.values import Status
from app.courses.values.applicants import Decision

# What was seen counts before what was not: somebody who was there was there.
_ORDER = (Status.PRESENT, Status.LATE, Status.EXCUSED, Status.ABSENT)
# What led further counts before what did not.
_DECISIONS = (Decision.SELECTED, Decision.WAITING, Decision.OPEN, Decision.REFUSED, Decision.WITHDRAWN)

Stay = dict[str, Any]  # starts, ends, reason and waiting of an enrolment


def takes_over(own: Status, other: Status) -> bool:
    """Whether the provisional person's mark of a session is the better one: present before late, excused, absent."""
    return _ORDER.index(other) < _ORDER.index(own)


def decision_takes_over(own: Decision, other: Decision) -> bool:
    """Whether the provisional person's application got further: a place before the waiting list, before none yet."""
    return _DECISIONS.index(other) < _DECISIONS.index(own)


def result_takes_over(own: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Whether the provisional person's result (competent, mark) of a module is the better one."""
    return _worth(other) > _worth(own)


def joined_stay(stays: Iterable[Stay]) -> Stay:
    """One enrolment instead of some that overlap: from the first day to the last; a place counts before waiting."""
    stays = list(stays)
    places = [stay for stay in stays if not stay["waiting"]] or stays
    last = last_of(places)
    return {
        "starts": min(stay["starts"] for stay in places),
        "ends": last["ends"],
        "reason": last["reason"],
        "waiting": last["waiting"],
    }


def last_of(stays: Iterable[Stay]) -> Stay:
    """The enrolment that lasts longest."""
    return max(stays, key=lambda stay: stay["ends"] or dt.date.max)


def joined_note(own: str, other: str) -> str:
    """Both notes, the known person's first; what is said twice stands once."""
    lines = dict.fromkeys([*own.splitlines(), *other.splitlines()])
    return "\n".join(line for line in lines if line.strip())


def _worth(result: tuple[Any, Any]) -> tuple[int, int]:
    competent, mark = result
    return -1 if competent is None else int(competent), -1 if mark is None else int(mark)
