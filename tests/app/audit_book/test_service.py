"""Reading the audit book: filters, pages, names, and the line that every reading leaves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.audit import Deed
from app.audit_book.extracting import TooManyLines
from app.audit_book.reading import names_of
from app.audit_book.service import PAGE, AuditBookService
from app.audit_book.values import AuditFilter, Kind, Mention
from app.centre import Centre
from app.errors import NotAllowed, UserError
from app.language import Language
from app.people.values import PersonDraft
from app.rights import Role
from app.use_case import Account
from models.audit import AuditLine
from models.groups import Enrolment, Group, Slot
from models.people import Family

FRIDAY = dt.date(2026, 11, 6)


@pytest.fixture
def book(centre: Centre) -> AuditBookService:
    return AuditBookService(centre._desk)


@pytest.fixture
def dara(centre: Centre) -> int:
    """A child who is marked absent today."""
    draft = PersonDraft(family_name_latin="Chan", given_name_latin="Dara", given_name_km="ដារ៉ា")
    person = centre.people.add(draft).value
    group = Group.create(programme="daycare", name_km="កូនផ្កាយ", name_en="Small stars")
    since = dt.date(2020, 1, 1)
    slot = Slot.create(group=group, weekday=4, starts_at=dt.time(7), ends_at=dt.time(11), valid_from=since)
    Enrolment.create(person=person, group=group, starts=since)
    centre.attendance.mark([MarkRequest(SessionKey(slot.id, FRIDAY), person, Mark(Status.ABSENT))])
    return person


def write(centre: Centre, count: int, account: str = "Bopha", at: dt.datetime = dt.datetime(2026, 11, 1, 7)) -> None:
    with centre._desk.database.atomic():
        for number in range(count):
            centre._desk.book.add(at, account, Deed("sheets.issue", f"sheet A{number}"))


def actions(book: AuditBookService, wanted: AuditFilter) -> list[str]:
    return [entry.action for entry in book.read(wanted).value.entries]


@pytest.mark.usefixtures("dara")
def test_the_newest_line_comes_first(book: AuditBookService) -> None:
    assert actions(book, AuditFilter())[:2] == ["attendance.mark", "people.add"]


def test_reading_is_itself_a_line_that_says_what_was_looked_for(book: AuditBookService) -> None:
    book.read(AuditFilter("Bopha", "people.add", FRIDAY, FRIDAY, "Dara"))
    line = AuditLine.select().order_by(AuditLine.id.desc()).first()
    assert (line.action, line.account, line.subject) == ("audit_book.read", "Sokunthea", "audit book")
    assert line.detail == 'Bopha, people.add, since 2026-11-06, until 2026-11-06, "Dara"'


def test_lines_are_filtered_by_who_did_it(book: AuditBookService, centre: Centre) -> None:
    write(centre, 3)
    page = book.read(AuditFilter(account="Bopha")).value
    assert {entry.account for entry in page.entries} == {"Bopha"}
    assert len(page.entries) == 3


@pytest.mark.usefixtures("dara")
def test_lines_are_filtered_by_what_was_done(book: AuditBookService) -> None:
    assert set(actions(book, AuditFilter(action="people.add"))) == {"people.add"}


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(3, 3, 2), (2, None, 4), (None, 2, 2), (4, 4, 0), (1, 5, 4)],
)
def test_lines_are_filtered_by_days_of_which_both_ends_count(
    book: AuditBookService, centre: Centre, first: int | None, last: int | None, count: int
) -> None:
    for moment in (
        dt.datetime(2026, 10, 2),
        dt.datetime(2026, 10, 2, 23, 59, 59, 999999),
        dt.datetime(2026, 10, 3),
        dt.datetime(2026, 10, 3, 23, 59),
    ):
        write(centre, 1, at=moment)
    wanted = AuditFilter(
        account="Bopha",
        first=dt.date(2026, 10, first) if first else None,
        last=dt.date(2026, 10, last) if last else None,
    )
    assert len(book.read(wanted).value.entries) == count


def test_a_text_is_found_in_the_words_of_a_line(book: AuditBookService, centre: Centre) -> None:
    write(centre, 12)
    assert [entry.subject for entry in book.read(AuditFilter(text="a11")).value.entries] == ["sheet A11"]
    assert book.read(AuditFilter(text="%")).value.entries == ()


@pytest.mark.parametrize("text", ["dara", "ដារ៉ា", "chan d"])
@pytest.mark.usefixtures("dara")
def test_a_name_in_either_script_finds_what_was_done_with_that_person(book: AuditBookService, text: str) -> None:
    assert actions(book, AuditFilter(text=text)) == ["attendance.mark", "people.add"]


@pytest.mark.parametrize(
    ("action", "detail"),
    [
        ("attendance.let_in", "came {}"),
        ("groups.enrol", "enrol 98, {}, 99 in Small stars from 2026-11-06"),
        ("camps.keep_groups", "98 {}; 99"),
        ("certificates.issue", "certificate C/1 to 98, C/2 to {}"),
        ("outcomes.record", "person {} month 3, person 98 month 6"),
    ],
)
def test_a_name_finds_the_lines_that_hold_the_number_alone(
    book: AuditBookService, centre: Centre, dara: int, action: str, detail: str
) -> None:
    with centre._desk.database.atomic():
        for number in (dara, int(f"{dara}0")):
            centre._desk.book.add(dt.datetime(2026, 11, 6, 9), "Bopha", Deed(action, "", detail.format(number)))
    page = book.read(AuditFilter(account="Bopha", text="dara")).value
    assert [entry.detail for entry in page.entries] == [detail.format(dara)]
    assert page.names[Mention(Kind.PERSON, dara)].shown(Language("en")) == "Chan Dara"


def test_a_name_does_not_find_people_whose_number_begins_alike(
    book: AuditBookService, centre: Centre, dara: int
) -> None:
    with centre._desk.database.atomic():
        for written in (f"person {dara}0", f"session 1 2026-11-06, {dara}0:P"):
            centre._desk.book.add(dt.datetime(2026, 11, 6, 9), "Bopha", Deed("attendance.mark", written, f"{dara}1:P"))
    assert {entry.account for entry in book.read(AuditFilter(text="dara")).value.entries} == {"Sokunthea"}


def test_what_a_line_mentions_is_named_in_the_readers_script(book: AuditBookService, dara: int) -> None:
    names = book.read(AuditFilter()).value.names
    person, group = names[Mention(Kind.PERSON, dara)], names[Mention(Kind.SESSION, 1)]
    assert (person.shown(Language("en")), person.shown(Language("km"))) == ("Chan Dara", "ដារ៉ា")
    assert (group.shown(Language("fr")), group.shown(Language("km"))) == ("Small stars", "កូនផ្កាយ")


def test_a_family_without_a_name_is_called_by_its_code(book: AuditBookService, centre: Centre) -> None:
    family = Family.create(code="F0012").id
    centre.families.archive(family, "moved away")
    assert book.read(AuditFilter()).value.names[Mention(Kind.FAMILY, family)].shown(Language("en")) == "F0012"


def test_a_long_book_is_read_page_by_page_without_a_gap(book: AuditBookService, centre: Centre) -> None:
    write(centre, 2 * PAGE + 5)
    seen: list[int] = []
    page = book.read(AuditFilter(account="Bopha")).value
    seen += [entry.number for entry in page.entries]
    while page.older:
        page = book.read(AuditFilter(account="Bopha"), seen[-1]).value
        seen += [entry.number for entry in page.entries]
    assert len(seen) == 2 * PAGE + 5
    assert seen == sorted(seen, reverse=True)


def test_who_and_what_stands_in_the_book_is_offered_as_filters(book: AuditBookService, centre: Centre) -> None:
    write(centre, 1)
    choices = book.choices()
    assert choices.accounts == ("Bopha", "Sokunthea")
    assert "sheets.issue" in choices.actions


def test_verifying_counts_the_lines_and_is_a_line(book: AuditBookService, centre: Centre) -> None:
    write(centre, 10)
    lines = AuditLine.select().count()
    found = book.verify().value
    assert (found.lines, found.first_broken) == (lines, None)
    assert AuditLine.select().count() == lines + 1


def test_verifying_tells_the_first_line_that_was_changed(book: AuditBookService, centre: Centre) -> None:
    write(centre, 10)
    centre._desk.database.execute_sql("DROP TRIGGER audit_line_is_never_updated")
    centre._desk.database.execute_sql("UPDATE audit_line SET account = 'Nobody' WHERE id = 7")
    assert book.verify().value.first_broken == 7


def test_a_text_that_is_too_long_is_refused(book: AuditBookService) -> None:
    with pytest.raises(UserError):
        book.read(AuditFilter(text="x" * 500))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_a_coordinator_reads_the_book(book: AuditBookService, centre: Centre, role: Role) -> None:
    lines = AuditLine.select().count()
    centre._desk.account = Account(7, "Bopha", role)
    for deed in (book.choices, book.verify, lambda: book.read(AuditFilter())):
        with pytest.raises(NotAllowed):
            deed()
    assert AuditLine.select().count() == lines


@pytest.mark.parametrize("kind", Kind)
def test_the_names_of_every_kind_of_record_can_be_read(centre: Centre, kind: Kind) -> None:
    with centre._desk.database.atomic():
        assert set(names_of([Mention(kind, 1), Mention(kind, 2)])) <= {Mention(kind, 1), Mention(kind, 2)}


def test_what_is_printed_is_the_oldest_first_and_says_how_far_the_book_went(
    book: AuditBookService, centre: Centre, dara: int
) -> None:
    head = centre._desk.book.head()
    extract = book.paper(AuditFilter(first=FRIDAY)).value
    assert [entry.action for entry in extract.entries][-2:] == ["people.add", "attendance.mark"]
    assert (extract.last, extract.seal) == (head.number, head.seal.hex())
    assert Mention(Kind.PERSON, dara) in extract.names
    assert (extract.printed_by, extract.wanted) == ("Sokunthea", AuditFilter(first=FRIDAY))


@pytest.mark.usefixtures("dara")
def test_without_names_nobody_is_named_on_paper(book: AuditBookService) -> None:
    assert book.paper(AuditFilter(), with_names=False).value.names == {}


def test_more_lines_than_anybody_can_look_at_are_not_printed(
    book: AuditBookService, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.audit_book.service.MOST_ON_PAPER", 3)
    write(centre, 4)
    with pytest.raises(TooManyLines):
        book.paper(AuditFilter(account="Bopha"))
    assert len(book.paper(AuditFilter(account="Bopha", action="none")).value.entries) == 0


def test_reading_for_paper_and_printing_are_two_lines(book: AuditBookService, centre: Centre) -> None:
    write(centre, 2)
    book.record_print(book.paper(AuditFilter(account="Bopha", last=FRIDAY)).value)
    printed, read = AuditLine.select().order_by(AuditLine.id.desc()).limit(2)
    assert (read.action, read.detail) == ("audit_book.paper", "Bopha, until 2026-11-06")
    assert (printed.action, printed.detail) == ("audit_book.record_print", "2 lines: Bopha, until 2026-11-06")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_who_reads_the_book_takes_lines_of_it_out(
    book: AuditBookService, centre: Centre, tmp_path: Path, role: Role
) -> None:
    book._desk.account = Account(2, "Somebody", role)
    with pytest.raises(NotAllowed):
        book.paper(AuditFilter())
    with pytest.raises(NotAllowed):
        centre.exports.export_audit_book(tmp_path / "book.xlsx", Language("en"), AuditFilter())
    assert list(tmp_path.glob("book*")) == []
