"""The page Certificates: who of a cohort may have one, and the book of all numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.certificates.values import BookLine, Candidate, Candidates, CertificateBook, CertificateSettings, Series
from app.changes import Change
from app.courses.values.cohorts import CohortLine, CohortState
from app.language import N_
from app.rights import Right
from ui.certificates import columns, wording
from ui.certificates.bar import COHORT, Bar
from ui.certificates.deeds import Deeds
from ui.certificates.place import BOOK
from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.text_model import TextColumn, TextModel
from ui.kit.undo import UndoStrip
from ui.kit.widths import give_room
from ui.kit.words import quiet
from ui.page import Page, Place
from ui.theme import SPACE
from ui.workbench import Workbench

T = TypeVar("T")
_SHOWN = (CohortState.FINISHED, CohortState.RUNNING)


class CertificatesPage(Page):
    """Issuing, printing and voiding certificates; the certificate book; checking a code."""

    depends = Change.CERTIFICATES | Change.COURSES | Change.MARKS | Change.PEOPLE

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.candidates: Candidates | None = None
        self.book: CertificateBook | None = None
        self._wanted: int | None = None  # a cohort that another page asked for
        self._make_actions()
        self.bar = Bar(bench.tongue, (self.verify_action, self.settings_action))
        self.strip = UndoStrip(QAction(self))
        self.deeds = Deeds(self, self.strip)
        self.people, self.people_table = self._table(columns.CANDIDATES, "certificate-candidates", columns.RESULT)
        self.numbers, self.book_table = self._table(columns.BOOK, "certificate-book", columns.VOID)
        self.empty, self.no_number = EmptyState("medal"), EmptyState("book-open")
        self.rules = quiet(wrap=True)
        self._lay_out()
        self.bar.changed.connect(self._view_changed)
        self._view_changed()

    @override
    def title(self) -> str:
        return self.language.text(N_("Certificates"))

    @override
    def primary_action(self) -> QAction | None:
        return self.print_book_action if self.bar.in_book() else self.issue_all_action

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", self.language.text(N_("Open the person")))]

    @override
    def first_focus(self) -> QWidget | None:
        return self.book_table if self.bar.in_book() else self.people_table

    @override
    def place(self) -> object:
        return BOOK if self.bar.in_book() else self.bar.cohorts.cohort()

    @override
    def show_record(self, reference: object) -> None:
        self.bar.show_view(BOOK if reference == BOOK else COHORT)
        if isinstance(reference, int):
            self._wanted = reference
            self.bar.cohorts.choose(reference)

    @override
    def reload(self) -> None:
        self.ask(self.bench.centre.courses.listing, self._show_cohorts, replaces="cohorts")
        self._read()

    def _make_actions(self) -> None:
        issue, printing = Right.ISSUE_CERTIFICATES, Right.PRINT
        self.issue_all_action = self.add(
            N_("Issue to all who passed"), self._issue_all, "Ctrl+Return", "medal", right=issue
        )
        self.issue_action = self.add(
            N_("Issue to those chosen"), lambda: self._issue(Series.CERTIFICATE), "Ctrl+I", "medal", right=issue
        )
        self.attest_action = self.add(
            N_("Attestation of attendance"), lambda: self._issue(Series.ATTESTATION), "Ctrl+T", "file-text", right=issue
        )
        self.print_action = self.add(
            N_("Print"), lambda: self.deeds.print_(self._lines()), "Ctrl+P", "printer", right=printing
        )
        self.void_action = self.add(N_("Make void"), self._void, "Delete", "prohibit", right=issue)
        self.person_action = self.add(
            N_("Open the person"), self._open_person, "Ctrl+O", "users", right=Right.SEE_PEOPLE
        )
        self.print_book_action = self.add(
            N_("Print the certificate book"),
            lambda: self.deeds.print_book(self.book),
            "Ctrl+Shift+P",
            "printer",
            right=printing,
        )
        self.verify_action = self.add(N_("Check a certificate"), lambda: self.deeds.verify(), "Ctrl+E", "check")
        self.settings_action = self.add(
            N_("Numbers and signatures"), self._open_settings, "F2", "pencil-simple", right=Right.EDIT_SETTINGS
        )

    def _table(self, shown: Sequence[TextColumn[T]], name: str, wide: int) -> tuple[TextModel[T], PlainTable]:
        model, table = TextModel(shown, self.language, self), PlainTable()
        table.setModel(model)
        table.remember(self.bench.memory, name)
        give_room(table, (wide,))
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.opened.connect(lambda _index: self._open_person())
        return model, table

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for part in (self.people_table, self.empty, self.book_table, self.no_number):
            self._stack.addWidget(part)
        foot = FlowLayout()
        for action in (self.issue_action, self.attest_action, self.print_action, self.void_action, self.person_action):
            foot.addWidget(ActionButton(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self.rules)
        column.addLayout(foot)
        self.say(self.people_table.setAccessibleName, N_("Trainees"))
        self.say(self.book_table.setAccessibleName, N_("Certificate book"))
        self.say(
            self.empty.set_words, N_("Certificates are issued to the trainees of a cohort. There is no cohort yet.")
        )
        self.say(self.no_number.set_words, N_("No certificate was issued yet. Choose a cohort to issue the first."))

    def _view_changed(self) -> None:
        for action in (self.issue_all_action, self.issue_action, self.attest_action):
            action.setVisible(not self.bar.in_book())
        self.print_book_action.setEnabled(self.bar.in_book())
        self.title_changed.emit()
        self._read()

    def _read(self) -> None:
        certificates, cohort, year = self.bench.centre.certificates, self.bar.cohorts.cohort(), self.bar.year()
        if self.bar.in_book():
            self.ask(lambda: (certificates.book(year), certificates.years()), self._show_book, replaces="certificates")
        elif cohort is not None:
            self.ask(lambda: certificates.candidates(cohort), self._show_candidates, replaces="certificates")
        else:
            self._show_candidates(None)

    def _show_cohorts(self, lines: Sequence[CohortLine]) -> None:
        before = self.bar.cohorts.cohort()
        shown = [line for state in _SHOWN for line in lines if line.state is state]
        self.bar.cohorts.show_lines(shown, self.language)
        if self._wanted is not None:
            self.bar.cohorts.choose(self._wanted)
            self._wanted = None
        if self.bar.cohorts.cohort() != before:
            self._read()

    def _show_candidates(self, found: Candidates | None) -> None:
        self.candidates = found
        row = self.people_table.current_row()
        self.people.show(found.lines if found else (), self.language)
        self._stack.setCurrentWidget(self.people_table if found else self.empty)
        self.rules.setText(wording.rules(found, self.language) if found else "")
        if found and found.lines:
            self.people_table.go_to_row(min(max(row, 0), len(found.lines) - 1))
        self._enable()

    def _show_book(self, answer: tuple[CertificateBook, Sequence[int]]) -> None:
        self.book, years = answer
        row = self.book_table.current_row()
        self.bar.show_years(years, self.language)
        self.numbers.show(self.book.lines, self.language)
        self._stack.setCurrentWidget(self.book_table if self.book.lines else self.no_number)
        self.rules.setText(wording.book(self.book, self.language))
        if self.book.lines:
            self.book_table.go_to_row(min(max(row, 0), len(self.book.lines) - 1))
        self._enable()

    def _enable(self) -> None:
        chosen, lines, found = self._people(), self._lines(), self.candidates
        self.issue_all_action.setEnabled(bool(found and found.ready))
        ready, weak = set(found.ready if found else ()), set(found.to_attest if found else ())
        self.issue_action.setEnabled(bool(chosen) and set(chosen) <= ready)
        self.attest_action.setEnabled(bool(chosen) and set(chosen) <= weak)
        self.print_action.setEnabled(bool(lines))
        self.void_action.setEnabled(len(lines) == 1)
        self.person_action.setEnabled(bool(chosen))

    def _chosen(self) -> list[Candidate]:
        rows = self.people_table.selectionModel().selectedRows()
        return [self.people.rows[index.row()] for index in sorted(rows)]

    def _chosen_numbers(self) -> list[BookLine]:
        rows = self.book_table.selectionModel().selectedRows()
        return [self.numbers.rows[index.row()] for index in sorted(rows)]

    def _people(self) -> list[int]:
        """The people chosen."""
        if self.bar.in_book():
            return [line.person for line in self._chosen_numbers()]
        return [candidate.person for candidate in self._chosen()]

    def _lines(self) -> list[BookLine]:
        """The certificates chosen that are not void."""
        if self.bar.in_book():
            return [line for line in self._chosen_numbers() if not line.void]
        return [line for one in self._chosen() if (line := one.certificate or one.attestation) is not None]

    def _issue_all(self) -> None:
        if self.candidates is not None:
            self.deeds.issue(self.candidates, self.candidates.ready, Series.CERTIFICATE)

    def _issue(self, series: Series) -> None:
        if self.candidates is not None:
            self.deeds.issue(self.candidates, self._people(), series)

    def _void(self) -> None:
        for line in self._lines()[:1]:
            self.deeds.void(line)

    def _open_person(self) -> None:
        for person in self._people()[:1]:
            self.go_requested.emit(Place("people", person))

    def _open_settings(self) -> None:
        self.ask(self.bench.centre.certificates.settings, self._show_settings)

    def _show_settings(self, settings: CertificateSettings) -> None:
        self.deeds.change_settings(settings)
