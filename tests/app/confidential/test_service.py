"""Writing, reading and correcting confidential notes, on a real encrypted database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.centre import DATABASE, Centre
from app.confidential.values import Holder, NoteDraft, NoteKind, Presence, Record, Subject
from app.errors import FieldError, NotAllowed, NotFound
from app.families.values import FamilyDraft, FamilyFilter
from app.faults import DiskFull
from app.people.values import PeopleFilter, PersonDraft
from app.use_case import Change
from app.vault.compartment import SealedDamaged
from models.audit import AuditLine
from models.confidential import ConfidentialNote, ConfidentialVersion
from models.database import connect
from models.merging import Merge

SignIn = Callable[[str], Centre]
SECRET = "ឪពុកវាយម្តាយ The father beats the mother"
DRAFT = NoteDraft(NoteKind.VIOLENCE, SECRET)
CHILD, HOME = Subject(Holder.PERSON, 1), Subject(Holder.FAMILY, 1)


@pytest.fixture
def social(sign_in: SignIn) -> Iterator[Centre]:
    """The staffed centre, open for Thy, the social worker, with one child in one family."""
    with sign_in("Thy") as centre:
        family = centre.families.add(FamilyDraft(name_latin="Chan")).value
        centre.people.add(PersonDraft(given_name_latin="Sreymom", family=family))
        yield centre


def book(centre: Centre) -> list[tuple[str, str, str]]:
    with centre._desk.database.atomic():
        return [(line.action, line.subject, line.detail) for line in AuditLine.select().order_by(AuditLine.id)]


def test_a_note_is_read_as_it_was_written(social: Centre) -> None:
    done = social.confidential.write(CHILD, NoteDraft(NoteKind.VIOLENCE, f" {SECRET}\r\nsecond line \0"))
    assert done.change == Change.CONFIDENTIAL
    (note,) = social.confidential.open(CHILD).value.notes
    assert note == done.value
    assert note.now.draft == NoteDraft(NoteKind.VIOLENCE, f"{SECRET}\nsecond line")
    assert (note.now.written_by, note.now.written_at) == ("Thy", social.clock.now())


def test_a_correction_keeps_what_the_note_said_before(social: Centre) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    corrected = social.confidential.correct(note, NoteDraft(NoteKind.PROTECTION, "He has left")).value
    assert [version.draft.text for version in corrected.versions] == [SECRET, "He has left"]
    assert corrected.now.draft.kind is NoteKind.PROTECTION
    assert social.confidential.open(CHILD).value.notes == (corrected,)


def test_an_archived_note_can_be_brought_back(social: Centre) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    assert social.confidential.archive(note).value.archived_at == social.clock.now()
    assert social.confidential.presence(CHILD) == Presence(anything=False, archived=1)
    assert social.confidential.bring_back(note).value.archived_at is None
    assert social.confidential.presence(CHILD) == Presence(anything=True, current=1)


def test_the_newest_note_stands_first_and_each_subject_has_its_own(social: Centre) -> None:
    first, second = (social.confidential.write(CHILD, NoteDraft(NoteKind.HEALTH, text)) for text in "ab")
    other = social.confidential.write(HOME, DRAFT)
    assert social.confidential.open(CHILD).value.notes == (second.value, first.value)
    assert social.confidential.open(HOME).value.notes == (other.value,)


def test_a_note_that_says_nothing_or_too_much_is_refused_beside_its_field(social: Centre) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    for text in ("", " \n\u200b ", "x" * 10_001):
        for deed in (
            lambda text=text: social.confidential.write(CHILD, NoteDraft(NoteKind.OTHER, text)),
            lambda text=text: social.confidential.correct(note, NoteDraft(NoteKind.OTHER, text)),
        ):
            with pytest.raises(FieldError) as told:
                deed()
            assert told.value.field == "text"
    (kept,) = social.confidential.open(CHILD).value.notes
    assert len(kept.versions) == 1


def test_nobody_and_nothing_is_not_found(social: Centre) -> None:
    for deed in (
        lambda: social.confidential.open(Subject(Holder.PERSON, 99)),
        lambda: social.confidential.open(Subject(Holder.FAMILY, 99)),
        lambda: social.confidential.write(Subject(Holder.PERSON, 99), DRAFT),
        lambda: social.confidential.correct(99, DRAFT),
        lambda: social.confidential.archive(99),
        lambda: social.confidential.bring_back(99),
    ):
        with pytest.raises(NotFound):
            deed()
    assert social.confidential.presence(Subject(Holder.PERSON, 99)) == Presence(anything=False)


def test_opening_is_entered_in_the_book_with_numbers_and_without_a_word(social: Centre) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    social.confidential.open(CHILD)
    social.confidential.correct(note, NoteDraft(NoteKind.VIOLENCE, f"{SECRET} again"))
    social.confidential.open_for_paper(CHILD)
    social.confidential.archive(note)
    social.confidential.bring_back(note)
    deeds = ("write", "open", "correct", "open_for_paper", "archive", "bring_back")
    assert book(social)[-6:] == [(f"confidential.{deed}", "person 1", "note 1") for deed in deeds]
    assert not any(word in repr(book(social)) for word in ("beats", "ឪពុក", "violence"))


@pytest.mark.parametrize("deed", ["open", "open_for_paper", "correct"])
def test_when_the_line_cannot_be_written_nothing_is_shown(
    social: Centre, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    lines = len(book(social))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(social._desk.book, "add", full)
    deeds = {
        "open": lambda: social.confidential.open(CHILD),
        "open_for_paper": lambda: social.confidential.open_for_paper(CHILD),
        "correct": lambda: social.confidential.correct(note, NoteDraft(NoteKind.OTHER, "x")),
    }
    with pytest.raises(DiskFull) as told:
        deeds[deed]()
    assert SECRET not in repr(told.value.values)
    monkeypatch.undo()
    assert len(book(social)) == lines
    assert len(social.confidential.open(CHILD).value.notes[0].versions) == 1


def test_when_the_commit_fails_nothing_is_shown(social: Centre) -> None:
    """The real thing: the file takes no byte more, so that the line does not reach the disk."""
    social.confidential.write(CHILD, DRAFT)
    run = social._desk.database.execute_sql
    run(f"PRAGMA max_page_count = {run('PRAGMA page_count').fetchone()[0]}")
    opened: list[Record] = []
    with pytest.raises(DiskFull):
        opened.extend(social.confidential.open(CHILD).value for _ in range(200))  # until the last page is full
    run("PRAGMA max_page_count = 1000000")
    assert sum(line[0] == "confidential.open" for line in book(social)) == len(opened)


def test_a_print_holds_the_name_and_what_the_notes_that_hold_say_now(social: Centre) -> None:
    kept = social.confidential.write(CHILD, DRAFT).value
    social.confidential.archive(social.confidential.write(CHILD, NoteDraft(NoteKind.OTHER, "settled")).value.id)
    paper = social.confidential.open_for_paper(CHILD).value
    assert (paper.name_latin, paper.code, paper.notes) == ("Sreymom", "P0001", (kept,))
    assert (paper.printed_by, paper.printed_at) == ("Thy", social.clock.now())
    of_family = social.confidential.open_for_paper(HOME).value
    assert (of_family.name_latin, of_family.code, of_family.notes) == ("Chan", "F0001", ())


def test_without_the_right_nothing_opens_and_the_card_only_says_whom_to_ask(sign_in: SignIn) -> None:
    with sign_in("Thy") as centre:
        home = centre.families.add(FamilyDraft(name_latin="Chan")).value
        centre.people.add(PersonDraft(given_name_latin="Sreymom", family=home))
        for subject in (CHILD, HOME):
            centre.confidential.write(subject, DRAFT)
            centre.confidential.archive(centre.confidential.write(subject, DRAFT).value.id)
        assert centre.confidential.presence(CHILD) == Presence(True, 1, 1, home)
    with sign_in("Srey") as centre:
        for subject in (CHILD, HOME):
            assert centre.confidential.presence(subject) == Presence(anything=True)
            for deed in (
                lambda subject=subject: centre.confidential.open(subject),
                lambda subject=subject: centre.confidential.write(subject, DRAFT),
                lambda subject=subject: centre.confidential.open_for_paper(subject),
            ):
                with pytest.raises(NotAllowed):
                    deed()
        assert [line[0] for line in book(centre) if line[0].startswith("confidential.open")] == []


def test_a_note_on_the_family_alone_is_a_reason_to_ask_about_each_of_its_people(social: Centre) -> None:
    assert social.confidential.presence(CHILD) == Presence(anything=False)
    note = social.confidential.write(HOME, DRAFT).value.id
    assert social.confidential.presence(CHILD) == Presence(anything=True, family=HOME.id)
    social.confidential.archive(note)
    assert social.confidential.presence(CHILD) == Presence(anything=False)


def test_notes_on_somebody_who_was_merged_are_read_with_the_one_who_stays(social: Centre) -> None:
    strangers = [social.people.add(PersonDraft(given_name_latin=name)).value for name in ("Nang", "Naang")]
    for stranger in strangers:
        social.confidential.write(Subject(Holder.PERSON, stranger), DRAFT)
    with social._desk.database.atomic():
        common = {"moved": "{}", "by": "Thy", "at": social.clock.now()}
        Merge.create(person=strangers[0], into=strangers[1], **common)
        last = Merge.create(person=strangers[1], into=CHILD.id, **common)
    assert len(social.confidential.open(CHILD).value.notes) == 2
    assert social.confidential.presence(CHILD) == Presence(anything=True, current=2)
    with social._desk.database.atomic():
        Merge.update(undone_at=social.clock.now()).where(Merge.id == last.id).execute()
    assert social.confidential.open(CHILD).value.notes == ()
    assert len(social.confidential.open(Subject(Holder.PERSON, strangers[1])).value.notes) == 2


def readable(folder: Path, key: bytes) -> bytes:
    """Everything that stands in the records for who has the data key alone."""
    database: SqlCipherDatabase = connect(folder / DATABASE, key)
    try:
        found = [
            repr(row)
            for table in database.get_tables()
            for row in database.execute_sql(f'SELECT * FROM "{table}"').fetchall()
        ]
        plain = folder / "plain.db"
        database.execute_sql(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        database.execute_sql("SELECT sqlcipher_export('plain')")
    finally:
        database.close()
    return "\n".join(found).encode() + plain.read_bytes()


def test_with_the_data_key_alone_not_one_word_of_a_note_is_readable(sign_in: SignIn, staffed: Path) -> None:
    words = [f"PLANTED{number:03}SECRET" for number in range(50)]
    with sign_in("Thy") as centre:
        centre.people.add(PersonDraft(given_name_latin="READABLENAME", note="READABLENOTE"))
        for word in words:
            centre.confidential.write(CHILD, NoteDraft(NoteKind.PROTECTION, word))
        note = centre.confidential.open(CHILD).value.notes[0]
        centre.confidential.correct(note.id, NoteDraft(NoteKind.VIOLENCE, "PLANTEDCORRECTION"))
        key = centre._desk.vault.data_key
        with centre._desk.database.atomic():
            sealed = [bytes(row.sealed) for row in ConfidentialVersion.select()]
    assert len(sealed) == 51
    assert not any(kind.value.encode() in content for kind in NoteKind for content in sealed)  # nor of what kind it is
    found = readable(staffed, key)
    assert b"READABLENAME" in found  # the search finds what is there to be found
    assert b"READABLENOTE" in found
    assert b"PLANTED" not in found


def test_a_note_moved_to_somebody_else_or_changed_by_hand_does_not_open(social: Centre) -> None:
    note = social.confidential.write(CHILD, DRAFT).value.id
    other = social.people.add(PersonDraft(given_name_latin="Other")).value
    with social._desk.database.atomic():
        ConfidentialNote.update(person=other).where(ConfidentialNote.id == note).execute()
    with pytest.raises(SealedDamaged):
        social.confidential.open(Subject(Holder.PERSON, other))
    with social._desk.database.atomic():
        ConfidentialNote.update(person=CHILD.id).where(ConfidentialNote.id == note).execute()
    for statement in ("UPDATE confidential_version SET sealed = x'00'", "DELETE FROM confidential_version"):
        with pytest.raises(Exception, match="corrected by a new version"):
            social._desk.database.execute_sql(statement)
    with social._desk.database.atomic():
        sealed = bytes(ConfidentialVersion.get().sealed)
        ConfidentialVersion.insert(
            note=note, number=2, written_at=social.clock.now(), written_by="x", sealed=sealed
        ).execute()
    with pytest.raises(SealedDamaged):  # an earlier version played again
        social.confidential.open(CHILD)


def test_no_text_is_told_by_what_python_prints_of_a_note(social: Centre) -> None:
    done = social.confidential.write(CHILD, DRAFT)
    assert SECRET not in repr((done, DRAFT, social.confidential.open(CHILD)))


def test_notes_stand_in_no_list_search_or_card(social: Centre) -> None:
    social.confidential.write(CHILD, DRAFT)
    social.confidential.write(HOME, DRAFT)
    told = (
        social.people.listing(PeopleFilter()),
        social.people.person(CHILD.id),
        social.people.search("father"),
        social.families.listing(FamilyFilter()),
        social.families.family(HOME.id),
    )
    assert social.people.search("beats") == ()
    assert not any(word in repr(told) for word in ("beats", "ឪពុកវាយ"))
