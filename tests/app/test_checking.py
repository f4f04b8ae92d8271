from __future__ import annotations

from dataclasses import replace

from app.centre import Centre
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.groups.values import GroupDraft, Programme
from app.people.values import PersonDraft
from app.rights import Role
from models.audit import AuditLine
from models.confidential import ConfidentialVersion


def test_a_sound_centre_has_no_problems_and_is_counted(centre: Centre) -> None:
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars"))
    found = centre.examine()
    assert found.sound
    assert (found.people, found.groups, found.marks, found.audit_lines) == (0, 1, 0, 3)
    assert found.audit_verified == 3
    assert 0 < found.audit_seconds < 60
    assert found.size == centre.database_path.stat().st_size


def test_a_changed_audit_line_is_found(centre: Centre) -> None:
    for name in ("Small stars", "Big stars", "Moons"):
        centre.groups.add(GroupDraft(Programme.DAYCARE, name_en=name))
    database = AuditLine._meta.database
    database.execute_sql("DROP TRIGGER audit_line_is_never_updated")
    database.execute_sql("UPDATE audit_line SET detail = 'nothing' WHERE id = 3")
    found = centre.examine()
    assert found.problems == ("audit line 3: not as it was written",)
    assert found.audit_verified == 2


def test_lines_cut_off_the_audit_book_are_found(centre: Centre) -> None:
    database = AuditLine._meta.database
    database.execute_sql("DROP TRIGGER audit_line_is_never_deleted")
    database.execute_sql("DELETE FROM audit_line WHERE id = 2")
    found = centre.examine()
    assert found.problems == ("audit line 2: not as it was written",)
    assert (found.audit_lines, found.audit_verified) == (1, 1)


def test_a_broken_reference_is_found(centre: Centre) -> None:
    database = AuditLine._meta.database
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql("INSERT INTO sheet_row (sheet_id, number, person_id) VALUES (7, 1, 9)")
    found = centre.examine()
    assert not found.sound
    assert "sheet_row" in found.problems[0]


def test_confidential_notes_are_opened_and_counted_and_a_damaged_one_is_named(centre: Centre) -> None:
    person = centre.people.add(PersonDraft(given_name_latin="Sreymom")).value
    subject = Subject(Holder.PERSON, person)
    note = centre.confidential.write(subject, NoteDraft(NoteKind.OTHER, "first")).value.id
    centre.confidential.correct(note, NoteDraft(NoteKind.OTHER, "second"))
    found = centre.examine()
    assert (found.problems, found.confidential_notes, found.confidential_opened) == ((), 1, 2)
    with centre._desk.database.atomic():
        ConfidentialVersion.insert(
            note=note, number=3, written_at=centre.clock.now(), written_by="x", sealed=b"x" * 60
        ).execute()
    found = centre.examine()
    assert found.problems == (f"confidential note {note}, version 3: damaged",)
    assert found.confidential_opened == 2


def test_who_has_no_key_to_the_notes_checks_everything_else(centre: Centre) -> None:
    desk = centre._desk
    desk.account = replace(desk.account, role=Role.OFFICE)
    found = centre.examine()
    assert (found.problems, found.confidential_notes, found.confidential_opened) == ((), 0, None)
