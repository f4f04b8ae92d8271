"""What is recorded for the power-cut trial, and what must hold whenever the power fails in it."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.accounts.values import AccountDraft
from app.backups import archive
from app.backups.making import FOLDER, backups_in
from app.backups.restoring import restore
from app.backups.values import Reason
from app.centre import DATABASE, Centre, centre_exists, open_centre
from app.demo.centre import PASSWORD, make_demo
from app.founding import create_centre
from app.instance import occupy
from app.rights import Role
from app.settings.values import CentreDetails
from app.vault.errors import UnknownPerson, WrongPassword
from app.vault.format import Cost
from app.vault.service import change_password, unlock
from models.database import connect, problems
from models.migrations.engine import STEPS, migrate, steps_done
from tests.trials.kill import CLOCK, Tally, compared, enter_marks, report, stored_marks, understood

CHEAP = Cost(memory=8, passes=1)
_LEAVERS = ("river bank 0", "river bank 1", "river bank 2")
_PASSWORDS = (PASSWORD, *(f"rice field {number}" for number in range(8)))


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a program does in a data folder while the power may fail.

    `prepare` sets the folder up and returns what `check` wants to know of the beginning. `run` is recorded, with a
    number of calls where there can be many; what it reports is promised from then on. `check` gets a folder after a
    cut, the beginning and what was reported by then, and says what is wrong.
    """

    prepare: Callable[[Path], Any]
    run: Callable[[Path, int], None]
    check: Callable[[Path, Any, bytes], list[str]]


def _demo(folder: Path) -> Any:
    make_demo(folder, people=12, years=1, seed=1, clock=CLOCK)
    return stored_marks(folder, Tally())


def _enter_marks(folder: Path, calls: int) -> None:
    enter_marks(folder, 1, calls=calls)
    enter_marks(folder, 2, calls=5)  # the centre was closed and is opened again


def _check_marks(folder: Path, before: Any, told: bytes) -> list[str]:
    tally = Tally()
    compared(before, *understood(told), stored_marks(folder, tally), tally)
    return tally.wrong


def _rebuild(database: SqlCipherDatabase) -> None:
    """A step as large as they come: every mark is written anew, and tables change."""
    database.execute_sql("ALTER TABLE person ADD COLUMN trial TEXT NOT NULL DEFAULT ''")
    database.execute_sql("CREATE TABLE trial AS SELECT * FROM mark")
    database.execute_sql("UPDATE mark SET note = 'migrated'")
    database.execute_sql("DROP TABLE trial")


def _open_migrated(folder: Path) -> Centre:
    """Open the centre with a program that knows one step more."""
    with patch.object(migrate, "__defaults__", ((*STEPS, _rebuild), lambda: None)):
        return open_centre(folder, PASSWORD, clock=CLOCK)


def _migrate(folder: Path, _calls: int) -> None:
    with _open_migrated(folder):
        report("done")


def _check_migration(folder: Path, _before: Any, told: bytes) -> list[str]:
    key = unlock(folder, None, PASSWORD).data_key
    wrong = _state(folder / DATABASE, key, {b"": (0, 1), b'"done"\n': (1,)}[told])
    kept = [backup for backup in backups_in(folder / FOLDER) if backup.manifest.reason is Reason.MIGRATION]
    wrong += [f"{backup.file.name}: after the step" for backup in kept if backup.manifest.schema != len(STEPS)]
    wrong += ["no backup of the time before"] if told and not kept else []
    for backup in kept:
        archive.check(backup.file)
    _open_migrated(folder).close()
    return wrong + _state(folder / DATABASE, key, (1,))


def _state(path: Path, key: bytes, allowed: tuple[int, ...]) -> list[str]:
    """Is the file at `path` sound, and either wholly before the step (0) or wholly after it (1)?"""
    database = connect(path, key)
    try:
        done = steps_done(database) - len(STEPS)
        notes = {row[0] for row in database.execute_sql("SELECT DISTINCT note = 'migrated' FROM mark")}
        column = any(column.name == "trial" for column in database.get_columns("person"))
        whole = done in allowed and notes == {done} and column == bool(done) and "trial" not in database.get_tables()
        return problems(database) + ([] if whole else [f"{path.name}: step {done}, notes {notes}, column {column}"])
    finally:
        database.close()


def _small(folder: Path) -> None:
    create_centre(folder, CentreDetails(name_en="Small"), "Dara", PASSWORD, clock=CLOCK, cost=CHEAP).close()


def _set_up(folder: Path, _calls: int) -> None:
    _small(folder)
    report("done")


def _check_set_up(folder: Path, _before: Any, told: bytes) -> list[str]:
    if not centre_exists(folder):
        _small(folder)
        return ["the centre is gone"] if told else []
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        return list(centre.examine().problems)


def _change_passwords(folder: Path, _calls: int) -> None:
    for old, new in pairwise(_PASSWORDS):
        change_password(folder, "Dara", old, new, cost=CHEAP)
        report(new)


def _check_passwords(folder: Path, _before: Any, told: bytes) -> list[str]:
    changed = told.count(b"\n")
    for password in _PASSWORDS[changed : changed + 2]:
        with suppress(WrongPassword), open_centre(folder, password, clock=CLOCK) as centre:
            return list(centre.examine().problems)
    return [f"neither password {changed} nor the next one opens the records"]


def _with_a_leaver(folder: Path) -> Any:
    before = _demo(folder)
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        centre.accounts.add(AccountDraft("Thida", Role.TRAINER), _LEAVERS[0])
    return before


def _remove_people(folder: Path, _calls: int) -> None:
    """Remove somebody, which gives the records a new key; again, where the first removal ended."""
    for password in _LEAVERS[1:]:
        with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
            (thida,) = (line.id for line in centre.accounts.listing() if line.name == "Thida")
            centre.accounts.remove(thida)
            report("removed")
            centre.accounts.add(AccountDraft("Thida", Role.TRAINER), password)
            report("added")


def _check_removal(folder: Path, before: Any, told: bytes) -> list[str]:
    wrong, done = _same_marks(folder, before), told.count(b"\n")
    for number, password in enumerate(_LEAVERS):
        # Added with step 2n, removed with step 2n + 1; the step that was under way may have been done or not.
        opens, may, must = _opens(folder, "Thida", password), done in (2 * number - 1, 2 * number), done == 2 * number
        if (opens and not may) or (must and not opens and password == _LEAVERS[-1]):
            wrong.append(f"after step {done} password {number} {'opens' if opens else 'does not open'} the records")
    return wrong


def _opens(folder: Path, name: str, password: str) -> bool:
    try:
        open_centre(folder, password, clock=CLOCK, account=name).close()
    except (UnknownPerson, WrongPassword):
        return False
    return True


def _same_marks(folder: Path, *allowed: Any) -> list[str]:
    tally = Tally()
    stored = stored_marks(folder, tally)
    return tally.wrong + ([] if stored in allowed else ["the marks are neither those before nor those after"])


def _back_up(folder: Path, _calls: int) -> None:
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        for _ in range(3):
            report(centre.back_up(Reason.ASKED).value.backup.file.name)


def _check_backups(folder: Path, before: Any, told: bytes) -> list[str]:
    wrong = _same_marks(folder, before)
    promised = {json.loads(line) for line in told.splitlines()}
    there = {file.name: file for file in (folder / "backups").glob("*.backup")}
    wrong += [f"{name} is gone" for name in promised - there.keys()]
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        for file in there.values():  # also one that was not promised yet: it has its name only once it is whole
            centre.try_backup(file)
        centre.back_up(Reason.ASKED)
    return wrong


def _with_a_backup(folder: Path) -> Any:
    """A backup, and marks that were entered after it."""
    older = _demo(folder)
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        centre.back_up(Reason.ASKED)
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        enter_marks(folder, 3, calls=5)
    return older, stored_marks(folder, Tally())


def _restore(folder: Path, _calls: int) -> None:
    (file,) = (folder / "backups").glob("*.backup")
    with occupy(folder):
        restore(file, folder, PASSWORD, CLOCK.now())
        report("done")


def _check_restore(folder: Path, before: Any, told: bytes) -> list[str]:
    older, newer = before
    wrong = _same_marks(folder, older) if told else _same_marks(folder, older, newer)
    return wrong + ([] if any((folder / "backups").glob("*.backup")) else ["the backup is gone"])


DEEDS = {
    "marks": Deed(_demo, _enter_marks, _check_marks),
    "migration": Deed(_demo, _migrate, _check_migration),
    "set-up": Deed(lambda folder: folder.mkdir(), _set_up, _check_set_up),
    "passwords": Deed(_small, _change_passwords, _check_passwords),
    "rekey": Deed(_with_a_leaver, _remove_people, _check_removal),
    "backup": Deed(_demo, _back_up, _check_backups),
    "restore": Deed(_with_a_backup, _restore, _check_restore),
}
