"""What the page Groups says, in the language of the reader. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.calendar.values import ChangedHours, Closure
from app.groups.values import Candidate, GroupDetails, GroupLine, Member, Opening, named_room
from app.language import N_, Language
from app.people.words import PROGRAMME_WORDS

DAY_IN_A_WEEK = dt.date(2026, 11, 2)  # a Monday, to name the days of the week from


def names(member: Member | Candidate, language: Language) -> tuple[str, str]:
    """A person's name in the reader's script, and the one in the other script where there are two."""
    return language.names(member.name_km, member.name_latin)


def members_of(line: GroupLine, language: Language) -> str:
    """How many are in a group, and how many could be: 15 / 16."""
    return of_places(line.members, line.capacity, language)


def of_places(taken: int, capacity: int | None, language: Language) -> str:
    """How many places are taken, and of how many: 15 / 16."""
    return language.number(taken) if capacity is None else f"{language.number(taken)} / {language.number(capacity)}"


def prospect(opening: Opening, persons: int, language: Language) -> str:
    """What becomes of people who join a group: a place, or waiting behind others; and whether it is for their ages."""
    said = [_chance(opening, persons, language)]
    if opening.suits is False:
        ages_of_group = ages(opening.age_from, opening.age_to, language)
        said.append(language.text(N_("The group is for other ages: {ages}.")).format(ages=ages_of_group))
    return "\n".join(filter(None, said))


def _chance(opening: Opening, persons: int, language: Language) -> str:
    _, capacity, placed = language.text, opening.capacity, opening.placed(persons)
    if capacity is None:
        return ""
    if placed == persons:
        return language.plural("{count} place free", "{count} places free", capacity - opening.taken)
    if persons == 1:
        words = _("Full: {taken} of {capacity}. Will wait as number {number}.")
    elif placed == 0:
        words = _("Full: {taken} of {capacity}. All will wait, the first as number {number}.")
    else:
        words = _("{placed} will get a place, the others will wait, the first as number {number}.")
    numbers = {"taken": opening.taken, "capacity": capacity, "placed": placed, "number": opening.ahead + 1}
    return words.format(**{name: language.number(value) for name, value in numbers.items()})


def particulars(details: GroupDetails, language: Language) -> str:
    """Programme, ages, room and leader in one line; the note, if there is one, in another."""
    draft = details.draft
    parts = [language.text(PROGRAMME_WORDS[draft.programme]), ages(draft.age_from, draft.age_to, language)]
    parts += (named_room(draft.room, language), draft.leader)
    if details.line.free is not None:
        parts.append(language.plural("{count} place free", "{count} places free", details.line.free))
    if draft.starts is not None or draft.ends is not None:
        parts.append(period(draft.starts, draft.ends, language))
    line = " · ".join(part for part in parts if part)
    return f"{line}\n{draft.note}" if draft.note else line


def ages(age_from: int | None, age_to: int | None, language: Language) -> str:
    """For which ages a group is: 3–5 years."""
    if age_from is None and age_to is None:
        return ""
    _ = language.text
    if age_to is None:
        return _("from {age} years on").format(age=language.number(age_from or 0))
    if age_from is None:
        return _("up to {age} years").format(age=language.number(age_to))
    return _("{first}–{last} years").format(first=language.number(age_from), last=language.number(age_to))


def period(first: dt.date | None, last: dt.date | None, language: Language) -> str:
    """A time between two days, of which one may be open."""
    _ = language.text
    if first is None:
        return _("until {date}").format(date=language.date(last)) if last is not None else ""
    if last is None:
        return _("since {date}").format(date=language.date(first))
    return language.date(first) if first == last else f"{language.date(first)} – {language.date(last)}"


def standing(member: Member, on: dt.date, language: Language) -> tuple[str, str]:
    """How a member stands, and the tone: since when, until when, from when, waiting."""
    _ = language.text
    if member.waiting:
        return _("waits: {date}").format(date=language.date(member.starts)), "late"
    if member.starts > on:
        return _("from {date}").format(date=language.date(member.starts)), "excused"
    if member.ends is not None:
        return _("until {date}").format(date=language.date(member.ends)), "absent"
    return language.date(member.starts), ""


def candidate(found: Candidate, language: Language) -> str:
    """One line about somebody who could be enrolled: names, age, code, groups they are in."""
    first, other = names(found, language)
    age = "" if found.age is None else language.plural("{count} year", "{count} years", found.age)
    return " · ".join(part for part in (first, other, age, found.code, *found.groups) if part)


def weekday(number: int, language: Language, *, short: bool = False) -> str:
    """The name of a day of the week, 0 = Monday."""
    return language.weekday(DAY_IN_A_WEEK + dt.timedelta(days=number), short=short)


def hours(starts: dt.time, ends: dt.time, language: Language) -> str:
    """From when to when: 07:00–11:00."""
    return f"{language.time(starts)}–{language.time(ends)}"


def closure_name(closure: Closure, language: Language) -> str:
    """The name of a holiday or closure for this reader."""
    return language.pick(km=closure.name_km, en=closure.name_en, fr=closure.name_fr)


def closure_state(closure: Closure, language: Language) -> str:
    """What a closure is."""
    if closure.worked:
        return language.text(N_("worked"))
    return language.text(N_("public") if closure.public else N_("own"))


def days(first: dt.date, last: dt.date, language: Language) -> str:
    """A day or a range of days within a year: Thu 1 Jan, 14–16 Apr, 28 Nov – 3 Dec."""
    if first == last:
        return f"{language.weekday(first, short=True)} {language.day(first)}"
    if first.month == last.month:
        return f"{language.number(first.day)}–{language.day(last)}"
    return f"{language.day(first)} – {language.day(last)}"


def changed_hours(change: ChangedHours, groups: Sequence[GroupLine], language: Language) -> str:
    """What is changed for whom."""
    _ = language.text
    group = next((line.name(language) for line in groups if line.id == change.group), "")
    whom = group if change.group is not None else _("all groups")
    if change.starts is not None and change.ends is not None:
        what = hours(change.starts, change.ends, language)
    elif change.minutes_earlier > 0:
        what = language.plural("{count} minute earlier", "{count} minutes earlier", change.minutes_earlier)
    else:
        what = language.plural("{count} minute later", "{count} minutes later", -change.minutes_earlier)
    return " · ".join(part for part in (whom, what, change.reason) if part)
