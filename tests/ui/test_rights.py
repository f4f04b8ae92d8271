"""The window offers to each role what it may do, and nothing that would be refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.errors import UserError
from app.groups.values import GroupDraft, Programme
from app.language import Language
from app.people.values import PersonDraft
from app.rights import Right, Role, may
from ui.page import Place
from ui.search.finding import find
from ui.sign_in.gate import Gate
from ui.window import Window
from ui.workbench import Workbench

EVERYBODY = {"groups", "settings"}
STAFF = EVERYBODY | {"today", "registers", "people", "families", "print"}
STAFF |= {"after-school", "courses", "meetings", "certificates", "outcomes", "camps"}
PAGES = dict.fromkeys(Role, STAFF) | {
    Role.COORDINATOR: STAFF | {"import", "audit", "accounts"},
    Role.VISITOR: EVERYBODY,
}  # fmt: skip
DEEDS = {
    ("people", "New person"): Right.EDIT_PEOPLE,
    ("people", "Export"): Right.EXPORT,
    ("people", "Import"): Right.IMPORT,
    ("people", "Enrol"): Right.ENROL,
    ("families", "New family"): Right.EDIT_PEOPLE,
    ("groups", "New group"): Right.EDIT_GROUPS,
    ("groups", "Enrol somebody"): Right.ENROL,
    ("certificates", "Issue to those chosen"): Right.ISSUE_CERTIFICATES,
    ("certificates", "Make void"): Right.ISSUE_CERTIFICATES,
    ("outcomes", "New employer"): Right.RECORD_OUTCOMES,
    ("meetings", "New meeting"): Right.HOLD_MEETINGS,
    ("camps", "New camp"): Right.HOLD_CAMPS,
    ("camps", "Choose children"): Right.HOLD_CAMPS,
    ("settings", "Save"): Right.EDIT_SETTINGS,
    ("accounts", "Let somebody sign in"): Right.MANAGE_ACCOUNTS,
}


@pytest.fixture
def known(centre: Centre) -> Centre:
    """A centre with one child in one group."""
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Mango")).value
    child = centre.people.add(PersonDraft(given_name_latin="Mangosteen")).value
    centre.groups.enrol(group, [child], centre.clock.today())
    return centre


def signed_in(bench: Workbench, role: Role) -> Centre:
    desk = bench.centre._desk
    desk.account = bench.centre.account = replace(desk.account, role=role)
    return bench.centre


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("role", Role)
def test_each_role_is_offered_its_pages_and_deeds_and_meets_no_refusal(
    qtbot: QtBot, bench: Workbench, settled: Callable[[], None], role: Role
) -> None:
    signed_in(bench, role)
    refused: list[UserError] = []
    bench.refused.connect(refused.append)
    window = Window(bench, Gate(bench.centre.folder, bench.clock))
    qtbot.add_widget(window)
    window.show()
    settled()
    assert {page for page, way in window._ways.pages.items() if way.isVisible()} == PAGES[role]
    buttons = {page for page, button in window.desk.side._buttons.items() if not button.isHidden()}
    assert buttons == PAGES[role] - {"import", "audit", "accounts", "certificates", "outcomes", "camps"}
    for page in window.pages():
        window.go(Place(page, 1 if page == "groups" else None))
        settled()
        here = window.desk.pages.name
        assert (here == page) is (page in PAGES[role])
        offered = (
            {action.text() for action in window.page.page_actions() if action.isVisible()} if window.page else set()
        )
        for (where, words), right in DEEDS.items():
            if where == here and not may(role, right):
                assert words not in offered
    everywhere = {action.text() for action in window._searchable_actions()}
    assert ("Export" in everywhere) is may(role, Right.EXPORT)
    assert [str(error) for error in refused] == []


def test_a_visitor_finds_groups_and_nobody(known: Centre, bench: Workbench) -> None:
    assert {hit.place.page for hit in find(known, "mango", Language("en")) if hit.place} == {"groups", "people"}
    visitor = signed_in(bench, Role.VISITOR)
    assert {hit.place.page for hit in find(visitor, "mango", Language("en")) if hit.place} == {"groups"}
