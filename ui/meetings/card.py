"""One meeting at the right: when and where, who is invited and came, the sheet, minutes and photos."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.language import N_, Language
from app.meetings.values import MeetingDetails, MeetingLine
from ui.kit.buttons import ActionButton
from ui.kit.dialogs import scrolled
from ui.kit.flow import FlowLayout
from ui.kit.sections import Section, emptied, facts, link
from ui.kit.words import Pill, label
from ui.meetings import wording
from ui.theme import SPACE, scaled

_THUMB = 96


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card."""

    edit: QAction
    invite: QAction
    enter: QAction
    sheet: QAction
    slips: QAction
    minutes: QAction
    picture: QAction
    held: QAction
    cancel: QAction


class MeetingView(QWidget):
    """The card of a meeting, built anew whenever it is shown.

    Signals:
        picture_requested(int): a photo is to be shown large.
    """

    picture_requested = Signal(int)

    def __init__(self, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._thumbs: dict[int, QPushButton] = {}
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 2 * SPACE, 4 * SPACE)
        self._column.setSpacing(3 * SPACE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content, self))

    def show_meeting(self, details: MeetingDetails, today: dt.date, language: Language) -> None:
        """Show this meeting."""
        emptied(self._column)
        self._thumbs.clear()
        self._column.addWidget(self._head(details.line, today, language))
        about = self._facts(details, language)
        if about is not None:
            self._column.addWidget(about)
        self._column.addWidget(self._families(details, language))
        self._column.addWidget(self._minutes(details, language))
        self._column.addWidget(self._pictures(details, language))
        self._column.addStretch()

    def show_picture(self, picture: int, content: bytes) -> None:
        """Fill in a photo that was asked for."""
        button = self._thumbs.get(picture)
        if button is not None:
            pixmap = QPixmap()
            pixmap.loadFromData(content)
            size = QSize(scaled(_THUMB), scaled(_THUMB))
            fitted = pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            button.setIcon(QIcon(fitted))

    def _head(self, line: MeetingLine, today: dt.date, language: Language) -> QWidget:
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE)
        words.addWidget(label("title", text=wording.title(line, language), wrap=True))
        when = f"{language.long_date(line.date)}, {wording.hours(line, language)}"
        words.addWidget(label("small", text=when, wrap=True))
        row = FlowLayout()
        state, tone = wording.state(line, today, language)
        row.addWidget(Pill(tone, state))
        for action in (self._actions.edit, self._actions.held, self._actions.cancel):
            if action.isVisible() and action.isEnabled():
                button = link(action.text(), action.trigger)
                button.setToolTip(action.toolTip())
                row.addWidget(button)
        words.addLayout(row)
        return head

    def _facts(self, details: MeetingDetails, language: Language) -> Section | None:
        _, line = language.text, details.line
        known = [
            (_("Place"), line.place),
            (_("Facilitator"), line.facilitator),
            (_("Series"), line.series.name(language)),
            (_("Sheet code"), details.sheet),
            (_("Not held"), line.reason),
        ]
        return facts(_("About"), known)

    def _families(self, details: MeetingDetails, language: Language) -> QWidget:
        line = details.line
        section = Section(language.text(N_("Families")), self._actions.invite)
        if not line.invited and not line.came:
            section.add_quiet(language.text(N_("Nobody is invited yet.")))
        else:
            words = wording.of_invited(line, language)
            adults = wording.adults(line.adults, language)
            section.add(label("strong", text=f"{words} · {adults}" if line.came else words, wrap=True))
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.setContentsMargins(0, SPACE, 0, 0)
        for action in (self._actions.enter, self._actions.sheet, self._actions.slips):
            row.addWidget(ActionButton(action))
        section.add(buttons)
        return section

    def _minutes(self, details: MeetingDetails, language: Language) -> QWidget:
        section = Section(language.text(N_("Minutes")), self._actions.minutes)
        if details.minutes:
            section.add(label(text=details.minutes, wrap=True))
        else:
            section.add_quiet(language.text(N_("What was said and agreed is kept here.")))
        return section

    def _pictures(self, details: MeetingDetails, language: Language) -> QWidget:
        section = Section(language.text(N_("Signed sheet")), self._actions.picture)
        if not details.pictures:
            section.add_quiet(
                language.text(N_("A photo of the signed sheet is kept here, encrypted as everything is."))
            )
            return section
        holder = QWidget()
        row = FlowLayout(holder)
        row.setContentsMargins(0, SPACE, 0, 0)
        for number, picture in enumerate(details.pictures, start=1):
            row.addWidget(self._thumb(picture, number, language))
        section.add(holder)
        return section

    def _thumb(self, picture: int, number: int, language: Language) -> QPushButton:
        words = language.text(N_("Page {page}")).format(page=language.number(number))
        button = QPushButton()
        button.setAutoDefault(False)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setIconSize(QSize(scaled(_THUMB), scaled(_THUMB)))
        button.setFixedSize(scaled(_THUMB) + 4 * SPACE, scaled(_THUMB) + 4 * SPACE)
        button.clicked.connect(lambda _checked=False: self.picture_requested.emit(picture))
        self._thumbs[picture] = button
        return button
