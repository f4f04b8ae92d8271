"""The page on which the audit book is read, filtered and verified."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.audit_book.values import AuditChoices, AuditFilter, AuditPage, Verification
from app.errors import UserError
from app.language import N_
from app.rights import Right
from ui.audit import wording
from ui.audit.filters import AuditFilterBar
from ui.audit.model import AuditModel, Column
from ui.audit.papers import print_lines
from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.words import label, quiet, restyle
from ui.page import Page
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_WIDTHS = {
    Column.NUMBER: 76,
    Column.AT: 164,
    Column.ACCOUNT: 96,
    Column.ACTION: 240,
    Column.SUBJECT: 156,
}


class AuditBookPage(Page):
    """Who did what and when, newest first. Every reading is itself a line of the book."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._choices = AuditChoices((), ())
        self._verified: Verification | None = None
        self._is_read = False
        self.filters = AuditFilterBar(bench.tongue, bench.clock)
        self.model = AuditModel(self.language, self)
        self.table, self.empty = self._make_table(), EmptyState("book-open")
        self.verdict, self.error = label("strong", wrap=True), label("error", wrap=True)
        self.whole, self.hint, self.written = label(wrap=True), quiet(wrap=True), quiet(wrap=True)
        self.verify_action = self.add(N_("Verify the book"), self.verify, "Ctrl+Return", "check")
        self.again_action = self.add(N_("Read again"), self.read, "F5", "arrow-clockwise")
        self.clear_action = self.add(N_("Show everything"), self.clear, "Ctrl+Shift+A")
        self.older_action = self.add(N_("Show older lines"), self.read_older, "Ctrl+PgDown", "caret-down")
        printer, arrow = "printer", "upload-simple"
        self.print_action = self.add(N_("Print"), self._print, "Ctrl+P", printer, right=Right.PRINT)
        self.export_action = self.add(N_("Export"), self._export, "Ctrl+Shift+E", arrow, right=Right.EXPORT)
        self.filters.changed.connect(self.read)
        self.filters.names.toggled.connect(self._name)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whole())
        self._lay_out()

    @override
    def title(self) -> str:
        return self.language.text(N_("Audit book"))

    @override
    def primary_action(self) -> QAction | None:
        return self.verify_action

    @override
    def first_focus(self) -> QWidget | None:
        return self.filters.text

    @override
    def reload(self) -> None:
        """Read when the page is opened; another language only says the same lines again."""
        if self._is_read:
            row = self.table.current_row()
            self.model.speak(self.language)
            self.table.go_to_row(row)
            self.filters.fill(self._choices, self.language)
            self._show_words()
        else:
            self.read()

    def read(self) -> None:
        """Read the newest lines that the filter lets through."""
        book = self.bench.centre.audit_book
        wanted = self._wanted()
        if wanted is None:
            return
        self.ask(book.choices, self._offer)
        self.do(lambda: book.read(wanted), self._show)

    def read_older(self) -> None:
        """Read the lines before the last one shown."""
        if self.older_action.isEnabled() and self.model.entries:
            book, wanted, before = self.bench.centre.audit_book, self.filters.wanted(), self.model.entries[-1].number
            self.do(lambda: book.read(wanted, before), self._add)

    def clear(self) -> None:
        """Take every filter away."""
        self.filters.clear()
        self.read()

    def verify(self) -> None:
        """Compare every line with its seal."""
        self.do(self.bench.centre.audit_book.verify, self._show_verdict)

    def _wanted(self) -> AuditFilter | None:
        """The filter as it stands; None after saying what cannot be read in it."""
        try:
            wanted = self.filters.wanted()
        except UserError as error:
            self.error.setText(error.sentence(self.language))
            self.error.show()
            return None
        self.error.hide()
        return wanted

    def _print(self) -> None:
        if (wanted := self._wanted()) is not None:
            print_lines(self, wanted, self.filters.names.isChecked())

    def _export(self) -> None:
        if (wanted := self._wanted()) is not None:
            # Spreadsheets are written rarely; their module is loaded when one is.
            from ui.exports.spreadsheets import export_audit_book

            export_audit_book(self, wanted, self.filters.names.isChecked(), self._show_written)

    def _show_written(self, sentence: str) -> None:
        self.written.setText(sentence)
        self.written.show()

    def _name(self, named: bool) -> None:
        """Call records by their names, or by their numbers."""
        row = self.table.current_row()
        self.model.show_names(named)
        self.table.go_to_row(row)

    def _offer(self, choices: AuditChoices) -> None:
        self._choices = choices
        self.filters.fill(choices, self.language)

    def _show(self, page: AuditPage) -> None:
        self._is_read = True
        self.model.show(page, self.language)
        self.older_action.setEnabled(page.older)
        self.table.setVisible(bool(page.entries))
        self.empty.setVisible(not page.entries)
        self.whole.setVisible(bool(page.entries))
        if page.entries:
            self.table.go_to_row(0)
        self._show_words()

    def _add(self, page: AuditPage) -> None:
        first_new = self.model.rowCount()
        self.model.add(page)
        self.older_action.setEnabled(page.older)
        if page.entries:
            self.table.go_to_row(first_new)

    def _show_verdict(self, found: Verification) -> None:
        self._verified = found
        self._show_words()

    def _show_whole(self) -> None:
        """Say all of the line with the cursor: its cells are often too short."""
        row = self.table.current_row()
        cells = [str(self.model.index(row, column).data() or "") for column in Column] if row >= 0 else []
        self.whole.setText(" · ".join(words for words in cells if words))

    def _show_words(self) -> None:
        _ = self.language.text
        self.hint.setText(_("Every look into this book is written into it. Nothing in it can be changed."))
        self.empty.set_words(_("No line of the book fits. Search for less, or show everything."))
        self.verdict.setVisible(self._verified is not None)
        if self._verified is not None:
            self.verdict.setText(wording.verdict(self._verified, self.language))
            self.verdict.setProperty("kind", "good" if self._verified.first_broken is None else "error")
            restyle(self.verdict)

    def _make_table(self) -> PlainTable:
        table = PlainTable()
        table.setModel(self.model)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, scaled(width))
        table.remember(self.bench.memory, "audit")
        self.say(table.setAccessibleName, N_("Audit book"))
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        for part in (self.filters, self.error, self.verdict):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        foot = FlowLayout()
        for action in (
            self.older_action, self.again_action, self.clear_action, self.print_action, self.export_action
        ):  # fmt: skip
            foot.addWidget(ActionButton(action))
        column.addWidget(self.whole)
        column.addLayout(foot)
        column.addWidget(self.written)
        column.addWidget(self.hint)
        for hidden in (self.error, self.verdict, self.empty, self.written):
            hidden.hide()
