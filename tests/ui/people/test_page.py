"""The page People, with real key presses on a real centre."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.families.guardians import Collects, GuardianDraft
from app.groups.values import GroupDraft, Programme
from app.people.values import HealthNoteDraft, PeopleFilter, PersonDraft, Status
from models.people import Person
from ui.families.guardian_dialog import GuardianDialog
from ui.kit.dialogs import ReasonDialog
from ui.kit.pick import PickDialog
from ui.page import Place
from ui.people.dialogs import EndEnrolmentDialog, EnrolDialog, HealthNoteDialog
from ui.people.model import Column
from ui.people.page import PeoplePage
from ui.workbench import Workbench

Settled = Callable[[], None]
Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def listed(page: PeoplePage) -> list[str]:
    model = page.list.model
    return [model.row_at(row).label.name_latin for row in range(model.rowCount())]


def words(widget: QWidget) -> str:
    return "\n".join(
        [label.text() for label in widget.findChildren(QLabel)]
        + [button.text() for button in widget.findChildren(QPushButton)]
    )


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(qtbot: QtBot, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(focus(), key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    """Key presses; Khmer comes as a Khmer keyboard's input method commits it."""
    if text.isascii():
        qtbot.keyClicks(focus(), text)
        return
    committed = QInputMethodEvent()
    committed.setCommitString(text)
    QApplication.sendEvent(focus(), committed)


def dialog(page: PeoplePage, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def test_the_first_person_is_shown_beside_the_list(page: PeoplePage) -> None:
    assert listed(page) == ["Chan Sokha", "Keo Dara"]
    assert page.subtitle() == "2 people"
    assert "Chan Sokha" in words(page.pane.view)
    assert "4 years (born 01/03/2022)" in words(page.pane.view)


def test_a_form_is_saved_wherever_the_keyboard_is(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "Chann")
    page.list.start_search()
    press(qtbot, Key.Key_S, modifier=Ctrl)
    settled()
    assert page.pane.form is None
    assert "ChannChan Sokha" in listed(page)


@pytest.mark.parametrize("typed", ["dara", "ដារ៉ា", "កែវ\u200bដារ៉ា"])
def test_the_list_follows_the_search_in_either_script(
    page: PeoplePage, qtbot: QtBot, settled: Settled, typed: str
) -> None:
    type_text(qtbot, typed)
    settled()
    assert listed(page) == ["Keo Dara"]
    press(qtbot, Key.Key_Return)
    assert page.list.table.hasFocus()
    qtbot.wait_until(lambda: "Keo Dara" in words(page.pane.view))
    settled()


def test_a_person_is_written_down_with_keys_only(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    type_text(qtbot, "Meas")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "Ratha")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "4")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "f")
    press(qtbot, Key.Key_S, modifier=Ctrl)
    settled()
    assert listed(page) == ["Chan Sokha", "Keo Dara", "Meas Ratha"]
    card = centre.people.person(page.person or 0)
    assert (card.label.name_latin, card.label.sex) == ("Meas Ratha", "F")
    assert card.label.birth is not None
    assert card.label.birth.typed() == "2022"
    assert page.list.table.hasFocus()
    assert page.pane.form is None
    assert "about 4 years" in words(page.pane.view)


def test_the_next_child_keeps_name_village_and_family(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    page.pane.form.field("family_name_latin").setText("Meas")
    page.pane.form.field("given_name_latin").setText("Ratha")
    page.pane.form.field("village").setText("Chak Angre")
    press(qtbot, Key.Key_Return, modifier=Ctrl)
    settled()
    form = page.pane.form
    assert form is not None
    assert form.field("family_name_latin").text() == "Meas"
    form.field("given_name_latin").setText("Rithy")
    press(qtbot, Key.Key_Return)
    settled()
    card = centre.people.person(page.person or 0)
    assert [one.name_latin for one in card.siblings] == ["Meas Ratha"]
    assert card.label.village == "Chak Angre"


def test_a_brother_or_sister_starts_with_the_given_name(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    sokha = page.person
    press(qtbot, Key.Key_N, modifier=Ctrl | Shift)
    settled()
    type_text(qtbot, "Rithy")
    press(qtbot, Key.Key_Return)
    settled()
    card = centre.people.person(page.person or 0)
    assert card.label.name_latin == "Chan Rithy"
    assert [one.id for one in card.siblings] == [sokha]


def test_a_mistake_stands_beside_its_field_and_the_typed_text_stays(
    page: PeoplePage, qtbot: QtBot, settled: Settled
) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    form = page.pane.form
    type_text(qtbot, "Meas")
    form.field("phone").setText("12")
    press(qtbot, Key.Key_Return)
    settled()
    assert form.row("phone").error.isVisible()
    assert form.field("family_name_latin").text() == "Meas"
    form.field("phone").setText("")
    form.birth.edit.setText("31/2/2020")
    form.save()
    assert form.row("birth").error.isVisible()
    assert len(page.findChildren(type(form))) == 1


def test_escape_puts_the_form_away(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    type_text(qtbot, "Meas")
    press(qtbot, Key.Key_Escape)
    settled()
    assert page.pane.form is None
    assert len(listed(page)) == 2


def test_somebody_alike_is_named_while_the_name_is_typed(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    type_text(qtbot, "Chan")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "Sokha")
    form = page.pane.form
    form.ask_alike()
    settled()
    assert form.alike.isVisible()
    assert "Chan Sokha" in words(form.alike)
    assert "same name" in words(form.alike)


def test_a_possible_duplicate_is_looked_at_without_losing_what_was_typed(
    page: PeoplePage, qtbot: QtBot, settled: Settled
) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    form = page.pane.form
    type_text(qtbot, "Keo")
    form.field("given_name_latin").setText("Dara")
    form.ask_alike()
    settled()
    next(b for b in form.alike.findChildren(QPushButton) if b.text() == "Keo Dara").click()
    settled()
    assert "Keo Dara" in words(page.pane.view)
    assert page.pane.view.isVisible()
    page.list.table.setFocus()
    press(qtbot, Key.Key_B, modifier=Ctrl)
    assert page.pane.form is form
    assert form.isVisible()
    assert form.field("family_name_latin").text() == "Keo"


def test_a_key_for_somebody_new_leaves_an_open_form_as_it_is(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_N, modifier=Ctrl)
    type_text(qtbot, "Meas")
    press(qtbot, Key.Key_N, modifier=Ctrl)
    settled()
    assert page.pane.form.field("family_name_latin").text() == "Meas"
    assert not page.act.archive.isEnabled()
    press(qtbot, Key.Key_Escape)
    settled()
    assert page.act.archive.isEnabled()


def test_sorting_is_remembered(page: PeoplePage, qtbot: QtBot, bench: Workbench, settled: Settled) -> None:
    page.list.table.horizontalHeader().setSortIndicator(Column.AGE, Qt.SortOrder.DescendingOrder)
    assert listed(page) == ["Keo Dara", "Chan Sokha"]
    again = PeoplePage(bench)
    qtbot.add_widget(again)
    again.reload()
    settled()
    assert listed(again) == ["Keo Dara", "Chan Sokha"]


def test_a_record_is_changed_with_enter_in_the_list(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    page.list.enter()
    press(qtbot, Key.Key_Return)
    page.pane.form.field("nickname").setText("Kha")
    press(qtbot, Key.Key_S, modifier=Ctrl)
    settled()
    assert centre.people.person(page.person or 0).label.nickname == "Kha"
    assert "“Kha”" in words(page.pane.view)


def test_moving_in_the_list_leaves_an_open_form_alone(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_F2)
    form = page.pane.form
    type_text(qtbot, "x")
    page.list.table.setFocus()
    press(qtbot, Key.Key_Down)
    settled()
    assert page.pane.form is form
    form.setFocus()
    form.start()
    press(qtbot, Key.Key_Escape)
    settled()
    assert "Keo Dara" in words(page.pane.view)


def test_archiving_needs_a_reason_and_can_be_undone(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_Delete, modifier=Ctrl)
    opened = dialog(page, ReasonDialog)
    opened.confirm_button.click()
    settled()
    assert opened.form["reason"].error.isVisible()
    qtbot.keyClicks(opened.reason, "moved away")
    qtbot.keyClick(opened.reason, Key.Key_Return)
    settled()
    assert listed(page) == ["Keo Dara"]
    assert page.strip.isVisible()
    assert "moved away" in words(page.pane.view)
    with qtbot.wait_active(page):
        page.activateWindow()
    page.list.table.setFocus()
    press(qtbot, Key.Key_Z, modifier=Ctrl)
    settled()
    assert len(listed(page)) == 2
    assert not page.strip.isVisible()


def test_an_archived_person_is_found_with_the_filter_and_brought_back(
    page: PeoplePage, settled: Settled, centre: Centre, bench: Workbench
) -> None:
    bench.do(page, lambda: centre.people.archive(page.person or 0, "moved"))
    settled()
    page.list.filters.more.click()
    status = page.list.filters.status
    status.setCurrentIndex(status.findData(Status.ARCHIVED.value))
    settled()
    assert listed(page) == ["Chan Sokha"]
    page.act.bring_back.trigger()
    settled()
    assert listed(page) == []
    page.act.clear.trigger()
    settled()
    assert len(listed(page)) == 2


def test_the_list_is_narrowed_by_age_and_remembers_it(
    page: PeoplePage, qtbot: QtBot, settled: Settled, bench: Workbench
) -> None:
    page.list.filters.ages.setText("៣-៤")
    settled()
    assert listed(page) == ["Chan Sokha"]
    again = PeoplePage(bench)
    qtbot.add_widget(again)
    again.reload()
    settled()
    assert listed(again) == ["Chan Sokha"]


def test_nobody_found_says_so(page: PeoplePage, qtbot: QtBot, settled: Settled) -> None:
    type_text(qtbot, "zzz")
    settled()
    assert page.list.empty.isVisible()
    assert "Nobody is found" in page.list.empty.words.text()


def test_a_guardian_who_must_not_collect_needs_a_reason_and_stands_first(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    centre.families.add_guardian(GuardianDraft(name_latin="Bopha", relation="mother"), child=page.person)
    press(qtbot, Key.Key_G, modifier=Ctrl)
    opened = dialog(page, GuardianDialog)
    opened.name_latin.setText("Rith")
    opened.collects.set_value(Collects.MUST_NOT.value)
    opened.confirm_button.click()
    settled()
    assert opened.form["reason"].error.isVisible()
    opened.reason.setText("court order")
    opened.confirm_button.click()
    settled()
    first, second = centre.people.person(page.person or 0).guardians
    assert (first.name_latin, first.collects) == ("Rith", Collects.MUST_NOT)
    assert "must not collect" in words(page.pane.view)
    assert "court order" in words(page.pane.view)
    page.deeds.edit_guardian(second)
    changed = dialog(page, GuardianDialog)
    changed.phone.setText("012 345 678")
    changed.confirm_button.click()
    settled()
    assert "+855 12 345 678" in words(page.pane.view)
    page.act.undo.trigger()
    settled()
    assert "+855 12 345 678" not in words(page.pane.view)


def test_a_health_note_says_where_it_may_be_printed(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    press(qtbot, Key.Key_H, modifier=Ctrl)
    opened = dialog(page, HealthNoteDialog)
    qtbot.keyClicks(opened.text, "peanuts")
    qtbot.keyClick(opened.text, Key.Key_Return)
    settled()
    (note,) = centre.people.person(page.person or 0).health
    assert note.text == "peanuts"
    assert "printed on: pick-up and health list" in words(page.pane.view)
    page.deeds.edit_note(note)
    removal = next(b for b in dialog(page, HealthNoteDialog).findChildren(QPushButton) if b.text() == "Remove")
    removal.click()
    settled()
    assert "peanuts" not in words(page.pane.view)
    page.act.undo.trigger()
    settled()
    assert "peanuts" in words(page.pane.view)


def test_somebody_is_enrolled_and_leaves_again(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars"))
    page.reload()
    settled()
    press(qtbot, Key.Key_E, modifier=Ctrl)
    settled()
    opened = dialog(page, EnrolDialog)
    opened.starts.set_value(date(2026, 10, 5))
    opened.confirm_button.click()
    settled()
    (enrolment,) = centre.people.person(page.person or 0).enrolments
    assert "since 05/10/2026" in words(page.pane.view)
    page.deeds.end_enrolment(enrolment)
    ending = dialog(page, EndEnrolmentDialog)
    ending.reason.setText("moved")
    ending.confirm_button.click()
    settled()
    assert "05/10/2026 – 06/11/2026 · moved" in words(page.pane.view)
    page.act.undo.trigger()
    settled()
    assert "since 05/10/2026" in words(page.pane.view)


def test_everybody_chosen_in_the_list_is_enrolled_at_once(page: PeoplePage, settled: Settled, centre: Centre) -> None:
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars")).value
    page.reload()
    settled()
    page.list.table.selectAll()
    chosen = page.list.chosen_people()
    assert len(chosen) > 1
    page.act.enrol.trigger()
    settled()
    opened = dialog(page, EnrolDialog)
    assert f"{len(chosen)} people are chosen." in words(opened)
    opened.confirm_button.click()
    settled()
    assert {row.id for row in centre.people.listing(PeopleFilter(group=group))} == set(chosen)


def test_that_a_group_is_full_is_said_as_soon_as_it_is_chosen(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Babies", age_from=0, age_to=2))
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Free", age_from=3, age_to=5, capacity=2))
    full = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Full", age_from=3, age_to=5, capacity=1)).value
    dara = centre.people.listing(PeopleFilter("dara"))[0].id
    centre.groups.enrol(full, [dara], date(2026, 11, 1), date(2026, 11, 30))
    page.act.enrol.trigger()
    settled()
    opened = dialog(page, EnrolDialog)
    assert [opened.group.itemText(at) for at in range(3)] == ["Free · 0 / 2", "Full · 1 / 1", "Babies · 0"]
    assert opened.form["group"].hint.text() == "2 places free"
    press(qtbot, Key.Key_Down)
    assert opened.form["group"].hint.text() == "Full: 1 of 1. Will wait as number 1."
    press(qtbot, Key.Key_Down)
    assert opened.form["group"].hint.text() == "The group is for other ages: 0–2 years."
    press(qtbot, Key.Key_Up)
    opened.starts.setFocus()
    opened.starts.edit.selectAll()
    type_text(qtbot, "01122026")
    settled()
    assert opened.group.currentText() == "Full · 0 / 1"
    assert opened.form["group"].hint.text() == "1 place free"


def test_enter_presses_the_button_with_the_keyboard(page: PeoplePage, qtbot: QtBot) -> None:
    more = page.list.filters.more
    more.setFocus()
    before = more.isChecked()
    qtbot.keyClick(more, Key.Key_Return)
    assert more.isChecked() is not before


def test_somebody_joins_a_family_by_typing_its_name(
    page: PeoplePage, qtbot: QtBot, settled: Settled, centre: Centre
) -> None:
    dara = centre.people.listing(PeopleFilter("dara"))[0].id
    centre.families.add_guardian(GuardianDraft(name_latin="Mealea"), child=dara)
    press(qtbot, Key.Key_J, modifier=Ctrl)
    opened = dialog(page, PickDialog)
    qtbot.keyClicks(opened.edit, "mealea")
    settled()
    qtbot.keyClick(opened.edit, Key.Key_Down)
    qtbot.keyClick(opened.edit, Key.Key_Return)
    settled()
    assert [one.id for one in centre.people.person(page.person or 0).siblings] == [dara]
    with qtbot.wait_signal(page.go_requested) as asked:
        next(b for b in page.pane.view.findChildren(QPushButton) if b.text().startswith("Keo Dara")).click()
    assert asked.args == [Place("people", dara)]
    page.act.undo.trigger()
    settled()
    assert centre.people.person(page.person or 0).family is None


def test_a_photo_comes_from_a_file_and_goes_again(
    page: PeoplePage, settled: Settled, centre: Centre, tmp_path: Path
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (80, 60), "green").save(stream, "PNG")
    file = tmp_path / "photo.png"
    file.write_bytes(stream.getvalue())
    page.deeds.set_photo(file)
    settled()
    assert centre.people.person(page.person or 0).picture
    assert page.list.model.missing_thumbs() == ()
    page.act.no_photo.trigger()
    settled()
    assert centre.people.person(page.person or 0).picture is None


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    page: PeoplePage, qtbot: QtBot, tmp_path: Path, bench: Workbench
) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF-1.7")
    with qtbot.wait_signal(bench.refused) as refused:
        page.deeds.set_photo(file)
    assert "not a picture" in refused.args[0].sentence(bench.tongue.language)


def test_another_page_leads_to_a_person(page: PeoplePage, settled: Settled) -> None:
    dara = page.list.model.row_at(1).id
    page.show_record(dara)
    settled()
    assert page.place() == dara
    assert page.list.table.current_row() == 1
    assert "Keo Dara" in words(page.pane.view)


def test_everything_is_said_in_the_language_chosen(
    page: PeoplePage, qtbot: QtBot, settled: Settled, bench: Workbench, centre: Centre
) -> None:
    centre.people.add_health_note(page.person or 0, HealthNoteDraft("allergy", "eggs"))
    press(qtbot, Key.Key_N, modifier=Ctrl)
    type_text(qtbot, "Meas")
    for code in ("km", "fr", "pseudo", "en"):
        bench.tongue.use(code)
        settled()
    assert page.pane.form.field("family_name_latin").text() == "Meas"
    assert page.title() == "People"


def test_a_provisional_person_is_completed_here(
    page: PeoplePage, qtbot: QtBot, centre: Centre, settled: Settled
) -> None:
    person = centre.people.add(PersonDraft(given_name_latin="Boy with a red cap")).value
    Person.update(provisional=True).where(Person.id == person).execute()
    page.reload()
    page.show_record(person)
    settled()
    assert "Change and save to complete the record" in words(page.pane.view)
    press(qtbot, Key.Key_F2)
    page.pane.form.field("given_name_latin").setText("Rithy")
    press(qtbot, Key.Key_S, modifier=Ctrl)
    settled()
    assert centre.people.person(person).status is Status.NOT_ENROLLED


def test_import_and_export_are_a_key_away(page: PeoplePage, qtbot: QtBot, settled: Settled, tmp_path: Path) -> None:
    with qtbot.wait_signal(page.go_requested) as asked:
        press(qtbot, Key.Key_I, modifier=Ctrl)
    assert asked.args == [Place("import")]
    type_text(qtbot, "dara")
    settled()
    page.act.export.trigger()
    chooser = dialog(page, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "people.xlsx"))
    settled()
    assert (tmp_path / "people.xlsx").stat().st_size > 0
    assert page.strip.words.text() == "1 row was written to people.xlsx."
    assert page.strip.button.isHidden()
