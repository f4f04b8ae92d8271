"""The strip above the grid: which days, which sheet, how many, and what the paper says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.attendance.values import Column, Count
from app.groups.ratio import Ratio
from app.language import N_, Language
from ui import theme
from ui.kit.buttons import IconButton, Segments
from ui.kit.words import Pill, label, restyle
from ui.registers.boxes import CodeBox, NumberBox
from ui.registers.place import Span
from ui.registers.wording import count_sentence
from ui.theme import SPACE
from ui.tongue import Tongue

_SPANS = {Span.DAY: N_("Day"), Span.WEEK: N_("Week"), Span.MONTH: N_("Month")}


class RegisterBar(QWidget):
    """The days shown, the sheet's code, the live count, staff, and the paper total.

    Signals:
        span_chosen(Span): day, week or month.
        step_requested(int): to the days before (-1) or after (1).
        code_entered(str): the code of a printed sheet.
    """

    span_chosen = Signal(object)
    step_requested = Signal(int)
    code_entered = Signal(str)

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self.spans = Segments([span.value for span in Span])
        self.before, self.after = IconButton("caret-left"), IconButton("caret-right")
        self.days = label("strong")
        self.code = CodeBox()
        self.pills = {tone: Pill(tone, bare=True) for tone in ("present", "absent", "late", "excused", "plain")}
        self.staff, self.paper = NumberBox(), NumberBox()
        self.staff_words, self.paper_words = QLabel(), QLabel()
        self.ratio = Pill("plain")
        self._count: Count | None = None
        self._lines = 1
        self._lay_out()
        self._connect()
        self._say()

    def show_days(self, span: Span, words: str, sheet: str) -> None:
        """Show which days stand below, and the code of their sheet."""
        if words != self.days.text():
            self._lines = 1
        self.spans.choose(span.value)
        self.days.setText(words)
        self.code.show_code(sheet)

    def show_count(self, count: Count | None, language: Language) -> None:
        """Show how many are present, absent, late, excused and to enter on the current day."""
        self._count = count
        shown = count or Count()
        plural = language.plural
        for tone, number, words in (
            ("present", shown.present, plural("{count} present", "{count} present", shown.present)),
            ("absent", shown.absent, plural("{count} absent", "{count} absent", shown.absent)),
            ("late", shown.late, plural("{count} late", "{count} late", shown.late)),
            ("excused", shown.excused, plural("{count} excused", "{count} excused", shown.excused)),
            ("plain", shown.to_enter, plural("{count} to enter", "{count} to enter", shown.to_enter)),
        ):
            self.pills[tone].setText(words)
            always = tone == "present" or (shown.rated and tone not in ("late", "excused"))
            self.pills[tone].setVisible(count is not None and (number > 0 or always))
        self.setAccessibleDescription(count_sentence(count, language) if count else "")
        self.compare()

    def show_column(self, column: Column | None, ratio: Ratio | None, language: Language) -> None:
        """Show what is stored for the session of the current day."""
        usable = column is not None and column.session is not None
        for box, number in ((self.paper, column and column.paper_total), (self.staff, column and column.staff)):
            box.setEnabled(usable)
            box.show_number(number if isinstance(number, int) else None, language)
        self._show_ratio(ratio, language)
        self.compare()
        self._fit()

    def compare(self) -> None:
        """Turn the paper total red while it differs from what is entered, and say so."""
        number, came = self.paper.number(), self._count.came if self._count else 0
        differs = number is not None and self.paper.isEnabled() and number != came
        language = self._tongue.language
        words = language.text(N_("on paper"))
        self.paper_words.setText(f"≠ {words}" if differs else words)
        difference = language.text(N_("The paper says {paper}, here {entered} are present or late."))
        said = difference.format(paper=number, entered=came) if differs else ""
        self.paper.setAccessibleDescription(said)
        self.paper.setToolTip(said or language.text(N_("The total at the foot of the sheet (F6)")))
        for widget, name in ((self.paper, "wrong"), (self.paper_words, "wrong")):
            if widget.property(name) != differs:
                widget.setProperty(name, differs)
                widget.setProperty("kind", "error" if differs else "")
                restyle(widget)

    @property
    def differs(self) -> bool:
        """Whether the paper total is red."""
        return bool(self.paper.property("wrong"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._lines = 1
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Words got their style, as when the page is first shown, or became others: what fitted may be cut now.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Take two lines, or three, when one is too short for everything.

        More lines stay until other days are shown: the grid must not jump while the cursor goes from day to day.
        """
        days, counts, boxes = (part.sizeHint().width() for part in (self._days, self._counts, self._boxes))
        space = self._all.spacing()
        one_line = days + counts + boxes + 2 * space <= self.width()
        two_lines = counts + space + boxes <= self.width()
        self._lines = max(self._lines, 1 if one_line else 2 if two_lines else 3)
        _stack(self._right, self._lines == 3)
        _stack(self._all, self._lines > 1)

    def _say_code(self, words: str) -> None:
        self.code.setPlaceholderText(words)
        needed = self.code.fontMetrics().horizontalAdvance(words) + theme.scaled(22)
        self.code.setFixedWidth(max(theme.scaled(84), needed))

    def _show_ratio(self, ratio: Ratio | None, language: Language) -> None:
        self.ratio.setVisible(ratio is not None and ratio.staff is not None)
        if ratio is None or ratio.staff is None:
            return
        sign = "⚠ " if ratio.exceeded else ""
        self.ratio.setText(f"{sign}{language.number(ratio.children)} : {language.number(ratio.staff)}")
        self.ratio.set_tone("absent" if ratio.exceeded else "plain")
        hint = language.text(
            N_("{children} children at the same time, {staff} staff; {needed} are needed at {limit} for each.")
        )
        self.ratio.setToolTip(
            hint.format(
                children=ratio.children,
                staff=ratio.staff,
                needed=ratio.staff_needed,
                limit=ratio.children_per_staff,
            )
        )
        self.ratio.setAccessibleName(self.ratio.toolTip())

    def _lay_out(self) -> None:
        self._days = _row(self.spans, self.before, self.days, self.after, self.code)
        self._counts = _row(*self.pills.values())
        self._boxes = _row(self.staff_words, self.staff, self.ratio, self.paper_words, self.paper)
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        for layout in (self._right, self._all):
            layout.setSpacing(2 * SPACE)
        self._days.addStretch()
        self._counts.insertStretch(0)
        self._boxes.insertStretch(0)
        self._right.addLayout(self._counts, 1)
        self._right.addLayout(self._boxes)
        self._all.addLayout(self._days)
        self._all.addLayout(self._right)

    def _connect(self) -> None:
        self.spans.chosen.connect(lambda word: self.span_chosen.emit(Span(word)))
        self.before.clicked.connect(lambda _checked: self.step_requested.emit(-1))
        self.after.clicked.connect(lambda _checked: self.step_requested.emit(1))
        self.code.entered.connect(self.code_entered)
        self.paper.textEdited.connect(lambda _text: self.compare())

    def _say(self) -> None:
        say = self._tongue.say
        for span, words in _SPANS.items():
            say(self.spans.button(span.value).setText, words)
        say(self.before.set_words, N_("The days before (Ctrl+Left)"))
        say(self.after.set_words, N_("The days after (Ctrl+Right)"))
        self._tongue.follow(self._say_code, lambda language: language.text(N_("Sheet")), self)
        say(self.code.setAccessibleName, N_("Sheet code"))
        say(self.code.setToolTip, N_("Type the code of a printed sheet to enter it in its own order"))
        say(self.paper.setAccessibleName, N_("Total on paper"))
        say(self.staff_words.setText, N_("staff"))
        say(self.staff.setAccessibleName, N_("Staff with the children"))
        say(self.staff.setToolTip, N_("How many staff were with the children"))


def _stack(layout: QBoxLayout, narrow: bool) -> None:
    wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    if layout.direction() != wanted:
        layout.setDirection(wanted)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * SPACE)
    for widget in widgets:
        row.addWidget(widget)
    return row
