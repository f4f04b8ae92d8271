"""The numbers from which the Today page speaks up."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language import N_
from app.settings.values import Thresholds
from ui.kit.forms import FieldRow, Form, number_field
from ui.settings.months import month_names
from ui.theme import SPACE
from ui.tongue import Tongue


class ThresholdsForm(QWidget):
    """Absences in a row, children per member of staff, and the first day of the school year."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self.form = Form(tongue.language)
        self.absences, self.staff = number_field(1, 30), number_field(1, 60)
        self.day, self.month = number_field(1, 31), QComboBox()
        self.month.addItems([""] * 12)
        tongue.follow(self.month.setAccessibleName, lambda language: language.text(N_("Month")))
        tongue.say(self.day.setAccessibleName, N_("Day"))
        tongue.changed.connect(self._name_months)
        self._name_months()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        column.addWidget(self._row("absences_in_a_row", self.absences, N_("Absences in a row before a visit")))
        column.addWidget(self._row("children_per_staff", self.staff, N_("Most children for one member of staff")))
        start = self._row("school_starts_day", self._school_start(), N_("First day of the school year"))
        column.addWidget(start)

    def thresholds(self) -> Thresholds:
        """What is chosen now."""
        return Thresholds(
            absences_in_a_row=self.absences.value(),
            children_per_staff=self.staff.value(),
            school_starts_month=self.month.currentIndex() + 1,
            school_starts_day=self.day.value(),
        )

    def show_thresholds(self, thresholds: Thresholds) -> None:
        """Fill the fields."""
        self.absences.setValue(thresholds.absences_in_a_row)
        self.staff.setValue(thresholds.children_per_staff)
        self.month.setCurrentIndex(thresholds.school_starts_month - 1)
        self.day.setValue(thresholds.school_starts_day)

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field; False when it belongs to none of these."""
        self.form.language = self._tongue.language
        return self.form.place_error(error)

    def _school_start(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.day)
        row.addWidget(self.month, 1)
        both.setFocusProxy(self.day)
        return both

    def _name_months(self) -> None:
        for at, name in enumerate(month_names(self._tongue.language)):
            self.month.setItemText(at, name)

    def _row(self, name: str, field: QWidget, words: str) -> FieldRow:
        row = self.form.take(name, FieldRow(field))
        self._tongue.say(row.set_label, words)
        return row
