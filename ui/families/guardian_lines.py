"""Guardians as lines of a card: who must not collect stands out by its place, words and colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.families.guardians import Collects, Guardian
from app.language import N_, Language
from app.people.words import COLLECTS_WORDS
from ui.kit.sections import Line
from ui.kit.words import Pill
from ui.people import wording

_TONES = {Collects.MAY: "present", Collects.MUST_NOT: "absent", Collects.NOT_SAID: "plain"}


def guardian_lines(
    guardians: Iterable[Guardian], language: Language, change: Callable[[Guardian], object]
) -> list[Line]:
    """One line for each guardian, with a link that calls `change`."""
    return [_line(guardian, language, change) for guardian in guardians]


def _line(guardian: Guardian, language: Language, change: Callable[[Guardian], object]) -> Line:
    title = wording.guardian_line(guardian, language)
    said = guardian.collects
    pill = Pill(_TONES[said], language.text(COLLECTS_WORDS[said])) if said is not Collects.NOT_SAID else None
    details = [guardian.phone]
    if guardian.collects is Collects.MUST_NOT:
        details.append(language.text(N_("Why: {reason}")).format(reason=guardian.reason))
    if guardian.child is not None:
        details.append(language.text(N_("for one child only")))
    line = Line(title, "\n".join(filter(None, details)), pill)
    words = language.text(N_("Change"))
    line.add_link(words, lambda: change(guardian), f"{words}: {title}")
    return line
