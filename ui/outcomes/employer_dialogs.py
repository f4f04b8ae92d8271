"""An employer as typed, and which other one it was found to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.outcomes.values import Employer, EmployerDraft
from ui.kit.dialogs import FormDialog
from ui.kit.words import label
from ui.workbench import Workbench


class EmployerDialog(FormDialog):
    """A new employer, or other details of one."""

    def __init__(self, bench: Workbench, parent: QWidget, employer: Employer | None = None) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Change the employer") if employer else _("New employer"))
        draft = employer.draft if employer else EmployerDraft()
        self._employer = employer
        self.name_km, self.name_latin = QLineEdit(draft.name_km), QLineEdit(draft.name_latin)
        self.own = QCheckBox(_("A workshop of the centre"))
        self.own.setChecked(draft.own)
        self.village, self.phone = QLineEdit(draft.village), QLineEdit(draft.phone)
        self.body.addWidget(self.form.row("name_km", self.name_km, _("Name in Khmer")))
        self.body.addWidget(self.form.row("name_latin", self.name_latin, _("Name in Latin letters")))
        self.body.addWidget(self.own)
        self.body.addWidget(self.form.row("village", self.village, _("Village")))
        self.body.addWidget(self.form.row("phone", self.phone, _("Phone")))
        self.confirm_button.clicked.connect(self._save)
        self.name_km.setFocus()

    def _save(self) -> None:
        outcomes, employer = self.bench.centre.outcomes, self._employer
        draft = EmployerDraft(
            self.name_km.text(),
            self.name_latin.text(),
            self.own.isChecked(),
            self.village.text(),
            self.phone.text(),
        )
        if employer is None:
            self.save(lambda: outcomes.add_employer(draft))
        else:
            self.save(lambda: outcomes.change_employer(employer.id, draft))


class MergeDialog(FormDialog):
    """Two employers of which one is the other under another name."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        employer: Employer,
        others: Sequence[Employer],
        merged: Callable[[None], object],
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        title = _("{name} is the same as").format(name=employer.name(language))
        super().__init__(bench, parent, title, _("Merge"))
        self.body.addWidget(label("quiet", text=_("Everybody counts for the other one from now on."), wrap=True))
        self.into = QComboBox()
        for one in others:
            self.into.addItem(one.name(language), one.id)
        self.body.addWidget(self.form.row("into", self.into, _("Employer")))
        self.confirm_button.setEnabled(bool(others))
        outcomes = bench.centre.outcomes
        self.confirm_button.clicked.connect(
            lambda: self.save(lambda: outcomes.merge_employers(employer.id, self.into.currentData()), merged)
        )
        self.into.setFocus()
