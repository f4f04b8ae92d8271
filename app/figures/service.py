"""Figures of courses: counted today, or as they were when they were frozen."""

from __future__ import annotations

from app.figures import counting, freezing
from app.figures.values import Figures, FiguresFilter, FiguresPaper, FrozenFigures, FrozenLine
from app.use_case import Change, Right, Service, command, query


class FiguresService(Service):
    """How many were enrolled, completed, left, are certified, in work and in the trade."""

    @query(Right.SEE_REGISTERS)
    def figures(self, wanted: FiguresFilter) -> Figures:
        """The figures of today, by what is asked for."""
        return counting.figures(wanted, self._desk.clock.today())

    @query(Right.FREEZE_FIGURES)
    def frozen(self) -> tuple[FrozenLine, ...]:
        """Everything that was frozen, the latest first."""
        return freezing.listing()

    @query(Right.FREEZE_FIGURES)
    def frozen_figures(self, frozen: int) -> FrozenFigures:
        """A table as it was when it was frozen, with the people behind each figure. Raises NotFound."""
        return freezing.opened(frozen)

    @query(Right.PRINT)
    def paper(self, wanted: FiguresFilter) -> FiguresPaper:
        """The figures of today, to be printed."""
        now = self._desk.clock.now()
        return FiguresPaper(counting.figures(wanted, now.date()), now, self._desk.account.name)

    @query(Right.FREEZE_FIGURES)
    def frozen_paper(self, frozen: int) -> FiguresPaper:
        """Frozen figures, to be printed. Raises NotFound."""
        found, name = freezing.opened(frozen), self._desk.account.name
        return FiguresPaper(found.figures, self._desk.clock.now(), name, found.line.title, found.line.frozen_at)

    @command(Right.FREEZE_FIGURES, Change.FIGURES)
    def freeze(self, wanted: FiguresFilter, title: str) -> FrozenLine:
        """Keep the figures of today for good, with the people behind each. Raises FieldError without a title."""
        now = self._desk.clock.now()
        line = freezing.freeze(title, counting.figures(wanted, now.date()), self._desk.account.name, now)
        self._about(f"frozen figures {line.id}", f"{line.title}, by {wanted.by}")
        return line

    @command(Right.PRINT, Change.NOTHING)
    def record_print(self, title: str) -> None:
        """Leave a line in the audit book that figures left the program; `title` of frozen ones."""
        self._about("figures", title or "as of today")
