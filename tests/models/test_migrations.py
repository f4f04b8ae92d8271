"""Migrations bring a file up to date or leave it as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.database import TABLES, UnreadableDatabase, connect, open_database, problems
from models.migrations.engine import STEPS, NewerFile, migrate, steps_done

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "centre.db"


@pytest.fixture
def database(path: Path) -> Iterator[SqlCipherDatabase]:
    database = open_database(path, KEY)
    migrate(database)
    yield database
    database.close()


def schema(database: SqlCipherDatabase) -> dict[str, object]:
    tables = [t for t in database.get_tables() if t != "schema_step"]
    return {
        table: (
            sorted(map(str, database.execute_sql(f"PRAGMA table_info('{table}')").fetchall())),
            sorted(str(key[2:]) for key in database.execute_sql(f"PRAGMA foreign_key_list('{table}')").fetchall()),
            sorted(
                (
                    index[2],
                    tuple(c[2] for c in database.execute_sql(f"PRAGMA index_info('{index[1]}')").fetchall()),
                )
                for index in database.execute_sql(f"PRAGMA index_list('{table}')").fetchall()
            ),
        )
        for table in tables
    }


def test_the_migrated_schema_is_the_declared_schema(database: SqlCipherDatabase, tmp_path: Path) -> None:
    declared = connect(tmp_path / "declared.db", KEY)
    with declared.bind_ctx(TABLES):
        declared.create_tables(TABLES)
        assert schema(declared) == schema(database)
    declared.close()


def test_a_second_run_finds_nothing_to_do(database: SqlCipherDatabase) -> None:
    assert migrate(database) == 0
    assert steps_done(database) == len(STEPS)
    assert problems(database) == []


def test_a_failing_step_leaves_the_file_as_it_was(database: SqlCipherDatabase) -> None:
    def breaks(database: SqlCipherDatabase) -> None:
        database.execute_sql("DROP TABLE mark")
        raise OSError("the power failed")

    with pytest.raises(OSError, match="power"):
        migrate(database, (*STEPS, breaks))
    assert "mark" in database.get_tables()
    assert steps_done(database) == len(STEPS)


def test_a_step_that_breaks_references_is_taken_back(database: SqlCipherDatabase) -> None:
    def orphans(database: SqlCipherDatabase) -> None:
        database.execute_sql("INSERT INTO sheet_row (sheet_id, number, person_id) VALUES (7, 1, 9)")

    with pytest.raises(UnreadableDatabase, match="broken references"):
        migrate(database, (*STEPS, orphans))
    assert database.execute_sql("SELECT COUNT(*) FROM sheet_row").fetchone() == (0,)


def test_a_file_of_a_newer_program_is_refused(database: SqlCipherDatabase) -> None:
    database.execute_sql("INSERT INTO schema_step VALUES (999, '2040-01-01')")
    with pytest.raises(NewerFile):
        migrate(database)


def test_a_wrong_key_does_not_open_the_file(database: SqlCipherDatabase, path: Path) -> None:
    database.close()
    with pytest.raises(UnreadableDatabase):
        connect(path, bytes(32))


def test_the_audit_book_refuses_to_be_changed(database: SqlCipherDatabase) -> None:
    database.execute_sql(
        "INSERT INTO audit_line (at, account, action, subject, detail, seal) VALUES ('', '', '', '', '', x'00')"
    )
    for deed in ("UPDATE audit_line SET detail = 'x'", "DELETE FROM audit_line"):
        with pytest.raises(Exception, match="append-only"):
            database.execute_sql(deed)


def test_an_existing_audit_book_gets_a_head_that_names_its_last_line(path: Path) -> None:
    database = open_database(path, KEY)
    migrate(database, STEPS[:1])
    for detail in ("first", "last"):
        database.execute_sql(
            "INSERT INTO audit_line (at, account, action, subject, detail, seal) VALUES ('', '', '', '', ?, ?)",
            (detail, detail.encode()),
        )
    migrate(database)
    assert database.execute_sql("SELECT id, number, seal, key FROM audit_head").fetchall() == [(1, 2, b"last", b"")]
    database.close()


def test_the_head_of_the_audit_book_only_goes_on(database: SqlCipherDatabase) -> None:
    database.execute_sql("UPDATE audit_head SET number = 5")
    for deed in ("UPDATE audit_head SET number = 4", "UPDATE audit_head SET seal = x'00'", "DELETE FROM audit_head"):
        with pytest.raises(Exception, match="append-only"):
            database.execute_sql(deed)
