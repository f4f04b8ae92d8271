"""The bytes of a backup file: what was written comes back, and nothing else is accepted."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import io
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backups import archive
from app.backups.errors import DamagedBackup, ForeignBackup, NewerBackup, NoBackupFile
from app.backups.manifest import packed, parsed
from app.backups.values import Backup, Counts, Manifest, Part, Reason
from app.errors import UserError

KEY = bytes(range(32))
KEY_FILE = b"the key file" * 40
DATABASE = random.Random(7).randbytes(200_000)


def manifest(key_file: bytes = KEY_FILE, database: bytes = DATABASE) -> Manifest:
    return Manifest(
        audit_line=12,
        audit_seal="ab" * 32,
        counts=Counts(families=3, groups=2, marks=400, people=30, sessions=20),
        database=archive.part_of(io.BytesIO(database)),
        key_file=archive.part_of(io.BytesIO(key_file)),
        made_at=dt.datetime(2026, 11, 6, 8, 12, 33),
        reason=Reason.REGULAR,
        schema=1,
        vault="0f" * 16,
    )


@pytest.fixture
def backup(tmp_path: Path) -> Backup:
    database = tmp_path / "copy.db"
    database.write_bytes(DATABASE)
    return archive.write(tmp_path / "one.backup", manifest(), KEY_FILE, database, KEY)


def unpacked(file: Path, folder: Path) -> tuple[bytes, bytes]:
    archive.unpack(file, (folder / "out.key",), folder / "out.db")
    return (folder / "out.key").read_bytes(), (folder / "out.db").read_bytes()


def test_what_was_written_comes_back(backup: Backup, tmp_path: Path) -> None:
    assert unpacked(backup.file, tmp_path) == (KEY_FILE, DATABASE)
    assert archive.check(backup.file) == archive.look(backup.file) == backup
    assert backup.manifest == manifest()
    assert archive.key_file_of(backup.file) == KEY_FILE
    archive.check_seal(backup.file, KEY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "one.backup", "out.db", "out.key"]


def test_the_bytes_are_those_of_the_table(backup: Backup) -> None:
    content = backup.file.read_bytes()
    said = packed(manifest())
    assert content[:22] == b"PAILLOTE BACKUP\n" + b"\x00\x01" + len(said).to_bytes(4, "big")
    assert said.startswith(b'{"audit_line":12,"audit_seal":"abab')
    assert b'"made_at":"2026-11-06T08:12:33","reason":"regular","schema":1,"vault":"0f0f' in said
    assert content[22:-64] == said + KEY_FILE + DATABASE
    key = hmac.digest(KEY, b"paillote backup manifest", "sha256")
    assert content[-64:-32] == hmac.digest(key, content[: 22 + len(said)], "sha256")
    assert content[-32:] == hashlib.sha256(content[:-32]).digest()


def test_a_copy_is_the_same_file_elsewhere(backup: Backup, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    copied = archive.copy(backup, tmp_path / "stick" / "copy.backup")
    assert copied.file.read_bytes() == backup.file.read_bytes()


def test_a_damaged_backup_is_not_copied(backup: Backup, tmp_path: Path) -> None:
    content = bytearray(backup.file.read_bytes())
    content[5000] ^= 1
    backup.file.write_bytes(content)
    (tmp_path / "stick").mkdir()
    with pytest.raises(DamagedBackup):
        archive.copy(backup, tmp_path / "stick" / "copy.backup")
    assert list((tmp_path / "stick").iterdir()) == []


def test_progress_goes_from_nothing_to_all(backup: Backup, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    database = tmp_path / "copy.db"
    archive.write(tmp_path / "two.backup", manifest(), KEY_FILE, database, KEY, lambda *steps: told.append(steps))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    size = backup.file.stat().st_size
    assert told[-1] == (size - 32, size)


@pytest.mark.usefixtures("backup")
def test_who_stops_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done > 100_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.write(tmp_path / "two.backup", manifest(), KEY_FILE, tmp_path / "copy.db", KEY, stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "one.backup"]


def test_a_manifest_written_by_somebody_else_is_told(backup: Backup) -> None:
    with pytest.raises(ForeignBackup):
        archive.check_seal(backup.file, bytes(32))


def test_no_backup_newer_backup_and_damaged_backup_are_three_sentences(backup: Backup, tmp_path: Path) -> None:
    content = backup.file.read_bytes()
    for changed, error in (
        (b"", NoBackupFile),
        (b"PK\x03\x04" + content[4:], NoBackupFile),
        (content[:16] + b"\x00\x02" + content[18:], NewerBackup),
        (content[:16] + b"\x00\x00" + content[18:], DamagedBackup),
        (content[:18] + b"\xff\xff\xff\xff" + content[22:], DamagedBackup),
        (content[:-1], DamagedBackup),
        (content + b"\0", DamagedBackup),
    ):
        file = tmp_path / "changed.backup"
        file.write_bytes(changed)
        with pytest.raises(error) as told:
            archive.check(file)
        assert "changed.backup" in str(told.value)


def test_a_thousand_damaged_backups_are_all_refused(backup: Backup, tmp_path: Path) -> None:
    chance, content, file = random.Random(20261106), backup.file.read_bytes(), tmp_path / "damaged.backup"
    for number in range(1000):
        file.write_bytes(damaged(content, chance, number))
        with pytest.raises(UserError):
            archive.check(file)
        with pytest.raises(UserError):
            unpacked(file, tmp_path)


def damaged(content: bytes, chance: random.Random, number: int) -> bytes:
    """`content` with one of seven harms: never the same as before."""
    harmed, at = bytearray(content), chance.randrange(len(content))
    if chance.random() < 0.4:  # as often where there is most to go wrong: the head
        at = chance.randrange(700)
    match number % 7:
        case 0:
            harmed[at] ^= 1 << chance.randrange(8)
        case 1:
            del harmed[at:]
        case 2:
            harmed[at:at] = chance.randbytes(chance.randint(1, 600))
        case 3:
            del harmed[at : at + chance.randint(1, 600)]
        case 4:
            start = at // 512 * 512
            harmed[start : start + 512] = bytes(len(harmed[start : start + 512]))
        case 5:
            start = at // 4096 * 4096
            harmed[start : start + 4096] = chance.randbytes(len(harmed[start : start + 4096]))
        case _:
            harmed = bytearray(chance.randbytes(at))
    return bytes(harmed) if harmed != content else b""


@given(st.binary(max_size=400))
def test_no_bytes_are_a_manifest_by_accident(content: bytes) -> None:
    assert parsed(content) is None


@pytest.mark.parametrize(
    "change",
    [
        {"audit_line": -1},
        {"audit_line": True},
        {"audit_line": 1.0},
        {"audit_seal": "AB" * 32},
        {"vault": ""},
        {"vault": 3},
        {"schema": 2**63},
        {"database": Part("ab" * 32, -5)},
        {"made_at": dt.datetime(2026, 11, 6, tzinfo=dt.UTC)},
    ],
)
def test_a_manifest_with_a_value_out_of_bounds_is_none(change: dict[str, object]) -> None:
    assert parsed(packed(replace(manifest(), **change))) is None  # type: ignore[arg-type]


def test_a_manifest_with_a_stray_field_or_space_is_none() -> None:
    said = packed(manifest())
    assert parsed(said) == manifest()
    for changed in (said[:-1] + b',"x":1}', said.replace(b":", b": ", 1), b"[]", b"null", b"[" * 9000, b"\xff"):
        assert parsed(changed) is None
