"""The page Families, with real key presses on a real centre."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.centre import Centre
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.meetings.values import InvitationChoice, MeetingDraft
from app.people.values import PersonDraft
from app.schools.values import PlaceDraft, SchoolDraft, Shift
from ui.families.guardian_dialog import GuardianDialog
from ui.families.page import FamiliesPage
from ui.kit.dialogs import ReasonDialog
from ui.kit.pick import PickDialog
from ui.page import Place
from ui.workbench import Workbench

Settled = Callable[[], None]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chan(centre: Centre) -> int:
    """The family Chan: Sokha and her mother."""
    sokha = centre.people.add(PersonDraft("ចាន់", "សុខា", "Chan", "Sokha", village="Chak Angre")).value
    mother = centre.people.add(PersonDraft("ចាន់", "បុប្ផា", "Chan", "Bopha", role="mother")).value
    centre.families.add(FamilyDraft(name_latin="Keo"))
    return centre.families.add(FamilyDraft("ចាន់", "Chan", "Chak Angre"), (sokha, mother)).value


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, chan: int, settled: Settled) -> FamiliesPage:
    made = FamiliesPage(bench)
    bench.changed.connect(lambda change: made.reload() if change & made.depends else None)
    bench.tongue.changed.connect(made.reload)
    qtbot.add_widget(made)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    made.reload()
    made.show_record(chan)
    settled()
    made.first_focus().setFocus()
    return made


def listed(page: FamiliesPage) -> list[str]:
    model = page.list.model
    return [model.row_at(row).label.name_latin for row in range(model.rowCount())]


def words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join(labels + [button.text() for button in widget.findChildren(QPushButton)])


def press(qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    qtbot.keyClick(widget, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    qtbot.keyClicks(widget, text)


def dialog(page: FamiliesPage, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text().startswith(text))


def test_the_members_stand_together(page: FamiliesPage) -> None:
    assert listed(page) == ["Chan", "Keo"]
    shown = words(page.view)
    assert "Chan Sokha" in shown
    assert "Chan Bopha" in shown
    assert "1 child" in shown


def test_a_member_stands_there_with_school_grade_and_shift(
    page: FamiliesPage, centre: Centre, chan: int, settled: Settled
) -> None:
    school = centre.schools.add_school(SchoolDraft("ទ្រា", "Trea")).value
    sokha = next(one.id for one in centre.families.family(chan).members if one.role == "child")
    since = centre.clock.today()
    page.bench.do(page, lambda: centre.schools.set_place(sokha, since, PlaceDraft(school, 2, Shift.MORNING)))
    settled()
    assert "Trea · grade 2 · school in the morning" in words(page)


def test_a_family_is_found_by_a_member_and_entered(page: FamiliesPage, qtbot: QtBot, settled: Settled) -> None:
    type_text(qtbot, "bopha")
    settled()
    assert listed(page) == ["Chan"]
    press(qtbot, Key.Key_Return)
    assert page.list.table.hasFocus()
    page.list.search.setText("zzz")
    settled()
    assert page.list.empty.isVisible()
    page.clear_action.trigger()
    settled()
    assert listed(page) == ["Chan", "Keo"]


def test_a_family_is_written_down_with_keys_only(
    page: FamiliesPage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    press(qtbot, Key.Key_N, Ctrl)
    type_text(qtbot, "Meas")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "Boeung Tumpun")
    press(qtbot, Key.Key_S, Ctrl)
    settled()
    assert listed(page) == ["Chan", "Keo", "Meas"]
    family = page.place()
    assert isinstance(family, int)
    assert centre.families.family(family).draft == FamilyDraft(name_latin="Meas", village="Boeung Tumpun")
    assert page.list.table.hasFocus()


def test_a_mistake_stands_beside_its_field_and_escape_puts_the_form_away(
    page: FamiliesPage, qtbot: QtBot, settled: Settled
) -> None:
    page.list.enter()
    press(qtbot, Key.Key_Return)
    form = page.form
    assert form is not None
    form.field("phone").setText("12")
    press(qtbot, Key.Key_Return)
    settled()
    assert form.row("phone").error.isVisible()
    assert form.field("phone").text() == "12"
    press(qtbot, Key.Key_Escape)
    assert page.form is None


def test_a_family_without_a_name_is_refused(page: FamiliesPage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_N, Ctrl)
    press(qtbot, Key.Key_Return)
    settled()
    assert page.form is not None
    assert page.form.row("name_km").error.isVisible()


def test_a_member_is_added_taken_out_and_put_back(
    page: FamiliesPage, qtbot: QtBot, settled: Settled, centre: Centre, chan: int
) -> None:
    centre.people.add(PersonDraft(given_name_latin="Rithy"))
    press(qtbot, Key.Key_J, Ctrl)
    opened = dialog(page, PickDialog)
    qtbot.keyClicks(opened.edit, "rithy")
    settled()
    qtbot.keyClick(opened.edit, Key.Key_Return)
    settled()
    assert len(centre.families.family(chan).members) == 3
    button(page.view, "Take out").click()
    settled()
    assert len(centre.families.family(chan).members) == 2
    page.undo_action.trigger()
    settled()
    assert len(centre.families.family(chan).members) == 3


def test_a_member_leads_to_the_person(page: FamiliesPage, qtbot: QtBot) -> None:
    with qtbot.wait_signal(page.go_requested) as asked:
        button(page.view, "Chan Sokha").click()
    assert isinstance(asked.args[0], Place)
    assert asked.args[0].page == "people"


def test_a_guardian_is_added_changed_removed_and_brought_back(
    page: FamiliesPage, qtbot: QtBot, settled: Settled, centre: Centre, chan: int
) -> None:
    press(qtbot, Key.Key_G, Ctrl)
    opened = dialog(page, GuardianDialog)
    qtbot.keyClicks(opened.name_latin, "Mealea")
    opened.child.setCurrentIndex(1)
    opened.confirm_button.click()
    settled()
    (guardian,) = centre.families.family(chan).guardians
    assert guardian.child is not None
    assert "for one child only" in words(page.view)
    button(page.view, "Change").click()
    page.deeds.edit_guardian(guardian)
    changed = dialog(page, GuardianDialog)
    changed.collects.set_value(Collects.MUST_NOT.value)
    changed.reason.setText("court order")
    changed.confirm_button.click()
    settled()
    assert "must not collect" in words(page.view)
    page.deeds.edit_guardian(centre.families.family(chan).guardians[0])
    button(dialog(page, GuardianDialog), "Remove").click()
    settled()
    assert centre.families.family(chan).guardians == ()
    page.undo_action.trigger()
    settled()
    assert len(centre.families.family(chan).guardians) == 1


def test_only_a_family_without_members_is_archived(page: FamiliesPage, settled: Settled, centre: Centre) -> None:
    page.archive_action.trigger()
    refused = dialog(page, ReasonDialog)
    refused.reason.setText("moved")
    refused.confirm_button.click()
    settled()
    assert "still has members" in refused.form["reason"].error.text()
    refused.reject()
    page.show_record(page.list.model.row_at(1).id)
    settled()
    page.archive_action.trigger()
    opened = dialog(page, ReasonDialog)
    opened.reason.setText("moved")
    opened.confirm_button.click()
    settled()
    assert listed(page) == ["Chan"]
    page.list.archived.setCurrentIndex(1)
    settled()
    assert listed(page) == ["Keo"]
    page.bring_back_action.trigger()
    settled()
    assert listed(page) == []
    page.undo_action.trigger()
    settled()
    assert listed(page) == ["Keo"]
    assert centre.families.villages() == ("Chak Angre",)


def test_everything_is_said_in_the_language_chosen(
    page: FamiliesPage, settled: Settled, bench: Workbench, centre: Centre, chan: int
) -> None:
    centre.families.add_guardian(GuardianDraft(name_latin="Mealea"), family=chan)
    for code in ("km", "fr", "pseudo", "en"):
        bench.tongue.use(code)
        settled()
    assert page.title() == "Families"
    assert page.subtitle() == "2 families"


def test_meetings_come_onto_the_card_without_taking_the_keyboard(
    page: FamiliesPage, settled: Settled, centre: Centre, chan: int, qapp: QApplication
) -> None:
    draft = MeetingDraft(dt.date(2026, 11, 6), dt.time(8), dt.time(10), (1,))
    centre.meetings.plan(draft, InvitationChoice(by_hand=frozenset({chan})))
    windows = Windows(qapp)
    page.show_record(chan)
    settled()
    assert "Parent meetings" in words(page.view)
    assert windows.opened == []
    assert qapp.focusWidget() is page.first_focus()


class Windows(QObject):
    """Notes every window that is opened while this lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.opened: list[QWidget] = []
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(watched)
        return False
