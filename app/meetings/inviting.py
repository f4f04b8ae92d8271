"""Whom a choice would invite, told before it is stored. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from app.meetings import families
from app.meetings.reading import came
from app.meetings.rules import invited
from app.meetings.values import InvitationChoice, Preview


def preview(choice: InvitationChoice, day: dt.date) -> Preview:
    """The families a choice lets through on a day, with what makes the choice easier."""
    past = came()
    found = tuple(families.at_hand(invited(families.facts(day, past), choice), past))
    villages = Counter(one.label.village for one in found if one.label.village)
    return Preview(
        found,
        sum(len(one.children) for one in found),
        sum(one.last_came is None for one in found),
        tuple(sorted(villages.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
