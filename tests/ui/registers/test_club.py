"""At the door of a drop-in session: cards, names, brothers and sisters; and what belongs to an after-school session."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.attendance.values import Mark, SessionKey, Status
from app.centre import Centre
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from ui.registers.place import RegisterPlace

FRIDAY = dt.date(2026, 11, 6)
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Desk = Any


@dataclass(frozen=True)
class Library:
    """A drop-in group that meets twice on Fridays, with forty children of whom the last two are brother and sister."""

    centre: Centre
    id: int
    children: tuple[int, ...]

    def session(self, at: int = 0) -> SessionKey:
        """One of today's two sessions."""
        session = self.centre.attendance.register(self.id, FRIDAY, FRIDAY).columns[at].session
        assert session is not None
        return session

    def here(self, at: int = 0) -> set[int]:
        """Who is present at one of today's sessions."""
        rows = self.centre.attendance.register(self.id, FRIDAY, FRIDAY).rows
        return {row.person for row in rows if row.cells[at].mark == Mark(Status.PRESENT, walk_in=True)}

    def code(self, person: int) -> str:
        """What stands on somebody's card."""
        return self.centre.people.person(person).label.code


@pytest.fixture
def library(centre: Centre) -> Library:
    slots = [SlotDraft(4, dt.time(8), dt.time(10)), SlotDraft(4, dt.time(14), dt.time(16))]
    draft = GroupDraft(Programme.AFTER_SCHOOL, name_en="Library", starts=dt.date(2026, 9, 1), drop_in=True)
    group = centre.groups.add(draft, slots).value
    family = centre.families.add(FamilyDraft(name_latin="Meas")).value
    names = [f"Dara{chr(97 + at // 6)}{chr(97 + at % 6)}" for at in range(38)] + ["Sophal", "Sreymom"]
    people = tuple(
        centre.people.add(
            PersonDraft(family_name_latin="Meas", given_name_latin=name, family=family if at > 37 else None)
        ).value
        for at, name in enumerate(names)
    )
    centre.groups.enrol(group, people, dt.date(2026, 9, 1))
    return Library(centre, group, people)


@pytest.fixture
def door(desk: Desk, library: Library) -> Desk:
    """The library's register of today, the field ready."""
    desk.open(RegisterPlace(library.id, FRIDAY, FRIDAY))
    return desk


def said(desk: Desk) -> str:
    return desk.page.view.club.arrivals.message.text()


def scan(desk: Desk, code: str) -> None:
    """What a reader types: the code, quickly, and Enter."""
    target = desk.window.focusWidget()
    QTest.keyClicks(target, code)
    QTest.keyClick(target, Key.Key_Return)


def test_forty_children_by_forty_cards_and_no_other_key(
    door: Desk, library: Library, settled: Callable[[], None]
) -> None:
    for person in library.children:
        scan(door, library.code(person))
    settled()
    assert door.presses == 0
    assert library.here() == set(library.children)


def test_a_wrong_code_says_so_and_the_next_card_is_read_all_the_same(
    door: Desk, library: Library, settled: Callable[[], None]
) -> None:
    scan(door, "X99")
    settled()
    assert said(door) == "Nobody has the code X99."
    door.type("s")
    assert said(door).startswith("Read a card")
    door.press(Key.Key_Escape)
    scan(door, library.code(library.children[0]))
    settled()
    assert library.here() == {library.children[0]}


def test_a_card_read_twice_says_so_and_does_no_harm(door: Desk, library: Library, settled: Callable[[], None]) -> None:
    for _ in range(2):
        scan(door, library.code(library.children[0]))
        settled()
    assert said(door) == "Meas Daraaa is here already."
    assert library.here() == {library.children[0]}


def test_a_few_letters_and_enter_let_somebody_in(door: Desk, library: Library) -> None:
    door.type("sre")
    door.press(Key.Key_Return)
    assert door.presses == 4
    assert library.here() == {library.children[-1]}
    assert said(door) == "Meas Sreymom is here."


def test_brothers_and_sisters_are_one_key_away(door: Desk, library: Library) -> None:
    door.type("sre")
    door.press(Key.Key_Return)
    door.press("+")
    assert library.here() == set(library.children[-2:])


def test_what_was_entered_is_undone_and_done_again(door: Desk, library: Library) -> None:
    door.type("sre")
    door.press(Key.Key_Return)
    door.press(Key.Key_Z, CTRL)
    assert library.here() == set()
    assert said(door).startswith("Read a card")
    door.press(Key.Key_Y, CTRL)
    assert library.here() == {library.children[-1]}


def test_nobody_known_is_written_down_as_new_after_a_second_enter(door: Desk, library: Library) -> None:
    door.type("Zoe Lim")
    door.press(Key.Key_Return)
    assert library.here() == set()
    door.press(Key.Key_Return)
    (person,) = library.here()
    assert library.centre.people.person(person).label.name_latin == "Zoe Lim"
    assert library.centre.people.person(person).status == "provisional"


def test_somebody_who_never_came_is_found_among_all(door: Desk, library: Library) -> None:
    grandmother = library.centre.people.add(PersonDraft(given_name_latin="Yeay", role="grandmother")).value
    door.type("yea")
    door.press(Key.Key_Return)
    assert library.here() == {grandmother}


def test_the_arrows_change_to_the_other_session_of_the_day(door: Desk, library: Library) -> None:
    door.press(Key.Key_Right)
    door.type("sre")
    door.press(Key.Key_Return)
    assert (library.here(0), library.here(1)) == (set(), {library.children[-1]})


def test_activity_head_count_and_leader_have_a_key_each(door: Desk, library: Library) -> None:
    door.press(Key.Key_F9)
    door.press("r")
    door.press(Key.Key_Return)
    door.press(Key.Key_F10)
    door.type("12")
    door.press(Key.Key_Return)
    door.press(Key.Key_F11)
    door.type("Nary")
    door.press(Key.Key_Return)
    listed = next(s for s in library.centre.attendance.of_day(FRIDAY) if s.session == library.session())
    assert listed.activity is not None
    assert (listed.activity.name_en, listed.head_count, listed.leader) == ("Reading", 12, "Nary")
    assert door.window.focusWidget() is door.page.view.club.arrivals.line


def test_no_rate_and_nothing_to_enter_is_shown(door: Desk) -> None:
    pills = door.page.view.bar.pills
    assert [tone for tone, pill in pills.items() if not pill.isHidden()] == ["present"]


def test_only_presence_is_entered(door: Desk, library: Library) -> None:
    door.type("sre")
    door.press(Key.Key_Return)
    door.press(Key.Key_Escape)
    door.press("a")
    assert library.here() == {library.children[-1]}


def test_a_daycare_register_has_neither_strip_nor_door(desk: Desk, daycare: Any) -> None:
    desk.open(RegisterPlace(daycare.group, FRIDAY, FRIDAY))
    club = desk.page.view.club
    assert club.strip.isHidden()
    assert club.arrivals.isHidden()
    assert not desk.page.act.activity.isVisible()


def test_a_card_read_as_a_walk_in_is_somebody_known(desk: Desk, daycare: Any, settled: Any) -> None:
    guest = daycare.centre.people.add(PersonDraft(given_name_latin="Guest")).value
    desk.open(RegisterPlace(daycare.group, FRIDAY, FRIDAY))
    desk.press("w")
    scan(desk, daycare.centre.people.person(guest).label.code.lower())
    settled()
    rows = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY).rows
    assert [row.person for row in rows if row.cells[0].mark] == [guest]
