"""A provisional person who is somebody known: both records side by side, then one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.centre import Centre
from app.language import N_, Language
from app.merging.values import MergePreview
from app.people.values import PersonCard, PersonDraft
from app.people.words import SEX_WORDS
from ui.kit.dialogs import FormDialog
from ui.kit.pick import Pickable
from ui.kit.words import label, quiet
from ui.people.wording import short_who, why_alike
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


def known_finder(
    centre: Centre, person: int, draft: PersonDraft, language: Language
) -> Callable[[str], list[Pickable]]:
    """Finds whom a provisional person may be: without a text those who look alike, else those called so."""
    first, today = language.khmer_first, centre.clock.today()

    def find(text: str) -> list[Pickable]:
        if text.strip():
            found = (one for one in centre.people.search(text, 12, first) if one.id != person)
            return [Pickable(one.id, f"{one.code} · {short_who(one, today, language)}") for one in found]
        alike = centre.people.possible_duplicates(draft, person, 6)
        return [
            Pickable(one.person.id, f"{short_who(one.person, today, language)} · {why_alike(one, language)}")
            for one in alike
            if not one.person.archived
        ]

    return find


class MergeDialog(FormDialog):
    """Both records side by side, and what merging moves."""

    def __init__(
        self, bench: Workbench, parent: QWidget, preview: MergePreview, merged: Callable[[int], object]
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Are these the same person?"), _("Merge"))
        self._preview, self._merged = preview, merged
        self.setMinimumWidth(scaled(560))
        self.body.addLayout(self._side_by_side(language))
        self.body.addWidget(quiet(_what_moves(preview, language), wrap=True))
        self.confirm_button.clicked.connect(self._save)

    def _side_by_side(self, language: Language) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(SPACE)
        heads = (language.text(N_("Provisional person")), language.text(N_("Known person")))
        for column, head in enumerate(heads, start=1):
            grid.addWidget(label("strong", text=head, wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, (name, one, other) in enumerate(_facts(self._preview, language), start=1):
            grid.addWidget(quiet(name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text=one or "–", wrap=True), row, 1)
            grid.addWidget(label("strong" if one and one == other else "", text=other or "–", wrap=True), row, 2)
        return grid

    def _save(self) -> None:
        merging, preview = self.bench.centre.merging, self._preview
        self.save(lambda: merging.merge(preview.person.id, preview.into.id), self._merged)


def _facts(preview: MergePreview, language: Language) -> Sequence[tuple[str, str, str]]:
    _ = language.text
    names = (
        _("Name in Khmer"),
        _("Name in Latin letters"),
        _("Sex"),
        _("Born"),
        _("Village"),
        _("Family"),
        _("Groups"),
    )
    one, other = _values(preview.person, language), _values(preview.into, language)
    return list(zip(names, one, other, strict=True))


def _values(card: PersonCard, language: Language) -> tuple[str, ...]:
    groups = dict.fromkeys(line.group.name(language) for line in card.enrolments if line.ends is None)
    return (
        card.label.name_km,
        card.label.name_latin,
        language.text(SEX_WORDS[card.label.sex]) if card.label.sex else "",
        card.label.birth.display(language) if card.label.birth else "",
        card.label.village,
        card.family.name(language.khmer_first) if card.family else "",
        ", ".join(groups),
    )


def _what_moves(preview: MergePreview, language: Language) -> str:
    _ = language.text
    marks = language.plural(
        "{count} mark moves to the known person.", "{count} marks move to the known person.", preview.marks
    )
    both = language.plural(
        "At {count} session both have a mark: the better one is kept.",
        "At {count} sessions both have a mark: the better one is kept.",
        preview.both,
    )
    rest = _("Enrolments, notes and papers move too. All of it can be undone later.")
    return " ".join(filter(None, (marks, both if preview.both else "", rest)))
