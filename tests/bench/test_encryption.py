"""What encryption costs: a deed of the program, beside the same deed on the same records in the open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre
from models.database import _PRAGMAS, TABLES

TODAY = dt.date(2026, 11, 6)
FIRST, LAST = TODAY.replace(day=1), dt.date(2026, 11, 30)
Compare = Callable[..., None]
Job = Callable[[], object]
On = Callable[[SqlCipherDatabase, Job], Job]


@pytest.fixture(scope="module")
def plain(big_centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlCipherDatabase]:
    """The records of the big centre without encryption, which the program itself cannot make."""
    path = tmp_path_factory.mktemp("plain") / "plain.db"
    database = big_centre._desk.database
    database.execute_sql(f"ATTACH DATABASE '{path}' AS plain KEY ''")
    database.execute_sql("SELECT sqlcipher_export('plain')")
    database.execute_sql("DETACH DATABASE plain")
    pragmas = {name: value for name, value in _PRAGMAS.items() if not name.startswith("cipher")}
    opened = SqlCipherDatabase(
        str(path), pragmas=pragmas, autoconnect=False, thread_safe=False, check_same_thread=False, cached_statements=0
    )
    opened.connect()
    yield opened
    opened.close()


@pytest.fixture
def on(big_centre: Centre) -> Iterator[On]:
    """Lets a job of the services run on one of the two databases; the change costs both the same."""
    desk = big_centre._desk
    encrypted = desk.database

    def made(database: SqlCipherDatabase, job: Job) -> Job:
        def run() -> object:
            database.bind(TABLES)
            desk.database = database
            return job()

        return run

    yield made
    encrypted.bind(TABLES)
    desk.database = encrypted


def test_the_encryption_of_one_mark(compare: Compare, big_centre: Centre, plain: SqlCipherDatabase, on: On) -> None:
    session: SessionKey = big_centre.attendance.of_day(TODAY)[0].session
    person = big_centre.attendance.register(1, TODAY, TODAY).rows[0].person
    turns: Iterator[Status] = cycle((Status.ABSENT, Status.ABSENT, Status.PRESENT, Status.PRESENT))

    def mark() -> object:
        return big_centre.attendance.mark([MarkRequest(session, person, Mark(next(turns)))])

    encrypted = big_centre._desk.database
    compare("one mark, encrypted", on(encrypted, mark), on(plain, mark), rounds=60, ratio_target=2)


def test_the_encryption_of_a_month(compare: Compare, big_centre: Centre, plain: SqlCipherDatabase, on: On) -> None:
    def month() -> object:
        return big_centre.attendance.register(1, FIRST, LAST)

    encrypted = big_centre._desk.database
    compare("open a group's month, encrypted", on(encrypted, month), on(plain, month), ratio_target=2)
