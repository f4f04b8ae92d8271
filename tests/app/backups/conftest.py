"""A centre with records, and a stick that is another disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.centre import Centre
from app.groups.values import GroupDraft, Programme
from app.people.values import PersonDraft


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another disk for as long as it is there."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr("app.backups.service.is_off_pc", lambda place, _data: place == folder and folder.is_dir())
    return folder


@pytest.fixture
def filled(centre: Centre) -> Centre:
    """A centre with one group and one child."""
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars"))
    centre.people.add(PersonDraft(family_name_km="ចាន់", given_name_km="ស្រីនាង"))
    return centre
