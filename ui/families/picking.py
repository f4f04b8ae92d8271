"""What can be chosen by typing: families with their members' village, people with age and village."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.language import Language
from app.people.values import FamilyLabel
from ui.kit.pick import Pickable
from ui.people.wording import short_who

if TYPE_CHECKING:
    from app.families.service import FamiliesService
    from app.people.service import PeopleService


def family_finder(families: FamiliesService, language: Language) -> Callable[[str], list[Pickable]]:
    """Finds families; a function that may run on the data lane."""
    first = language.khmer_first
    return lambda text: [Pickable(one.id, _family(one, first)) for one in families.search(text, 12, first)]


def person_finder(people: PeopleService, today: dt.date, language: Language) -> Callable[[str], list[Pickable]]:
    """Finds people; a function that may run on the data lane."""
    first = language.khmer_first
    return lambda text: [
        Pickable(one.id, f"{one.code} · {short_who(one, today, language)}") for one in people.search(text, 12, first)
    ]


def _family(one: FamilyLabel, first: bool) -> str:
    parts = (one.code, one.name(first), one.name(not first), one.village)
    return " · ".join(dict.fromkeys(part for part in parts if part))
