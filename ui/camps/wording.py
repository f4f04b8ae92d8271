"""What the page Camps says, in the language of the reader. Pure: values in, words out."""

from __future__ import annotations

from collections.abc import Iterable

from app.camps.values import CampDetails, Camper, CampGroup, CampLine, CampState, Choosable
from app.camps.words import STATE_WORDS
from app.groups.ratio import Ratio
from app.groups.values import SlotDraft
from app.language import N_, Language
from app.people.values import PersonLabel
from app.people.words import SEX_WORDS
from ui.groups.wording import days, hours, period, weekday

STATE_TONES = {
    CampState.PLANNED: "excused",
    CampState.RUNNING: "present",
    CampState.OVER: "plain",
    CampState.CANCELLED: "absent",
}


def state(line: CampLine, language: Language) -> str:
    """How a camp stands."""
    return language.text(STATE_WORDS[line.state])


def dates(line: CampLine, language: Language) -> str:
    """From when to when."""
    return period(line.starts, line.ends, language)


def short_dates(line: CampLine, language: Language) -> str:
    """From when to when, without the year, which stands in most names: 7–18 Sep."""
    return days(line.starts, line.ends, language)


def group_name(one: CampGroup, line: CampLine, language: Language) -> str:
    """The number of a group; and its name, where it has one of its own."""
    number, own = language.number(one.number), one.group.name(language)
    return number if own.startswith(line.name(language)) else f"{number} · {own}"


def children(count: int, language: Language) -> str:
    """So many children."""
    return language.plural("{count} child", "{count} children", count)


def name(label: PersonLabel, language: Language) -> str:
    """A child in the reader's script."""
    return language.names(label.name_km, label.name_latin)[0]


def both_names(label: PersonLabel, language: Language) -> str:
    """A child in both scripts."""
    return " · ".join(filter(None, language.names(label.name_km, label.name_latin)))


def age(years: int | None, language: Language) -> str:
    """Full years."""
    return "" if years is None else language.number(years)


def sex(label: PersonLabel, language: Language) -> str:
    """Female or male."""
    return language.text(SEX_WORDS[label.sex]) if label.sex else ""


def week(slots: Iterable[SlotDraft], language: Language) -> str:
    """The days and hours of a camp: Mon Tue Wed 08:00–11:00."""
    by_hours: dict[str, list[str]] = {}
    for slot in slots:
        times = hours(slot.starts, slot.ends, language)
        by_hours.setdefault(times, []).append(weekday(slot.weekday, language, short=True))
    return "; ".join(f"{' '.join(names)} {times}" for times, names in by_hours.items())


def particulars(details: CampDetails, language: Language) -> str:
    """When and where, on how many days, and on which the centre is closed."""
    line = details.line
    meets = language.plural("meets on {count} day", "meets on {count} days", details.sessions)
    first = " · ".join(filter(None, (dates(line, language), week(details.draft.slots, language), meets, line.place)))
    return "\n".join(filter(None, (first, closed(details, language), line.reason)))


def closed(details: CampDetails, language: Language) -> str:
    """On which of its days the centre is closed; "" when it is open on all."""
    if not details.closed:
        return ""
    closures = ", ".join(
        f"{language.day(day.date)} ({language.pick(km=day.name_km, en=day.name_en, fr=day.name_fr)})"
        for day in details.closed
    )
    return language.text(N_("The centre is closed: {days}")).format(days=closures)


def group_of(child: Camper, groups: Iterable[CampGroup], language: Language) -> str:
    """The number of a child's group, or when it left."""
    if child.left is not None:
        return language.text(N_("left {date}")).format(date=language.day(child.left))
    number = next((group.number for group in groups if group.group.id == child.group), None)
    return "–" if number is None else language.number(number)


def ride(child: Camper, language: Language) -> str:
    """Where a child gets on, a tick when that is not known, a line when it does not ride."""
    if not child.rides:
        return "–"
    return child.stop or language.text(N_("rides"))


def sexes(girls: int, boys: int, language: Language) -> str:
    """Girls and boys: 6 / 5."""
    return f"{language.number(girls)} / {language.number(boys)}"


def ages(between: tuple[int, int] | None, language: Language) -> str:
    """From the youngest to the eldest: 5–7."""
    if between is None:
        return ""
    first, last = between
    return language.number(first) if first == last else f"{language.number(first)}–{language.number(last)}"


def ratio(ratio: Ratio, language: Language) -> str:
    """How many children there are for one adult: 1 : 6."""
    if not ratio.staff:
        return language.text(N_("nobody"))
    each = -(-ratio.children // ratio.staff)
    return f"{language.number(1)} : {language.number(each)}"


def ratio_tone(ratio: Ratio) -> str:
    """Red where there are too few adults."""
    return "absent" if ratio.exceeded else "present"


def choosable(child: Choosable, language: Language) -> str:
    """The groups in which a child is."""
    return ", ".join(group.name(language) for group in child.groups)
