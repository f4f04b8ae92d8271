"""The page Certificates, with real key presses on a real centre."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.certificates.values import Series
from app.language import Language
from app.rights import Role
from app.use_case import Account
from tests.finished_cohort import PASSED, WEAK, FinishedCohort, finished_cohort
from ui.certificates.dialogs import IssueDialog, SettingsDialog, VerifyDialog, VoidDialog
from ui.certificates.page import CertificatesPage
from ui.page import Place
from ui.printing.paper_dialog import PaperDialog
from ui.window import Window
from ui.workbench import Workbench

Settled = Callable[[], None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def cooks(bench: Workbench) -> FinishedCohort:
    return finished_cohort(bench.centre)


@pytest.fixture
def page(cooks: FinishedCohort, window: Window, settled: Settled) -> CertificatesPage:
    window.activateWindow()
    window.go(Place("certificates", cooks.cohort))
    settled()
    assert isinstance(window.page, CertificatesPage)
    return window.page


def dialog(window: Window, kind: type[QDialog]) -> QDialog:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def cells(page: CertificatesPage, column: int) -> list[str]:
    return [str(page.people.index(row, column).data()) for row in range(page.people.rowCount())]


def test_everybody_of_a_cohort_is_shown_with_what_is_missing(page: CertificatesPage) -> None:
    assert cells(page, 2) == [
        "passed", "passed", "passed", "attendance 40% of 80%, 0 of 2 modules passed",
        "left before the end, 0 of 2 modules passed",
    ]  # fmt: skip
    assert "Next number: 2026-0001" in page.rules.text()
    assert "Attendance = (present + late) / (present + late + absent + excused)" in page.rules.text()


def test_a_whole_cohort_is_issued_with_two_key_presses(
    page: CertificatesPage, window: Window, settled: Settled
) -> None:
    press(window, Qt.Key.Key_Return, CTRL)
    settled()
    QTest.keyClick(dialog(window, IssueDialog), Qt.Key.Key_Return)
    settled()
    assert cells(page, 3) == ["2026-0001", "2026-0002", "2026-0003", "", ""]
    assert page.strip.words.text() == "Issued: 2026-0001 to 2026-0003."
    assert not page.issue_all_action.isEnabled()


def test_a_wrong_date_is_told_beside_its_field_and_nothing_is_issued(
    page: CertificatesPage, window: Window, settled: Settled
) -> None:
    press(window, Qt.Key.Key_Return, CTRL)
    settled()
    issue = dialog(window, IssueDialog)
    assert isinstance(issue, IssueDialog)
    for typed, told in (("1/1/2020", "before the end"), ("1/1/2027", "not come yet"), ("what", "not a date")):
        issue.issued_on.edit.setText(typed)
        QTest.keyClick(issue, Qt.Key.Key_Return)
        settled()
        assert told in issue.form["issued_on"].error.text()
    assert page.bench.centre.certificates.book().lines == ()


def test_who_did_not_pass_gets_an_attestation(page: CertificatesPage, window: Window, settled: Settled) -> None:
    page.people_table.go_to_row(3)
    assert page.attest_action.isEnabled()
    assert not page.issue_action.isEnabled()
    press(window, Qt.Key.Key_T, CTRL)
    settled()
    QTest.keyClick(dialog(window, IssueDialog), Qt.Key.Key_Return)
    settled()
    assert cells(page, 3)[3] == "A2026-0001"


def test_a_certificate_is_saved_as_pdf_and_the_next_one_is_a_duplicate(
    page: CertificatesPage, cooks: FinishedCohort, window: Window, settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    cooks.issue(PASSED[0])
    page.reload()
    settled()
    page.people_table.go_to_row(0)
    for number, duplicate in ((1, False), (2, True)):
        page.print_action.trigger()
        settled()
        paper = dialog(window, PaperDialog)
        assert isinstance(paper, PaperDialog)
        qtbot.wait_until(paper.save_button.isEnabled)
        file = tmp_path / f"{number}.pdf"
        paper.save_to(file)
        qtbot.wait_until(paper.written.isVisible)
        assert paper.written.text() == f"Saved: {number}.pdf in {tmp_path}"
        document = pypdfium2.PdfDocument(file)
        text = document[0].get_textpage().get_text_bounded()
        document.close()
        assert ("DUPLICATE" in text) is duplicate
        paper.reject()
        settled()
    assert cells(page, 5)[0] == "2 times"


def test_a_void_needs_a_reason_and_stays_in_the_book(
    page: CertificatesPage, cooks: FinishedCohort, window: Window, settled: Settled
) -> None:
    cooks.issue(PASSED[0])
    page.reload()
    settled()
    page.people_table.go_to_row(0)
    press(window, Qt.Key.Key_Delete)
    void = dialog(window, VoidDialog)
    assert isinstance(void, VoidDialog)
    QTest.keyClick(void, Qt.Key.Key_Return)
    settled()
    assert "Say why" in void.form["reason"].error.text()
    QTest.keyClicks(void.reason, "the name is misspelt")
    QTest.keyClick(void, Qt.Key.Key_Return)
    settled()
    assert cells(page, 3)[0] == ""
    window.go(Place("certificates", "book"))
    settled()
    assert [line.void_reason for line in page.numbers.rows] == ["the name is misspelt"]
    assert page.rules.text() == "1 number, 1 of them void"
    assert not page.print_action.isEnabled()


def test_the_book_of_a_year_is_printed(
    page: CertificatesPage, cooks: FinishedCohort, window: Window, settled: Settled, qtbot: QtBot
) -> None:
    cooks.issue(*PASSED)
    cooks.issue(WEAK, series=Series.ATTESTATION)
    window.go(Place("certificates", "book"))
    settled()
    assert [page.bar.years.itemText(at) for at in range(page.bar.years.count())] == ["all years", "2026"]
    page.bar.years.setCurrentIndex(1)
    settled()
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    paper = dialog(window, PaperDialog)
    assert isinstance(paper, PaperDialog)
    qtbot.wait_until(paper.save_button.isEnabled)
    assert paper.preview.pages() == 1


def test_a_code_is_checked(page: CertificatesPage, cooks: FinishedCohort, window: Window, settled: Settled) -> None:
    code = page.bench.centre.certificates.certificate(cooks.issue(PASSED[0])[0].id).code
    press(window, Qt.Key.Key_E, CTRL)
    check = dialog(window, VerifyDialog)
    assert isinstance(check, VerifyDialog)
    QTest.keyClicks(check.code, code.lower())
    QTest.keyClick(check, Qt.Key.Key_Return)
    settled()
    assert check.verdict.text().startswith("Number 2026-0001 is genuine: SOK Dara 1")
    QTest.keyClick(check.code, Qt.Key.Key_Backspace)
    QTest.keyClick(check, Qt.Key.Key_Return)
    settled()
    assert "not right" in check.form["code"].error.text()
    assert check.verdict.isHidden()


def test_a_bad_way_of_numbering_is_told_beside_its_field(
    page: CertificatesPage, window: Window, settled: Settled
) -> None:
    page.settings_action.trigger()
    settled()
    settings = dialog(window, SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.scheme.setText("{number}")
    settings.confirm_button.click()
    settled()
    assert "once each" in settings.form["certificate_scheme"].error.text()
    settings.scheme.setText("PSE{year}/{number:03d}")
    settings.confirm_button.click()
    settled()
    page.reload()
    settled()
    assert "PSE2026/001" in page.rules.text()


def test_who_may_not_issue_is_offered_nothing_that_would_be_refused(
    cooks: FinishedCohort, bench: Workbench, qtbot: QtBot, settled: Settled
) -> None:
    cooks.issue(PASSED[0])
    bench.centre._desk.account = Account(1, "Thida", Role.TRAINER)
    made = CertificatesPage(bench)
    qtbot.add_widget(made)
    made.show_record(cooks.cohort)
    made.reload()
    settled()
    refused = (made.issue_all_action, made.issue_action, made.attest_action, made.void_action, made.settings_action)
    assert not any(action.isVisible() or action.isEnabled() for action in refused)
    made.people_table.go_to_row(0)
    assert made.print_action.isEnabled()


def test_another_language_says_everything_again(page: CertificatesPage, window: Window, settled: Settled) -> None:
    page.bench.tongue.use("km")
    page.reload()
    settled()
    assert cells(page, 2)[0] == Language("km").text("passed")
    assert window.page is page
