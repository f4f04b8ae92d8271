"""What was frozen stays as it was, whatever another program tries to do to the file."""

from __future__ import annotations

import datetime as dt

import pytest
from peewee import IntegrityError

from app.centre import Centre
from models.frozen import FrozenFigures

pytestmark = pytest.mark.usefixtures("_frozen")


@pytest.fixture
def _frozen(centre: Centre) -> None:
    assert not centre.is_busy()
    FrozenFigures.create(
        title="Report 2026", subject="courses", content="{}", frozen_by="Sokunthea",
        frozen_at=dt.datetime(2026, 11, 6, 8, 12),
    )  # fmt: skip


def test_frozen_figures_are_never_deleted() -> None:
    with pytest.raises(IntegrityError, match="are kept"):
        FrozenFigures.delete().execute()


def test_frozen_figures_are_never_changed() -> None:
    with pytest.raises(IntegrityError, match="are not changed"):
        FrozenFigures.update(content="{1}").execute()
