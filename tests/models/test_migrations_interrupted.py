"""Migrations that are killed, run out of disk or meet strange files: the file is the old one or the new one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.database import connect, open_database, problems
from models.migrations.engine import STEPS, NewerFile, migrate, steps_done

KEY = bytes(range(32))
ROWS = 3000

# The program that is killed: its step rewrites a table and says how far it is.
CHILD = """
import sys
from pathlib import Path
from models.database import open_database
from models.migrations.engine import STEPS, migrate

def say(word):
    print(word, flush=True)

def step(database):
    say("begun")
    database.execute_sql("ALTER TABLE setting ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    for number in range(3000):
        if number % 500 == 0:
            say("writing")
        database.execute_sql("UPDATE setting SET value = 'new', note = ? WHERE key = ?", ("n" * 400, str(number)))
    say("written")

path = Path(sys.argv[1])
database = open_database(path, bytes(range(32)))
migrate(database, (*STEPS, step))
say("done")
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file at the last step, with rows that a migration can spoil."""
    path = tmp_path / "centre.db"
    database = open_database(path, KEY)
    migrate(database)
    with database.atomic():
        for number in range(ROWS):
            database.execute_sql("INSERT INTO setting VALUES (?, ?)", (str(number), "old" * 100))
    database.close()
    return path


@pytest.fixture
def database(path: Path) -> Iterator[SqlCipherDatabase]:
    database = connect(path, KEY)
    yield database
    database.close()


def _values(database: SqlCipherDatabase) -> set[str]:
    return {row[0] for row in database.execute_sql("SELECT DISTINCT value FROM setting")}


def _swell(database: SqlCipherDatabase) -> None:
    database.execute_sql("CREATE TABLE swollen AS SELECT randomblob(4000) AS body FROM setting")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", ["begun", "writing", "written", "done"])
def test_a_killed_migration_leaves_the_old_file_or_the_new_one(path: Path, moment: str) -> None:
    _killed_at(moment, path)
    database = connect(path, KEY)
    finished = moment == "done"
    assert problems(database) == []
    assert steps_done(database) == len(STEPS) + finished
    assert _values(database) == {"new" if finished else "old" * 100}
    assert len(database.get_columns("setting")) == 2 + finished
    database.close()


def _killed_at(moment: str, path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(path)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        while child.stdout.readline().strip() != moment:
            assert child.poll() is None
        child.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_migration_is_simply_done_again(path: Path) -> None:
    _killed_at("writing", path)
    database = connect(path, KEY)
    assert migrate(database, (*STEPS, _swell)) == 1
    assert steps_done(database) == len(STEPS) + 1
    database.close()


def test_a_full_disk_during_a_step_leaves_the_file_as_it_was(database: SqlCipherDatabase) -> None:
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(OperationalError):
        migrate(database, (*STEPS, _swell))
    assert not database.in_transaction()
    assert "swollen" not in database.get_tables()
    assert steps_done(database) == len(STEPS)
    assert database.execute_sql("PRAGMA foreign_keys").fetchone() == (1,)
    assert problems(database) == []


def test_no_step_begins_when_the_backup_cannot_be_made(database: SqlCipherDatabase) -> None:
    begun = []

    def full() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        migrate(database, (*STEPS, begun.append), full)
    assert not begun
    assert steps_done(database) == len(STEPS)


def test_a_backup_is_asked_for_only_when_something_is_to_be_changed(database: SqlCipherDatabase) -> None:
    kept = []
    migrate(database, keep=lambda: kept.append("once"))
    assert kept == []
    migrate(database, (*STEPS, _swell), lambda: kept.append("once"))
    assert kept == ["once"]
    new = open_database(Path(database.database).with_name("new.db"), KEY)
    migrate(new, keep=lambda: kept.append("never"))
    new.close()
    assert kept == ["once"]


def test_a_refused_newer_file_is_not_touched(database: SqlCipherDatabase, path: Path) -> None:
    database.execute_sql("INSERT INTO schema_step VALUES (999, '2040-01-01')")
    database.close()
    before = path.read_bytes()
    newer = connect(path, KEY)
    with pytest.raises(NewerFile):
        migrate(newer)
    newer.close()
    assert path.read_bytes() == before


def test_several_steps_are_one_transaction(database: SqlCipherDatabase) -> None:
    def fails(_database: SqlCipherDatabase) -> None:
        raise RuntimeError("the second step")

    with pytest.raises(RuntimeError):
        migrate(database, (*STEPS, _swell, fails))
    assert "swollen" not in database.get_tables()
    assert migrate(database, (*STEPS, _swell, lambda _: None)) == 2


def test_references_are_on_again_after_a_step_that_failed(database: SqlCipherDatabase) -> None:
    with pytest.raises(ZeroDivisionError):
        migrate(database, (*STEPS, lambda _: 1 / 0))
    assert database.execute_sql("PRAGMA foreign_keys").fetchone() == (1,)
