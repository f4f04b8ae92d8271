"""People of one family as lines of a card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from app.groups.values import GroupName
from app.language import Language
from app.people.values import PersonLabel
from app.people.words import ROLE_WORDS
from app.schools.values import PlaceLine
from ui.kit.sections import Line, link
from ui.kit.words import Pill
from ui.people import wording
from ui.people.schooling import school_words


def relative_line(
    one: PersonLabel,
    today: dt.date,
    language: Language,
    show: Callable[[int], object],
    school: PlaceLine | None = None,
    groups: Iterable[GroupName] = (),
) -> Line:
    """The name as a link that calls `show`; below other name, age, the place of an adult, school and groups."""
    _ = language.text
    name = link(wording.both_names(one, language)[0], lambda: show(one.id))
    role = language.text(ROLE_WORDS[one.role]) if one.role != "child" else ""
    learns = school_words(school, language) if school else ""
    names = (group.name(language) for group in groups)
    details = (wording.besides_name(one, today, language, village=False), role, learns, *names)
    pill = Pill("plain", _("archived")) if one.archived else None
    return Line(name, " · ".join(part for part in details if part), pill)
