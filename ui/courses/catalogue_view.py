"""What the centre can teach: courses with their modules, trades, and what speaks for an applicant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.changes import Done
from app.courses.values.catalogue import Catalogue, Course, Criterion, ModuleDraft, Names, Trade
from app.language import N_, Language
from app.rights import Right
from ui.courses import wording
from ui.courses.course_dialog import CourseDialog, NamesDialog
from ui.courses.table import Column, ValueTable
from ui.kit.buttons import ActionButton
from ui.kit.dialogs import add_removal
from ui.kit.flow import FlowLayout
from ui.kit.reachable import ReachableWhileShown
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.kit.words import heading, label, quiet
from ui.page import Page
from ui.theme import SPACE, scaled

_COURSES: tuple[Column[Course], ...] = (
    Column(
        N_("Course"), lambda course, language: course.draft.names.name(language), colour=lambda c: _tone(c.archived)
    ),
    Column(N_("Months"), lambda course, language: language.number(course.draft.months), number=True),
    Column(N_("Hours"), lambda course, language: language.number(course.hours), number=True),
    Column(N_("Modules"), lambda course, language: language.number(len(course.draft.modules)), number=True),
)
_MODULES: tuple[Column[tuple[int, ModuleDraft]], ...] = (
    Column("", lambda line, language: language.number(line[0]), number=True),
    Column(N_("Module"), lambda line, language: line[1].names.name(language)),
    Column(N_("Hours"), lambda line, language: language.number(line[1].hours), number=True),
)


def _named(heading_words: str) -> tuple[Column[Trade | Criterion], ...]:
    return (
        Column(heading_words, lambda one, language: one.names.name(language), colour=lambda one: _tone(one.archived)),
    )


def _tone(archived: bool) -> str:
    return "quiet" if archived else ""


class CatalogueView(ReachableWhileShown):
    """Courses at the left with one at the right; trades and criteria under them. Owned by the page."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.catalogue = Catalogue((), (), ())
        self.courses = ValueTable(_COURSES, page.language, self)
        self.modules = ValueTable(_MODULES, page.language, self)
        self.trades = ValueTable(_named(N_("Trades")), page.language, self)
        self.criteria = ValueTable(_named(N_("What speaks for an applicant")), page.language, self)
        self.course_table, self.module_table = PlainTable(), PlainTable()
        self.trade_table, self.criterion_table = PlainTable(), PlainTable()
        self.name, self.particulars, self.rules = heading(), quiet(wrap=True), label("small", wrap=True)
        self.name.setWordWrap(True)
        self._make_actions()
        self._lay_out()
        self._connect()

    def show_catalogue(self, catalogue: Catalogue, language: Language) -> None:
        """Show what can be taught, with the cursor where it was."""
        kept = self._course()
        self.catalogue = catalogue
        self.courses.show(catalogue.courses, language)
        self.trades.show(catalogue.trades, language)
        self.criteria.show(catalogue.criteria, language)
        row = self.courses.row_of(lambda course: kept is not None and course.id == kept.id)
        if catalogue.courses:
            self.course_table.go_to_row(max(row, 0))
        self._show_course()

    def _make_actions(self) -> None:
        add, edit = self._page.add, Right.EDIT_COURSES
        self.new_action = add(N_("New course"), self._new, "Ctrl+Shift+N", "plus", right=edit)
        self.change_action = add(N_("Change the course"), self._change, "Shift+F2", "pencil-simple", right=edit)
        self.archive_action = add(N_("Archive or bring back"), self._archive, "Ctrl+Shift+A", "archive", right=edit)
        self.trade_action = add(N_("New trade"), self._new_trade, "Ctrl+Shift+T", "plus", right=edit)
        self.criterion_action = add(N_("New criterion"), self._new_criterion, "Ctrl+Shift+K", "plus", right=edit)
        self.own(self.new_action, self.change_action, self.archive_action, self.trade_action, self.criterion_action)

    def _lay_out(self) -> None:
        tables = (
            (self.course_table, self.courses, N_("Courses"), (0,)),
            (self.module_table, self.modules, N_("Modules"), (1,)),
            (self.trade_table, self.trades, N_("Trades"), (0,)),
            (self.criterion_table, self.criteria, N_("What speaks for an applicant"), (0,)),
        )
        for table, model, words, wide in tables:
            table.setModel(model)
            give_room(table, wide)
            table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
            self._page.say(table.setAccessibleName, words)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(4 * SPACE)
        both.addWidget(self._left())
        both.addWidget(self._right())
        both.setSizes([scaled(460), scaled(500)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.course_table, 3)
        under = QHBoxLayout()
        under.setSpacing(3 * SPACE)
        under.addWidget(self.trade_table, 1)
        under.addWidget(self.criterion_table, 1)
        column.addLayout(under, 2)
        buttons = FlowLayout()
        buttons.setSpacing(2 * SPACE)
        buttons.addWidget(ActionButton(self.trade_action))
        buttons.addWidget(ActionButton(self.criterion_action))
        column.addLayout(buttons)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        buttons = FlowLayout()
        buttons.setSpacing(2 * SPACE)
        buttons.addWidget(ActionButton(self.change_action))
        buttons.addWidget(ActionButton(self.archive_action))
        for part in (self.name, self.particulars):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.rules)
        column.addWidget(self.module_table, 1)
        return right

    def _connect(self) -> None:
        self.course_table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_course())
        self.course_table.opened.connect(lambda _index: self.change_action.trigger())
        self.trade_table.opened.connect(lambda index: self._change_trade(self.trades.rows[index.row()]))
        self.criterion_table.opened.connect(lambda index: self._change_criterion(self.criteria.rows[index.row()]))

    def _course(self) -> Course | None:
        row = self.course_table.current_row()
        return self.courses.rows[row] if 0 <= row < len(self.courses.rows) else None

    def _show_course(self) -> None:
        course, language = self._course(), self._page.language
        self.name.setText(course.draft.names.name(language) if course else "")
        self.particulars.setText(wording.course(course, language) if course else "")
        needed = language.text(N_("To pass: {rules}"))
        self.rules.setText(needed.format(rules=wording.rules(course.draft.rules, language)) if course else "")
        self.modules.show(tuple(enumerate(course.draft.modules, 1)) if course else (), language)

    def _new(self) -> None:
        CourseDialog(self._page.bench, self._page, self.catalogue).open()

    def _change(self) -> None:
        course = self._course()
        if course is not None:
            CourseDialog(self._page.bench, self._page, self.catalogue, course).open()

    def _archive(self) -> None:
        course, courses = self._course(), self._page.bench.centre.courses
        if course is not None:
            self._page.do(lambda: courses.archive_course(course.id, course.archived))

    def _new_trade(self) -> None:
        courses = self._page.bench.centre.courses
        self._ask_names(N_("New trade"), Names(), courses.add_trade)

    def _new_criterion(self) -> None:
        courses = self._page.bench.centre.courses
        self._ask_names(N_("New criterion"), Names(), courses.add_criterion)

    def _change_trade(self, trade: Trade | Criterion) -> None:
        courses = self._page.bench.centre.courses
        dialog = self._ask_names(N_("Change the trade"), trade.names, lambda n: courses.rename_trade(trade.id, n))
        self._offer_archive(dialog, trade.archived, lambda: courses.archive_trade(trade.id, trade.archived))

    def _change_criterion(self, one: Trade | Criterion) -> None:
        courses = self._page.bench.centre.courses
        dialog = self._ask_names(N_("Change the criterion"), one.names, lambda n: courses.rename_criterion(one.id, n))
        self._offer_archive(dialog, one.archived, lambda: courses.archive_criterion(one.id, one.archived))

    def _ask_names(self, title: str, names: Names, job: Callable[[Names], Done[Any]]) -> NamesDialog:
        bench, words = self._page.bench, self._page.language.text(title)
        dialog = NamesDialog(bench, self._page, words, names, lambda opened, typed: opened.save(lambda: job(typed)))
        if bench.centre.may(Right.EDIT_COURSES):
            dialog.open()
        return dialog

    def _offer_archive(self, dialog: NamesDialog, archived: bool, job: Callable[[], Done[None]]) -> None:
        words = N_("Bring back") if archived else N_("Archive")
        add_removal(dialog, self._page.language.text(words), lambda: self._page.do(job))
