"""Dialogs: only for a decision, or for one draft that is saved or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Done
from app.errors import UserError
from app.language import N_, Language
from ui.kit.buttons import press_focused
from ui.kit.forms import Form
from ui.kit.words import heading, label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

T = TypeVar("T")
Removal = Callable[[], object]


class Dialog(QDialog):
    """A heading, a body, an error sentence, and Cancel and one main button at the foot.

    Dialogs are opened with `open()`, never `exec()`: the program behind goes on.
    """

    def __init__(self, parent: QWidget, language: Language, title: str, confirm: str) -> None:
        """`title` and `confirm` (the words of the main button) are translated."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(3 * SPACE)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.cancel_button = QPushButton(language.text(N_("Cancel")))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button = QPushButton(confirm)
        self.confirm_button.setProperty("kind", "primary")
        self.confirm_button.setDefault(True)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(2 * SPACE)
        self.foot.addStretch()
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.confirm_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        column.setSpacing(4 * SPACE)
        self.heading = heading(title)
        self.heading.setWordWrap(True)
        # On the heading and not on the dialog, which then still grows with what is in it.
        self.heading.setMinimumWidth(scaled(380))
        column.addWidget(self.heading)
        column.addLayout(self.body, 1)
        column.addWidget(self.error)
        column.addLayout(self.foot)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._grow()
        return done

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, unless it is one that stays down; else the main one."""
        if not press_focused(self, event, toggles=False):
            super().keyPressEvent(event)

    def _grow(self) -> None:
        """A window does not ask by itself how high sentences are that go over several lines."""
        needed = self._column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def show_error(self, words: str) -> None:
        """Show what is wrong above the buttons; empty: nothing is."""
        self.error.setText(words)
        self.error.setVisible(bool(words))


class FormDialog(Dialog):
    """A dialog with one draft: fields in `form`, saved by `save`."""

    def __init__(self, bench: Workbench, parent: QWidget, title: str, confirm: str = "") -> None:
        """`title` and `confirm` are translated; "Save" when `confirm` is empty."""
        language = bench.tongue.language
        super().__init__(parent, language, title, confirm or language.text(N_("Save")))
        self.bench = bench
        self.form = Form(language)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.bench.form_opened.emit(self, f"{type(self).__name__} {self.windowTitle()}")

    def save(self, job: Callable[[], Done[T]], then: Callable[[T], object] | None = None) -> None:
        """Send the command; close when it is saved, else show the error beside its field or at the foot."""
        self.form.clear_errors()
        self.show_error("")
        self.confirm_button.setEnabled(False)

        def saved(value: T) -> None:
            if then is not None:
                then(value)
            self.accept()

        self.bench.do(self, job, saved, self.refuse)

    def refuse(self, error: UserError) -> None:
        """Show why it was not saved; what was typed stays."""
        self.confirm_button.setEnabled(True)
        if not self.form.place_error(error):
            self.show_error(error.sentence(self.bench.tongue.language))


class LeaveDialog(Dialog):
    """Before the program ends while something is half typed: Enter goes back to it."""

    def __init__(self, parent: QWidget, language: Language, leave: Callable[[], object]) -> None:
        """`leave` ends the program all the same."""
        _ = language.text
        super().__init__(parent, language, _("Close without saving?"), _("Close without saving"))
        words = _("What was typed in a form is not saved yet. It is lost when Paillote closes.")
        self.body.addWidget(label(text=words, wrap=True))
        self.confirm_button.clicked.connect(lambda _checked: leave())
        self.cancel_button.setFocus()


class ReasonDialog(FormDialog):
    """A reason in a few words before something is archived."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        title: str,
        explanation: str,
        archive: Callable[[str], Done[None]],
        archived: Callable[[None], object],
    ) -> None:
        """`title` and `explanation` are translated; `archive` is the command, given the reason."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, title, _("Archive"))
        self.body.addWidget(label("quiet", text=explanation, wrap=True))
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))

        def save() -> None:
            reason = self.reason.text()
            self.save(lambda: archive(reason), archived)

        self.confirm_button.clicked.connect(save)
        self.reason.setFocus()


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """`content` in an area that scrolls up and down when the screen is small."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    # The area itself is no station of the Tab key; what is in it is.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def bring_into_sight(widget: QWidget) -> None:
    """Scroll what `widget` lies in until it is seen; Qt does so only when the Tab key leads there."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def ask_first(
    parent: QWidget,
    language: Language,
    title: str,
    message: str,
    confirm: str,
    then: Callable[[], object],
    *,
    danger: bool = False,
) -> Dialog:
    """Ask for a decision; `then` is called when the person agrees. All words are translated.

    Before something that cannot be undone (`danger`) Cancel has the focus.
    """
    dialog = Dialog(parent, language, title, confirm)
    dialog.body.addWidget(label(text=message, wrap=True))
    dialog.confirm_button.clicked.connect(dialog.accept)
    dialog.accepted.connect(lambda: then())
    if danger:
        dialog.confirm_button.setProperty("kind", "danger")
        dialog.confirm_button.setDefault(False)
        dialog.cancel_button.setDefault(True)
        dialog.cancel_button.setFocus()
    dialog.open()
    return dialog


def add_removal(dialog: FormDialog, words: str, remove: Removal) -> QPushButton:
    """A button at the left of the foot that takes away what the dialog shows, and closes it."""
    button = QPushButton(words)
    button.setProperty("kind", "danger")
    button.setAutoDefault(False)

    def act() -> None:
        remove()
        dialog.reject()

    button.clicked.connect(act)
    dialog.foot.insertWidget(0, button)
    return button
