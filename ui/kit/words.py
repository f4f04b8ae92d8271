"""Labels: headings, quiet words, keys and pills."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import SPACE


def label(kind: str = "", *, wrap: bool = False, text: str = "") -> QLabel:
    """A label of one of the kinds of the style sheet: title, heading, strong, quiet, small, error, good.

    It never reads markup, whatever a name contains.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def heading(text: str = "") -> QLabel:
    """A heading inside a page."""
    return label("heading", text=text)


def quiet(text: str = "", *, wrap: bool = False) -> QLabel:
    """Words that explain and do not matter at each look."""
    return label("quiet", text=text, wrap=wrap)


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made


class ShortLabel(QLabel):
    """A label that ends in "…" where there is no room, with everything in its tooltip."""

    gives_way = True

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            QPainter(self), room, int(self.alignment()), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )


class Pill(QLabel):
    """A short state on coloured ground; the words say it, the colour helps."""

    def __init__(
        self, tone: str = "plain", text: str = "", parent: QWidget | None = None, *, bare: bool = False
    ) -> None:
        """`tone`: present, absent, late, excused, main or plain. `bare` ones stand close together, without ground."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("pill", tone)
        self.setProperty("bare", bare)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Another colour."""
        if self.property("pill") != tone:
            self.setProperty("pill", tone)
            restyle(self)


class KeyHint(QWidget):
    """Keys as little caps and what they do: `[P] [A]  mark, next`."""

    def __init__(self, *keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for key in keys:
            row.addWidget(label("key", text=key), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = label("small")
        row.addWidget(self.words)

    def set_words(self, words: str) -> None:
        """What the keys do."""
        self.words.setText(words)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property it tells widgets apart by has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
