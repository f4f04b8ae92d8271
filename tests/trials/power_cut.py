"""The power-cut trial: `python -m tests.trials.power_cut [CUTS] [--deed NAME] [--synchronous off]`.

A real program is recorded while it enters marks, migrates a database, lets somebody go, changes passwords...: every
write, truncation, new name and flush, and every promise it makes. Then its disk is built up again and the power fails
at CUTS moments (see `tests.trials.disk`), each time the records are opened with the program's own code, and everything
promised before that moment must be there.

Recording needs `strace`, so Linux. With `--synchronous off` the program does not flush its database, and the trial
must find damage: otherwise it proves nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models import database
from tests.trials.deeds import DEEDS, Deed
from tests.trials.disk import Disk, Event, Flush, Say, Write
from tests.trials.kill import ROOT
from tests.trials.recorder import record, why_not

# Enough to fill the log, write it back and begin it anew.
CALLS = 250
SHARES = {
    "marks": 0.3, "migration": 0.15, "rekey": 0.15, "backup": 0.15, "restore": 0.15, "set-up": 0.05, "passwords": 0.05
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What the trial has seen."""

    cuts: int = 0
    writes: int = 0
    flushes: int = 0
    promises: int = 0
    damaged: int = 0  # cuts after which something promised was missing or wrong
    unreadable: int = 0  # cuts after which the records did not open
    wrong: list[str] = field(default_factory=list)


def trial(name: str, cuts: int, seed: int, work: Path, *, calls: int = CALLS, synchronous: str = "full") -> Tally:
    """Record the deed and cut the power `cuts` times, at moments all over it. `work`: an empty folder."""
    deed, folder = DEEDS[name], work / "records"
    before = deed.prepare(folder)
    disk = Disk(folder)
    command = [sys.executable, "-m", "tests.trials.power_cut", "--record", str(folder), "--deed", name]
    command += ["--calls", str(calls), "--synchronous", synchronous]
    events = record(command, folder, work / "trace", at=ROOT)
    (work / "trace").unlink()
    tally = Tally(
        writes=sum(isinstance(event, Write) for event in events),
        flushes=sum(isinstance(event, Flush) for event in events),
        promises=sum(isinstance(event, Say) for event in events),
    )
    _replay(deed, before, disk, events, _Cuts(work, random.Random(seed), cuts), tally)
    return tally


@dataclass(frozen=True, slots=True)
class _Cuts:
    work: Path
    dice: random.Random
    number: int


def _replay(deed: Deed, before: Any, disk: Disk, events: list[Event], cuts: _Cuts, tally: Tally) -> None:
    moments = sorted(cuts.dice.choices(range(len(events)), k=cuts.number))
    told = b""
    for number, event in enumerate(events):
        disk.take(event)
        told += event.text if isinstance(event, Say) else b""
        while moments and moments[0] == number:
            moments.pop(0)
            tally.cuts += 1
            with tempfile.TemporaryDirectory(dir=cuts.work) as folder:
                disk.leave(Path(folder), cuts.dice)
                _look(deed, Path(folder), before, told, tally)


def _look(deed: Deed, folder: Path, before: Any, told: bytes, tally: Tally) -> None:
    try:
        wrong = deed.check(folder, before, told)
    except Exception as error:
        # Whatever it is, a person could not go on working.
        tally.unreadable += 1
        tally.wrong.append(f"cut {tally.cuts}: {type(error).__name__} {error}")
        return
    tally.damaged += bool(wrong)
    tally.wrong += [f"cut {tally.cuts}: {line}" for line in wrong]


def main() -> int:
    """Run the trial and print its figures; exit code 1 when anything promised was lost or damaged."""
    parser = argparse.ArgumentParser(description="Cut the power while the program writes.")
    parser.add_argument("cuts", type=int, nargs="?", default=2500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deed", choices=sorted(DEEDS), help="only this one")
    parser.add_argument("--synchronous", choices=("full", "normal", "off"), default="full")
    parser.add_argument("--calls", type=int, default=CALLS, help="how many calls are recorded")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.record:
        database._PRAGMAS["synchronous"] = arguments.synchronous
        DEEDS[arguments.deed].run(arguments.record, arguments.calls)
        return 0
    if missing := why_not():
        sys.stderr.write(f"Nothing can be recorded here: {missing}\n")
        return 2
    shares = {arguments.deed: 1.0} if arguments.deed else SHARES
    wrong = 0
    for name, share in shares.items():
        with tempfile.TemporaryDirectory() as work:
            cuts = round(arguments.cuts * share)
            how = {"calls": arguments.calls, "synchronous": arguments.synchronous}
            tally = trial(name, cuts, arguments.seed, Path(work), **how)
        sys.stdout.write(_figures(name, tally))
        wrong += len(tally.wrong)
    return 1 if wrong else 0


def _figures(name: str, tally: Tally) -> str:
    counted = f"{name}: {tally.cuts} cuts in {tally.writes} writes, {tally.flushes} flushes"
    found = f"{tally.damaged} times something promised was lost or damaged, {tally.unreadable} times unreadable"
    return "\n".join((f"{counted}: {found}", *tally.wrong[:20], ""))


if __name__ == "__main__":
    sys.exit(main())
