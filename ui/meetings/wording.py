"""Meetings, families and who came in the language of the person. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt

from app.language import N_, Language
from app.meetings.values import WHO_WORDS, Adult, FamilyAtHand, MeetingLine, Who
from app.people.values import FamilyLabel


def family_names(label: FamilyLabel, language: Language) -> str:
    """The family's name in the reader's script, and behind a dot in the other."""
    first = language.khmer_first
    names = (label.name(first), label.name(not first))
    return " · ".join(dict.fromkeys(name for name in names if name != label.code)) or label.code


def adult_name(adult: Adult, language: Language) -> str:
    """Who somebody is, with the name where it is known."""
    name = language.names(adult.name_km, adult.name_latin)[0]
    return name or language.text(WHO_WORDS[adult.who])


def adults_line(family: FamilyAtHand, language: Language) -> str:
    """The adults of a family; without any, its name."""
    named = [adult_name(adult, language) for adult in family.adults]
    return ", ".join(named) or family_names(family.label, language)


def first_adult(family: FamilyAtHand, language: Language) -> str:
    """The name that stands first on the sheet."""
    return adult_name(family.adults[0], language) if family.adults else family_names(family.label, language)


def children_line(family: FamilyAtHand, language: Language) -> str:
    """The children of a family."""
    return ", ".join(language.names(*child)[0] for child in family.children)


def who_came(adults: tuple[Adult, ...], language: Language) -> str:
    """Who of a family came, by name and what they are to it."""
    return ", ".join(_with_place(adult, language) for adult in adults)


def _with_place(adult: Adult, language: Language) -> str:
    who, name = language.text(WHO_WORDS[adult.who]), language.names(adult.name_km, adult.name_latin)[0]
    return f"{name} ({who})" if name else who


def whos(who: tuple[Who, ...], language: Language) -> str:
    """Who came, without names."""
    return ", ".join(language.text(WHO_WORDS[one]) for one in who)


def hours(line: MeetingLine, language: Language) -> str:
    """From when to when."""
    return f"{language.time(line.starts)}–{language.time(line.ends)}"


def title(line: MeetingLine, language: Language) -> str:
    """The themes of a meeting."""
    return line.theme_names(language) or line.series.name(language)


def state(line: MeetingLine, today: dt.date, language: Language) -> tuple[str, str]:
    """How a meeting stands, and the tone of its pill."""
    _ = language.text
    if not line.held:
        return _("not held"), "plain"
    if line.date > today:
        return _("planned"), "excused"
    if line.finished:
        return families(line.came, language), "present"
    if line.came:
        return _("begun"), "late"
    return (_("today"), "main") if line.date == today else (_("not entered"), "absent")


def families(count: int, language: Language) -> str:
    """So many families."""
    return language.plural("{count} family", "{count} families", count)


def adults(count: int, language: Language) -> str:
    """So many adults."""
    return language.plural("{count} adult", "{count} adults", count)


def of_invited(line: MeetingLine, language: Language) -> str:
    """How many families came of how many that were invited."""
    came, invited = language.number(line.came), language.number(line.invited)
    return language.text(N_("{came} of {invited} families")).format(came=came, invited=invited)
