"""The audit book of the big centre with 100,000 lines: verifying, reading, and what a line costs a mark."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.audit import AuditBook, Deed
from app.audit_book.values import AuditFilter
from app.centre import Centre

LINES = 100_000
AT_ONCE = 1000
TODAY = dt.date(2026, 11, 6)
Compare = Callable[..., None]

READ_ALL = "SELECT id, at, account, action, subject, detail, seal FROM audit_line ORDER BY id"
READ_PAGE = "SELECT id, at, account, action, subject, detail FROM audit_line ORDER BY id DESC LIMIT 201"
SEARCH = """
    SELECT id, at, account, action, subject, detail FROM audit_line
    WHERE account LIKE ?1 OR subject LIKE ?1 OR detail LIKE ?1 ORDER BY id DESC LIMIT 201
"""
# As the demo centre writes its marks: binding each value would take minutes.
INSERT = """
    INSERT INTO audit_line (id, at, account, action, subject, detail, seal)
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, unhex(value->>6) FROM json_each(?)
"""


class NoBook(AuditBook):
    """The floor of a mark: the same deed, and nothing written about it."""

    def add(self, at: dt.datetime, account: str, deed: Deed) -> None:
        """Write nothing."""


@pytest.fixture(scope="module")
def long_book(big_centre: Centre) -> AuditBook:
    """A sound book of 100,000 lines."""
    book, database = big_centre._desk.book, big_centre._desk.database
    head = book.head()
    number, seal, rows = head.number, head.seal, []
    with database.atomic():
        while number < LINES:
            number += 1
            at = str(dt.datetime(2026, 1, 1) + dt.timedelta(minutes=number))
            words = ["Sokunthea", "attendance.mark", f"session {number % 90} {TODAY}", f"{number % 999}:P 13:A"]
            seal = book._expected(seal, number, at, words) or b""
            rows.append([number, at, *words, seal.hex()])
            if len(rows) == AT_ONCE or number == LINES:
                database.execute_sql(INSERT, (json.dumps(rows),))
                rows.clear()
        database.execute_sql("UPDATE audit_head SET number = ?, seal = ?", (number, seal))
    return book


def test_verify_a_long_book(compare: Compare, long_book: AuditBook, bare: Any) -> None:
    """The floor is reading the same lines and doing nothing with them."""

    def ours() -> None:
        assert long_book.first_broken() is None

    def floor() -> None:
        bare.execute(READ_ALL).fetchall()

    compare("verify 100,000 audit lines", ours, floor, rounds=5, target=2000)


@pytest.mark.usefixtures("long_book")
def test_newest_page_of_a_long_book(compare: Compare, big_centre: Centre, bare: Any) -> None:
    def floor() -> object:
        return bare.execute(READ_PAGE).fetchall()

    compare("newest 200 audit lines", lambda: big_centre.audit_book.read(AuditFilter()), floor, target=100)


@pytest.mark.usefixtures("long_book")
def test_search_in_a_long_book(compare: Compare, big_centre: Centre, bare: Any) -> None:
    """What nobody wrote, so that every line is looked at."""
    wanted = AuditFilter(text="nobody wrote this")

    def floor() -> object:
        return bare.execute(SEARCH, (f"%{wanted.text}%",)).fetchall()

    compare("search 100,000 audit lines", lambda: big_centre.audit_book.read(wanted), floor, target=1000)


@pytest.fixture
def marks(big_centre: Centre) -> Iterator[object]:
    """One mark to disk at each turn."""
    session: SessionKey = big_centre.attendance.of_day(TODAY)[0].session
    register = big_centre.attendance.register(1, TODAY, TODAY)
    turns: Iterator[Status] = cycle((Status.ABSENT, Status.PRESENT))
    person = register.rows[0].person
    return iter(lambda: big_centre.attendance.mark([MarkRequest(session, person, Mark(next(turns)))]), None)


def test_the_audit_line_of_one_mark(compare: Compare, big_centre: Centre, marks: Iterator[object]) -> None:
    """The floor is the same mark without its line."""
    desk = big_centre._desk
    book, silent = desk.book, NoBook(b"")

    def floor() -> None:
        desk.book = silent
        next(marks)
        desk.book = book

    compare("one mark with its audit line", lambda: next(marks), floor, rounds=60, ratio_target=2)
