"""The centre's details as a form, in the set-up and in the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.language import N_
from app.settings.values import CentreDetails
from ui.kit.forms import FieldRow, Form, fill
from ui.settings.fields import LogoField, SchoolDays
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

# Each name is labelled in its own language too: who fills in the Khmer one may read nothing else.
_LABELS = {
    "name_km": N_("Name in Khmer"),
    "name_en": N_("Name in English"),
    "name_fr": N_("Name in French"),
    "address": N_("Address"),
    "phone": N_("Phone"),
    "school_days": N_("Days on which the centre works"),
    "logo": N_("Logo for the printed sheets"),
}


class CentreForm(QWidget):
    """Names in three languages, address, phone, days and logo."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self._language = "km"
        self.form = Form(tongue.language)
        self.name_km, self.name_en, self.name_fr = QLineEdit(), QLineEdit(), QLineEdit()
        self.address, self.phone = QPlainTextEdit(), QLineEdit()
        self.address.setFixedHeight(scaled(64))
        self.address.setTabChangesFocus(True)
        self.school_days, self.logo = SchoolDays(tongue), LogoField(tongue)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        grid.addWidget(self._row("name_km", self.name_km), 0, 0, 1, 6)
        grid.addWidget(self._row("name_en", self.name_en), 1, 0, 1, 3)
        grid.addWidget(self._row("name_fr", self.name_fr), 1, 3, 1, 3)
        grid.addWidget(self._row("address", self.address), 2, 0, 1, 6)
        grid.addWidget(self._row("phone", self.phone), 3, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._row("logo", self.logo), 3, 2, 1, 4, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._row("school_days", self.school_days), 4, 0, 1, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addStretch()

    def details(self) -> CentreDetails:
        """What is typed now."""
        return CentreDetails(
            name_km=self.name_km.text(),
            name_en=self.name_en.text(),
            name_fr=self.name_fr.text(),
            address=self.address.toPlainText(),
            phone=self.phone.text(),
            logo=self.logo.png(),
            school_days=self.school_days.days(),
            language=self._language,
        )

    def show_details(self, details: CentreDetails) -> None:
        """Fill the fields."""
        self._language = details.language
        fill(self.name_km, details.name_km)
        fill(self.name_en, details.name_en)
        fill(self.name_fr, details.name_fr)
        self.address.setPlainText(details.address)
        fill(self.phone, details.phone)
        self.logo.set_png(details.logo)
        self.school_days.set_days(details.school_days)

    def use_language(self, code: str) -> None:
        """The language in which the centre starts and prints when nobody says otherwise."""
        self._language = code

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field; False when it belongs to none of these."""
        self.form.language = self._tongue.language
        return self.form.place_error(error)

    def _row(self, name: str, field: QWidget) -> FieldRow:
        row = self.form.take(name, FieldRow(field))
        self._tongue.say(row.set_label, _LABELS[name])
        return row
