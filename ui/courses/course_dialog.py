"""A course as it is typed: names, length, modules in their order, what must be reached to pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.courses.values.catalogue import (
    ASSESSED_WORDS,
    AssessedBy,
    Catalogue,
    Course,
    CourseDraft,
    ModuleDraft,
    Names,
    PassRules,
)
from app.errors import FieldError
from app.language import N_, Language
from ui.kit.buttons import IconButton
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog
from ui.kit.typed import number_of
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_FIELD = "modules"


class ModuleLineField(QWidget):
    """One module: its three names and its hours."""

    def __init__(self, language: Language, module: ModuleDraft | None = None) -> None:
        super().__init__()
        names = module.names if module else Names()
        self.km, self.en, self.fr = QLineEdit(names.km), QLineEdit(names.en), QLineEdit(names.fr)
        self.hours = QLineEdit(str(module.hours) if module else "")
        self.hours.setFixedWidth(scaled(64))
        self.remove = IconButton("x", "quiet")
        self.remove.set_words(language.text(N_("Take this module away")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for field, words in (
            (self.km, N_("Name in Khmer")),
            (self.en, N_("Name in English")),
            (self.fr, N_("Name in French")),
            (self.hours, N_("Hours")),
        ):
            field.setPlaceholderText(language.text(words))
            field.setAccessibleName(language.text(words))
            row.addWidget(field, 0 if field is self.hours else 1)
        row.addWidget(self.remove)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(field.text().strip() for field in (self.km, self.en, self.fr, self.hours))

    def draft(self) -> ModuleDraft:
        """The module as typed. Raises FieldError without hours."""
        hours = number_of(_FIELD, self.hours)
        if hours is None:
            raise FieldError(_FIELD, N_("Write the hours of each module."))
        return ModuleDraft(Names(self.km.text(), self.en.text(), self.fr.text()), hours)


class ModulesField(QWidget):
    """The modules in their order.

    Signals:
        textEdited(str): something was changed (the name every field of a form has).
    """

    textEdited = Signal(str)  # noqa: N815

    def __init__(self, language: Language, modules: Iterable[ModuleDraft] = ()) -> None:
        super().__init__()
        self._language = language
        self.lines: list[ModuleLineField] = []
        self.more = QPushButton("+ " + language.text(N_("Another module")))
        self.more.setProperty("kind", "link")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda _checked: self.add_line().km.setFocus())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.more)
        for module in modules:
            self.add_line(module)
        if not self.lines:
            self.add_line()

    def add_line(self, module: ModuleDraft | None = None) -> ModuleLineField:
        """One more module."""
        line = ModuleLineField(self._language, module)
        line.remove.clicked.connect(lambda _checked=False: self._remove(line))
        for field in (line.km, line.en, line.fr, line.hours):
            field.textEdited.connect(self.textEdited)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        return line

    def modules(self) -> tuple[ModuleDraft, ...]:
        """Everything that is typed; empty lines count for nothing. Raises FieldError."""
        return tuple(line.draft() for line in self.lines if not line.is_empty())

    def _remove(self, line: ModuleLineField) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        self.textEdited.emit("")


class CourseDialog(FormDialog):
    """A new course, or one to be taught differently from now on."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        catalogue: Catalogue,
        course: Course | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        """Without `course` a new one is made and its id given to `made`."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New course") if course is None else _("Change the course"))
        self._course, self._made = course, made
        self.setMinimumWidth(scaled(720))
        draft = course.draft if course else CourseDraft(0, Names(), 3, PassRules(), ())
        self._make_fields(catalogue, draft)
        self._lay_out(draft)
        self.confirm_button.clicked.connect(self._save)
        self.name_km.setFocus()

    def _make_fields(self, catalogue: Catalogue, draft: CourseDraft) -> None:
        language, rules = self.bench.tongue.language, draft.rules
        self.trade = QComboBox()
        for trade in catalogue.trades:
            if not trade.archived or trade.id == draft.trade:
                self.trade.addItem(trade.names.name(language), trade.id)
        self.trade.setCurrentIndex(max(0, self.trade.findData(draft.trade)))
        self.name_km, self.name_en = QLineEdit(draft.names.km), QLineEdit(draft.names.en)
        self.name_fr, self.months = QLineEdit(draft.names.fr), QLineEdit(str(draft.months))
        self.assessed_by = Choice(self.bench.tongue, ASSESSED_WORDS)
        self.assessed_by.set_value(rules.assessed_by)
        numbers = (rules.attendance, rules.modules, rules.passes, rules.mark)
        self.attendance, self.modules_done, self.passes, self.mark = (QLineEdit(str(number)) for number in numbers)

    def _lay_out(self, draft: CourseDraft) -> None:
        _ = self.bench.tongue.language.text
        cells = (
            ("name_km", self.name_km, _("Name in Khmer")),
            ("name_en", self.name_en, _("Name in English")),
            ("name_fr", self.name_fr, _("Name in French")),
            ("trade", self.trade, _("Trade")),
            ("months", self.months, _("Months")),
            ("assessed_by", self.assessed_by, _("Modules are assessed by")),
            ("attendance", self.attendance, _("Attendance needed, %")),
            ("done", self.modules_done, _("Modules done needed, %")),
            ("passes", self.passes, _("Modules passed needed, %")),
            ("mark", self.mark, _("A module is passed from the mark")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        for at, (name, field, words) in enumerate(cells):
            grid.addWidget(self.form.row(name, field, words), at // 3, at % 3)
            grid.setColumnStretch(at % 3, 1)
        self.body.addLayout(grid)
        self.modules = ModulesField(self.bench.tongue.language, draft.modules)
        self.body.addWidget(self.form.row(_FIELD, self.modules, _("Modules in the order in which they are taught")))
        self.assessed_by.currentIndexChanged.connect(lambda _at: self._show_mark())
        self._show_mark()

    def _show_mark(self) -> None:
        self.form["mark"].setEnabled(self.assessed_by.value() == AssessedBy.MARKS)

    def _draft(self) -> CourseDraft:
        if self.trade.currentData() is None:
            raise FieldError("trade", N_("Make a trade first."))
        rules = PassRules(
            AssessedBy(self.assessed_by.value()),
            *(
                number_of(name, field) or 0
                for name, field in (
                    ("attendance", self.attendance),
                    ("done", self.modules_done),
                    ("passes", self.passes),
                    ("mark", self.mark),
                )
            ),
        )
        names = Names(self.name_km.text(), self.name_en.text(), self.name_fr.text())
        months = number_of("months", self.months) or 0
        return CourseDraft(self.trade.currentData(), names, months, rules, self.modules.modules())

    def _save(self) -> None:
        courses = self.bench.centre.courses
        try:
            draft = self._draft()
        except FieldError as error:
            self.refuse(error)
            return
        if self._course is None:
            self.save(lambda: courses.add_course(draft), self._made)
        else:
            course = self._course.id
            self.save(lambda: courses.change_course(course, draft))


class NamesDialog(FormDialog):
    """The three names of a trade or a criterion."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        title: str,
        names: Names,
        store: Callable[[NamesDialog, Names], object],
    ) -> None:
        """`title` is translated; `store` gets the dialog, to save, and the names."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, title)
        self.name_km, self.name_en, self.name_fr = QLineEdit(names.km), QLineEdit(names.en), QLineEdit(names.fr)
        self.body.addWidget(self.form.row("name_km", self.name_km, _("Name in Khmer")))
        self.body.addWidget(self.form.row("name_en", self.name_en, _("Name in English")))
        self.body.addWidget(self.form.row("name_fr", self.name_fr, _("Name in French")))
        self.confirm_button.clicked.connect(
            lambda: store(self, Names(self.name_km.text(), self.name_en.text(), self.name_fr.text()))
        )
        self.name_km.setFocus()
