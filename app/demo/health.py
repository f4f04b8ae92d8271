"""Allergies and health notes of the children."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.demo.members import Member
from app.demo.names.care import ALLERGIES, HEALTH_NOTES

ALLERGIC = 0.06
UNWELL = 0.04


@dataclass(frozen=True, slots=True)
class Note:
    """A health note; `person` is a member's id. Allergies may stand on every printed list."""

    person: int
    kind: str
    text: str

    @property
    def allergy(self) -> bool:
        return self.kind == "allergy"


def health_notes(rng: Random, people: list[Member]) -> list[Note]:
    """Notes for some children, at least one allergy among those who are here today."""
    found = [note for member in people if member.role == "child" for note in _notes(rng, member)]
    here = {member.id for member in people if member.role == "child" and member.left is None}
    if here and not any(note.allergy and note.person in here for note in found):
        found.append(_note(rng, max(here), "allergy"))
    return found


def _notes(rng: Random, member: Member) -> Iterator[Note]:
    if rng.random() < ALLERGIC:
        yield _note(rng, member.id, "allergy")
    if rng.random() < UNWELL:
        yield _note(rng, member.id, "health")


def _note(rng: Random, person: int, kind: str) -> Note:
    words = rng.choice(ALLERGIES if kind == "allergy" else HEALTH_NOTES)
    return Note(person, kind, f"{words.km} · {words.latin}")
