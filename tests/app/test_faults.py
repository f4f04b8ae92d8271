from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import DatabaseError, OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app import faults
from app.errors import UserError
from app.faults import as_user_error
from app.vault.errors import WrongPassword
from app.words import N_


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlCipherDatabase]:
    database = _opened(tmp_path / "centre.db")
    database.execute_sql("CREATE TABLE note (body BLOB)")
    yield database
    database.close()


def _opened(path: Path) -> SqlCipherDatabase:
    database = SqlCipherDatabase(str(path), passphrase="mango tree 7", autoconnect=False, timeout=0)
    database.connect()
    return database


def _fault_of(database: SqlCipherDatabase, statement: str) -> UserError | None:
    with pytest.raises(DatabaseError) as failed:
        _write_much(database, statement)
    return as_user_error(failed.value)


def _write_much(database: SqlCipherDatabase, statement: str) -> None:
    with database.atomic():
        for _ in range(100):
            database.execute_sql(statement)


def test_a_full_disk_is_found_under_cannot_rollback(database: SqlCipherDatabase) -> None:
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(OperationalError, match="cannot rollback") as failed:
        _write_much(database, "INSERT INTO note VALUES (randomblob(1000))")
    assert isinstance(as_user_error(failed.value), faults.DiskFull)


def test_a_write_protected_database_is_found(database: SqlCipherDatabase) -> None:
    database.execute_sql("PRAGMA query_only = ON")
    fault = _fault_of(database, "INSERT INTO note VALUES (1)")
    assert isinstance(fault, faults.DiskReadOnly)


def test_a_database_somebody_else_writes_is_found(database: SqlCipherDatabase, tmp_path: Path) -> None:
    other = _opened(tmp_path / "centre.db")
    with other.atomic("IMMEDIATE"):
        assert isinstance(_fault_of(database, "INSERT INTO note VALUES (1)"), faults.FileInUse)
    other.close()


def test_a_damaged_database_is_found(database: SqlCipherDatabase, tmp_path: Path) -> None:
    database.close()
    with (tmp_path / "centre.db").open("r+b") as file:
        file.seek(20)
        file.write(b"not what was written")
    database.connect()
    assert isinstance(_fault_of(database, "SELECT * FROM note"), faults.DatabaseDamaged)


def test_a_folder_that_is_gone_is_found(tmp_path: Path) -> None:
    with pytest.raises(OperationalError) as failed:
        _opened(tmp_path / "nowhere" / "centre.db").execute_sql("SELECT 1 FROM sqlite_master")
    assert isinstance(as_user_error(failed.value), faults.PlaceGone)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, faults.DiskFull),
        (errno.EDQUOT, faults.DiskFull),
        (errno.EROFS, faults.DiskReadOnly),
        (errno.EACCES, faults.AccessRefused),
        (errno.EBUSY, faults.FileInUse),
        (errno.ENOENT, faults.PlaceGone),
        (errno.EEXIST, faults.NameUnusable),
        (errno.EISDIR, faults.NameUnusable),
        (errno.EIO, faults.DiskFailing),
    ],
)
def test_the_system_s_errors_become_sentences(number: int, kind: type[UserError]) -> None:
    fault = as_user_error(OSError(number, os.strerror(number)))
    assert type(fault) is kind
    assert str(fault).endswith(".")


def test_windows_tells_a_used_file_from_a_refused_one() -> None:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert isinstance(as_user_error(error), faults.FileInUse)


def test_a_user_error_anywhere_in_the_chain_is_kept() -> None:
    error = RuntimeError("while opening")
    error.__cause__ = WrongPassword()
    assert as_user_error(error) is error.__cause__


def test_a_bug_stays_a_bug() -> None:
    for error in (KeyError("name"), ValueError("?"), OSError("no number"), RuntimeError(N_("x"))):
        assert as_user_error(error) is None


def test_a_chain_that_turns_in_a_circle_ends() -> None:
    first, second = RuntimeError("1"), RuntimeError("2")
    first.__context__, second.__context__ = second, first
    assert as_user_error(first) is None


def test_too_little_memory_has_its_sentence() -> None:
    assert isinstance(as_user_error(MemoryError()), faults.MemoryShort)
