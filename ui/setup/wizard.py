"""Setting up a centre: four steps, then its records are made; with the recovery sheet in the safe the window opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import FieldError, UserError
from app.language import N_
from app.settings.service import checked
from app.settings.values import CentreDetails
from app.vault.errors import NameTaken
from ui.accounts.sheet import SheetPanel
from ui.backups.from_outside import FromOutside
from ui.frame.foot import LanguageChoice
from ui.kit.cards import Card, ProgressStrip
from ui.kit.dialogs import scrolled
from ui.kit.words import label, quiet
from ui.settings.centre_form import CentreForm
from ui.setup.creating import Created, create
from ui.setup.steps import CoordinatorStep, LanguageStep
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.backups.restoring import Restored

LANGUAGE, CENTRE, FIRST, SECOND, SHEET = range(5)
_TITLES = (
    N_("Welcome"),
    N_("Your centre"),
    N_("The first coordinator"),
    N_("The second coordinator"),
    N_("The recovery sheet"),
)
_WORDS = (
    N_("Choose the language of the screen. It can be changed at any time."),
    N_("What stands here is printed on every sheet. All of it can be changed later in Settings."),
    N_(
        "This person may do everything. The records are locked with the password: nobody can read them "
        "without it, and nobody can bring it back when it is forgotten. Keep it in a safe place."
    ),
    N_(
        "A second person who may do everything: one alone may fall ill or forget the password. Let them type their "
        "own. Who is not here now can be let in later; Today reminds you until then."
    ),
    N_("With it the records open when every password is forgotten. Without it they would be lost."),
)
_NEXT = {SECOND: N_("Make the centre"), SHEET: N_("It is in the safe")}
_OTHER = {CENTRE: N_("Put back a backup instead"), SECOND: N_("Later"), SHEET: N_("Later")}


class SetUp(QWidget):
    """The window of the first start.

    Signals:
        created(Centre): the centre exists and is open.
        restored(): a backup was put back instead; somebody may sign in.
        abandoned(): the window was closed before that.
    """

    created = Signal(object)
    restored = Signal()
    abandoned = Signal()

    def __init__(self, bench: Workbench, folder: Path) -> None:
        super().__init__()
        self._bench, self._folder = bench, folder
        self._done = self._busy = False
        self._made: Created | None = None
        self.language = LanguageStep()
        self.centre = CentreForm(bench.tongue)
        self.centre.show_details(CentreDetails())
        self.coordinator = CoordinatorStep(bench.tongue, N_("Your name"))
        self.second = CoordinatorStep(bench.tongue, N_("Name"))
        self.panel: SheetPanel | None = None
        self.heading, self.words = label("title", wrap=True), quiet(wrap=True)
        self.step_words = label("small")
        self.error = label("error", wrap=True)
        self.progress = ProgressStrip()
        self.progress.stop.hide()
        bench.tongue.say(self.progress.words.setText, N_("Making the records and locking them …"))
        self.steps = QStackedWidget()
        for step in (self.language, self.centre, self.coordinator, self.second):
            self.steps.addWidget(scrolled(step))
        self.backup = FromOutside(bench, self, folder)
        self.backup.restored.connect(self._restored)
        self.back_button, self.other_button, self.next_button = QPushButton(), QPushButton(), QPushButton()
        self.next_button.setProperty("kind", "primary")
        self.back_button.clicked.connect(lambda _checked: self.go(self.steps.currentIndex() - 1))
        self.other_button.clicked.connect(lambda _checked: self.go_another_way())
        self.next_button.clicked.connect(lambda _checked: self.forward())
        self.language.chosen.connect(self._language_chosen)
        bench.tongue.changed.connect(self._say)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paillote")
        self.resize(scaled(760), scaled(700))
        self._lay_out()
        self.go(LANGUAGE)

    def go(self, step: int) -> None:
        """Show a step."""
        self.steps.setCurrentIndex(step)
        self.error.hide()
        self.back_button.setVisible(LANGUAGE < step < SHEET)
        self.next_button.setVisible(step > LANGUAGE)
        self.other_button.setVisible(step in _OTHER)
        self._say()
        first = (self.language.buttons["km"], self.centre.name_km, self.coordinator.name, self.second.name)
        (self.panel.print_button if step == SHEET and self.panel is not None else first[step]).setFocus()

    def forward(self) -> None:
        """Check this step and show the next one; after the second coordinator, make the centre."""
        self.error.hide()
        try:
            self._check()
        except UserError as wrong:
            self._refused(wrong)
            return
        step = self.steps.currentIndex()
        if step == SECOND:
            self._create(with_second=True)
        elif step == SHEET:
            self._confirm_sheet()
        else:
            self.go(step + 1)

    def go_another_way(self) -> None:
        """Later, or a backup instead of a new centre."""
        step = self.steps.currentIndex()
        if step == CENTRE:
            self.backup.choose()
        elif step == SECOND:
            self._create(with_second=False)
        else:
            self._finish()

    def show_sheet(self, made: Created) -> None:
        """The centre exists: show what belongs into its safe."""
        self._made = made
        self._set_busy(False)
        for step in (self.coordinator, self.second):
            step.forget()
        self.panel = SheetPanel(self._bench, made.sheet)
        self.steps.addWidget(scrolled(self.panel))
        self.go(SHEET)

    def _check(self) -> None:
        step = self.steps.currentIndex()
        if step == CENTRE:
            checked(self.centre.details())
        elif step in (FIRST, SECOND):
            (self.coordinator if step == FIRST else self.second).check()
        if step == SECOND and self.second.newcomer().name.strip() == self.coordinator.newcomer().name.strip():
            name = self.second.newcomer().name.strip()
            raise FieldError("name", NameTaken(name).message, name=name)

    def _create(self, *, with_second: bool) -> None:
        self.centre.use_language(self._bench.tongue.language.code)
        folder, clock, details = self._folder, self._bench.clock, self.centre.details()
        first, second = self.coordinator.newcomer(), self.second.newcomer() if with_second else None
        self._set_busy(True)
        self._bench.ask(self, lambda: create(folder, details, first, second, clock), self.show_sheet, self._refused)

    def _confirm_sheet(self) -> None:
        made, panel = self._made, self.panel
        if made is not None and panel is not None and panel.check():
            accounts = made.centre.accounts
            self._bench.ask(self, accounts.confirm_recovery_sheet, lambda _done: self._finish(), self._refused)

    def _finish(self) -> None:
        if self._made is not None:
            self._done = True
            self.created.emit(self._made.centre)
            self.close()

    def _restored(self, _restored: Restored) -> None:
        self._done = True
        self.restored.emit()
        self.close()

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        if isinstance(error, FieldError) and self.centre.place_error(error):
            self.go(CENTRE)
            self.centre.place_error(error)
            return
        step = self.second if self.steps.currentIndex() == SECOND else self.coordinator
        if not step.place_error(error):
            self._bench.tongue.follow(self.error.setText, error.sentence)
            self.error.show()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.steps, self.back_button, self.other_button, self.next_button):
            part.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.show_progress(0, 0)

    def _language_chosen(self, code: str) -> None:
        self._bench.tongue.use(code)
        self.go(CENTRE)

    def _say(self) -> None:
        say, step = self._bench.tongue.language, self.steps.currentIndex()
        self.heading.setText(say.text(_TITLES[step]))
        self.words.setText(say.text(_WORDS[step]))
        count = say.text(N_("Step {step} of {steps}"))
        self.step_words.setText(count.format(step=say.number(step + 1), steps=say.number(len(_TITLES))))
        self.back_button.setText(say.text(N_("Back")))
        self.other_button.setText(say.text(_OTHER.get(step, "")))
        self.next_button.setText(say.text(_NEXT.get(step, N_("Next"))))

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
        foot.addWidget(self.other_button)
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
        elif self.steps.currentIndex() > LANGUAGE:
            self.forward()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy and not self._done:
            event.ignore()  # half a second more, then there is a centre to close
            return
        super().closeEvent(event)
        if not self._done and self._made is not None:
            self._bench.data.run(self._bench, self._made.centre.close)
        if not self._done:
            self.abandoned.emit()
