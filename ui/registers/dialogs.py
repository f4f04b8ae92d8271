"""The two decisions of a register that need more than a key: times, and a session that was not held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.attendance.values import Mark, SessionKey, Status
from app.errors import FieldError, UserError
from app.language import N_
from app.typed_times import read_time
from ui.kit.dialogs import FormDialog
from ui.kit.words import quiet
from ui.workbench import Workbench

REASONS = (
    N_("Holiday"),
    N_("The teacher was ill"),
    N_("Flood or heavy rain"),
    N_("Outing or event"),
    N_("Nobody came"),
)


class TimesDialog(FormDialog):
    """When somebody arrived and left.

    `chosen` is called with the new mark; the grid shows it at once, as if it had been typed there.
    """

    def __init__(
        self, bench: Workbench, parent: QWidget, name: str, mark: Mark | None, chosen: Callable[[Mark], object]
    ) -> None:
        text = bench.tongue.language.text
        super().__init__(bench, parent, text(N_("Arrival and departure")))
        self._mark = _of_somebody_there(mark)
        self._chosen = chosen
        self.arrived, self.left = QLineEdit(), QLineEdit()
        self.note = QLineEdit(self._mark.note)
        for field, time in ((self.arrived, self._mark.arrived), (self.left, self._mark.left)):
            field.setText(f"{time:%H:%M}" if time else "")
            field.setPlaceholderText("7:45")
        self.body.addWidget(quiet(name))
        self.body.addWidget(self.form.row("arrived", self.arrived, text(N_("Arrived"))))
        self.body.addWidget(self.form.row("left", self.left, text(N_("Left"))))
        self.body.addWidget(self.form.row("note", self.note, text(N_("Note"))))
        self.confirm_button.clicked.connect(self._confirm)
        self.arrived.setFocus()

    def _confirm(self) -> None:
        self.form.clear_errors()
        try:
            self._chosen(self._typed())
        except UserError as error:
            self.refuse(error)
            return
        self.accept()

    def _typed(self) -> Mark:
        arrived = read_time(self.arrived.text(), "arrived")
        left = read_time(self.left.text(), "left")
        if arrived and left and left < arrived:
            raise FieldError("left", N_("The departure is before the arrival."))
        return replace(self._mark, arrived=arrived, left=left, note=self.note.text().strip())


def _of_somebody_there(mark: Mark | None) -> Mark:
    """Who has an arrival was there: an absence or an excuse typed before gives way."""
    if mark is None:
        return Mark(Status.PRESENT)
    return mark if mark.status in (Status.PRESENT, Status.LATE) else replace(mark, status=Status.LATE)


class NotHeldDialog(FormDialog):
    """Why a session was not held; the usual reasons are offered, any other can be typed."""

    def __init__(self, bench: Workbench, parent: QWidget, day: str, session: SessionKey) -> None:
        text = bench.tongue.language.text
        super().__init__(bench, parent, text(N_("Not held")), text(N_("Not held")))
        self._session = session
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(["", *(text(reason) for reason in REASONS)])
        hint = text(N_("A session that was not held leaves every rate."))
        self.body.addWidget(quiet(day))
        self.body.addWidget(self.form.row("reason", self.reason, text(N_("Reason")), hint))
        self.confirm_button.clicked.connect(self._confirm)
        self.reason.setFocus()

    def _confirm(self) -> None:
        attendance, session = self.bench.centre.attendance, self._session
        reason = self.reason.currentText()
        self.save(lambda: attendance.call_off(session, reason))
