"""A person leaves, and the power fails: the centre is then as before or as after, and everybody who stays gets in."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.centre import DATABASE, open_centre
from app.clock import FixedClock
from app.errors import UserError
from app.vault.copies import NEXT
from app.vault.errors import UnknownPerson

PASSWORDS = {"Sokunthea": "paillote", "Dara": "rice field 9", "Thy": "mango tree 7", "Srey": "blue river 5"}


forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child that can be stopped at an exact moment")


class PowerCut(BaseException):
    """Nobody catches it but the test."""


def remove_thy(folder: Path, clock: FixedClock) -> None:
    with open_centre(folder, PASSWORDS["Sokunthea"], clock=clock, account="Sokunthea") as centre:
        thy = next(line.id for line in centre.accounts.listing() if line.name == "Thy")
        centre.accounts.remove(thy)


def is_gone(folder: Path, clock: FixedClock) -> bool:
    """Whether Thy has left: key file, database and audit book agree on it, and the others get in."""
    try:
        open_centre(folder, PASSWORDS["Thy"], clock=clock, account="Thy").close()
        gone = False
    except UnknownPerson:
        gone = True
    for name in ("Srey", "Dara", "Sokunthea"):
        with open_centre(folder, PASSWORDS[name], clock=clock, account=name) as centre:
            if name == "Sokunthea":
                assert centre.examine().problems == ()
                assert ("Thy" not in [line.name for line in centre.accounts.listing()]) is gone
                assert centre._desk.vault.confidential_key
    assert not (folder / NEXT).exists()
    assert not list(folder.glob("*.part"))
    return gone


def refuse(*_: Any, **__: Any) -> None:
    raise PowerCut


@pytest.mark.parametrize(
    ("step", "gone"),
    [("app.vault.rotation.write_next", False), ("app.accounts.service.make_ring", False),
     ("app.use_case.rekey", False), ("app.use_case.rekeyed", True),
     ("app.vault.rotation.write_copies", True)],
)  # fmt: skip
def test_a_failure_at_any_step_leaves_the_old_state_or_the_new_one(
    staffed: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, step: str, gone: bool
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(step, refuse)
        with pytest.raises(PowerCut):
            remove_thy(staffed, clock)
    assert is_gone(staffed, clock) is gone


@forked
def test_after_a_full_disk_the_same_session_goes_on_under_the_old_key(staffed: Path, clock: FixedClock) -> None:
    # Here SQLCipher would write under the new key into a file under the old one, if the connection were kept.
    child = os.fork()
    if not child:
        _run_out_of_room(staffed, clock)
    assert os.waitpid(child, 0)[1] == 0
    assert is_gone(staffed, clock)


def _run_out_of_room(folder: Path, clock: FixedClock) -> None:
    """In the child, because a process cannot always take back a limit: fail at several sizes, then succeed."""
    import resource  # POSIX only

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    failed = 0
    try:
        with open_centre(folder, PASSWORDS["Sokunthea"], clock=clock, account="Sokunthea") as centre:
            thy = next(line.id for line in centre.accounts.listing() if line.name == "Thy")
            size = (folder / DATABASE).stat().st_size
            for room in (size // 8, size // 2, size * 9 // 10):
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
                try:
                    centre.accounts.remove(thy)
                except UserError:
                    failed += 1
                resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                assert "Thy" in [line.name for line in centre.accounts.listing()]
                centre.accounts.renew_recovery_code()
                assert centre.examine().problems == ()
            centre.accounts.remove(thy)
            assert centre.examine().problems == ()
        os._exit(0 if failed == 3 else 2)
    except BaseException:
        os._exit(1)


@forked
def test_a_kill_before_any_write_of_the_change_loses_nobody(staffed: Path, clock: FixedClock, tmp_path: Path) -> None:
    fates = list(_killed_at_each_moment(staffed, tmp_path, clock))
    assert len(fates) > 20
    # Once it has happened it stays: no later moment brings the removed person back.
    assert fates == sorted(fates)
    assert {False, True} == set(fates)


def _killed_at_each_moment(staffed: Path, tmp_path: Path, clock: FixedClock) -> Iterator[bool]:
    for moment in range(1, 500):
        folder = Path(shutil.copytree(staffed, tmp_path / f"cut-{moment}"))
        child = os.fork()
        if not child:
            _die_at(folder, clock, moment)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, moment
        yield is_gone(folder, clock)
        if not os.WIFSIGNALED(status):
            return
        shutil.rmtree(folder)


def _die_at(folder: Path, clock: FixedClock, moment: int) -> None:
    """In the child: remove Thy, and be killed just before the write, flush or rename of this number."""
    left = moment

    def counted(real: Callable[..., Any], counts: Callable[..., bool]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            if counts(*args):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    def writes(_database: object, sql: str, *_: object) -> bool:
        return not sql.lstrip().upper().startswith(("SELECT", "PRAGMA CIPHER", "PRAGMA KEY"))

    try:
        with open_centre(folder, PASSWORDS["Sokunthea"], clock=clock, account="Sokunthea") as centre:
            thy = next(line.id for line in centre.accounts.listing() if line.name == "Thy")
            always = lambda *_: True  # noqa: E731
            SqlCipherDatabase.execute_sql = counted(SqlCipherDatabase.execute_sql, writes)
            SqlCipherDatabase.commit = counted(SqlCipherDatabase.commit, always)
            os.fsync = counted(os.fsync, always)
            Path.replace = counted(Path.replace, always)  # type: ignore[method-assign]
            Path.unlink = counted(Path.unlink, always)  # type: ignore[method-assign]
            centre.accounts.remove(thy)
        os._exit(0)
    except BaseException:
        os._exit(1)


def test_a_database_without_its_next_key_file_is_not_mistaken_for_a_cut(staffed: Path, clock: FixedClock) -> None:
    (staffed / NEXT).write_bytes(b"half of something")
    assert (staffed / DATABASE).exists()
    assert not is_gone(staffed, clock)
