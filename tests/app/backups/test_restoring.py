"""A backup put back on a fresh PC, over other records, and cut short at every step."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.backups import archive, restoring
from app.backups.errors import ForeignBackup, OtherPasswords
from app.backups.finishing import finish, is_pending
from app.backups.manifest import packed
from app.backups.restoring import preview, restore
from app.backups.values import Backup, Reason
from app.centre import Centre, centre_exists, open_centre
from app.clock import FixedClock
from app.errors import UserError
from app.founding import create_centre
from app.groups.values import GroupDraft, Programme
from app.people.values import PeopleFilter
from app.settings.values import CentreDetails
from app.vault.errors import WrongPassword
from app.vault.service import renew_recovery_code, unlock
from models.audit import AuditLine
from tests.conftest import CHEAP, PASSWORD

NOW = dt.datetime(2026, 11, 7, 9, 30)
CLOCK = FixedClock(NOW.date(), NOW.time())
NAME = "ចាន់ ស្រីនាង"


@pytest.fixture
def backup(filled: Centre, tmp_path: Path) -> Backup:
    """A backup of a centre with one child, away from that centre, which is closed."""
    made = filled.back_up(Reason.ASKED, tmp_path).value.copy
    assert made is not None
    filled.close()
    return made


def people(folder: Path, password: str = PASSWORD) -> list[str]:
    with open_centre(folder, password, clock=CLOCK) as centre:
        assert centre.examine().sound
        return [row.label.name_km for row in centre.people.listing(PeopleFilter())]


def other_centre(folder: Path) -> Path:
    create_centre(folder, CentreDetails(name_en="Other"), "Dara", "other password", clock=CLOCK, cost=CHEAP).close()
    return folder


def test_the_preview_needs_no_password(backup: Backup) -> None:
    held = preview(backup.file)
    assert held.backup == backup
    assert held.people == ("Sokunthea",)


def test_a_fresh_pc_needs_the_backup_and_a_password_only(backup: Backup, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh" / "paillote"
    restored = restore(backup.file, fresh, PASSWORD, NOW)
    assert (restored.person, restored.replaced) == ("Sokunthea", None)
    assert people(fresh) == [NAME]
    assert sorted(path.name for path in fresh.iterdir()) == [
        "centre.db",
        "paillote.lock",
        "vault.key",
        "vault.key.copy",
    ]


def test_the_recovery_sheet_opens_a_backup_too(filled: Centre, tmp_path: Path) -> None:
    code = renew_recovery_code(filled.folder, unlock(filled.folder, None, PASSWORD), cost=CHEAP)
    made = filled.back_up(Reason.ASKED, tmp_path).value.copy
    assert made is not None
    filled.close()
    assert restoring.check_secret(made.file, tmp_path, code.lower()) == ""
    assert restore(made.file, tmp_path / "fresh", code, NOW).person == ""
    assert people(tmp_path / "fresh") == [NAME]


def test_the_restore_stands_in_the_restored_audit_book(backup: Backup, tmp_path: Path) -> None:
    restore(backup.file, tmp_path / "fresh", PASSWORD, NOW)
    with open_centre(tmp_path / "fresh", PASSWORD, clock=CLOCK) as centre:
        line = AuditLine.get(AuditLine.action == "backups.restore")
        assert (line.account, line.at, line.id) == ("Sokunthea", NOW, backup.manifest.audit_line + 1)
        assert f"line {backup.manifest.audit_line}" in line.detail
        assert centre.backups.book_goes_on_from(backup)


def test_what_is_replaced_is_kept_whole(backup: Backup, tmp_path: Path) -> None:
    folder = other_centre(tmp_path / "other")
    (folder / "centre.db-wal").write_bytes(b"a log that must not be read into the restored records")
    replaced = restore(backup.file, folder, PASSWORD, NOW).replaced
    assert replaced is not None
    assert replaced.name == "replaced-2026-11-07-093000"
    assert people(folder) == [NAME]
    (replaced / "centre.db-wal").unlink()
    assert people(replaced, "other password") == []


def test_records_that_nobody_can_open_are_replaced_too(backup: Backup, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    for name in ("centre.db", "vault.key"):
        (folder / name).write_bytes(b"damaged")
    restore(backup.file, folder, PASSWORD, NOW)
    assert people(folder) == [NAME]


def test_a_wrong_password_changes_nothing(backup: Backup, tmp_path: Path) -> None:
    folder = other_centre(tmp_path / "other")
    before = contents(folder)
    with pytest.raises(WrongPassword):
        restore(backup.file, folder, "not the password", NOW)
    with pytest.raises(WrongPassword):
        restoring.check_secret(backup.file, folder, "not the password")
    assert contents(folder) == before


def test_a_rewritten_manifest_is_refused_although_its_checksums_are_right(backup: Backup, tmp_path: Path) -> None:
    content = backup.file.read_bytes()
    changed = content.replace(b'"people":1', b'"people":9')
    assert packed(backup.manifest) in content
    assert changed != content
    file = tmp_path / "changed.backup"
    file.write_bytes(changed[:-32] + hashlib.sha256(changed[:-32]).digest())
    assert archive.check(file).manifest.counts.people == 9
    with pytest.raises(ForeignBackup):
        restore(file, tmp_path / "fresh", PASSWORD, NOW)
    assert not centre_exists(tmp_path / "fresh")


def test_two_hundred_damaged_backups_restore_nothing(backup: Backup, tmp_path: Path) -> None:
    folder, content, chance = other_centre(tmp_path / "other"), backup.file.read_bytes(), random.Random(8)
    before, file = contents(folder), tmp_path / "damaged.backup"
    for _ in range(200):
        harmed = bytearray(content)
        harmed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(harmed)
        with pytest.raises(UserError):
            restore(file, folder, PASSWORD, NOW)
    assert contents(folder) == before


def test_the_drill_opens_counts_and_leaves_nothing(filled: Centre) -> None:
    made = filled.back_up(Reason.ASKED).value.backup
    before = sorted(path.name for path in filled.folder.rglob("*"))
    filled.groups.add(GroupDraft(Programme.DAYCARE, name_en="Moons"))
    assert filled.try_backup(made.file) == made
    assert sorted(path.name for path in filled.folder.rglob("*")) == before
    assert len(filled.people.listing(PeopleFilter())) == 1


def test_the_drill_tells_a_backup_of_other_keys(filled: Centre, tmp_path: Path) -> None:
    with create_centre(
        tmp_path / "other", CentreDetails(name_en="Other"), "Dara", "other password", clock=CLOCK, cost=CHEAP
    ) as other:
        foreign = other.back_up(Reason.ASKED).value.backup
    with pytest.raises(OtherPasswords):
        filled.try_backup(foreign.file)


def test_a_full_disk_while_restoring_changes_nothing(backup: Backup, tmp_path: Path) -> None:
    folder = other_centre(tmp_path / "other")
    before = contents(folder)

    def full(done: int, total: int) -> None:
        if done > total // 2:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        restore(backup.file, folder, PASSWORD, NOW, full)
    assert contents(folder) == before


def test_a_backup_on_a_stick_that_is_pulled_changes_nothing(backup: Backup, tmp_path: Path) -> None:
    folder = other_centre(tmp_path / "other")
    before = contents(folder)
    backup.file.unlink()
    with pytest.raises(FileNotFoundError):
        restore(backup.file, folder, PASSWORD, NOW)
    assert contents(folder) == before


def test_of_replaced_records_the_newest_three_stay(backup: Backup, tmp_path: Path) -> None:
    for day in range(5):
        restore(backup.file, tmp_path / "fresh", PASSWORD, NOW + dt.timedelta(days=day))
    kept = sorted(path.name[:19] for path in (tmp_path / "fresh").glob("replaced-*"))
    assert kept == ["replaced-2026-11-09", "replaced-2026-11-10", "replaced-2026-11-11"]


def test_what_was_just_replaced_stays_although_the_clock_was_set_back(backup: Backup, tmp_path: Path) -> None:
    for day in (5, 4, 3, 2, 1, 0):
        replaced = restore(backup.file, tmp_path / "fresh", PASSWORD, NOW + dt.timedelta(days=day)).replaced
    assert replaced == tmp_path / "fresh" / "replaced-2026-11-07-093000"
    assert contents(replaced).keys() >= {"centre.db", "vault.key"}
    assert len(list((tmp_path / "fresh").glob("replaced-*"))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a process copied in the middle of a test")
def test_what_is_replaced_is_kept_in_one_folder_although_the_power_failed(
    backup: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = other_centre(tmp_path / "decided")
    with monkeypatch.context() as patched:
        patched.setattr("app.backups.restoring.finish", lambda *_: None)
        restore(backup.file, decided, PASSWORD, NOW)
    for step in range(100):
        folder = shutil.copytree(decided, tmp_path / f"cut-{step}")
        done = killed_at(step, lambda folder=folder: finish(folder, NOW))  # type: ignore[misc]
        finish(folder, NOW + dt.timedelta(minutes=1))
        (replaced,) = folder.glob("replaced-*")
        assert contents(replaced).keys() >= {"centre.db", "vault.key"}
        if done:
            break
    assert done
    assert step > 5


@pytest.mark.skipif(sys.platform == "win32", reason="a process copied in the middle of a test")
def test_a_restore_killed_at_any_step_leaves_the_old_records_or_the_new_ones(backup: Backup, tmp_path: Path) -> None:
    template, ends = other_centre(tmp_path / "template"), []
    for step in range(200):
        folder = tmp_path / f"cut-{step}"
        shutil.copytree(template, folder)
        done = killed_at(step, lambda folder=folder: restore(backup.file, folder, PASSWORD, NOW))  # type: ignore[misc]
        assert centre_exists(folder)
        pending = is_pending(folder)
        try:
            ends.append(people(folder) == [NAME])
        except WrongPassword:
            assert people(folder, "other password") == []
            ends.append(False)
        assert ends[-1] or not pending
        shutil.rmtree(folder)
        if done:
            break
    assert done
    # Old until the moment of decision, new from then on; never back and forth.
    assert ends == sorted(ends)
    assert ends.count(False) > 10
    assert ends.count(True) > 10


@pytest.mark.skipif(sys.platform == "win32", reason="a process copied in the middle of a test")
def test_a_backup_killed_at_any_step_is_whole_or_not_there(
    centre_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        first = centre.back_up(Reason.ASKED).value.backup
    for step in range(200):
        folder = tmp_path / f"cut-{step}"
        shutil.copytree(centre_folder, folder)

        def back_up(folder: Path = folder) -> None:
            with open_centre(folder, PASSWORD, clock=clock) as centre:
                start_counting()
                centre.back_up(Reason.ASKED)

        done = killed_at(step, back_up, at_once=False)
        files = sorted((folder / "backups").glob("*.backup"))
        assert files[0].name == first.file.name or files[1].name == first.file.name
        for file in files:
            assert archive.check(file)
        with open_centre(folder, PASSWORD, clock=clock) as centre:
            centre.back_up(Reason.ASKED)
            assert not list((folder / "backups").glob("*.part*"))
            assert centre.examine().sound
        shutil.rmtree(folder)
        if done:
            break
    assert done
    assert step > 5


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_count: list[int] = []


def start_counting() -> None:
    _count[:] = [0]


def killed_at(step: int, job: Callable[[], Any], *, at_once: bool = True) -> bool:
    """Run `job` in a copy of this process that dies, cleaning up nothing, before its file operation number `step`.

    Returns whether the job came to its end instead.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    _count[:] = [0] if at_once else []
    for name in ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync"):
        setattr(os, name, _deadly(getattr(os, name), step))
    try:
        job()
    except BaseException:
        os._exit(3)
    os._exit(0)


def _deadly(operation: Callable[..., Any], step: int) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        if _count:
            if _count[0] == step:
                os._exit(9)
            _count[0] += 1
        return operation(*args, **kwargs)

    return run
