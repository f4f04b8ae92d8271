"""A family's record to be filled in, in the pane beside the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.families.values import FamilyDraft
from app.language import N_
from app.people.words import FAMILY_FIELDS, ID_POOR_WORDS
from ui.kit.choice import Choice
from ui.kit.pane_form import PaneForm
from ui.workbench import Workbench

_TEXTS = ("name_km", "name_latin", "village", "phone", "address")


class FamilyForm(PaneForm):
    """Fields of one family."""

    def __init__(self, bench: Workbench, draft: FamilyDraft, family: int | None, parent: QWidget | None = None) -> None:
        """`family` is None for a new one."""
        super().__init__(bench, FAMILY_FIELDS, _TEXTS, parent)
        self._family = family
        self.id_poor = Choice(bench.tongue, ID_POOR_WORDS, N_("no card"))
        self.id_poor.set_value(draft.id_poor)
        self._lay_out()
        self.fill(draft)

    def start(self) -> None:
        """Put the cursor into the first field."""
        name = "name_km" if self._bench.tongue.language.khmer_first else "name_latin"
        self._texts[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> FamilyDraft:
        """What is typed."""
        typed = {name: edit.text() for name, edit in self._texts.items()}
        return replace(FamilyDraft(**typed), id_poor=self.id_poor.value(), note=self.note.toPlainText())

    @override
    def save(self) -> None:
        self.start_saving()
        families, family, draft = self._bench.centre.families, self._family, self.draft()
        if family is None:
            self._bench.do(self, lambda: families.add(draft), self.saved.emit, self.refuse)
        else:
            self._bench.do(
                self, lambda: families.change(family, draft), lambda _before: self.saved.emit(family), self.refuse
            )

    def _lay_out(self) -> None:
        fields: list[tuple[str, QWidget]] = [*self._texts.items(), ("id_poor", self.id_poor)]
        for at in range(0, len(fields), 2):
            self.place(at // 2, *fields[at : at + 2])
        self.place(3, ("note", self.note))
        self.finish(N_("New family") if self._family is None else N_("Change the record"))
