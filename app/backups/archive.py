"""Writing, checking and taking apart backup files. Their format: `app.backups`. All may raise OSError."""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.backups.errors import DamagedBackup, ForeignBackup, NewerBackup, NoBackupFile
from app.backups.manifest import LARGEST, packed, parsed, sealed
from app.backups.values import Backup, Manifest, Part
from app.files import flush_folder, write_whole
from app.vault.format import LARGEST_FILE

MAGIC = b"PAILLOTE BACKUP\n"
FORMAT = 1
LARGEST_DATABASE = 4 * 1024**3  # bytes

# Told how many bytes of how many are done; may raise to stop.
Progress = Callable[[int, int], None]

_HEADER = struct.Struct(">16sHI")
_TAIL = 64
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Head:
    """Header and manifest as bytes, and what they say."""

    content: bytes
    manifest: Manifest

    @property
    def file_size(self) -> int:
        """How long the whole file must be."""
        return len(self.content) + self.manifest.key_file.size + self.manifest.database.size + _TAIL


def quiet(_done: int, _total: int) -> None:
    """The progress nobody looks at."""


def part_of(content: IO[bytes]) -> Part:
    """Size and SHA-256 of an open file, from where it stands."""
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return Part(digest.hexdigest(), size)


def write(
    target: Path, manifest: Manifest, key_file: bytes, database: Path, data_key: bytes, progress: Progress = quiet
) -> Backup:
    """Write a backup to `target`, flush it, read it again and only then give it its name.

    Whatever goes wrong, nothing stands at `target`. Raises DamagedBackup when the disk does not give back what it got.
    """
    said = packed(manifest)
    head = _Head(_HEADER.pack(MAGIC, FORMAT, len(said)) + said, manifest)

    def content() -> Iterator[bytes]:
        yield head.content
        yield key_file
        with database.open("rb") as file:
            yield from iter(lambda: file.read(_CHUNK), b"")
        yield sealed(head.content, data_key)

    return _written(target, content(), head.file_size, progress)


def copy(backup: Backup, target: Path, progress: Progress = quiet) -> Backup:
    """Copy a backup to `target` (on a stick) and read it again before it gets its name. Raises as `check`."""
    total = backup.file.stat().st_size

    def content() -> Iterator[bytes]:
        # Without the SHA-256 at the end: it is counted anew, so that a copy of a damaged file does not check out.
        left = total - 32
        with backup.file.open("rb") as file:
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk

    made = _written(target, content(), total, progress)
    if made.manifest != backup.manifest:
        made.file.unlink(missing_ok=True)
        raise DamagedBackup(backup.file)
    return made


def look(file: Path) -> Backup:
    """What a backup says of itself, without reading all of it. Raises NoBackupFile, NewerBackup, DamagedBackup."""
    with _opened(file) as opened:
        return Backup(file, _read_head(opened, file).manifest)


def check(file: Path, progress: Progress = quiet) -> Backup:
    """Read every byte of a backup. Raises NoBackupFile, NewerBackup, DamagedBackup."""
    with _opened(file) as opened:
        head = _read_head(opened, file)
        for _ in _parts(opened, head, file, progress):
            pass
    return Backup(file, head.manifest)


def key_file_of(file: Path) -> bytes:
    """The key file inside a backup. Raises as `look`."""
    with _opened(file) as opened:
        head = _read_head(opened, file)
        content = opened.read(head.manifest.key_file.size)
    if hashlib.sha256(content).hexdigest() != head.manifest.key_file.sha256:
        raise DamagedBackup(file)
    return content


def unpack(file: Path, key_files: tuple[Path, ...], database: Path, progress: Progress = quiet) -> Backup:
    """Take a backup apart: its key file at each of `key_files`, its database at `database`, flushed to the disk.

    Raises as `check`; what was written by then is not to be used.
    """
    with _opened(file) as opened, database.open("wb") as out:
        head = _read_head(opened, file)
        for name, chunk in _parts(opened, head, file, progress):
            if name == "key_file":
                for path in key_files:
                    write_whole(path, chunk)
            else:
                out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return Backup(file, head.manifest)


def check_seal(file: Path, data_key: bytes) -> None:
    """Raise ForeignBackup unless the manifest was written by who holds `data_key`; and as `look`."""
    with _opened(file) as opened:
        head = _read_head(opened, file)
        opened.seek(head.file_size - _TAIL)
        seal = opened.read(32)
    if not hmac.compare_digest(seal, sealed(head.content, data_key)):
        raise ForeignBackup(file)


def _opened(file: Path) -> IO[bytes]:
    if file.is_dir():
        raise NoBackupFile(file)
    return file.open("rb")


def _written(target: Path, content: Iterator[bytes], total: int, progress: Progress) -> Backup:
    part = target.with_name(target.name + ".part")
    digest, done = hashlib.sha256(), 0
    try:
        with part.open("wb") as out:
            for chunk in content:
                digest.update(chunk)
                out.write(chunk)
                done += len(chunk)
                progress(done // 2, total)
            out.write(digest.digest())
            out.flush()
            os.fsync(out.fileno())
        manifest = check(part, lambda read, whole: progress((whole + read) // 2, whole)).manifest
        part.replace(target)
    except BaseException as error:
        _remove(part)  # half a backup would take the room that the next attempt needs
        if isinstance(error, DamagedBackup):
            raise DamagedBackup(target) from error
        raise
    flush_folder(target.parent)
    return Backup(target, manifest)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the part with it


def _read_head(opened: IO[bytes], file: Path) -> _Head:
    start = opened.read(_HEADER.size)
    if len(start) < _HEADER.size or not start.startswith(MAGIC):
        raise NoBackupFile(file)
    _, form, length = _HEADER.unpack(start)
    if form != FORMAT:
        raise NewerBackup(file) if form > FORMAT else DamagedBackup(file)
    said = opened.read(length) if 2 <= length <= LARGEST else b""
    manifest = parsed(said)
    if manifest is None or manifest.key_file.size > LARGEST_FILE or manifest.database.size > LARGEST_DATABASE:
        raise DamagedBackup(file)
    head = _Head(start + said, manifest)
    # Before anything is written anywhere: the sizes that the manifest promises must be those of this very file.
    if os.fstat(opened.fileno()).st_size != head.file_size:
        raise DamagedBackup(file)
    return head


def _parts(opened: IO[bytes], head: _Head, file: Path, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Key file and database in chunks (the key file in one); raises DamagedBackup unless all of it is as written."""
    whole = hashlib.sha256(head.content)
    done = len(head.content)
    for name, promised in (("key_file", head.manifest.key_file), ("database", head.manifest.database)):
        digest, left = hashlib.sha256(), promised.size
        while left:
            chunk = opened.read(min(_CHUNK, left))
            if not chunk:
                raise DamagedBackup(file)
            digest.update(chunk)
            whole.update(chunk)
            left -= len(chunk)
            done += len(chunk)
            progress(done, head.file_size)
            yield name, chunk
        if digest.hexdigest() != promised.sha256:
            raise DamagedBackup(file)
    tail = opened.read(_TAIL)
    whole.update(tail[:32])
    if not hmac.compare_digest(whole.digest(), tail[32:]):
        raise DamagedBackup(file)
