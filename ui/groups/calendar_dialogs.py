"""Decisions about days and hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.calendar.values import ChangedHoursDraft, Closure, ClosureDraft
from app.errors import FieldError
from app.groups.values import GroupLine
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog, add_removal
from ui.kit.typed import day_of, needed_day, number_of, time_of
from ui.kit.words import quiet
from ui.theme import SPACE
from ui.workbench import Workbench


class CloseDialog(FormDialog):
    """Close the centre for a day or a range of days, or change such a closure."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        day: dt.date,
        closure: Closure | None = None,
        open_again: Callable[[], object] | None = None,
    ) -> None:
        """With a `closure` of the centre's own it is changed; `open_again` takes it away."""
        _ = bench.tongue.language.text
        title = _("Close the centre") if closure is None else _("Change the closure")
        super().__init__(bench, parent, title, _("Close") if closure is None else "")
        self._closure = closure
        self.first, self.last = DateField(bench.tongue, bench.clock), DateField(bench.tongue, bench.clock)
        self.first.set_value(closure.first if closure else day)
        self.last.set_value(closure.last if closure else day)
        self.name_km = QLineEdit(closure.name_km if closure else "")
        self.name_en = QLineEdit(closure.name_en if closure else "")
        self.name_fr = QLineEdit(closure.name_fr if closure else "")
        days = QHBoxLayout()
        days.setSpacing(4 * SPACE)
        days.addWidget(self.form.row("first", self.first, _("First day")), 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.form.row("last", self.last, _("Last day")), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(days)
        self.body.addWidget(self.form.row("name", self.name_km, _("Why, in Khmer")))
        self.body.addWidget(self.form.row("name_en", self.name_en, _("Why, in English")))
        self.body.addWidget(self.form.row("name_fr", self.name_fr, _("Why, in French")))
        if open_again is not None:
            add_removal(self, _("Open again"), open_again)
        self.confirm_button.clicked.connect(self._save)
        self.name_km.setFocus()

    def _save(self) -> None:
        calendar, closure = self.bench.centre.calendar, self._closure
        try:
            first = needed_day("first", self.first)
            last = day_of("last", self.last) or first
        except FieldError as error:
            self.refuse(error)
            return
        draft = ClosureDraft(first, last, self.name_km.text(), self.name_en.text(), self.name_fr.text())
        if closure is None:
            self.save(lambda: calendar.close(draft))
        else:
            self.save(lambda: calendar.change_closure(closure.first, closure.last, draft))


class HoursDialog(FormDialog):
    """Other hours for a range of days: earlier or later, or from when to when."""

    def __init__(self, bench: Workbench, parent: QWidget, day: dt.date, groups: Sequence[GroupLine]) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Change hours"))
        self.group = QComboBox()
        self.group.addItem(_("all groups"), None)
        for line in groups:
            self.group.addItem(line.name(language), line.id)
        self.first, self.last = DateField(bench.tongue, bench.clock), DateField(bench.tongue, bench.clock)
        self.first.set_value(day)
        self.last.set_value(day)
        self.earlier, self.later = QLineEdit(), QLineEdit()
        self.starts, self.ends, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.body.addWidget(self.form.row("group", self.group, _("For")))
        self._pair(("first", self.first, _("First day")), ("last", self.last, _("Last day")))
        self._pair(
            ("minutes_earlier", self.earlier, _("Minutes earlier")),
            ("minutes_later", self.later, _("Minutes later")),
        )
        self.body.addWidget(quiet(_("Or instead, these hours:")))
        self._pair(("starts", self.starts, _("Starts at")), ("ends", self.ends, _("Ends at")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.confirm_button.clicked.connect(self._save)
        self.earlier.setFocus()

    def _pair(self, *fields: tuple[str, QWidget, str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(4 * SPACE)
        for name, field, words in fields:
            row.addWidget(self.form.row(name, field, words), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _draft(self) -> ChangedHoursDraft:
        first = needed_day("first", self.first)
        earlier = number_of("minutes_earlier", self.earlier) or 0
        later = number_of("minutes_later", self.later) or 0
        return ChangedHoursDraft(
            self.group.currentData(),
            first,
            day_of("last", self.last) or first,
            time_of("starts", self.starts),
            time_of("ends", self.ends),
            earlier - later,
            self.reason.text(),
        )

    def _save(self) -> None:
        calendar = self.bench.centre.calendar
        try:
            draft = self._draft()
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: calendar.change_hours(draft))
