"""Decisions about the people of a group: leaving, moving, getting a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import FieldError, UserError
from app.groups.values import GroupLine, Member
from ui.groups import wording
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog, add_removal
from ui.kit.typed import needed_day
from ui.workbench import Workbench


class EndDialog(FormDialog):
    """The last day in the group, and why; or the enrolment was a mistake."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        member: Member,
        ended: Callable[[Any], object],
        remove: Callable[[], object],
    ) -> None:
        _ = bench.tongue.language.text
        name, _other = wording.names(member, bench.tongue.language)
        super().__init__(bench, parent, _("{name} leaves the group").format(name=name), _("Leave"))
        self._enrolment, self._ended = member.enrolment, ended
        self.last = DateField(bench.tongue, bench.clock)
        self.last.set_value(bench.clock.today())
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("last", self.last, _("Last day")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        add_removal(self, _("Enrolled by mistake"), remove)
        self.confirm_button.clicked.connect(self._save)
        self.reason.setFocus()

    def _save(self) -> None:
        groups, enrolment, reason = self.bench.centre.groups, self._enrolment, self.reason.text()
        try:
            last = needed_day("last", self.last)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: groups.end_enrolment(enrolment, last, reason), self._ended)


class MoveDialog(FormDialog):
    """Another group from a day on, for everybody chosen."""

    def __init__(
        self, bench: Workbench, parent: QWidget, members: Sequence[Member], groups: Sequence[GroupLine]
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        if len(members) == 1:
            title = _("Move {name} to another group").format(name=wording.names(members[0], language)[0])
        else:
            title = language.plural(
                "Move {count} person to another group", "Move {count} people to another group", len(members)
            )
        super().__init__(bench, parent, title, _("Move"))
        self._enrolments = [member.enrolment for member in members]
        self.group = QComboBox()
        for line in groups:
            words = f"{line.name(language)} · {wording.members_of(line, language)}"
            self.group.addItem(words, line.id)
        self.since = DateField(bench.tongue, bench.clock)
        self.since.set_value(bench.clock.today())
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("group", self.group, _("New group")))
        self.body.addWidget(self.form.row("since", self.since, _("From this day on")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.confirm_button.setEnabled(bool(groups))
        self.confirm_button.clicked.connect(self._save)
        self.group.setFocus()

    def _save(self) -> None:
        groups, enrolments = self.bench.centre.groups, self._enrolments
        target, reason = self.group.currentData(), self.reason.text()
        try:
            since = needed_day("since", self.since)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: groups.move(enrolments, target, since, reason))

    def refuse(self, error: UserError) -> None:
        """The day that cannot be is called the last one where somebody leaves, and the first one here."""
        if isinstance(error, FieldError) and error.field == "last":
            error = FieldError("since", error.message, **error.values)
        super().refuse(error)


class PlaceDialog(FormDialog):
    """A place for somebody who waits, from a day on."""

    def __init__(self, bench: Workbench, parent: QWidget, member: Member) -> None:
        _ = bench.tongue.language.text
        name, _other = wording.names(member, bench.tongue.language)
        super().__init__(bench, parent, _("A place for {name}").format(name=name), _("Enrol"))
        self._enrolment = member.enrolment
        self.starts = DateField(bench.tongue, bench.clock)
        self.starts.set_value(bench.clock.today())
        self.body.addWidget(self.form.row("starts", self.starts, _("First day")))
        self.confirm_button.clicked.connect(self._save)
        self.starts.setFocus()

    def _save(self) -> None:
        groups, enrolment = self.bench.centre.groups, self._enrolment
        try:
            starts = needed_day("starts", self.starts)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: groups.take_from_waiting_list(enrolment, starts))
