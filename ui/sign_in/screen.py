"""The password, before the first page and after every lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.language import N_
from app.vault.errors import WrongPassword
from ui.frame.foot import LanguageChoice
from ui.kit.caps_lock import CapsLock
from ui.kit.cards import Card
from ui.kit.forms import FieldRow
from ui.kit.words import label, quiet
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.centre import Centre
    from app.settings.values import CentreDetails


class SignIn(QWidget):
    """Asks for the password and opens the centre on the data lane.

    Signals:
        opened(Centre): the password was right.
    """

    opened = Signal(object)

    def __init__(self, bench: Workbench, unlock: Callable[[str], Centre]) -> None:
        super().__init__()
        self._bench, self._unlock = bench, unlock
        say = bench.tongue.say
        self.logo = QLabel()
        self.logo.hide()
        # Before the first sign-in nothing of the centre can be read, not even its name.
        self.centre = label("title", wrap=True, text="Paillote")
        self.centre.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.welcome = quiet(wrap=True)
        self.welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        say(self.welcome.setText, N_("Type your password to open the records."))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = FieldRow(self.password)
        say(self.row.set_label, N_("Password"))
        self.caps = CapsLock(self.password, bench.tongue)
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        say(self.button.setText, N_("Open"))
        say(self.button.setToolTip, N_("Open the records (Enter)"))
        self.button.clicked.connect(lambda _checked: self.try_password())
        self.password.returnPressed.connect(self.try_password)
        self._lay_out()

    def start(self) -> None:
        """Ask anew, with the cursor in the field."""
        self.password.clear()
        self.row.set_error("")
        self._busy(False)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_centre(self, details: CentreDetails) -> None:
        """Greet with the centre's name and logo; they are the only thing kept while locked."""
        self._bench.tongue.follow(
            self.centre.setText,
            lambda language: language.pick(km=details.name_km, en=details.name_en, fr=details.name_fr),
        )
        picture = QPixmap()
        if details.logo and picture.loadFromData(details.logo):
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(picture.scaled(scaled(160), scaled(80), *mode))
        self.logo.setVisible(not picture.isNull())

    def try_password(self) -> None:
        """Open the centre with what is typed."""
        typed, unlock = self.password.text(), self._unlock
        if not typed:
            self._bench.tongue.follow(
                self.row.set_error, lambda language: language.text(N_("Type your password first."))
            )
            return
        self._busy(True)
        self._bench.ask(self, lambda: unlock(typed), self._opened, self._refused)

    def _opened(self, centre: Centre) -> None:
        self.start()
        self.opened.emit(centre)

    def _refused(self, error: UserError) -> None:
        self._busy(False)
        self._bench.tongue.follow(self.row.set_error, error.sentence)
        if isinstance(error, WrongPassword):
            self.password.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, busy: bool) -> None:
        self.password.setReadOnly(busy)
        self.button.setEnabled(not busy)
        self._bench.tongue.say(self.button.setText, N_("Opening …") if busy else N_("Open"))

    def _lay_out(self) -> None:
        card = Card(8 * SPACE)
        card.setFixedWidth(scaled(400))
        card.body.setSpacing(3 * SPACE)
        card.body.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(self.centre)
        card.body.addWidget(self.welcome)
        card.body.addSpacing(2 * SPACE)
        card.body.addWidget(self.row)
        card.body.addWidget(self.caps)
        card.body.addWidget(self.button)
        brand = label("brand", text="Paillote")
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * SPACE, 6 * SPACE, 8 * SPACE, 4 * SPACE)
        column.addWidget(brand)
        column.addStretch(2)
        middle = QHBoxLayout()  # and no alignment, which would not ask how high the card is at this width
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch(3)
        column.addWidget(LanguageChoice(self._bench.tongue), 0, Qt.AlignmentFlag.AlignRight)
