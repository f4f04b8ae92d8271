"""The certificate trial: `python -m tests.trials.certificates [SEQUENCES]` (10,000 without a number).

In each sequence a program opens the centre, issues certificates and attestations, makes some void and prints some, at
random, and reports what it was asked and what came of it. It ends by itself, or it is killed: from outside at a random
moment, at a random statement inside a deed, or in the middle of a write to the log. In every eighth sequence another
program issues at the same time in the same file. After each the file is compared with every report since the
beginning: numbers without a gap, none twice, every certificate that was ever promised in the book with its person, its
void and its prints; of what was under way everything or nothing. A program that reports before it saves (`--lie`) must
be found out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path
from typing import BinaryIO

from app.certificates.values import Series
from app.clock import FixedClock
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.vault.format import Cost
from app.vault.service import unlock
from tests.finished_cohort import GONE, WEAK, finished_cohort
from tests.trials.certificate_program import Ending, Moment, Place, opened, work
from tests.trials.certificate_promises import Promised, Told, stored, understood, unsound

CLOCK = FixedClock(dt.date(2026, 11, 6))
PASSWORD = "rice field"
NAMES = ("ក្រវាន់", "ខ្ញី", "គល់ស្លឹកគ្រៃ", "ឆ្អេម", "ជី", "ម្រះព្រៅ", "រមៀត", "ស្លឹកក្រូច")
PER_CENTRE = 200  # sequences after which a fresh centre is taken, so that looking at the file stays quick
_TOGETHER = 1 / 8
_ENDINGS = (Ending.BY_ITSELF, Ending.KILLED, Ending.AT_STATEMENT, Ending.IN_WRITE, Ending.IN_WRITE)


@dataclass(slots=True)
class Tally:
    """What the trial has seen so far."""

    sequences: int = 0
    together: int = 0
    kills: Counter[Ending] = field(default_factory=Counter)
    moments: Counter[Moment] = field(default_factory=Counter)
    deeds: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    under_way_kept: int = 0
    under_way_gone: int = 0
    numbers: int = 0
    void: int = 0
    prints: int = 0
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> tuple[str, ...]:
        """The figures in sentences."""
        kills = ", ".join(f"{self.kills[ending]} {ending}" for ending in Ending if self.kills[ending])
        inside = self.moments[Moment.IN_TRANSACTION] + self.moments[Moment.IN_COMMIT]
        deeds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.deeds.items()))
        return (
            f"{self.sequences} sequences, {self.kills.total()} of them killed: {kills}",
            f"{inside} kills hit inside a transaction, {self.moments[Moment.IN_COMMIT]} of them inside its commit; "
            f"{self.moments[Moment.ELSEWHERE]} while it opened, asked, closed or wrote the log back",
            f"{self.together} sequences had two programs at once; {self.refused} deeds were refused as forestalled",
            f"{self.deeds.total()} deeds reported as done: {deeds}",
            f"of deeds under way {self.under_way_kept} were carried out wholly, {self.under_way_gone} not at all",
            f"{self.numbers} numbers, {self.void} of them void, {self.prints} prints",
            f"{len(self.wrong)} promises broken or damages found",
            *self.wrong[:20],
        )


def trial(folder: Path, sequences: int, seed: int, *, lying: bool = False) -> Tally:
    """Run `sequences` of them below `folder`; ends at the first broken promise."""
    dice, tally = random.Random(seed), Tally()
    template = _template(folder / "template")
    gc.freeze()  # programs are forked from here, and share what lies in memory
    for begun in range(0, sequences, PER_CENTRE):
        copy = Path(shutil.copytree(template.folder, folder / f"centre-{begun}"))
        place = Place(copy, template.vault, CLOCK, template.cohort, template.people)
        _in_one_centre(place, min(PER_CENTRE, sequences - begun), dice, tally, lying)
        shutil.rmtree(copy)
        if tally.wrong:
            break
    return tally


def _template(folder: Path) -> Place:
    """A centre whose cohort is finished, made by another process.

    Who makes a centre lets SQLCipher wipe its memory, which holds for the rest of the process and takes most of the
    time. This process has not, nor have the programs that are forked from it; asked once, it has loaded all they need.
    """
    with ProcessPoolExecutor(1) as pool:
        cohort, people = pool.submit(_make_centre, folder).result()
    place = Place(folder, unlock(folder, None, PASSWORD), CLOCK, cohort, people)
    with opened(place) as centre:
        centre.certificates.candidates(cohort)
    return place


def _make_centre(folder: Path) -> tuple[int, dict[Series, list[int]]]:
    cost = Cost(memory=8, passes=1, lanes=1)
    with create_centre(folder, CentreDetails(name_en="Trial"), "Dara", PASSWORD, clock=CLOCK, cost=cost) as centre:
        made = finished_cohort(centre, passed=NAMES)
    certified, attested = [made.people[name] for name in NAMES], [made.people[name] for name in (WEAK, GONE)]
    return made.cohort, {Series.CERTIFICATE: certified, Series.ATTESTATION: attested}


def _in_one_centre(place: Place, sequences: int, dice: random.Random, tally: Tally, lying: bool) -> None:
    promised = Promised()
    for _ in range(sequences):
        _sequence(place, promised, dice, tally, lying)
        tally.sequences += 1
        if tally.wrong:
            return
    tally.numbers += len(promised.people)
    tally.void += len(promised.void)
    tally.prints += promised.prints.total()
    with opened(place) as centre:
        book = centre.certificates.book()
        tally.wrong += [*centre.examine().problems, *book.missing]
        if {line.number for line in book.lines} != promised.people.keys():
            tally.wrong.append("the book is not complete")


def _sequence(place: Place, promised: Promised, dice: random.Random, tally: Tally, lying: bool) -> None:
    """Run one program, or two at once of which the second ends by itself, and look at the file."""
    programs = [_Running(place, dice.random(), dice.choice(_ENDINGS), lying)]
    if dice.random() < _TOGETHER:
        programs.append(_Running(place, dice.random(), Ending.BY_ITSELF, lying))
    tally.together += len(programs) > 1
    told = [program.end(dice.randint(0, 3), dice.uniform(0, 0.02), tally) for program in programs]
    for one in told:
        for kind, what in one.done:
            promised.note(kind, what)
            tally.deeds[kind] += 1
        tally.refused += len(one.refused)
    if len(programs) == 1 and told[0].refused:
        tally.wrong.append(f"refused: {told[0].refused[0]}")
    found = stored(place.folder, place.vault.data_key)
    if told[0].under_way:
        kept = promised.take_over(*told[0].under_way, found)
        tally.under_way_kept += kept
        tally.under_way_gone += not kept
    tally.wrong += [*promised.broken(found), *unsound(found)]


class _Running:
    """A program that was begun."""

    def __init__(self, place: Place, seed: float, ending: Ending, lying: bool) -> None:
        self._ending, self._moment = ending, mmap(-1, 2)
        reading, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(reading)
            work(place, seed, ending, writing, self._moment, lying=lying)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def end(self, wanted: int, pause: float, tally: Tally) -> Told:
        """What the program reported until it ended; one to be killed is, `pause` seconds after `wanted` deeds."""
        with self._pipe:
            told = b""
            if self._ending is Ending.KILLED:
                told = _until(self._pipe, wanted)
                time.sleep(pause)
                os.kill(self._child, signal.SIGKILL)
            told += self._pipe.read()
        _, status = os.waitpid(self._child, 0)
        if os.WIFSIGNALED(status):
            tally.kills[self._ending] += 1
            tally.moments[Moment(self._moment[0])] += 1
        elif os.WEXITSTATUS(status):
            tally.wrong.append("the program failed")
        return understood(told)


def _until(pipe: BinaryIO, wanted: int) -> bytes:
    told = b""
    while told.count(b'"done"') < wanted:
        line = pipe.readline()
        if not line:
            break
        told += line
    return told


def main() -> int:
    """Run the trial and print its figures; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description="Kill the program while certificates are issued, voided and printed.")
    parser.add_argument("sequences", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lie", action="store_true", help="report before saving: must be found out")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = trial(Path(folder), arguments.sequences, arguments.seed, lying=arguments.lie)
    minutes = f"{(time.monotonic() - began) / 60:.1f} minutes"
    sys.stdout.write("\n".join((*tally.lines(), minutes)) + "\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
