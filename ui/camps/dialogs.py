"""Decisions about a camp: its particulars, an adult, where children get on, another group, why it is cancelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.camps.values import CampDetails, CampDraft, Camper, CampGroup, StaffDraft, StaffLine, StaffRole
from app.camps.words import ROLE_WORDS
from app.errors import FieldError
from app.language import N_
from ui.camps import wording
from ui.groups.slots_field import FIELD, SlotsField
from ui.kit.choice import Choice
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog, Removal, add_removal
from ui.kit.typed import needed_day, number_of
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_NAMED = -1  # in the list of accounts: somebody who does not sign in


class CampDialog(FormDialog):
    """A new camp, or other particulars of one."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        details: CampDetails | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        """Without `details` a new camp is planned and its id given to `made`."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New camp") if details is None else _("Change the camp"))
        self._details, self._made = details, made
        self.setMinimumWidth(scaled(680))
        draft = details.draft if details is not None else CampDraft()
        self._make_fields(draft, known=details is not None)
        self.slots = SlotsField(bench.tongue.language, draft.slots)
        self._lay_out()
        self.confirm_button.clicked.connect(self._save)
        self.name_km.setFocus()

    def _make_fields(self, draft: CampDraft, *, known: bool) -> None:
        self.name_km, self.name_en = QLineEdit(draft.name_km), QLineEdit(draft.name_en)
        self.name_fr, self.place = QLineEdit(draft.name_fr), QLineEdit(draft.place)
        self.per_staff = QLineEdit("" if draft.children_per_staff is None else str(draft.children_per_staff))
        self.starts = DateField(self.bench.tongue, self.bench.clock)
        self.ends = DateField(self.bench.tongue, self.bench.clock)
        if known:
            self.starts.set_value(draft.starts)
            self.ends.set_value(draft.ends)
        self.transport, self.note = QPlainTextEdit(draft.transport), QPlainTextEdit(draft.note)
        for field in (self.transport, self.note):
            field.setTabChangesFocus(True)
            field.setFixedHeight(scaled(56))

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        cells = (
            ("name_km", self.name_km, _("Name in Khmer")),
            ("name_en", self.name_en, _("Name in English")),
            ("name_fr", self.name_fr, _("Name in French")),
            ("starts", self.starts, _("First day")),
            ("ends", self.ends, _("Last day")),
            ("children_per_staff", self.per_staff, _("Children per staff, at most")),
        )
        for at, (name, field, words) in enumerate(cells):
            grid.addWidget(self.form.row(name, field, words), at // 3, at % 3, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 3, 1)
        grid.addWidget(self.form.row("place", self.place, _("Place")), 2, 0, 1, 3)
        self.body.addLayout(grid)
        self.body.addWidget(self.form.row(FIELD, self.slots, _("Meets every week on")))
        notes = QGridLayout()
        notes.setHorizontalSpacing(4 * SPACE)
        notes.addWidget(self.form.row("transport", self.transport, _("How children get there and back")), 0, 0)
        notes.addWidget(self.form.row("note", self.note, _("Note")), 0, 1)
        self.body.addLayout(notes)

    def _draft(self) -> CampDraft:
        return CampDraft(
            self.name_km.text(),
            self.name_en.text(),
            self.name_fr.text(),
            needed_day("starts", self.starts),
            needed_day("ends", self.ends),
            self.place.text(),
            tuple(self.slots.slots()),
            number_of("children_per_staff", self.per_staff),
            self.transport.toPlainText(),
            self.note.toPlainText(),
        )

    def _save(self) -> None:
        camps = self.bench.centre.camps
        try:
            draft = self._draft()
        except FieldError as error:
            self.refuse(error)
            return
        if self._details is None:
            self.save(lambda: camps.plan(draft), self._made)
        else:
            camp = self._details.line.id
            self.save(lambda: camps.change(camp, draft))


class StaffDialog(FormDialog):
    """An adult of a camp: somebody who signs in, or a name; what they do, and for which group."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        details: CampDetails,
        accounts: Sequence[tuple[int, str]],
        line: StaffLine | None = None,
        remove: Removal | None = None,
    ) -> None:
        """Without `line` somebody new; `remove` takes an existing one out of the camp."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Monitor or volunteer"))
        self._camp, self._line = details.line.id, line
        draft = line.draft if line is not None else StaffDraft()
        self.account, self.group = QComboBox(), QComboBox()
        self.name, self.phone = QLineEdit(draft.name), QLineEdit(draft.phone)
        self.role = Choice(bench.tongue, ROLE_WORDS)
        self.role.set_value(draft.role)
        self._fill(details, accounts, draft)
        rows = (
            ("account", self.account, _("Who")),
            ("name", self.name, _("Name")),
            ("role", self.role, _("What they do")),
            ("phone", self.phone, _("Telephone")),
            ("group", self.group, _("Group")),
        )
        for field, widget, words in rows:
            self.body.addWidget(self.form.row(field, widget, words))
        if remove is not None:
            add_removal(self, _("Take out of the camp"), remove)
        self.account.currentIndexChanged.connect(lambda _at: self._follow())
        self.confirm_button.clicked.connect(self._save)
        self._follow()
        self.account.setFocus()

    def _fill(self, details: CampDetails, accounts: Sequence[tuple[int, str]], draft: StaffDraft) -> None:
        language = self.bench.tongue.language
        self.account.addItem(language.text(N_("Somebody else, by name")), _NAMED)
        for account, name in accounts:
            self.account.addItem(name, account)
        self.account.setCurrentIndex(max(0, self.account.findData(draft.account)))
        self.group.addItem(language.text(N_("whole camp")), None)
        for each in details.groups:
            self.group.addItem(each.group.name(language), each.group.id)
        self.group.setCurrentIndex(max(0, self.group.findData(draft.group)))

    def _follow(self) -> None:
        """The name is asked for only where nobody is chosen who signs in."""
        self.form["name"].setVisible(self.account.currentData() == _NAMED)

    def _draft(self) -> StaffDraft:
        account = self.account.currentData()
        return StaffDraft(
            StaffRole(self.role.value()),
            None if account == _NAMED else account,
            self.name.text(),
            self.phone.text(),
            self.group.currentData(),
        )

    def _save(self) -> None:
        camps, camp, line, draft = self.bench.centre.camps, self._camp, self._line, self._draft()
        if line is None:
            self.save(lambda: camps.add_staff(camp, draft))
        else:
            self.save(lambda: camps.change_staff(line.id, draft))


class RideDialog(FormDialog):
    """Where some children get on."""

    def __init__(self, bench: Workbench, parent: QWidget, camp: int, children: Sequence[Camper]) -> None:
        language = bench.tongue.language
        super().__init__(bench, parent, language.text(N_("Pick-up place")))
        self._camp, self._people = camp, [child.label.id for child in children]
        self.pick_up = QLineEdit(children[0].pick_up)
        stops = sorted({child.stop for child in children if child.stop})
        completer = QCompleter(stops, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.pick_up.setCompleter(completer)
        names = ", ".join(wording.name(child.label, language) for child in children)
        self.body.addWidget(label("quiet", text=names, wrap=True))
        hint = language.text(N_("Empty: in the child's village."))
        self.body.addWidget(self.form.row("pick_up", self.pick_up, language.text(N_("Where they get on")), hint))
        self.confirm_button.clicked.connect(self._save)
        self.pick_up.setFocus()

    def _save(self) -> None:
        camps, camp, people, stop = self.bench.centre.camps, self._camp, self._people, self.pick_up.text()
        self.save(lambda: camps.set_ride(camp, people, True, stop))


class MoveDialog(FormDialog):
    """Another group of the camp for some children."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        camp: int,
        children: Sequence[Camper],
        groups: Sequence[CampGroup],
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Move to another group"), _("Move"))
        self._camp, self._people = camp, [child.label.id for child in children]
        self.group = QComboBox()
        for each in groups:
            count = wording.children(each.girls + each.boys, language)
            self.group.addItem(f"{each.group.name(language)} · {count}", each.group.id)
        self.group.setCurrentIndex(max(0, self.group.findData(children[0].group)))
        names = ", ".join(wording.name(child.label, language) for child in children)
        self.body.addWidget(label("quiet", text=names, wrap=True))
        hint = _("From today on, or from the first day of the camp. Registers that were entered stay as they are.")
        self.body.addWidget(self.form.row("group", self.group, _("Group"), hint))
        self.confirm_button.clicked.connect(self._save)
        self.group.setFocus()

    def _save(self) -> None:
        camps, camp, people, group = self.bench.centre.camps, self._camp, self._people, self.group.currentData()
        self.save(lambda: camps.move(camp, people, group))


class CancelDialog(FormDialog):
    """Why a camp does not take place."""

    def __init__(self, bench: Workbench, parent: QWidget, details: CampDetails) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Cancel the camp"), _("Cancel the camp"))
        self._camp = details.line.id
        self.cancel_button.setText(_("Back"))
        self.reason = QLineEdit()
        explained = _("Its groups no longer meet. What was entered stays, and the camp can take place after all.")
        self.body.addWidget(label("quiet", text=explained, wrap=True))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.confirm_button.clicked.connect(self._save)
        self.reason.setFocus()

    def _save(self) -> None:
        camps, camp, reason = self.bench.centre.camps, self._camp, self.reason.text()
        self.save(lambda: camps.cancel(camp, reason))
