"""The certificate trial: `python -m tests.trials.certificates [SEQUENCES]` (10,000 without a number).

In each sequence a program opens the centre, issues certificates and attestations, makes some void and prints some, at
random, and reports what it was asked and what came of it; then it closes, or it is killed with SIGKILL at a random
moment. After each the file is compared with every report since the beginning: numbers without a gap, none twice, every
certificate that was ever promised in the book with its person, its void and its prints; of what was under way
everything or nothing. A program that reports before it saves (`--lie`) must be found out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from app.centre import DATABASE, Centre, open_centre
from app.certificates.values import IssueRequest, Series
from app.clock import FixedClock
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.vault.format import Cost
from app.vault.service import unlock
from models.database import connect
from tests.finished_cohort import finished_cohort

CLOCK = FixedClock(dt.date(2026, 11, 6))
PASSWORD = "rice field"
NAMES = ("ក្រវាន់", "ខ្ញី", "គល់ស្លឹកគ្រៃ", "ឆ្អេម", "ជី", "ម្រះព្រៅ", "រមៀត", "ស្លឹកក្រូច")
PER_CENTRE = 100  # sequences after which a fresh centre is taken, so that looking at the file stays quick
_STORED = "SELECT series, year, sequence, number, person_id, voided_at IS NOT NULL, id FROM certificate ORDER BY id"
_PRINTS = "SELECT certificate_id, duplicate FROM certificate_print ORDER BY id"


@dataclass(slots=True)
class Tally:
    """What the trial has seen so far."""

    sequences: int = 0
    kills: int = 0
    deeds: int = 0
    under_way_kept: int = 0
    numbers: int = 0
    void: int = 0
    prints: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Promised:
    """What was reported as done in one centre: whose each number is, which are void, how often each was printed."""

    people: dict[str, int] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    prints: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Stored:
    """One row of the file."""

    book: tuple[str, int]
    sequence: int
    number: str
    person: int
    void: bool
    duplicates: tuple[bool, ...]  # of each print, in order


def trial(folder: Path, sequences: int, seed: int, *, lying: bool = False) -> Tally:
    """Run `sequences` of them below `folder`; ends at the first broken promise."""
    dice, tally = random.Random(seed), Tally()
    template = folder / "template"
    cohort = _template(template)
    for begun in range(0, sequences, PER_CENTRE):
        place = Path(shutil.copytree(template, folder / f"centre-{begun}"))
        _in_one_centre(place, cohort, min(PER_CENTRE, sequences - begun), dice, tally, lying)
        shutil.rmtree(place)
        if tally.wrong:
            break
    return tally


def _template(folder: Path) -> int:
    cost = Cost(memory=8, passes=1, lanes=1)
    with create_centre(folder, CentreDetails(name_en="Trial"), "Dara", PASSWORD, clock=CLOCK, cost=cost) as centre:
        return finished_cohort(centre, passed=NAMES).cohort


def _in_one_centre(folder: Path, cohort: int, sequences: int, dice: random.Random, tally: Tally, lying: bool) -> None:
    promised, key = Promised(), unlock(folder, None, PASSWORD).data_key
    for _ in range(sequences):
        asked, results = _sequence(folder, cohort, dice, tally, lying)
        stored = _stored(folder, key)
        tally.wrong += _compared(promised, asked, results, stored, tally)
        tally.sequences += 1
        if tally.wrong:
            return
    tally.numbers += len(promised.people)
    tally.void += len(promised.void)
    tally.prints += promised.prints.total()
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        book = centre.certificates.book()
        tally.wrong += [*centre.examine().problems, *book.missing]
        if {line.number for line in book.lines} != promised.people.keys():
            tally.wrong.append("the book is not complete")


def _sequence(folder: Path, cohort: int, dice: random.Random, tally: Tally, lying: bool) -> tuple[list[Any], list[Any]]:
    """Run the program until it is killed or ends; what it was asked and what it reported."""
    seed, wanted, pause = dice.random(), dice.randint(0, 6), dice.uniform(0, 0.008)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(folder, cohort, random.Random(seed), writing, lying)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = _until(pipe, wanted)
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        told += pipe.read()
    _, status = os.waitpid(child, 0)
    tally.kills += os.WIFSIGNALED(status)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        tally.wrong.append("the program failed")
    lines = [json.loads(line) for line in told.split(b"\n")[:-1]]
    return [line["asked"] for line in lines if "asked" in line], [line["done"] for line in lines if "done" in line]


def _until(pipe: BinaryIO, wanted: int) -> bytes:
    told = b""
    while told.count(b'"done"') < wanted:
        line = pipe.readline()
        if not line:
            break
        told += line
    return told


def _work(folder: Path, cohort: int, dice: random.Random, pipe: int, lying: bool) -> None:
    """The program that is killed: up to eight deeds, each reported before and after."""
    code = 1
    try:
        with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
            for _ in range(dice.randint(1, 8)):
                _deed(centre, cohort, dice, pipe, lying)
        code = 0
    finally:
        os._exit(code)


def _deed(centre: Centre, cohort: int, dice: random.Random, pipe: int, lying: bool) -> None:
    lines = [line for line in centre.certificates.book().lines if not line.void]
    found = centre.certificates.candidates(cohort)
    series = dice.choice((Series.CERTIFICATE, Series.CERTIFICATE, Series.ATTESTATION))
    free = list(found.ready if series is Series.CERTIFICATE else found.to_attest)
    kind = dice.choice(("issue", "issue", "void", "print"))
    if kind == "issue" and free:
        people = dice.sample(free, dice.randint(1, len(free)))
        _report(pipe, asked=["issue", people])
        if lying:
            _report(pipe, done=["issue", [[f"2026-{10_000 + number}", number] for number in people]])
        issued = centre.certificates.issue(IssueRequest(cohort, tuple(people), series)).value
        _report(pipe, done=["issue", [[line.number, line.person] for line in issued]])
    elif kind == "void" and lines:
        line = dice.choice(lines)
        _report(pipe, asked=["void", [line.number]])
        centre.certificates.void(line.id, "trial")
        _report(pipe, done=["void", [line.number]])
    elif kind == "print" and lines:
        chosen = dice.sample(lines, dice.randint(1, min(3, len(lines))))
        papers = centre.certificates.papers([line.id for line in chosen])
        _report(pipe, asked=["print", [line.number for line in chosen]])
        centre.certificates.record_print(papers)
        _report(pipe, done=["print", [line.number for line in chosen]])


def _report(pipe: int, **thing: object) -> None:
    # Straight into the pipe: what the parent reads afterwards has left this process.
    os.write(pipe, json.dumps(thing).encode() + b"\n")


def _stored(folder: Path, key: bytes) -> list[Stored]:
    """Every certificate of the file, read past the program."""
    database = connect(folder / DATABASE, key)
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


def _compared(
    promised: Promised, asked: list[Any], results: list[Any], stored: list[Stored], tally: Tally
) -> list[str]:
    """What is wrong; what is promised from now on is noted."""
    for kind, what in results:
        _promise(promised, kind, what)
    tally.deeds += len(results)
    if len(asked) > len(results):
        tally.under_way_kept += _take_over(promised, *asked[-1], stored)
    return [*_broken(promised, stored), *_unsound(stored)]


def _promise(promised: Promised, kind: str, what: list[Any]) -> None:
    if kind == "issue":
        promised.people.update(what)
    elif kind == "void":
        promised.void.update(what)
    else:
        promised.prints.update(what)


def _take_over(promised: Promised, kind: str, what: list[Any], stored: list[Stored]) -> bool:
    """The deed under way was carried out wholly: it is promised from now on. In part is left to be found out."""
    new = [[one.number, one.person] for one in stored if one.number not in promised.people]
    if kind == "issue" and sorted(person for _, person in new) == sorted(what):
        promised.people.update(new)  # type: ignore[arg-type]
        return True
    void = {one.number for one in stored if one.void}
    if kind == "void" and set(what) <= void - promised.void:
        promised.void.update(what)
        return True
    more = Counter({one.number: len(one.duplicates) for one in stored}) - promised.prints
    if kind == "print" and more == Counter(what):
        promised.prints.update(what)
        return True
    return False


def _broken(promised: Promised, stored: list[Stored]) -> list[str]:
    wrong = []
    if {one.number: one.person for one in stored} != promised.people:
        wrong.append("a number is gone, is somebody else's, or was never asked for")
    if {one.number for one in stored if one.void} != promised.void:
        wrong.append("a void is gone or was never asked for")
    if {one.number: len(one.duplicates) for one in stored if one.duplicates} != dict(promised.prints):
        wrong.append("a print is gone or was never asked for")
    return wrong


def _unsound(stored: list[Stored]) -> list[str]:
    """Gaps, numbers given twice, two originals, two valid certificates of one person."""
    books: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    valid: Counter[tuple[str, int]] = Counter()
    for one in stored:
        books[one.book].append(one.sequence)
        valid[one.book[0], one.person] += not one.void
    wrong = [f"{book}: {numbers}" for book, numbers in books.items() if numbers != list(range(1, len(numbers) + 1))]
    if len({one.number for one in stored}) != len(stored):
        wrong.append("a number was given twice")
    wrong += [f"{one.number} has two originals" for one in stored if not all(one.duplicates[1:])]
    wrong += [f"{one.number} began with a duplicate" for one in stored if any(one.duplicates[:1])]
    wrong += [f"{person} has two of a {series}" for (series, person), count in valid.items() if count > 1]
    return wrong


def main() -> int:
    """Run the trial and print its figures; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description="Kill the program while certificates are issued, voided and printed.")
    parser.add_argument("sequences", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lie", action="store_true", help="report before saving: must be found out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = trial(Path(folder), arguments.sequences, arguments.seed, lying=arguments.lie)
    lines = (
        f"{tally.sequences} sequences, {tally.kills} of them killed, {tally.deeds} deeds reported as done",
        f"{tally.under_way_kept} deeds were under way and carried out",
        f"{tally.numbers} numbers, {tally.void} of them void, {tally.prints} prints",
        f"{len(tally.wrong)} promises broken or damages found",
        *tally.wrong[:20],
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
