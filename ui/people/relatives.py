"""People of one family as lines of a card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.language import Language
from app.people.values import PersonLabel
from app.people.words import ROLE_WORDS
from ui.kit.sections import Line, link
from ui.kit.words import Pill
from ui.people import wording


def relative_line(one: PersonLabel, today: dt.date, language: Language, show: Callable[[int], object]) -> Line:
    """The name as a link that calls `show`; below the other name, the age, and the place of an adult."""
    _ = language.text
    name = link(wording.both_names(one, language)[0], lambda: show(one.id))
    role = language.text(ROLE_WORDS[one.role]) if one.role != "child" else ""
    details = (wording.besides_name(one, today, language, village=False), role)
    pill = Pill("plain", _("archived")) if one.archived else None
    return Line(name, " · ".join(part for part in details if part), pill)
