"""The audit book in words: nothing of how the program writes it down is left."""

from __future__ import annotations

import datetime as dt

import pytest

from app.audit_book import telling
from app.audit_book.values import AuditEntry
from app.language import Language

NOW = dt.datetime(2026, 11, 6, 8, 12)


@pytest.mark.parametrize(
    ("action", "written", "told"),
    [
        ("accounts.add", "Thy, social_worker", "Thy, Social worker"),
        ("accounts.change_role", "daycare, daycare -> trainer", "daycare, Daycare → Trainer"),
        ("accounts.sign_out", "idle", "nobody typed for some minutes"),
    ],
)
def test_roles_and_reasons_stand_in_the_readers_words(action: str, written: str, told: str) -> None:
    entry = AuditEntry(1, NOW, "Sokunthea", action, "account 2", written)
    assert telling.detail(entry, {}, Language("en")) == told
