"""What stands over a sign-in: who came so far, what the paper says, and the code of the sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.language import N_
from app.meetings.values import SignIn
from ui.kit.flow import FlowLayout
from ui.kit.words import Pill, label, restyle
from ui.meetings import wording
from ui.registers.boxes import NumberBox
from ui.theme import SPACE, scaled
from ui.tongue import Tongue


class SignInBar(QWidget):
    """Counts what is entered; the box of the paper's total turns red while it differs."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self._families: int | None = None
        self.came, self.adults, self.invited = Pill("present"), Pill("main"), Pill("plain")
        self.code, self.paper = QLineEdit(), NumberBox()
        self.code.setFixedWidth(scaled(92))
        self.code.setMaxLength(8)
        self._lay_out()
        self.paper.textChanged.connect(lambda _text: self._compare())

    def show_counts(self, sign_in: SignIn) -> None:
        """How many came and were invited."""
        language, self._families = self._tongue.language, sign_in.families
        self.came.setText(language.plural("{count} family came", "{count} families came", sign_in.families))
        self.adults.setText(wording.adults(sign_in.adults, language))
        invited = sum(row.invited for row in sign_in.rows)
        self.invited.setText(language.plural("{count} invited", "{count} invited", invited))
        self._compare()

    def _compare(self) -> None:
        number = self.paper.number()
        differs = self._families is not None and number is not None and number != self._families
        if self.paper.property("wrong") != differs:
            self.paper.setProperty("wrong", differs)
            restyle(self.paper)
        words = N_("The paper says another number than is entered.") if differs else ""
        self.paper.setToolTip(self._tongue.language.text(words) if words else "")

    def _lay_out(self) -> None:
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        for pill in (self.came, self.adults, self.invited):
            row.addWidget(pill)
        row.addWidget(self._named(self.paper, N_("Families on paper")))
        row.addWidget(self._named(self.code, N_("Sheet code")))

    def _named(self, field: QLineEdit, words: str) -> QWidget:
        """A field behind its name."""
        pair, name = QWidget(), label("quiet")
        self._tongue.say(name.setText, words)
        self._tongue.say(field.setAccessibleName, words)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(name)
        row.addWidget(field)
        return pair
