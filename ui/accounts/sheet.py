"""The recovery sheet on its way to the safe: shown, printed, and a part of it typed back."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.accounts.values import RecoverySheet
from app.errors import UserError
from app.language import N_
from app.vault.recovery import is_group
from ui.icons import icon
from ui.kit.cards import Card
from ui.kit.dialogs import Dialog
from ui.kit.forms import FieldRow
from ui.kit.words import label, quiet
from ui.theme import SPACE
from ui.workbench import Workbench

_ASKED = 2  # of the nine groups


class SheetPanel(QWidget):
    """Nothing of it is written to a disk: the paper is drawn in memory and goes straight to the printer."""

    def __init__(self, bench: Workbench, sheet: RecoverySheet, asked: Sequence[int] = ()) -> None:
        """`asked` are the groups to be typed back, counted from 1; drawn by chance when there are none."""
        super().__init__()
        self._bench, self._sheet = bench, sheet
        self._asked = sorted(asked or SystemRandom().sample(range(1, len(sheet.groups) + 1), _ASKED))
        self.print_button = QPushButton()
        self.print_button.setIcon(icon("printer"))
        self.print_button.setIconSize(QSize(22, 18))
        self.print_button.setAutoDefault(False)
        bench.tongue.say(self.print_button.setText, N_("Print the sheet"))
        bench.tongue.say(self.print_button.setToolTip, N_("Choose a printer and print one page"))
        self.print_button.clicked.connect(lambda _checked: self.choose_printer())
        self.result = label("good", wrap=True)
        self.result.hide()
        self.fields = [QLineEdit() for _ in self._asked]
        self.rows = [FieldRow(field) for field in self.fields]
        self._lay_out()

    def check(self) -> bool:
        """Whether the groups asked for were typed from the sheet; what is wrong is told beside its field."""
        for number, field, row in reversed(list(zip(self._asked, self.fields, self.rows, strict=True))):
            right = is_group(field.text(), self._sheet.groups[number - 1])
            self._bench.tongue.say(row.set_error, "" if right else N_("This is not what stands on the sheet."))
            if not right:
                field.setFocus()
        return all(row.error.isHidden() for row in self.rows)

    def choose_printer(self) -> None:
        """Ask for the printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, 1)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the sheet and send it to the printer, on the paper lane."""
        sheet = self._sheet

        def job() -> None:
            from reports.recovery_sheet import draw
            from ui.printing.output import print_pdf

            print_pdf(draw(sheet), printer)

        self._bench.run_long(self, job, lambda _none: self._printed(), self._not_printed)

    def _printed(self) -> None:
        self._tell("good")
        self._bench.tongue.say(self.result.setText, N_("The sheet is on its way to the printer."))
        self.fields[0].setFocus()

    def _not_printed(self, error: UserError) -> None:
        self._tell("error")
        self._bench.tongue.follow(self.result.setText, error.sentence, self)

    def _tell(self, kind: str) -> None:
        self.result.setProperty("kind", kind)
        self.result.show()

    def _lay_out(self) -> None:
        say = self._bench.tongue.say
        first, second = label(wrap=True), quiet(wrap=True)
        say(first.setText, N_("Print this code, or write it down by hand, and put it into the safe. It is shown once."))
        say(second.setText, N_("So that we know the sheet is there and can be read, type two of its groups:"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for part in (first, self._code(), self.print_button, self.result, second):
            column.addWidget(part)
        column.setAlignment(self.print_button, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(4 * SPACE)
        for number, field in zip(self._asked, self.rows, strict=True):
            say(field.set_label, N_("Group {number}"), number=number)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _code(self) -> Card:
        card, grid = Card(3 * SPACE), QGridLayout()
        grid.setSpacing(2 * SPACE)
        for at, group in enumerate(self._sheet.groups):
            number, letters = label("small", text=str(at + 1)), label("title", text=group)
            cell = QHBoxLayout()
            cell.setSpacing(2 * SPACE)
            cell.addWidget(number)
            cell.addWidget(letters, 1)
            grid.addLayout(cell, *divmod(at, 3))
        card.body.addLayout(grid)
        return card


class SheetDialog(Dialog):
    """A new recovery sheet, from the settings; closed without the groups, Today goes on reminding."""

    def __init__(self, bench: Workbench, parent: QWidget, sheet: RecoverySheet, asked: Sequence[int] = ()) -> None:
        _ = bench.tongue.language.text
        super().__init__(parent, bench.tongue.language, _("The recovery sheet"), _("It is in the safe"))
        self._bench = bench
        self.cancel_button.setText(_("Later"))
        self.panel = SheetPanel(bench, sheet, asked)
        self.body.addWidget(self.panel)
        self.confirm_button.clicked.connect(lambda _checked: self._confirm())
        self.panel.print_button.setFocus()

    def _confirm(self) -> None:
        if self.panel.check():
            self._bench.do(self, self._bench.centre.accounts.confirm_recovery_sheet, lambda _none: self.accept())
