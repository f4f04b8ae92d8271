"""The meetings on the card of a family or a person: theme, day and who came, each one Enter away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.language import N_, Language
from app.meetings.values import FamilyMeeting
from ui.kit.sections import Line, Section, link
from ui.kit.words import Pill, label
from ui.meetings.wording import whos

_MOST = 6
"""The newest meetings that stand on the card."""


def meetings_section(
    meetings: Sequence[FamilyMeeting], summary: str, language: Language, opened: Callable[[int], object]
) -> Section:
    """The newest meetings under a summary; hidden when there are none. `opened` gets the id of one that is chosen."""
    section = Section(language.text(N_("Parent meetings")))
    section.add(label("strong", text=summary))
    for one in meetings[:_MOST]:
        section.add(_line(one, language, opened))
    if not meetings:
        section.hide()  # never shown here: without a parent yet, it would be a window and take the keyboard
    return section


def _line(one: FamilyMeeting, language: Language, opened: Callable[[int], object]) -> Line:
    title = link(one.line.theme_names(language), partial(opened, one.line.id))
    detail = " · ".join(filter(None, (language.date(one.line.date), whos(one.who, language))))
    if one.who:
        return Line(title, detail, Pill("present", language.text(N_("came"))))
    words, tone = (N_("not held"), "plain") if not one.line.held else (N_("did not come"), "absent")
    if not one.line.finished and one.line.held:
        words, tone = N_("invited"), "excused"
    return Line(title, detail, Pill(tone, language.text(words)))
