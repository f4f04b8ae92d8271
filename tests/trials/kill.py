"""The kill trial: `python -m tests.trials.kill [KILLS] [--window]` (500 without a number).

A program with a centre open enters, corrects and clears marks as fast as it can, and reports each call on a pipe once
it has returned: from then on the marks are promised. At a random moment it is killed with SIGKILL. Then the centre is
opened again and everything that was ever promised is compared with what is stored. A call that was under way may
have been carried out or not, but never in part and never before an earlier one.

With `--window` the program is the whole one: keys are typed into registers, and promised is what the foot of the
window called saved.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo
from tests.trials.typist import type_marks

TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY)
FIRST = TODAY - dt.timedelta(days=12)
ROOT = Path(__file__).parents[2]

Place = tuple[int, str, int]  # slot, date, person
Marks = dict[Place, str]


@dataclass(slots=True)
class Tally:
    """What the trial has seen so far."""

    kills: int = 0
    promised: int = 0
    calls: int = 0
    under_way_kept: int = 0
    under_way_gone: int = 0
    before_first: int = 0
    wrong: list[str] = field(default_factory=list)


def trial(folder: Path, kills: int, seed: int, *, manner: str = "--calls") -> Tally:
    """Kill the program `kills` times in `folder`, which gets a demo centre, and compare after each.

    Ends at the first broken promise. `manner`: "--calls" or "--window" (see above), or "--lie" for a program that
    promises before it saves, which the trial must find out.
    """
    dice = random.Random(seed)
    make_demo(folder, people=40, years=1, seed=seed, clock=CLOCK)
    tally = Tally()
    promised = stored_marks(folder, tally)
    for number in range(kills):
        asked, done = _killed(folder, dice, seed * 100_000 + number, manner)
        promised = compared(promised, asked, done, stored_marks(folder, tally), tally)
        tally.kills += 1
        if tally.wrong:
            break
    return tally


def _killed(folder: Path, dice: random.Random, seed: int, manner: str) -> tuple[list[Marks], int]:
    """Run the program until it is killed; what it asked for, call by call, and how many calls were promised."""
    command = [sys.executable, "-m", "tests.trials.kill", "--enter-marks", str(folder), "--seed", str(seed), manner]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout is not None
        told = _until(program.stdout, dice)
        time.sleep(dice.uniform(0, 0.01))  # so that any moment inside a call is met
        program.send_signal(signal.SIGKILL)
        told += program.stdout.read()
    return understood(told)


def understood(told: bytes) -> tuple[list[Marks], int]:
    """What the program said it was asked for, call by call, and of how many calls it said that they are done."""
    # A line is promised when it was written whole.
    lines = [json.loads(line) for line in told.split(b"\n")[:-1]]
    asked = [{(slot, day, person): letter for slot, day, person, letter in line} for line in lines if line != "done"]
    return asked, lines.count("done")


def _until(pipe: Any, dice: random.Random) -> bytes:
    """Read until enough was promised, or, now and then, until some moment of the start."""
    told = b""
    if dice.random() < 0.1:
        ready, _, _ = select.select([pipe], [], [], dice.uniform(0, 1))
        return bytes(pipe.readline()) if ready else told
    wanted = dice.randint(1, 25)
    while wanted:
        line = pipe.readline()
        if not line:
            raise RuntimeError("the program ended by itself")
        told += line
        wanted -= line == b'"done"\n'
    return told


def compared(promised: Marks, asked: list[Marks], done: int, stored: Marks, tally: Tally) -> Marks:
    """Note every promise that was not kept; what is promised from now on."""
    for call in asked[:done]:
        promised = _with(promised, call)
        tally.promised += len(call)
    tally.calls += done
    tally.before_first += not asked
    for call in asked[done:]:
        carried_out = _with(promised, call)
        if stored == promised != carried_out:
            tally.under_way_gone += 1
            break
        tally.under_way_kept += 1
        promised = carried_out
    tally.wrong += [
        f"{place}: promised {promised.get(place)}, stored {stored.get(place)}"
        for place in promised.keys() | stored.keys()
        if promised.get(place) != stored.get(place)
    ]
    return promised


def _with(marks: Marks, call: Mapping[Place, str]) -> Marks:
    changed = {**marks, **call}
    return {place: letter for place, letter in changed.items() if letter}


def stored_marks(folder: Path, tally: Tally) -> Marks:
    """Every mark of the trial's days, from a freshly opened centre that is checked as a whole first."""
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        tally.wrong += centre.examine().problems
        return {place: letter for place, letter, _ in _cells(centre) if letter}


def _cells(centre: Centre) -> Iterator[tuple[Place, str, bool]]:
    """Every place with a mark or somebody expected, the letter there (empty without a mark), and whether expected."""
    groups = {session.group.id for session in centre.attendance.between(FIRST, TODAY)}
    for group in sorted(groups):
        register = centre.attendance.register(group, FIRST, TODAY)
        for row in register.rows:
            for column, cell in zip(register.columns, row.cells, strict=True):
                if column.session is not None and (cell.expected or cell.mark):
                    place = (column.session.slot, column.date.isoformat(), row.person)
                    yield place, cell.mark.status.value if cell.mark else "", cell.expected


def enter_marks(folder: Path, seed: int, *, calls: int | None = None, lying: bool = False) -> None:
    """The program that is killed, without its window; without a number of `calls` it never ends by itself."""
    dice = random.Random(seed)
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        held = {s.session for s in centre.attendance.between(FIRST, TODAY) if s.state != "not_held"}
        # Whoever walked in has no place any more once the mark is cleared.
        expected = [place for place, _, expected in _cells(centre) if expected]
        places = [place for place in expected if SessionKey(place[0], dt.date.fromisoformat(place[1])) in held]
        for _ in count() if calls is None else range(calls):
            asked = [(*place, dice.choice("PPPPALE") if dice.random() < 0.9 else "")
                     for place in dice.sample(places, dice.choice((1, 1, 1, 2, 30)))]  # fmt: skip
            report(asked)
            if lying:
                report("done")
            centre.attendance.mark([_request(*one) for one in asked])
            if not lying:
                report("done")


def _request(slot: int, day: str, person: int, letter: str) -> MarkRequest:
    return MarkRequest(SessionKey(slot, dt.date.fromisoformat(day)), person, Mark(Status(letter)) if letter else None)


def report(thing: object) -> None:
    """Tell the parent, who takes it for a promise."""
    # Straight into the pipe: what the parent reads afterwards has left this process.
    sys.stdout.buffer.write(json.dumps(thing).encode() + b"\n")
    sys.stdout.buffer.flush()


def main() -> int:
    """Run the trial and print its figures; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description="Kill the program while marks are being entered.")
    parser.add_argument("kills", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=1)
    manners = parser.add_mutually_exclusive_group()
    manners.add_argument("--calls", action="store_true", help="without a window (usual)")
    manners.add_argument("--window", action="store_true", help="the whole program, keys typed into its window")
    manners.add_argument("--lie", action="store_true", help="promise before saving: must be found out")
    parser.add_argument("--enter-marks", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.enter_marks and arguments.window:
        days = [FIRST + dt.timedelta(days=day) for day in range((TODAY - FIRST).days + 1)]
        type_marks(arguments.enter_marks, PASSWORD, CLOCK, days, arguments.seed, report)
    elif arguments.enter_marks:
        enter_marks(arguments.enter_marks, arguments.seed, lying=arguments.lie)
    manner = "--window" if arguments.window else "--lie" if arguments.lie else "--calls"
    with tempfile.TemporaryDirectory() as folder:
        tally = trial(Path(folder), arguments.kills, arguments.seed, manner=manner)
    lines = (
        f"{tally.kills} kills, {tally.before_first} of them before the first call",
        f"{tally.promised} marks promised in {tally.calls} calls",
        f"calls under way: {tally.under_way_kept} carried out, {tally.under_way_gone} not",
        f"{len(tally.wrong)} promises broken or damages found",
        *tally.wrong[:20],
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
