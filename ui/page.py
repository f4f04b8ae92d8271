"""A page of the window, and the place it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.changes import Change, Done
from app.errors import UserError
from app.language import Language
from app.rights import Right
from ui.icons import icon as named_icon
from ui.kit.buttons import press_focused
from ui.kit.stations import order_stations
from ui.tongue import Compose, Setter
from ui.workbench import Workbench

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: the word of a page ("people") and what to show there (as the page understands it)."""

    page: str
    reference: object = None


class Page(QWidget):
    """One page of the centre. It is also the presenter: it asks the workbench and fills its widgets.

    The window calls `reload` when the page is first shown, when something it `depends` on has changed (at
    once if it is visible, else when it is shown again) and when the language is another one.

    Signals:
        go_requested(Place): the person wants to be somewhere else.
        title_changed(): title, subtitle or the top actions are different now.
    """

    depends: Change = Change(0)

    go_requested = Signal(object)
    title_changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        # Takes the keyboard when it is shown, so that no button of the frame keeps it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes on as the page is read now, also through what was put into it since."""
        order_stations(self)
        return super().focusNextPrevChild(onward)

    @property
    def language(self) -> Language:
        """The language now."""
        return self.bench.tongue.language

    def title(self) -> str:
        """The large words at the top, in the language now."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Quiet words beside the title."""
        return ""

    def primary_action(self) -> QAction | None:
        """The one coloured button at the top right."""
        return None

    def top_actions(self) -> list[QAction]:
        """Plain buttons left of the coloured one; two at most."""
        return []

    def page_actions(self) -> list[QAction]:
        """Everything that can be done here, for F1 and Ctrl+K. As a rule every action made with `add`."""
        return [action for action in self.actions() if action.text()]

    def keys(self) -> list[tuple[str, str]]:
        """Keys that are not shortcuts of an action (typing in a table): (key, translated words), for F1."""
        return []

    def reload(self) -> None:
        """Ask for everything shown again, keeping selection and scroll position."""

    def show_record(self, reference: object) -> None:
        """Show what `Place.reference` names: a person's number, a register's place."""

    def place(self) -> object:
        """The reference that brings the person back here after an unlock or with Back."""
        return None

    def would_be_missed(self) -> bool:
        """Whether building the page anew would lose something: what can be undone, and what a page knows of."""
        undo = QKeySequence("Ctrl+Z")
        return any(action.isEnabled() and action.shortcut() == undo for action in self.actions())

    def first_focus(self) -> QWidget | None:
        """Where the keyboard is when the page is opened; the page itself decides when None."""
        return None

    # Shortcuts to the workbench.

    def say(self, setter: Setter, message: str, /, **values: object) -> None:
        """As `Tongue.say`: the translated sentence now and at every change of language."""
        self.bench.tongue.follow(
            setter,
            lambda language: language.text(message).format(**values) if values else language.text(message),
            self,
        )

    def follow(self, setter: Setter, compose: Compose) -> None:
        """As `Tongue.follow`, for as long as the page lives."""
        self.bench.tongue.follow(setter, compose, self)

    def ask(self, job: Callable[[], T], then: Callable[[T], object], *, replaces: str = "") -> None:
        """As `Workbench.ask` with this page as the owner."""
        self.bench.ask(self, job, then, replaces=replaces)

    def do(
        self,
        job: Callable[[], Done[T]],
        then: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """As `Workbench.do` with this page as the owner."""
        self.bench.do(self, job, then, failed)

    def add(
        self,
        message: str,
        slot: Callable[[], object],
        shortcut: str = "",
        icon: str = "",
        *,
        checkable: bool = False,
        right: Right | None = None,
    ) -> QAction:
        """An action of the page with translated words, shortcut ("Ctrl+N") and a tooltip that names it.

        Without its `right` the person is not offered it: it stays out of sight and out of reach.
        """
        if right is not None and not self.bench.centre.may(right):
            return RefusedAction(self)
        action = QAction(self)
        action.setCheckable(checkable)
        action.triggered.connect(lambda _checked=False: self._act(message, slot))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            # A bare letter is typing unless the keyboard is in the page; anything else works in the window.
            if len(shortcut) == 1:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon:
            action.setIcon(named_icon(icon))
        self.say(action.setText, message)
        self.follow(action.setToolTip, lambda language: tooltip(language.text(message), action))
        self.addAction(action)
        return action

    def way(self, page: str, picture: str, name: str, keys: str) -> QAction:
        """A button to another page; its key is that of the window's action that leads there anyway."""
        action = QAction(named_icon(picture), "", self)
        action.triggered.connect(lambda _checked=False: self.go_requested.emit(Place(page)))
        self.say(action.setText, name)
        self.follow(action.setToolTip, lambda language: f"{language.text(name)} ({keys})")
        return action

    def do_deed(self, message: str) -> None:
        """Do what the action of these marked words does, if it can be done now."""
        for action in self.page_actions():
            if action.text() == self.language.text(message):
                action.trigger()

    def _act(self, message: str, slot: Callable[[], object]) -> None:
        self.bench.deed = message
        try:
            slot()
        finally:
            self.bench.deed = ""


class RefusedAction(QAction):
    """An action for which the signed-in person has no right, whatever the page makes of it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setVisible(False)
        self.setEnabled(False)

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(False)

    @override
    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(False)


def tooltip(words: str, action: QAction) -> str:
    """The words with the shortcut behind them."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
    return f"{words} ({keys})" if keys else words
