"""Signing in at the cost that is found out at set-up, beside argon2id and the opening of the file alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.centre import DATABASE, open_centre
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.vault.crypto import calibrated
from app.vault.service import unlock
from tests.bench.conftest import CLOCK, bare_connection

PASSWORD = "rice and fish"
Compare = Callable[..., None]


def test_unlock(compare: Compare, tmp_path: Path) -> None:
    cost = calibrated()
    create_centre(tmp_path, CentreDetails(name_en="Centre"), "Sokunthea", PASSWORD, clock=CLOCK, cost=cost).close()
    key = unlock(tmp_path, "Sokunthea", PASSWORD).data_key

    def least() -> None:
        argon = Argon2id(salt=bytes(16), length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
        argon.derive(PASSWORD.encode())
        connection = bare_connection(tmp_path / DATABASE, key)
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        connection.close()

    def ours() -> None:
        open_centre(tmp_path, PASSWORD, clock=CLOCK, account="Sokunthea").close()

    compare("unlock at the calibrated cost", ours, least, rounds=9, ratio_target=1.2)
