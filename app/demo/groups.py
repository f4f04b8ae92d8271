"""The groups of the demo centre and when they meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import product

from app.calendar.values import SlotTimes
from app.demo.lives import Sizes, years_after
from app.demo.names.staff import LEADERS
from app.groups.values import Programme

LEVELS = 3  # daycare: three, four and five years old
CHILDREN_IN_A_CLUB = 25
MOST_CLUBS = 13
MOST_IN_ONE_LEVEL = 25

_DAYCARE = (
    ("កូនផ្កាយ", "Small stars", "Petites étoiles"),
    ("មេអំបៅ", "Butterflies", "Papillons"),
    ("កូនដំរី", "Little elephants", "Petits éléphants"),
    ("កូនត្រី", "Little fish", "Petits poissons"),
    ("កូនទន្សាយ", "Rabbits", "Petits lapins"),
    ("ផ្កាឈូក", "Lotus", "Lotus"),
)
_CLUBS = (
    ("ក្លឹបអាន", "Reading club", "Club de lecture"),
    ("បង្រៀនបន្ថែម", "Homework", "Soutien scolaire"),
    ("បាល់ទាត់", "Football", "Football"),
    ("ភាសាអង់គ្លេស", "English", "Anglais"),
    ("គំនូរ", "Drawing", "Dessin"),
    ("របាំ", "Dance", "Danse"),
    ("តន្ត្រី", "Music", "Musique"),
    ("កុំព្យូទ័រ", "Computers", "Informatique"),
    ("គណិតវិទ្យា", "Mathematics", "Mathématiques"),
    ("ល្ខោន", "Theatre", "Théâtre"),
    ("ល្បែងកម្សាន្ត", "Games", "Jeux"),
    ("សួនច្បារ", "Garden", "Jardin"),
    ("បាល់ទះ", "Volleyball", "Volley-ball"),
    ("ដេរប៉ាក់", "Embroidery", "Broderie"),
)
_LIBRARY = ("បណ្ណាល័យ និងល្បែង", "Library and games", "Bibliothèque et jeux")
_DAYCARE_HOURS = (dt.time(7), dt.time(16, 30))
_MORNING = (dt.time(7, 30), dt.time(10, 30))
_AFTERNOON = (dt.time(13, 30), dt.time(16, 30))
_EARLIER_AFTERNOON = (dt.time(14), dt.time(17))  # as clubs met until two years ago


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """One group; `id` counts from 1. `level` is 0 to 2 in the daycare and None for a club."""

    id: int
    programme: Programme
    name_km: str
    name_en: str
    name_fr: str
    leader: str
    room: str
    age_from: int
    age_to: int
    level: int | None = None
    drop_in: bool = False


def demo_groups(people: int) -> list[DemoGroup]:
    """Three to six daycare groups by age, the clubs, and the library for all: at most 20 groups."""
    sizes = Sizes.of(people)
    parallel = 1 if sizes.daycare <= LEVELS * MOST_IN_ONE_LEVEL else 2
    clubs = min(max(1, -(-sizes.clubs // CHILDREN_IN_A_CLUB)), MOST_CLUBS)
    daycare = LEVELS * parallel
    return [
        *(_daycare_group(place, parallel) for place in range(daycare)),
        *(_club(daycare + place, names) for place, names in enumerate(_CLUBS[:clubs])),
        replace(_club(daycare + clubs, _LIBRARY), drop_in=True),
    ]


def timetable(groups: list[DemoGroup], start: dt.date, today: dt.date) -> list[SlotTimes]:
    """The weekly times of every group from the first day on; afternoon clubs moved once, two years ago."""
    moved = years_after(today, -2).replace(month=11, day=1)
    found: list[SlotTimes] = []
    for group in groups:
        for weekday, hours in product(_weekdays(group), _hours(group)):
            first = SlotTimes(len(found) + 1, group.id, weekday, *hours, valid_from=start)
            if first.starts == _AFTERNOON[0] and start < moved:
                before, after = _EARLIER_AFTERNOON
                last = moved - dt.timedelta(days=1)
                found.append(replace(first, starts=before, ends=after, valid_until=last))
                first = replace(first, id=len(found) + 1, valid_from=moved)
            found.append(first)
    return found


def group_of_level(groups: list[DemoGroup], level: int, born: dt.date) -> DemoGroup:
    """The daycare group of an age; of two alike always the same for one birthday, so that twins stay together."""
    alike = [group for group in groups if group.level == level]
    return alike[born.toordinal() % len(alike)]


def _daycare_group(place: int, parallel: int) -> DemoGroup:
    level = place // parallel
    number = level + LEVELS * (place % parallel)
    km, en, fr = _DAYCARE[number]
    leader = LEADERS[number % len(LEADERS)].latin
    return DemoGroup(place + 1, Programme.DAYCARE, km, en, fr, leader, str(number + 1), level + 3, level + 4, level)


def _club(place: int, names: tuple[str, str, str]) -> DemoGroup:
    leader = LEADERS[place % len(LEADERS)].latin
    return DemoGroup(place + 1, Programme.AFTER_SCHOOL, *names, leader, str(7 + place % 4), 6, 14)


def _weekdays(group: DemoGroup) -> tuple[int, ...]:
    """The daycare works from Monday to Friday; some clubs and the library on Saturdays too, some every other day."""
    if group.drop_in or (group.level is None and group.id % 4 == 0):
        return (0, 1, 2, 3, 4, 5)
    return (0, 2, 4) if group.level is None and group.id % 3 == 0 else (0, 1, 2, 3, 4)


def _hours(group: DemoGroup) -> tuple[tuple[dt.time, dt.time], ...]:
    """A club meets in both halves of the day: a child comes in the one that school leaves free."""
    return (_MORNING, _AFTERNOON) if group.level is None else (_DAYCARE_HOURS,)
