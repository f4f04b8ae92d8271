"""A guardian to be filled in: who it is, the phone, and whether this person may collect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.families.guardians import Collects, Guardian, GuardianDraft
from app.language import N_
from app.people.values import PersonLabel
from app.people.words import COLLECTS_WORDS, RELATION_WORDS
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog, Removal, add_removal
from ui.theme import SPACE
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Home:
    """Where a guardian belongs: to a family, or to a child whose family is still to be made."""

    family: int | None
    child: int | None
    children: tuple[PersonLabel, ...]


class GuardianDialog(FormDialog):
    """Add a guardian, or change one."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        home: Home,
        guardian: Guardian | None = None,
        remove: Removal | None = None,
        changed: Callable[[GuardianDraft], object] | None = None,
    ) -> None:
        """Without a `guardian` a new one is written; `changed` gets the draft before a change."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Guardian"))
        self._home, self._guardian, self._changed = home, guardian, changed
        self.name_km, self.name_latin, self.phone, self.reason = (QLineEdit() for _each in range(4))
        self.relation = Choice(bench.tongue, RELATION_WORDS, N_("not known"))
        self.collects = Choice(bench.tongue, {one.value: words for one, words in COLLECTS_WORDS.items() if one.value})
        self.collects.addItem(self.bench.tongue.language.text(COLLECTS_WORDS[Collects.NOT_SAID]), "")
        self.child = QComboBox()
        self._lay_out()
        self._fill(guardian.draft() if guardian else GuardianDraft())
        if remove is not None:
            add_removal(self, _("Remove"), remove)
        self.collects.currentIndexChanged.connect(self._show_reason)
        self.confirm_button.clicked.connect(self._save)
        (self.name_km if bench.tongue.language.khmer_first else self.name_latin).setFocus()

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(3 * SPACE)
        fields: list[tuple[str, QWidget, str]] = [
            ("name_km", self.name_km, N_("Name (Khmer)")),
            ("name_latin", self.name_latin, N_("Name (Latin)")),
            ("relation", self.relation, N_("Relation to the child")),
            ("phone", self.phone, N_("Telephone")),
            ("collects", self.collects, N_("Collecting the child")),
            ("child", self.child, N_("For which children")),
        ]
        for at, (name, field, words) in enumerate(fields):
            row = self.form.row(name, field, self.bench.tongue.language.text(words))
            grid.addWidget(row, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.form.row("reason", self.reason, _("Why this person must not collect")), 3, 0, 1, 2)
        self.body.addLayout(grid)
        self.setMinimumWidth(560)

    def _fill(self, draft: GuardianDraft) -> None:
        language = self.bench.tongue.language
        self.name_km.setText(draft.name_km)
        self.name_latin.setText(draft.name_latin)
        self.phone.setText(draft.phone)
        self.reason.setText(draft.reason)
        self.relation.set_value(draft.relation)
        self.collects.set_value(draft.collects.value)
        self.child.addItem(language.text(N_("all children of the family")), None)
        for child in self._home.children:
            self.child.addItem(child.name(language.khmer_first), child.id)
        self.child.setCurrentIndex(max(0, self.child.findData(draft.child)))
        self._show_reason()

    def _show_reason(self) -> None:
        self.form["reason"].setVisible(self.collects.value() == Collects.MUST_NOT.value)

    def _draft(self) -> GuardianDraft:
        collects = Collects(self.collects.value())
        return GuardianDraft(
            name_km=self.name_km.text(),
            name_latin=self.name_latin.text(),
            relation=self.relation.value(),
            phone=self.phone.text(),
            collects=collects,
            reason=self.reason.text() if collects is Collects.MUST_NOT else "",
            child=self.child.currentData(),
        )

    def _save(self) -> None:
        families, home, draft, guardian = self.bench.centre.families, self._home, self._draft(), self._guardian
        if guardian is None:
            self.save(lambda: families.add_guardian(draft, family=home.family, child=home.child))
        else:
            self.save(lambda: families.change_guardian(guardian.id, draft), self._changed)
