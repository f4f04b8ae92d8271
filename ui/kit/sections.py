"""Parts of the pane at the right: a section with its heading and button, lines in it, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.cards import Card
from ui.kit.tables import paint_avatar
from ui.kit.words import Pill, label
from ui.theme import SPACE, scaled


class Section(Card):
    """A card with a heading, and the button of what can be added to it."""

    def __init__(self, words: str, action: QAction | None = None) -> None:
        super().__init__(3 * SPACE)
        self.body.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(label("quiet", text=words, wrap=True), 1)
        if action is not None:
            button = link(action.text(), action.trigger)
            button.setToolTip(action.toolTip())
            head.addWidget(button)
        self.body.addLayout(head)

    def add(self, part: QWidget) -> None:
        """Put a part below what is there."""
        self.body.addWidget(part)

    def add_quiet(self, words: str) -> None:
        """A quiet sentence below what is there."""
        self.body.addWidget(label("quiet", text=words, wrap=True))


class Line(QWidget):
    """A line of a section: words or a link with more links at the right; below a pill and quiet details."""

    def __init__(self, title: QWidget | str, detail: str = "", pill: Pill | None = None) -> None:
        super().__init__()
        words = label(text=title, wrap=True) if isinstance(title, str) else title
        if isinstance(words, QPushButton):
            words.setProperty("flush", True)  # in line with the words of other lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE // 2)
        self._row = QHBoxLayout()
        self._row.setSpacing(2 * SPACE)
        self._row.addWidget(words, 1, _left(words))
        column.addLayout(self._row)
        if pill is not None or detail:
            column.addLayout(_below(detail, pill))

    def add_link(self, words: str, slot: Callable[[], object], spoken: str = "") -> QPushButton:
        """A link at the right; `spoken` tells a screen reader which of several it is."""
        button = link(words, slot)
        if spoken:
            button.setAccessibleName(spoken)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button


class Fact(QWidget):
    """A name of a field and what is known of it, side by side."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        row.setSpacing(2 * SPACE)
        named = label("quiet", text=name, wrap=True)
        named.setFixedWidth(scaled(112))
        told = label(text=value, wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1, Qt.AlignmentFlag.AlignTop)


def facts(heading: str, known: Iterable[tuple[str, str]]) -> Section | None:
    """A section of the facts that have a value; None when there is none."""
    told = [(name, value) for name, value in known if value]
    if not told:
        return None
    section = Section(heading)
    for name, value in told:
        section.add(Fact(name, value))
    return section


class Avatar(QWidget):
    """A round photo, or the first letter."""

    def __init__(self, letter: str, picture: bytes | None, pixels: int = 72) -> None:
        super().__init__()
        self._letter = letter
        self._pixmap = _square(picture, 2 * scaled(pixels)) if picture else None
        self.setFixedSize(scaled(pixels), scaled(pixels))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        grown = QRect(self.rect().adjusted(-SPACE, -SPACE, SPACE, SPACE))  # paint_avatar keeps a distance
        paint_avatar(painter, grown, self._letter, self._pixmap)
        painter.end()


def link(words: str, slot: Callable[[], object]) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda _checked=False: slot())
    return button


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets live until the event under way is over."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _below(detail: str, pill: Pill | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * SPACE)
    if pill is not None:
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label("small", text=detail, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    return row


def _left(words: QWidget) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if isinstance(words, QPushButton) else Qt.AlignmentFlag(0)


def _square(picture: bytes, side: int) -> QPixmap:
    """The middle of a picture, so that a round frame does not press it; no larger than any screen shows it."""
    whole = QPixmap()
    whole.loadFromData(picture)
    least = min(whole.width(), whole.height())
    middle = whole.copy((whole.width() - least) // 2, (whole.height() - least) // 4, least, least)
    return middle.scaled(side, side, mode=Qt.TransformationMode.SmoothTransformation) if least > side else middle
