"""What narrows the audit book: words, who, what, and from which day to which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from app.audit_book import telling
from app.audit_book.values import AuditChoices, AuditFilter
from app.clock import Clock
from app.language import N_, Language
from ui.icons import icon
from ui.kit.dates import DateField
from ui.theme import SPACE
from ui.tongue import Tongue


class AuditFilterBar(QWidget):
    """Each reading is written into the book, so that text and days count with Enter only, not with each letter.

    Signals:
        changed(): another filter is asked for; see `wanted`.
    """

    changed = Signal()

    def __init__(self, tongue: Tongue, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.account, self.action = QComboBox(), QComboBox()
        self.first, self.last = DateField(tongue, clock), DateField(tongue, clock)
        self.names = QCheckBox()
        self.names.setChecked(True)
        self._name(tongue)
        self._lay_out()
        self.text.returnPressed.connect(self.changed)
        for combo in (self.account, self.action):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
            combo.activated.connect(lambda _at: self.changed.emit())
        for field in (self.first, self.last):
            field.edit.returnPressed.connect(self.changed)

    def wanted(self) -> AuditFilter:
        """The filter as it stands. Raises UserError for a day that cannot be read."""
        return AuditFilter(
            self.account.currentData() or "",
            self.action.currentData() or "",
            self.first.value(),
            self.last.value(),
            self.text.text(),
        )

    def clear(self) -> None:
        """Show the whole book again."""
        self.text.clear()
        self.first.set_value(None)
        self.last.set_value(None)
        self.account.setCurrentIndex(0)
        self.action.setCurrentIndex(0)

    def fill(self, choices: AuditChoices, language: Language) -> None:
        """Offer these, in this language, keeping what is chosen."""
        deeds = sorted((telling.action(action, language), action) for action in choices.actions)
        self._fill(
            self.account,
            language.text(N_("Everybody")),
            [(telling.account(name, language), name) for name in choices.accounts],
        )
        self._fill(self.action, language.text(N_("Every deed")), deeds)

    @staticmethod
    def _fill(combo: QComboBox, every: str, choices: list[tuple[str, str]]) -> None:
        before = combo.currentData()
        combo.clear()
        combo.addItem(every, None)
        for words, value in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(before)))

    def _name(self, tongue: Tongue) -> None:
        words = N_("Search names and words, then Enter")
        tongue.say(self.text.setPlaceholderText, words)
        tongue.say(self.text.setAccessibleName, words)
        tongue.say(self.names.setText, N_("With names"))
        tongue.say(self.names.setToolTip, N_("Without names, people and families are called by their numbers."))
        tongue.say(self.account.setAccessibleName, N_("Who"))
        tongue.say(self.action.setAccessibleName, N_("What"))
        for field, day in ((self.first, N_("From day")), (self.last, N_("To day"))):
            tongue.say(field.setAccessibleName, day)
            tongue.say(field.edit.setPlaceholderText, day)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * SPACE)
        for column, field in enumerate((self.account, self.action, self.first, self.last)):
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.text, 0, 0, 1, 3)
        grid.addWidget(self.names, 0, 3)
