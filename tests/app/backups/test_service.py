"""Backups of a real encrypted centre: made, copied to a stick, thinned out, entered in the audit book."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from app.backups import archive
from app.backups.errors import NotCopied, SameDisk
from app.backups.making import backups_in
from app.backups.values import Reason
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.errors import NotAllowed
from app.faults import DatabaseDamaged, DiskFull, PlaceGone, as_user_error
from app.founding import create_centre
from app.groups.values import GroupDraft, Programme
from app.rights import Role
from app.settings.values import CentreDetails
from app.use_case import Account, Change
from models.audit import AuditLine
from tests.conftest import CHEAP, PASSWORD


def test_a_backup_says_what_it_holds(filled: Centre) -> None:
    done = filled.back_up(Reason.ASKED)
    backup = done.value.backup
    assert done.change is Change.BACKUPS
    assert backup.file == filled.folder / "backups" / "paillote-2026-11-06-081200.backup"
    assert (backup.manifest.counts.people, backup.manifest.counts.groups) == (1, 1)
    assert backup.made_at == dt.datetime(2026, 11, 6, 8, 12)
    assert archive.check(backup.file) == backup
    assert filled.backups.kept().newest == backup


def test_the_manifest_keeps_the_head_of_the_audit_book(filled: Centre) -> None:
    last = AuditLine.select().order_by(AuditLine.id.desc()).first()
    backup = filled.back_up(Reason.ASKED).value.backup
    assert (backup.manifest.audit_line, backup.manifest.audit_seal) == (last.id, bytes(last.seal).hex())
    assert filled.backups.book_goes_on_from(backup)
    entered = AuditLine.select().order_by(AuditLine.id.desc()).first()
    assert (entered.action, entered.detail) == ("backups.enter", f"asked, line {last.id}")


def test_lines_cut_off_the_audit_book_are_told_by_the_newest_backup(filled: Centre) -> None:
    backup = filled.back_up(Reason.ASKED).value.backup
    database = AuditLine._meta.database
    database.execute_sql("DROP TRIGGER audit_line_is_never_deleted")
    database.execute_sql("DELETE FROM audit_line WHERE id >= ?", (backup.manifest.audit_line,))
    assert not filled.backups.book_goes_on_from(backup)


def test_a_second_backup_in_the_same_second_has_its_own_name(filled: Centre) -> None:
    names = [filled.back_up(Reason.ASKED).value.backup.file.name for _ in range(2)]
    assert names == ["paillote-2026-11-06-081200.backup", "paillote-2026-11-06-081200-2.backup"]


def test_a_backup_is_due_when_something_was_done(filled: Centre) -> None:
    assert filled.backups.due()
    filled.back_up(Reason.REGULAR)
    assert not filled.backups.due()
    filled.settings.remember_place({"page": "people"})
    assert not filled.backups.due()
    filled.groups.add(GroupDraft(Programme.DAYCARE, name_en="Moons"))
    assert filled.backups.due()


def test_a_backup_made_while_the_clock_has_lost_its_year_is_one(filled: Centre) -> None:
    filled.back_up(Reason.REGULAR)
    filled.groups.add(GroupDraft(Programme.DAYCARE, name_en="Moons"))
    filled.clock = FixedClock(dt.date(2010, 1, 1), dt.time(0, 5))
    made = filled.back_up(Reason.REGULAR).value.backup
    assert not filled.backups.due()
    assert made.file.exists()


def test_nothing_but_backups_is_left_in_the_folder(filled: Centre) -> None:
    (filled.folder / "backups").mkdir()
    for left in ("paillote-2026-11-05-081200.backup.part", "copy.part", "copy.part-journal"):
        (filled.folder / "backups" / left).write_bytes(b"cut short")
    filled.back_up(Reason.ASKED)
    assert [file.name for file in (filled.folder / "backups").iterdir()] == ["paillote-2026-11-06-081200.backup"]


def test_old_backups_are_thinned_out(centre_folder: Path) -> None:
    for day in range(1, 29):
        with open_centre(centre_folder, PASSWORD, clock=FixedClock(dt.date(2026, 10, day), dt.time(8))) as centre:
            centre.back_up(Reason.CLOSE)
    names = sorted(file.name for file in (centre_folder / "backups").iterdir())
    # 14 days back to the 15th, and the Sundays of the two weeks before.
    assert [name[17:19] for name in names] == [f"{day:02}" for day in (4, 11, *range(15, 29))]


def test_backups_of_another_centre_on_the_same_stick_are_left_alone(
    centre_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    create_centre(other, CentreDetails(name_en="Other"), "Dara", PASSWORD, clock=clock, cost=CHEAP).close()
    for folder in (other, centre_folder):
        with open_centre(folder, PASSWORD, clock=clock) as centre:
            made = [centre.back_up(Reason.ASKED, stick).value.backup for _ in range(8)]
    vaults = [backup.manifest.vault for backup in backups_in(stick)]
    assert (len(vaults), vaults.count(made[0].manifest.vault)) == (12, 6)


def test_a_stick_that_is_there_gets_a_copy(filled: Centre, stick: Path) -> None:
    filled.backups.choose_stick(stick)
    made = filled.back_up(Reason.REGULAR).value
    assert made.copy is not None
    assert made.copy.file.parent == stick
    assert made.copy.file.read_bytes() == made.backup.file.read_bytes()
    kept = filled.backups.kept()
    assert (kept.off_pc_at, kept.stick, kept.stick_is_here, kept.off_pc_days) == (
        made.backup.made_at,
        stick,
        True,
        None,
    )
    assert len(filled.backups.listing()) == 2


def test_without_the_stick_the_backup_on_the_pc_is_made(filled: Centre, stick: Path) -> None:
    filled.backups.choose_stick(stick)
    stick.rmdir()
    made = filled.back_up(Reason.REGULAR).value
    assert (made.copy, made.copy_error) == (None, None)
    assert not filled.backups.kept().stick_is_here


def test_a_stick_pulled_while_writing_is_told_and_the_backup_on_the_pc_stands(filled: Centre, stick: Path) -> None:
    filled.backups.choose_stick(stick)

    def pulled(done: int, total: int) -> None:
        if stick.exists() and list(stick.glob("*.part")) and done > total // 4:
            shutil.rmtree(stick)

    made = filled.back_up(Reason.REGULAR, progress=pulled).value
    assert isinstance(made.copy_error, NotCopied)
    assert isinstance(made.copy_error.reason, PlaceGone)
    assert archive.check(made.backup.file)
    assert filled.backups.kept().off_pc_at is None


def test_a_folder_on_the_disk_of_the_records_is_no_stick(filled: Centre, tmp_path: Path) -> None:
    with pytest.raises(SameDisk):
        filled.backups.choose_stick(tmp_path)
    filled.backups.choose_stick(None)
    assert filled.backups.stick() is None


def test_a_copy_asked_for_elsewhere_on_the_same_disk_is_made_and_counts_as_none_off_the_pc(
    filled: Centre, tmp_path: Path
) -> None:
    made = filled.back_up(Reason.ASKED, tmp_path).value
    assert made.copy is not None
    assert made.copy.file.parent == tmp_path
    assert filled.backups.kept().off_pc_at is None


def test_a_week_without_a_copy_off_the_pc_is_told(centre_folder: Path) -> None:
    with open_centre(centre_folder, PASSWORD, clock=FixedClock(dt.date(2026, 11, 15))) as centre:
        assert centre.backups.kept().off_pc_days == 9


def test_today_speaks_up_after_a_week_without_a_copy_off_the_pc(centre_folder: Path) -> None:
    for day, told in ((13, None), (14, 8)):
        with open_centre(centre_folder, PASSWORD, clock=FixedClock(dt.date(2026, 11, day))) as centre:
            assert centre.today.overview().off_pc_days == told


def test_a_full_disk_leaves_the_earlier_backup_and_nothing_of_the_new_one(
    filled: Centre,
) -> None:
    first = filled.back_up(Reason.ASKED).value.backup

    def full(_done: int, _total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space") as told:
        filled.back_up(Reason.ASKED, progress=full)
    assert isinstance(as_user_error(told.value), DiskFull)
    assert list((filled.folder / "backups").iterdir()) == [first.file]
    assert archive.check(first.file)


def test_a_damaged_database_becomes_no_backup(centre_folder: Path, clock: FixedClock) -> None:
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        first = centre.back_up(Reason.ASKED).value.backup
    content = bytearray((centre_folder / "centre.db").read_bytes())
    content[-2000] ^= 1
    (centre_folder / "centre.db").write_bytes(content)
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        with pytest.raises(Exception) as told:
            centre.back_up(Reason.ASKED)
        assert isinstance(as_user_error(told.value), DatabaseDamaged)
    assert list((centre_folder / "backups").iterdir()) == [first.file]


def test_marks_are_saved_while_a_backup_is_made(filled: Centre) -> None:
    names: list[str] = []

    def work(_done: int, _total: int) -> None:
        names.append(f"Group {len(names)}")
        filled.groups.add(GroupDraft(Programme.DAYCARE, name_en=names[-1]))

    filled.back_up(Reason.ASKED, progress=work)
    assert names
    assert filled.examine().sound
    assert filled.examine().groups == 1 + len(names)


def test_a_visitor_makes_no_backup(filled: Centre) -> None:
    filled._desk.account = filled.account = Account(9, "Visitor", Role.VISITOR)
    with pytest.raises(NotAllowed):
        filled.back_up(Reason.ASKED)
    with pytest.raises(NotAllowed):
        filled.try_backup(filled.folder / "any.backup")
