"""Sentences about the rows of a plan, for the window, the command line and the list of rows not taken."""

from __future__ import annotations

from app.imports.meanings import TITLES, Meaning
from app.imports.values import Alike, Fate, PlannedRow
from app.language import Language
from app.words import N_

FATES: dict[Fate, str] = {
    Fate.NEW: N_("New"),
    Fate.UPDATED: N_("Updated"),
    Fate.UNCHANGED: N_("Unchanged"),
    Fate.DUPLICATE: N_("Duplicate?"),
    Fate.REJECTED: N_("Rejected"),
}
_REASONS = {
    "same_name": N_("same name"),
    "similar_name": N_("similar name"),
    "same_birth": N_("same birth date"),
    "birth_fits": N_("birth date fits"),
    "same_village": N_("same village"),
    "twins": N_("perhaps twins"),
    "same_code": N_("same code, other name"),
}


def why(row: PlannedRow, language: Language) -> str:
    """Everything to be said of a row beside its fate: changes, whom it looks like, what is left out."""
    told = [note.sentence(language) for note in row.notes]
    told += [_change(row, number, language) for number in range(len(row.differences))]
    told += [who(alike, language) for alike in row.alike]
    return " · ".join(told)


def who(alike: Alike, language: Language) -> str:
    """Whom a row looks like, and by what."""
    _ = language.text
    reasons = ", ".join(language.text(words) for reason, words in _REASONS.items() if reason in alike.reasons)
    if alike.label is None:
        return _("looks like row {number}: {reasons}").format(number=language.number(alike.number), reasons=reasons)
    name = alike.label.name(language.khmer_first)
    return _("looks like {name} ({code}): {reasons}").format(name=name, code=alike.label.code, reasons=reasons)


def _change(row: PlannedRow, number: int, language: Language) -> str:
    _ = language.text
    change = row.differences[number]
    before, after = change.before, change.after
    if change.title == TITLES[Meaning.SHIFT]:
        before, after = language.text(before) if before else "", language.text(after)
    if before:
        return _("{title}: {before} → {after}").format(title=language.text(change.title), before=before, after=after)
    return _("{title}: {after}").format(title=language.text(change.title), after=after)
