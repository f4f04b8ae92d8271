from __future__ import annotations

from app.centre import Centre
from app.groups.values import GroupDraft, Programme
from models.audit import AuditLine


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
