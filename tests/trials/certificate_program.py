"""The program of the certificate trial: it opens the centre, issues, makes void and prints at random, and dies.

It reports each deed before it begins and after it is saved. It can be killed from outside at any moment, kill itself
at a statement inside a deed, or be ended by the system in the middle of a write to the database's log: a limit on the
size of files is set just above the log's, so that the write that reaches it is the last thing the program does.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from mmap import mmap
from pathlib import Path
from typing import Any, NoReturn

from app.audit import AuditBook
from app.centre import DATABASE, Centre
from app.certificates.values import IssueRequest, Series
from app.clock import FixedClock
from app.errors import UserError
from app.rights import Role
from app.use_case import Account, Desk
from app.vault.service import OpenVault
from models.database import open_database

_VALID = "SELECT id, number, series, person_id FROM certificate WHERE voided_at IS NULL"
_STATEMENTS, _BYTES = 40, 60_000  # of a deed, and of what it writes


class Moment(IntEnum):
    """What a program was doing when it died, as it left it in memory that outlives it."""

    ELSEWHERE = 0
    IN_TRANSACTION = 1  # something was begun and not yet to be kept
    IN_COMMIT = 2  # it was being written to the disk


class Ending(StrEnum):
    """How a program ends."""

    BY_ITSELF = "by itself"
    KILLED = "killed from outside"
    AT_STATEMENT = "at a statement"
    IN_WRITE = "in a write"


@dataclass(frozen=True, slots=True)
class Place:
    """A centre, the key to it, and who of its cohort can have what."""

    folder: Path
    vault: OpenVault
    clock: FixedClock
    cohort: int
    people: dict[Series, Sequence[int]]


def opened(place: Place) -> Centre:
    """The centre as a program finds it that was started anew.

    The password is not asked for again and no memory is wiped: that takes most of the time and touches no file. Nor is
    the data folder locked, so that two can work in it at once.
    """
    closing = ExitStack()
    database = open_database(place.folder / DATABASE, place.vault.data_key, wiped=False)
    closing.callback(database.close)
    account = Account(1, "Dara", Role.COORDINATOR)
    desk = Desk(database, place.clock, account, AuditBook(place.vault.data_key), place.vault, place.folder)
    return Centre(desk, place.folder, closing)


def work(place: Place, seed: float, ending: Ending, pipe: int, moment: mmap, *, lying: bool) -> NoReturn:
    """Carry out up to five deeds in this process, and end it."""
    code = 1
    try:
        program = _Program(place, random.Random(seed), pipe, moment, lying)
        with opened(place) as centre:
            program.run(centre, ending)
        code = 0
    finally:
        os._exit(code)


class _Program:
    def __init__(self, place: Place, dice: random.Random, pipe: int, moment: mmap, lying: bool) -> None:
        self._place, self._dice, self._pipe, self._moment, self._lying = place, dice, pipe, moment, lying
        self._left = 0  # statements until the end; 0: it does not end so

    def run(self, centre: Centre, ending: Ending) -> None:
        database = centre._desk.database
        database.connection().set_trace_callback(self._trace)
        deeds = self._dice.randint(1, 5)
        last = self._dice.randrange(deeds)
        for number in range(deeds):
            if number == last and ending is Ending.AT_STATEMENT:
                self._left = self._dice.randint(1, _STATEMENTS)
            if number == last and ending is Ending.IN_WRITE:
                self._limit_files()
            self._deed(centre)

    def _limit_files(self) -> None:
        """Let the system end this process at some byte that one of the next deeds writes."""
        log = self._place.folder / f"{DATABASE}-wal"
        most = (log.stat().st_size if log.exists() else 0) + self._dice.randint(1, _BYTES)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def _trace(self, statement: str) -> None:
        if self._moment[1] and statement.startswith("BEGIN"):
            self._moment[0] = Moment.IN_TRANSACTION
        elif self._moment[0] and statement.startswith("COMMIT"):
            self._moment[0] = Moment.IN_COMMIT
        if self._left and self._moment[0]:
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """While a command runs; the transactions of questions are not counted."""
        self._moment[1] = 1
        try:
            yield
        finally:
            self._moment[:2] = bytes(2)

    def _deed(self, centre: Centre) -> None:
        dice = self._dice
        valid = list(centre._desk.database.execute_sql(_VALID))
        series = dice.choice((Series.CERTIFICATE, Series.CERTIFICATE, Series.ATTESTATION))
        taken = {person for _, _, of, person in valid if of == series}
        free = [person for person in self._place.people[series] if person not in taken]
        kind = dice.choice(("issue", "issue", "void", "print"))
        if kind == "issue" and free:
            self._issue(centre, series, dice.sample(free, dice.randint(1, len(free))))
        elif kind == "void" and valid:
            self._void(centre, *dice.choice(valid)[:2])
        elif kind == "print" and valid:
            self._print(centre, dice.sample(valid, dice.randint(1, min(3, len(valid)))))

    def _issue(self, centre: Centre, series: Series, people: Sequence[int]) -> None:
        self._report(asked=["issue", people])
        if self._lying:
            self._report(done=["issue", [[f"2026-{10_000 + number}", number] for number in people]])
        request = IssueRequest(self._place.cohort, tuple(people), series)
        with self._told():
            with self._watched():
                issued = centre.certificates.issue(request).value
            self._report(done=["issue", [[line.number, line.person] for line in issued]])

    def _void(self, centre: Centre, certificate: int, number: str) -> None:
        self._report(asked=["void", [number]])
        with self._told():
            with self._watched():
                centre.certificates.void(certificate, "trial")
            self._report(done=["void", [number]])

    def _print(self, centre: Centre, chosen: Sequence[Any]) -> None:
        numbers = [number for _, number, *_ in chosen]
        self._report(asked=["print", numbers])
        with self._told():
            papers = centre.certificates.papers([id_ for id_, *_ in chosen])
            with self._watched():
                centre.certificates.record_print(papers)
            self._report(done=["print", numbers])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A deed that another program's deed forestalled is refused as a whole."""
        try:
            yield
        except UserError as error:
            self._report(refused=str(error))

    def _report(self, **thing: object) -> None:
        # Straight into the pipe: what the parent reads afterwards has left this process.
        os.write(self._pipe, json.dumps(thing).encode() + b"\n")
