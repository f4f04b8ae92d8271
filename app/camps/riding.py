"""Who rides to a camp, in the order of the stops. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.camps.reading import campers, groups_of, lines, staff_of, the_camp
from app.camps.values import Camper, Rider, StaffRole, TransportList
from app.groups.values import GroupName, Programme
from app.sheets.reading import pickup_people
from app.sheets.values import PickupPerson
from app.text import khmer_sort_key
from models.people import Family

_MOST_PHONES = 2


def transport_list(
    camp: int, groups: tuple[int, ...], day: dt.date, today: dt.date, now: dt.datetime, name: str
) -> TransportList:
    """The list of a camp, or of some of its groups, on a day. Raises NotFound."""
    row = the_camp(camp)
    (line,) = lines(today, [camp])
    ties = groups_of(camp)
    all_groups = {tie.group_id: _name(tie.group) for tie in ties}
    numbers = {tie.group_id: tie.number for tie in ties}
    wanted = [group for group in all_groups if group in groups or not groups]
    return TransportList(
        line,
        tuple(all_groups[group] for group in wanted) if len(wanted) < len(all_groups) else (),
        day,
        row.transport,
        tuple(one for one in staff_of(camp) if one.draft.role is StaffRole.DRIVER),
        _riders({child.label.id: child for child in campers(row)}, {one: numbers[one] for one in wanted}, day),
        now,
        name,
    )


def _riders(children: dict[int, Camper], groups: dict[int, int], day: dt.date) -> tuple[Rider, ...]:
    there = [(group, one) for group in groups for one in pickup_people(group, day)]
    riding = [(group, one) for group, one in there if children[one.label.id].rides]
    phones = _family_phones({one.label.family for _, one in riding if one.label.family is not None})
    riding.sort(key=lambda pair: (khmer_sort_key(children[pair[1].label.id].stop), _name_key(pair[1])))
    return tuple(
        Rider(
            number,
            one.label,
            one.age,
            children[one.label.id].stop,
            groups[group],
            _phones(one, phones.get(one.label.family or 0, "")),
        )
        for number, (group, one) in enumerate(riding, start=1)
    )


def _name_key(person: PickupPerson) -> str:
    """Brothers and sisters stand side by side, whatever their groups."""
    return khmer_sort_key(person.label.name_km or person.label.name_latin)


def _phones(person: PickupPerson, of_family: str) -> tuple[tuple[str, str, str], ...]:
    """Whom to call: those who may collect the child and have a phone, else the family's number."""
    own = [(one.name_km, one.name_latin, one.phone) for one in person.may_collect if one.phone]
    return tuple(own[:_MOST_PHONES]) or ((("", "", of_family),) if of_family else ())


def _family_phones(families: set[int]) -> dict[int, str]:
    rows: Any = Family.select(Family.id, Family.phone).where(Family.id.in_(sorted(families))).tuples()
    return dict(rows)


def _name(group: Any) -> GroupName:
    return GroupName(group.id, group.name_km, group.name_en, group.name_fr, Programme.CAMP)
