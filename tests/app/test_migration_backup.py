"""Before a newer program changes the records it keeps them whole, in a backup that opens with the same passwords."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.backups import archive
from app.backups.making import backups_in
from app.backups.restoring import restore
from app.backups.values import Reason
from app.centre import DATABASE, Centre, open_centre
from app.clock import FixedClock
from app.faults import DatabaseDamaged
from app.instance import occupy
from app.people.values import PeopleFilter, PersonDraft
from app.vault.service import unlock
from models.database import connect
from models.migrations.engine import STEPS, Step, migrate, steps_done
from tests.conftest import PASSWORD

SignIn = Callable[[str], Centre]


def newer(folder: Path, clock: FixedClock, *steps: Step) -> Centre:
    """Open with a program that knows more steps."""
    with patch.object(migrate, "__defaults__", ((*STEPS, *steps), lambda: None)):
        return open_centre(folder, PASSWORD, clock=clock)


def rename(database: SqlCipherDatabase) -> None:
    database.execute_sql("UPDATE person SET given_name_latin = 'Changed'")


@pytest.fixture
def kept(centre_folder: Path, clock: FixedClock) -> Path:
    """A closed centre with one child."""
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        centre.people.add(PersonDraft(given_name_latin="Sreymom"))
    return centre_folder


def names(centre: Centre) -> list[str]:
    return [row.label.name_latin for row in centre.people.listing(PeopleFilter())]


def migrated(folder: Path) -> int:
    database = connect(folder / DATABASE, unlock(folder, None, PASSWORD).data_key)
    try:
        return steps_done(database) - len(STEPS)
    finally:
        database.close()


def test_the_first_start_of_a_newer_program_makes_a_whole_backup_and_the_second_none(
    kept: Path, clock: FixedClock
) -> None:
    with newer(kept, clock, rename) as centre:
        assert names(centre) == ["Changed"]
    (backup,) = backups_in(kept / "backups")
    assert (backup.manifest.reason, backup.manifest.schema) == (Reason.MIGRATION, len(STEPS))
    assert archive.check(backup.file).manifest.counts.people == 1
    newer(kept, clock, rename).close()
    assert len(backups_in(kept / "backups")) == 1


def test_the_backup_alone_brings_back_the_records_of_before(kept: Path, tmp_path: Path, clock: FixedClock) -> None:
    newer(kept, clock, rename).close()
    (backup,) = backups_in(kept / "backups")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    with occupy(fresh):
        restore(backup.file, fresh, PASSWORD, clock.now())
    with open_centre(fresh, PASSWORD, clock=clock) as centre:
        assert names(centre) == ["Sreymom"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), DatabaseDamaged()])
def test_when_the_backup_cannot_be_made_nothing_is_changed(
    kept: Path, clock: FixedClock, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("app.backups.making.archive.write", fails)
    with pytest.raises(type(error)):
        newer(kept, clock, rename)
    monkeypatch.undo()
    assert migrated(kept) == 0
    assert backups_in(kept / "backups") == []
    assert not [file for file in (kept / "backups").iterdir() if file.name.startswith("copy")]
    with newer(kept, clock, rename) as centre:
        assert names(centre) == ["Changed"]


def test_nothing_readable_stands_in_the_backup(kept: Path, clock: FixedClock) -> None:
    newer(kept, clock, rename).close()
    (backup,) = backups_in(kept / "backups")
    assert b"Sreymom" not in backup.file.read_bytes()


def test_after_a_power_cut_in_a_change_of_keys_the_backup_holds_the_new_keys(
    sign_in: SignIn, staffed: Path, clock: FixedClock
) -> None:
    """The key file of the new data key still lies beside: it is put in its place before the backup is made."""
    with sign_in("Sokunthea") as centre, patch("app.use_case.rotation.finish", side_effect=OSError(5, "cut")):
        centre.accounts.remove(next(line.id for line in centre.accounts.listing() if line.name == "Thy"))
    newer(staffed, clock, rename).close()
    (backup,) = backups_in(staffed / "backups")
    assert backup.made_at == clock.now() - dt.timedelta(microseconds=clock.now().microsecond)
    archive.check_seal(backup.file, unlock(staffed, "Dara", "rice field 9").data_key)
