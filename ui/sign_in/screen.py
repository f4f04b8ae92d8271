"""Name and password, before the first page and after every lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.doorstep import Doorstep
from app.errors import UserError
from app.faults import DatabaseDamaged
from app.language import N_
from app.vault.delay import TooSoon
from app.vault.errors import DamagedKeyFile, NoKeyFile, WrongPassword
from ui.frame.foot import LanguageChoice
from ui.kit.cards import Card
from ui.kit.password import PasswordField
from ui.kit.sections import link
from ui.kit.words import label, quiet
from ui.sign_in.gate import Gate
from ui.sign_in.names import Names
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.backups.restoring import Restored
    from app.centre import Centre
    from app.settings.values import CentreDetails

_LAST = "last_person"  # a number of the key file, no name


class SignIn(QWidget):
    """Asks who and for the password, and opens the centre on the data lane.

    Signals:
        tried(): a password is being looked at, which takes half a second.
        opened(Centre): the password was right.
    """

    tried = Signal()
    opened = Signal(object)

    def __init__(self, bench: Workbench, gate: Gate) -> None:
        super().__init__()
        self._bench, self._gate = bench, gate
        self._photos: Mapping[str, bytes] = {}
        say = bench.tongue.say
        self.logo = QLabel()
        self.logo.hide()
        # Before the first sign-in nothing of the centre can be read, not even its name.
        self.centre = label("title", wrap=True, text="Paillote")
        self.welcome = quiet(wrap=True)
        for words in (self.centre, self.welcome):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        say(self.welcome.setText, N_("Choose your name and type your password."))
        self.names = Names()
        say(self.names.setAccessibleName, N_("Your name"))
        self.names.hide()
        self.field = PasswordField(bench.tongue)
        self.password, self.row, self.caps = self.field.edit, self.field.row, self.field.caps
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        say(self.button.setText, N_("Open"))
        say(self.button.setToolTip, N_("Open the records (Enter)"))
        self.forgotten = link("", self.ask_for_a_new_password)
        say(self.forgotten.setText, N_("Forgot your password?"))
        self.trouble = label("error", wrap=True)
        self.trouble.hide()
        self.put_back = QPushButton()
        self.put_back.hide()
        say(self.put_back.setText, N_("Put back a backup"))
        say(self.put_back.setToolTip, N_("Replace all records by those of a backup"))
        self._connect()
        self._lay_out()

    def start(self, before: str = "", *, switching: bool = False) -> None:
        """Ask anew, with the cursor in the field; when `switching`, for the name first.

        `before` is who has just left the desk: chosen already, and not when `switching`.
        """
        self.field.clear()
        self._show_trouble(None)
        self._busy(False)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

        def show(found: Doorstep) -> None:
            self.show_doorstep(found, before, switching=switching)

        self._bench.ask(self, self._gate.look, show, self._refused)

    def show_doorstep(self, found: Doorstep, before: str = "", *, switching: bool = False) -> None:
        """Show who may sign in; who did so last is chosen already."""
        left = (person.slot for person in found.people if person.name == before)
        last = next(left, self._bench.memory.of("").number(_LAST))
        self.names.show_people(found.people, self._photos)
        self.forgotten.setVisible(bool(found.people))
        others = [person.slot for person in found.people if person.slot != last]
        chosen = self.names.choose(others[0] if switching and others else last)
        if len(found.people) == 1:
            self.names.setCurrentRow(0)
        elif switching or not chosen:
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.wait(found.seconds)

    def show_centre(self, details: CentreDetails) -> None:
        """Greet with the centre's name and logo; they and the faces of the staff are all that is kept while locked."""
        self._bench.tongue.follow(
            self.centre.setText,
            lambda language: language.pick(km=details.name_km, en=details.name_en, fr=details.name_fr),
        )
        picture = QPixmap()
        if details.logo and picture.loadFromData(details.logo):
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(picture.scaled(scaled(140), scaled(44), *mode))
        self.logo.setVisible(not picture.isNull())

    def keep_photos(self, photos: Mapping[str, bytes]) -> None:
        """Show these faces from now on, by name."""
        self._photos = photos

    def try_password(self) -> None:
        """Open the centre with what is typed."""
        typed, name, unlock = self.password.text(), self.names.name(), self._gate.unlock
        self._show_trouble(None)
        if self.names.count() and name is None:
            self._complain(N_("Choose your name first."))
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not typed:
            self._complain(N_("Type your password first."))
        elif self.field.is_ready():
            self._busy(True)
            self._bench.ask(self, lambda: unlock(name, typed), self._opened, self._refused)
            self.tried.emit()

    def ask_for_a_new_password(self) -> None:
        """Tell the two ways to a new password, and offer the one with the recovery code."""
        from ui.sign_in.forgotten import ForgottenDialog  # seen once in a long while

        name = self.names.name()
        if name is None:
            self._complain(N_("Choose your name first."))
            return
        dialog = ForgottenDialog(self._bench, self, self._gate, name)
        dialog.opened.connect(self._opened)
        dialog.open()

    def choose_backup(self) -> None:
        """Put a backup in the place of records that cannot be opened."""
        from ui.backups.from_outside import FromOutside  # seen once in the life of a centre, if ever

        backup = FromOutside(self._bench, self, self._gate.folder)
        backup.restored.connect(self._restored)
        backup.choose()

    def _opened(self, centre: Centre) -> None:
        self._bench.memory.of("").put(_LAST, self.names.slot())
        self.field.clear()
        self._busy(False)
        self.opened.emit(centre)

    def _refused(self, error: UserError) -> None:
        self._busy(False)
        if isinstance(error, WrongPassword | TooSoon):
            self.field.refuse(error)
            return
        self._show_trouble(error)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_trouble(self, error: UserError | None) -> None:
        """What a right password cannot mend; where a backup can, it is offered."""
        if error is not None:
            self._bench.tongue.follow(self.trouble.setText, error.sentence)
        self.trouble.setVisible(error is not None)
        self.put_back.setVisible(isinstance(error, NoKeyFile | DamagedKeyFile | DatabaseDamaged))

    def _restored(self, restored: Restored) -> None:
        from ui.backups.putting_back import tell_restored

        tell_restored(self, self._bench.tongue.language, restored)
        self.start()

    def _complain(self, message: str) -> None:
        self._bench.tongue.say(self.row.set_error, message)

    def _busy(self, busy: bool) -> None:
        ready = not busy and self.field.is_ready()
        self.password.setReadOnly(not ready)
        self.names.setEnabled(not busy)
        self.button.setEnabled(ready)
        self._bench.tongue.say(self.button.setText, N_("Opening …") if busy else N_("Open"))

    def _connect(self) -> None:
        self.button.clicked.connect(lambda _checked: self.try_password())
        self.password.returnPressed.connect(self.try_password)
        self.password.installEventFilter(self)
        self.names.decided.connect(lambda: self.password.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.ready_changed.connect(self.button.setEnabled)
        self.put_back.clicked.connect(lambda _checked: self.choose_backup())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose a name while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.names.count():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and not self.password.isReadOnly():
                self.names.step(step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        card = Card(6 * SPACE)
        card.setFixedWidth(scaled(400))
        card.body.setSpacing(3 * SPACE)
        card.body.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.centre, self.welcome, self.names, self.field, self.button, self.trouble, self.put_back):
            card.body.addWidget(part)
        card.body.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignHCenter)
        brand = label("brand", text="Paillote")
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * SPACE, 4 * SPACE, 8 * SPACE, 2 * SPACE)
        column.addWidget(brand)
        column.addStretch(2)
        middle = QHBoxLayout()  # and no alignment, which would not ask how high the card is at this width
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch(3)
        column.addWidget(LanguageChoice(self._bench.tongue), 0, Qt.AlignmentFlag.AlignRight)
