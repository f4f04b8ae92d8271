"""Buttons: of actions, with an icon only, and one of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLayout, QPushButton, QToolButton, QWidget
from typing_extensions import override

from ui.icons import icon
from ui.kit.flow import FlowLayout
from ui.kit.words import label
from ui.theme import SPACE

_ICON = 18  # pixels
_SLACK = 2  # pixels: letters reach a little over their advance


def press_focused(widget: QWidget, event: QKeyEvent, *, toggles: bool = True) -> bool:
    """Whether Enter was pressed while a button in `widget` has the keyboard: it does what Space does.

    Without `toggles` buttons that stay down are left alone.
    """
    chosen = widget.focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or not isinstance(chosen, QPushButton | QToolButton) or (chosen.isCheckable() and not toggles):
        return False
    chosen.click()
    return True


class ActionButton(QPushButton):
    """A button that follows its action: words, icon, tooltip with the shortcut, enabled, visible."""

    def __init__(
        self, action: QAction, *, primary: bool = False, hint: bool = False, parent: QWidget | None = None
    ) -> None:
        """With `hint` the shortcut stands in the button as a little key."""
        super().__init__(parent)
        self.action = action
        self._words_shown = True
        self.setIconSize(QSize(_ICON + SPACE, _ICON))
        self.setAutoDefault(False)
        if primary:
            self.setProperty("kind", "primary")
        self._hint = self._key() if hint and not action.shortcut().isEmpty() else None
        action.changed.connect(self._follow)
        self.clicked.connect(lambda _checked: action.trigger())
        self._follow()
        if not action.isVisible():
            self.hide()  # else it is shown with what it is put into

    def _key(self) -> QWidget:
        self.setProperty("hint", True)
        key = key_cap(self.action.shortcut())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3 * SPACE, 0)
        row.addStretch()
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        return key

    def _follow(self) -> None:
        self.setText(self.action.text() if self._words_shown else "")
        self.setAccessibleName(self.action.text())
        self.setToolTip(self.action.toolTip())
        self.setEnabled(self.action.isEnabled())
        if self.action.isVisible() == self.testAttribute(Qt.WidgetAttribute.WA_WState_Hidden) and self.parent():
            self.setVisible(self.action.isVisible())
        if not self.action.icon().isNull() and self.property("kind") != "primary":
            self.setIcon(self.action.icon())
        self.updateGeometry()

    def set_words_shown(self, shown: bool) -> None:
        """Show the words, or in a narrow place the icon only; without an icon the words stay."""
        self._words_shown = shown or self.icon().isNull()
        self.setIconSize(QSize(_ICON + (SPACE if self._words_shown else 0), _ICON))
        self.setText(self.action.text() if self._words_shown else "")
        self.updateGeometry()

    def set_hint_shown(self, shown: bool) -> None:
        """Show the key in the button, or in a narrow place only in its tooltip."""
        if self._hint is not None:
            self._hint.setVisible(shown)
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._hint is not None and not self._hint.isHidden():  # the words stand left of the key
            size.setWidth(size.width() + self._hint.sizeHint().width() + SPACE)
        return size

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def key_cap(shortcut: QKeySequence) -> QLabel:
    """A shortcut as a little key, to stand in a button; it lets the mouse through."""
    words = shortcut.toString(QKeySequence.SequenceFormat.PortableText)
    key = label("key", text=words.replace("Return", "Enter").replace("+", " "))
    key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return key


class IconButton(QToolButton):
    """A button with an icon only; its words are in the tooltip and in the accessible name."""

    def __init__(self, name: str, role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(name, role))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_words(self, words: str) -> None:
        """What the button does."""
        self.setToolTip(words)
        self.setAccessibleName(words)


class Segments(QWidget):
    """One of several, side by side: Day | Week | Month.

    Signals:
        chosen(str): another word was chosen by the person.
    """

    chosen = Signal(str)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None, *, wraps: bool = False) -> None:
        """`words` are the names in code; what is shown is set through `button(word).setText`.

        With `wraps` they stand a little apart and go on in the next line where there is no room.
        """
        super().__init__(parent)
        row: QLayout = FlowLayout(self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE if wraps else 0)
        self._group = QButtonGroup(self)
        self._buttons = {word: _Segment(word) for word in words}
        for at, (word, button) in enumerate(self._buttons.items()):
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            place = {0: "first", len(words) - 1: "last"}.get(at, "middle")
            button.setProperty("place", "alone" if wraps else place)
            button.clicked.connect(lambda _checked, word=word: self.chosen.emit(word))
            self._group.addButton(button)
            row.addWidget(button)

    def button(self, word: str) -> QPushButton:
        """The button of one word."""
        return self._buttons[word]

    def choose(self, word: str) -> None:
        """Show `word` as chosen, without a signal."""
        self._buttons[word].setChecked(True)

    def current(self) -> str:
        """The chosen word, "" when none is."""
        return next((word for word, button in self._buttons.items() if button.isChecked()), "")

    @override
    def setEnabled(self, enabled: bool) -> None:
        for button in self._buttons.values():
            button.setEnabled(enabled)


class _Segment(QPushButton):
    """One of the words; as wide as it is when it is chosen and therefore bold, so that nothing moves or is cut."""

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        words = self.text()
        wider = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return QSize(size.width() + max(wider, 0) + _SLACK, size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
