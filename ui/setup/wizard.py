"""Setting up a centre: three steps, then its records are made and the window opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.centre import Centre
from app.errors import FieldError, UserError
from app.language import N_
from app.settings.service import checked
from app.settings.values import CentreDetails
from ui.frame.foot import LanguageChoice
from ui.kit.cards import Card, ProgressStrip
from ui.kit.dialogs import scrolled
from ui.kit.words import label, quiet
from ui.settings.centre_form import CentreForm
from ui.setup.creating import create
from ui.setup.steps import CoordinatorStep, LanguageStep
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_TITLES = (
    N_("Welcome"),
    N_("Your centre"),
    N_("The first coordinator"),
)
_WORDS = (
    N_("Choose the language of the screen. It can be changed at any time."),
    N_("What stands here is printed on every sheet. All of it can be changed later in Settings."),
    N_(
        "This person may do everything. The records are locked with the password: nobody can read them "
        "without it, and nobody can bring it back when it is forgotten. Keep it in a safe place."
    ),
)


class SetUp(QWidget):
    """The window of the first start.

    Signals:
        created(Centre): the centre exists and is open.
        abandoned(): the window was closed before that.
    """

    created = Signal(object)
    abandoned = Signal()

    def __init__(self, bench: Workbench, folder: Path) -> None:
        super().__init__()
        self._bench, self._folder = bench, folder
        self._done = self._busy = False
        self.language = LanguageStep()
        self.centre = CentreForm(bench.tongue)
        self.centre.show_details(CentreDetails())
        self.coordinator = CoordinatorStep(bench.tongue)
        self.heading, self.words = label("title"), quiet(wrap=True)
        self.step_words = label("small")
        self.error = label("error", wrap=True)
        self.progress = ProgressStrip()
        self.progress.stop.hide()
        bench.tongue.say(self.progress.words.setText, N_("Making the records and locking them …"))
        self.steps = QStackedWidget()
        for step in (self.language, self.centre, self.coordinator):
            self.steps.addWidget(scrolled(step))
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.next_button.setProperty("kind", "primary")
        self.back_button.clicked.connect(lambda _checked: self.go(self.steps.currentIndex() - 1))
        self.next_button.clicked.connect(lambda _checked: self.forward())
        self.language.chosen.connect(self._language_chosen)
        bench.tongue.changed.connect(self._say)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paillote")
        self.resize(scaled(760), scaled(700))
        self._lay_out()
        self.go(0)

    def go(self, step: int) -> None:
        """Show a step: 0 language, 1 centre, 2 coordinator."""
        self.steps.setCurrentIndex(step)
        self.error.hide()
        self.back_button.setVisible(step > 0)
        self._say()
        (self.language.buttons["km"], self.centre.name_km, self.coordinator.name)[step].setFocus()

    def forward(self) -> None:
        """Check this step and show the next one; after the last, make the centre."""
        self.error.hide()
        try:
            self._check()
        except UserError as wrong:
            self._refused(wrong)
            return
        if self.steps.currentIndex() < 2:
            self.go(self.steps.currentIndex() + 1)
        else:
            self._create()

    def _check(self) -> None:
        if self.steps.currentIndex() == 1:
            checked(self.centre.details())
        elif self.steps.currentIndex() == 2:
            self.coordinator.check()

    def _create(self) -> None:
        self.centre.use_language(self._bench.tongue.language.code)
        folder, clock, details = self._folder, self._bench.clock, self.centre.details()
        name, password = self.coordinator.name.text(), self.coordinator.password.text()
        self._set_busy(True)
        self._bench.ask(self, lambda: create(folder, details, name, password, clock), self._created, self._refused)

    def _created(self, centre: Centre) -> None:
        self._done = True
        self.coordinator.forget()
        self.created.emit(centre)
        self.close()

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        if isinstance(error, FieldError) and self.centre.place_error(error):
            self.steps.setCurrentIndex(1)
            self._say()
        elif not self.coordinator.place_error(error):
            self._bench.tongue.follow(self.error.setText, error.sentence)
            self.error.show()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.steps.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        self.next_button.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.show_progress(0, 0)

    def _language_chosen(self, code: str) -> None:
        self._bench.tongue.use(code)
        self.go(1)

    def _say(self) -> None:
        say, step = self._bench.tongue.language, self.steps.currentIndex()
        self.heading.setText(say.text(_TITLES[step]))
        self.words.setText(say.text(_WORDS[step]))
        count = say.text(N_("Step {step} of {steps}"))
        self.step_words.setText(count.format(step=say.number(step + 1), steps=say.number(3)))
        self.back_button.setText(say.text(N_("Back")))
        self.next_button.setText(say.text(N_("Make the centre") if step == 2 else N_("Next")))

    def _lay_out(self) -> None:
        card = Card(8 * SPACE)
        for part in (self.step_words, self.heading, self.words):
            card.body.addWidget(part)
        card.body.addSpacing(2 * SPACE)
        card.body.addWidget(self.steps, 1)
        card.body.addWidget(self.error)
        card.body.addWidget(self.progress)
        card.body.addSpacing(2 * SPACE)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch()
        foot.addWidget(self.next_button)
        card.body.addLayout(foot)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 4 * SPACE, 6 * SPACE, 3 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(label("brand", text="Paillote"))
        column.addWidget(card, 1)
        column.addWidget(LanguageChoice(self._bench.tongue), 0, Qt.AlignmentFlag.AlignRight)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the keyboard; in a field it goes on, as in a dialog."""
        chosen = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._busy:
            super().keyPressEvent(event)
        elif isinstance(chosen, QPushButton):
            chosen.click()
        elif self.steps.currentIndex() > 0:
            self.forward()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy and not self._done:
            event.ignore()  # half a second more, then there is a centre to close
            return
        super().closeEvent(event)
        if not self._done:
            self.abandoned.emit()
