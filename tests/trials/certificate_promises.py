"""What programs of the certificate trial reported, compared with what the file holds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.centre import DATABASE
from models.database import connect

_STORED = "SELECT series, year, sequence, number, person_id, voided_at IS NOT NULL, id FROM certificate ORDER BY id"
_PRINTS = "SELECT certificate_id, duplicate FROM certificate_print ORDER BY id"


@dataclass(frozen=True, slots=True)
class Told:
    """What one program reported: deeds done, how many were refused, and the deed that was under way at its end."""

    done: list[Any]
    refused: list[str]
    under_way: list[Any] | None


@dataclass(frozen=True, slots=True)
class Stored:
    """One row of the file."""

    book: tuple[str, int]
    sequence: int
    number: str
    person: int
    void: bool
    duplicates: tuple[bool, ...]  # of each print, in order


@dataclass(slots=True)
class Promised:
    """What was reported as done in one centre: whose each number is, which are void, how often each was printed."""

    people: dict[str, int] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    prints: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, what: Sequence[Any]) -> None:
        """This was reported as done."""
        if kind == "issue":
            self.people.update(what)
        elif kind == "void":
            self.void.update(what)
        else:
            self.prints.update(what)

    def take_over(self, kind: str, what: list[Any], stored: list[Stored]) -> bool:
        """The deed under way was carried out wholly: it is promised from now on. In part is left to be found out."""
        new = [[one.number, one.person] for one in stored if one.number not in self.people]
        if kind == "issue" and sorted(person for _, person in new) == sorted(what):
            self.note(kind, new)
            return True
        void = {one.number for one in stored if one.void}
        more = Counter({one.number: len(one.duplicates) for one in stored}) - self.prints
        if (kind == "void" and set(what) <= void - self.void) or (kind == "print" and more == Counter(what)):
            self.note(kind, what)
            return True
        return False

    def broken(self, stored: list[Stored]) -> list[str]:
        """Which promises the file does not keep."""
        wrong = []
        if {one.number: one.person for one in stored} != self.people:
            wrong.append("a number is gone, is somebody else's, or was never asked for")
        if {one.number for one in stored if one.void} != self.void:
            wrong.append("a void is gone or was never asked for")
        if {one.number: len(one.duplicates) for one in stored if one.duplicates} != dict(self.prints):
            wrong.append("a print is gone or was never asked for")
        return wrong


def understood(told: bytes) -> Told:
    """What a program said; a line counts when it was written whole."""
    lines = [json.loads(line) for line in told.split(b"\n")[:-1]]
    under_way = lines[-1].get("asked") if lines else None
    return Told(
        [line["done"] for line in lines if "done" in line],
        [line["refused"] for line in lines if "refused" in line],
        under_way,
    )


def stored(folder: Path, key: bytes) -> list[Stored]:
    """Every certificate of the file, read past the program."""
    database = connect(folder / DATABASE, key, wiped=False)
    try:
        prints: defaultdict[int, list[bool]] = defaultdict(list)
        for certificate, duplicate in database.execute_sql(_PRINTS):
            prints[certificate].append(bool(duplicate))
        return [
            Stored((series, year), sequence, number, person, bool(void), tuple(prints[id_]))
            for series, year, sequence, number, person, void, id_ in database.execute_sql(_STORED)
        ]
    finally:
        database.close()


def unsound(found: list[Stored]) -> list[str]:
    """Gaps, numbers given twice, two originals, two valid certificates of one person."""
    books: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    valid: Counter[tuple[str, int]] = Counter()
    for one in found:
        books[one.book].append(one.sequence)
        valid[one.book[0], one.person] += not one.void
    wrong = [f"{book}: {numbers}" for book, numbers in books.items() if numbers != list(range(1, len(numbers) + 1))]
    if len({one.number for one in found}) != len(found):
        wrong.append("a number was given twice")
    wrong += [f"{one.number} has two originals" for one in found if not all(one.duplicates[1:])]
    wrong += [f"{one.number} began with a duplicate" for one in found if any(one.duplicates[:1])]
    wrong += [f"{person} has two of a {series}" for (series, person), count in valid.items() if count > 1]
    return wrong
