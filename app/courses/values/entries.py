"""What is entered while a cohort runs: modules taught and assessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.attendance.values import SessionKey, SessionState
from app.courses.values.trainees import Result


@dataclass(frozen=True, slots=True)
class AssessmentRequest:
    """Set the result of one trainee in one module; an empty result clears it."""

    module: int
    person: int
    result: Result


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a command changed. Assessing `before` again undoes it, assessing `after` redoes it."""

    before: tuple[AssessmentRequest, ...]
    after: tuple[AssessmentRequest, ...]


@dataclass(frozen=True, slots=True)
class TaughtSession:
    """A session of a cohort and the modules it was given to: minutes by module."""

    session: SessionKey
    starts: dt.time
    ends: dt.time
    state: SessionState
    came: int  # trainees present or late
    minutes: Mapping[int, int]

    @property
    def length(self) -> int:
        """The minutes of the whole session."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


@dataclass(frozen=True, slots=True)
class TeachingRequest:
    """Give one session to these modules, in equal shares; to none: take back what was noted."""

    session: SessionKey
    modules: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """What a command changed. Noting `before` again undoes it, noting `after` redoes it."""

    before: tuple[TeachingRequest, ...]
    after: tuple[TeachingRequest, ...]
