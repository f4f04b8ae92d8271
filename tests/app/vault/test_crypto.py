from __future__ import annotations

import time

import pytest

from app.vault import crypto
from app.vault.format import Cost


def test_calibration_never_goes_below_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    _password_takes(monkeypatch, 2.0)
    assert crypto.calibrated(0.5) == Cost(64 * 1024, 3, 1)


@pytest.mark.parametrize(
    ("seconds", "memory", "passes"), [(0.25, 128, 3), (0.125, 256, 3), (0.0625, 256, 6), (0.0001, 256, 16)]
)
def test_a_fast_pc_gets_more_memory_first_and_then_more_passes(
    monkeypatch: pytest.MonkeyPatch, seconds: float, memory: int, passes: int
) -> None:
    _password_takes(monkeypatch, seconds)
    assert crypto.calibrated(0.5) == Cost(memory * 1024, passes, 1)


def _password_takes(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    readings = iter((10.0, 10.0 + seconds))
    monkeypatch.setattr(time, "perf_counter", lambda: next(readings))
    monkeypatch.setattr(crypto, "_stretched", lambda *_: b"")


def test_invisible_characters_and_spelling_do_not_change_a_password() -> None:
    assert crypto.secret_of("a\u200bb\ufeff\u200d") == b"ab"
    assert crypto.secret_of("\ufb01\u200c") == b"fi"
    assert crypto.secret_of("e\u200b\u0301") == crypto.secret_of("\u00e9")
    assert crypto.secret_of("A") != crypto.secret_of("a")


def test_a_password_from_a_strange_terminal_is_only_wrong() -> None:
    assert crypto.secret_of("\udc80") != crypto.secret_of("\udc81")
