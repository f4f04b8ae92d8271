"""The audit book misses nothing: whatever another program does to its table is found."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from app.audit import AuditBook, Deed, Head
from app.centre import Centre
from app.vault.service import unlock
from models.audit import AuditHead, AuditLine
from tests.conftest import PASSWORD

LINES = 40
TEXTS = ("at", "account", "action", "subject", "detail")
TRIGGERS = (
    "audit_line_is_never_updated",
    "audit_line_is_never_deleted",
    "audit_head_is_never_deleted",
    "audit_head_only_goes_on",
)
Driver = Any  # the connection of sqlcipher3
Tampering = Callable[[Driver, random.Random], None]


@pytest.fixture
def book(centre: Centre) -> AuditBook:
    """A book of forty lines, the first of which is the signing in."""
    made = centre._desk.book
    with centre._desk.database.atomic():
        for number in range(made.head().number, LINES):
            at = dt.datetime(2026, 11, 6, 9, number % 60)
            made.add(at, f"Person {number % 3}", Deed("attendance.mark", f"session 1 {number}", f"{number}:P"))
    return made


@pytest.fixture
def driver(centre: Centre) -> Driver:
    """The bare driver, with nothing that guards the book."""
    connection = centre._desk.database.connection()
    for trigger in TRIGGERS:
        connection.execute(f"DROP TRIGGER {trigger}")
    return connection


def edit(driver: Driver, chance: random.Random) -> None:
    column, line = chance.choice(TEXTS), chance.randint(1, LINES)
    (old,) = driver.execute(f"SELECT {column} FROM audit_line WHERE id = ?", (line,)).fetchone()
    new: object = chance.choice((old + " ", old[:-1], old[::-1], old.upper(), "", old.encode(), old + "\x1f", "ខ្ញុំ", 7))
    if new == old:
        new = old + "?"
    driver.execute(f"UPDATE audit_line SET {column} = ? WHERE id = ?", (new, line))


def edit_one_letter(driver: Driver, chance: random.Random) -> None:
    column, line = chance.choice(TEXTS), chance.randint(1, LINES)
    (old,) = driver.execute(f"SELECT {column} FROM audit_line WHERE id = ?", (line,)).fetchone()
    place = chance.randrange(len(old) or 1)
    new = old[:place] + chr(ord((old or "a")[place]) ^ chance.choice((1, 2, 4, 8))) + old[place + 1 :]
    driver.execute(f"UPDATE audit_line SET {column} = ? WHERE id = ?", (new, line))


def edit_the_seal(driver: Driver, chance: random.Random) -> None:
    driver.execute("UPDATE audit_line SET seal = ? WHERE id = ?", (chance.randbytes(32), chance.randint(1, LINES)))


def write_what_is_no_text(driver: Driver, chance: random.Random) -> None:
    line = chance.randint(1, LINES)
    driver.execute("UPDATE audit_line SET detail = CAST(x'FFFE' AS TEXT) WHERE id = ?", (line,))


def remove(driver: Driver, chance: random.Random) -> None:
    first = chance.randint(1, LINES)
    driver.execute("DELETE FROM audit_line WHERE id BETWEEN ? AND ?", (first, first + chance.choice((0, 0, 3))))


def remove_and_close_the_gap(driver: Driver, chance: random.Random) -> None:
    line = chance.randint(1, LINES)
    driver.execute("DELETE FROM audit_line WHERE id = ?", (line,))
    for later in range(line + 1, LINES + 1):
        driver.execute("UPDATE audit_line SET id = id - 1 WHERE id = ?", (later,))


def insert(driver: Driver, chance: random.Random) -> None:
    place = chance.randint(1, LINES + 1)
    for later in range(LINES, place - 1, -1):
        driver.execute("UPDATE audit_line SET id = id + 1 WHERE id = ?", (later,))
    source = chance.choice([line for line in range(1, LINES + 2) if line != place])
    columns = ", ".join((*TEXTS, "seal"))
    driver.execute(
        f"INSERT INTO audit_line (id, {columns}) SELECT ?, {columns} FROM audit_line WHERE id = ?", (place, source)
    )


def swap(driver: Driver, chance: random.Random) -> None:
    one, other = chance.sample(range(1, LINES + 1), 2)
    for old, new in ((one, 1000), (other, one), (1000, other)):
        driver.execute("UPDATE audit_line SET id = ? WHERE id = ?", (new, old))


def cut_off(driver: Driver, chance: random.Random) -> None:
    driver.execute("DELETE FROM audit_line WHERE id > ?", (chance.randrange(LINES),))


def change_the_head(driver: Driver, chance: random.Random) -> None:
    number = chance.choice([n for n in range(LINES + 3) if n != LINES])
    driver.execute("UPDATE audit_head SET number = ?", (number,))


def spoil_the_head(driver: Driver, chance: random.Random) -> None:
    column, value = chance.choice(
        (("number", "many"), ("seal", "text"), ("seal", b""), ("key", "text"), ("key", bytes(32)))
    )
    driver.execute(f"UPDATE audit_head SET {column} = ?", (value,))


def remove_the_head(driver: Driver, chance: random.Random) -> None:
    driver.execute("DELETE FROM audit_head")
    if chance.random() < 0.5:
        driver.execute("DELETE FROM audit_line")


TAMPERINGS: tuple[Tampering, ...] = (
    edit,
    edit_one_letter,
    edit_the_seal,
    write_what_is_no_text,
    remove,
    remove_and_close_the_gap,
    insert,
    swap,
    cut_off,
    change_the_head,
    spoil_the_head,
    remove_the_head,
)


def test_a_thousand_random_tamperings_are_all_found(book: AuditBook, driver: Driver) -> None:
    chance = random.Random(7)
    assert book.first_broken() is None
    missed = []
    for turn in range(1000):
        tamper = TAMPERINGS[turn % len(TAMPERINGS)]
        driver.execute("BEGIN")
        tamper(driver, chance)
        if book.first_broken() is None:
            missed.append((turn, tamper.__name__))
        driver.execute("ROLLBACK")
    assert missed == []
    assert book.first_broken() is None


@pytest.mark.parametrize("tamper", TAMPERINGS)
@pytest.mark.usefixtures("book")
def test_later_lines_do_not_heal_a_book_that_was_tampered_with(
    centre: Centre, driver: Driver, tamper: Tampering
) -> None:
    tamper(driver, random.Random(3))
    book = AuditBook(unlock(centre.folder, None, PASSWORD).data_key)  # as the next sign-in makes it
    for number in range(3):
        book.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("people.add", f"person {number}"))
    assert book.first_broken() is not None


def test_a_cut_off_end_is_told_by_the_first_line_that_is_gone(book: AuditBook, driver: Driver) -> None:
    driver.execute("DELETE FROM audit_line WHERE id > 30")
    assert book.first_broken() == 31


def test_a_head_kept_elsewhere_tells_that_lines_and_head_were_cut_off_together(book: AuditBook, driver: Driver) -> None:
    kept = book.head()
    earlier = AuditLine.get(AuditLine.id == 30)
    assert book.holds(kept)
    driver.execute("DELETE FROM audit_line WHERE id > 30")
    driver.execute("UPDATE audit_head SET number = 30, seal = ?", (bytes(earlier.seal),))
    assert book.first_broken() is None
    assert not book.holds(kept)
    for number in range(10):
        book.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("people.add", f"person {number}"))
    assert book.head().number == kept.number
    assert not book.holds(kept)


def test_a_book_still_holds_every_earlier_head(book: AuditBook) -> None:
    kept = book.head()
    book.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("people.add", "person 1"))
    assert book.holds(kept)
    assert book.holds(Head(0, bytes(32)))


@pytest.mark.usefixtures("book")
def test_lines_are_verified_and_go_on_under_another_data_key() -> None:
    rotated = AuditBook(b"another data key, also 32 bytes.")
    assert rotated.first_broken() is None
    rotated.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("people.add", "person 1"))
    assert rotated.first_broken() is None


def test_a_line_cannot_take_over_the_words_of_its_neighbour_field(book: AuditBook) -> None:
    book.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("exports.people", "export a\x1fb.xlsx", "\x1f3 people"))
    assert AuditLine.select().order_by(AuditLine.id.desc()).first().subject == "export a b.xlsx"
    assert book.first_broken() is None


def test_the_name_of_a_file_that_is_no_text_is_written_as_far_as_it_is(centre: Centre, book: AuditBook) -> None:
    name = b"caf\xe9.xlsx".decode(errors="surrogateescape")
    with centre._desk.database.atomic():
        book.add(dt.datetime(2026, 11, 6, 10), "Sokunthea", Deed("exports.export_people", f"export {name}"))
        assert AuditLine.get_by_id(LINES + 1).subject == "export caf?.xlsx"
        assert book.first_broken() is None


def test_a_book_sealed_before_there_was_a_head_goes_on(centre: Centre, driver: Driver) -> None:
    """As step 2 leaves it: the head without the key, which so far came from the data key alone."""
    driver.execute("UPDATE audit_head SET key = x''")
    book = AuditBook(unlock(centre.folder, None, PASSWORD).data_key)
    assert book.first_broken() is None
    book.add(dt.datetime(2026, 11, 7, 8), "Sokunthea", Deed("people.add", "person 1"))
    assert book.first_broken() is None
    assert len(bytes(AuditHead.get().key)) == 32
