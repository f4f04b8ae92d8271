"""The page Meetings on families of the open centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.families.values import FamilyDraft
from app.meetings.values import InvitationChoice, MeetingDraft
from app.people.values import PersonDraft
from ui.meetings.page import MeetingsPage
from ui.workbench import Workbench

TODAY = dt.date(2026, 11, 6)
Settled = Callable[[], None]


@pytest.fixture
def families(centre: Centre) -> list[int]:
    """Three families with a mother and a father, and one with a mother only."""
    made = []
    for at, name in enumerate(("Chan", "Keo", "Prak", "Sok")):
        family = centre.families.add(FamilyDraft(name_latin=name, village="Damnak" if at % 2 else "Prek")).value
        for role in ("child", "mother", "father")[: 2 if name == "Sok" else 3]:
            draft = PersonDraft(family_name_latin=name, given_name_latin=role.title(), role=role, family=family)
            centre.people.add(draft)
        made.append(family)
    return made


@pytest.fixture
def meeting(centre: Centre, families: list[int]) -> int:
    """A meeting of today to which the first three families are invited."""
    draft = MeetingDraft(TODAY, dt.time(8), dt.time(10), (2,), "Big hall", "Sok Dara")
    return centre.meetings.plan(draft, InvitationChoice(by_hand=frozenset(families[:3]))).value


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Settled) -> MeetingsPage:
    """The page, shown, with the keyboard in its list."""
    made = MeetingsPage(bench)
    bench.changed.connect(lambda change: made.reload() if change & made.depends else None)
    bench.tongue.changed.connect(made.reload)
    made.go_requested.connect(lambda place: made.show_record(place.reference) if place.page == "meetings" else None)
    qtbot.add_widget(made)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    made.reload()
    settled()
    made.first_focus().setFocus()
    return made
