"""Figures as they were sent to somebody: which there are, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from app.figures.values import FrozenFigures, FrozenLine
from app.figures.words import BY_WORDS
from app.language import N_, Language
from app.rights import Right
from ui.courses.figures_table import FiguresBoard
from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.words import quiet
from ui.page import Page
from ui.theme import SPACE, scaled


class FrozenView(QWidget):
    """One table with the choice of them above. Owned by the page."""

    def __init__(self, page: Page, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.lines = QComboBox()
        self.board, self.empty, self.particulars = FiguresBoard(page), EmptyState("snowflake"), quiet(wrap=True)
        self.frozen: FrozenFigures | None = None
        self._wanted: int | None = None
        self.lines.setMinimumWidth(scaled(300))
        self.lines.activated.connect(lambda _at: self._read())
        page.say(self.lines.setAccessibleName, N_("Frozen figures"))
        page.say(
            self.empty.set_words,
            N_("No figures were frozen yet. Freeze those you send to somebody: years later they still open here."),
        )
        self._lay_out(actions)

    def reload(self) -> None:
        """Ask which there are, and for the chosen one."""
        if self._page.bench.centre.may(Right.FREEZE_FIGURES):
            self._page.ask(self._page.bench.centre.figures.frozen, self._show_lines, replaces="frozen")

    def show_frozen(self, frozen: int) -> None:
        """Show one of them."""
        self._wanted = frozen
        self.reload()

    def _show_lines(self, lines: Sequence[FrozenLine]) -> None:
        wanted, language = self._wanted or self.lines.currentData(), self._page.language
        self._wanted = None
        self.lines.clear()
        for line in lines:
            self.lines.addItem(f"{line.title} · {language.date(line.frozen_at.date())}", line.id)
        self.lines.setCurrentIndex(max(self.lines.findData(wanted), 0))
        self._stack.setCurrentWidget(self._shown if lines else self.empty)
        self._read()

    def _read(self) -> None:
        figures, frozen = self._page.bench.centre.figures, self.lines.currentData()
        if frozen is not None:
            self._page.ask(lambda: figures.frozen_figures(frozen), self._show, replaces="frozen figures")

    def _show(self, frozen: FrozenFigures) -> None:
        self.frozen, language = frozen, self._page.language
        self.particulars.setText(" · ".join((frozen_by(frozen.line, language), shown(frozen, language))))
        self.board.show_figures(frozen.figures, language)

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        row = FlowLayout()
        row.setSpacing(3 * SPACE)
        row.addWidget(self.lines)
        for action in actions:
            row.addWidget(ActionButton(action))
        self._stack = QStackedWidget(self)
        self._shown = QWidget(self._stack)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(row)
        column.addWidget(self.particulars)
        column.addWidget(self.board, 1)
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def frozen_by(line: FrozenLine, language: Language) -> str:
    """Frozen on 6 November 2026 by Sokunthea."""
    words = language.text(N_("Frozen on {date} by {name}"))
    return words.format(date=language.date(line.frozen_at.date()), name=line.frozen_by)


def shown(frozen: FrozenFigures, language: Language) -> str:
    """Which cohorts were counted, and how they were told apart: Trade, 2025, all trades."""
    wanted = frozen.figures.wanted
    year = language.digits(str(wanted.year)) if wanted.year else language.text(N_("all years"))
    trades = (trade.names.name(language) for trade in frozen.figures.trades if trade.id == wanted.trade)
    trade = next(trades, language.text(N_("all trades")))
    return ", ".join((language.text(BY_WORDS[wanted.by]), year, trade))
