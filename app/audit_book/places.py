"""What may stand at the places of a phrase: how the book writes it, and how it is told to a reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.accounts.words import LEAVING_WORDS, ROLE_NAMES
from app.attendance.values import STATUS_WORDS
from app.audit_book.values import Kind, Mention, RecordName
from app.audit_book.words import ACTION_WORDS
from app.backups.values import REASON_WORDS
from app.certificates.values import SERIES_WORDS
from app.courses.values import applicants, trainees
from app.figures.words import BY_WORDS
from app.language import Language
from app.meetings.values import WHO_WORDS
from app.people.words import COLLECTS_WORDS, FAMILY_FIELDS, PERSON_FIELDS
from app.schools.values import SHIFT_WORDS
from app.words import N_

_NOTHING = "–"
_NUMBER = re.compile(r"\d+")
_DAY = r"\d{4}-\d\d-\d\d"
_ID = r"\d{1,9}"  # no longer than a database keeps
_NUMBERS = rf"(?:{_ID}(?:,? {_ID})*)?"
_NEXT_MARK = re.compile(rf" (?={_ID}:(?:[PALE](?: |$)|-))")
_MARK = re.compile(rf"({_ID}):([PALE-])(.*)", re.DOTALL)
_ISSUED = re.compile(rf"(\S+) to ({_ID})(?:, )?")
_ENTRY = (
    r"EntryDraft\(birth_certificate=(True|False), registered=(True|False), "
    rf"school=(None|{_ID}), shift=(?:None|<Shift\.[A-Z]+: '(morning|afternoon)'>)\)"
)
_KIND_WORDS = {
    Kind.PERSON: N_("person {number}"),
    Kind.FAMILY: N_("family {number}"),
    Kind.GROUP: N_("group {number}"),
    Kind.SESSION: N_("session {number}"),
    Kind.GUARDIAN: N_("guardian {number}"),
    Kind.MEETING: N_("meeting {number}"),
    Kind.THEME: N_("theme {number}"),
    Kind.COHORT: N_("cohort {number}"),
    Kind.COURSE: N_("course {number}"),
    Kind.TRADE: N_("trade {number}"),
    Kind.CRITERION: N_("criterion {number}"),
    Kind.EMPLOYER: N_("employer {number}"),
    Kind.SCHOOL: N_("school {number}"),
    Kind.ACTIVITY: N_("activity {number}"),
    Kind.CAMP: N_("camp {number}"),
    Kind.STAFF: N_("adult {number}"),
}
_NOTE = N_("note {number}")
_GRADE = N_("grade {number}")
_MONTH = N_("{person}: after {count} months")
_LOOKED_FOR = {"since": N_("from {day} on"), "until": N_("up to {day}"), "before line": N_("before line {number}")}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a line is told: the language, and what a record is called, None when that is not known or not told."""

    language: Language
    name: Callable[[Mention], RecordName | None]

    def record(self, kind: Kind, number: str) -> str:
        """A record by its name, else by what it is and its number."""
        name = self.name(Mention(kind, int(number)))
        return (name.shown(self.language) if name else "") or self.numbered(_KIND_WORDS[kind], number)

    def numbered(self, words: str, number: str) -> str:
        """Words with a number in them."""
        return self.language.text(words).format(number=self.language.digits(number))

    def day(self, written: str) -> str:
        """A day as the reader writes it; one that does not exist as it stands."""
        try:
            return self.language.date(dt.date.fromisoformat(written))
        except ValueError:
            return written

    def word(self, words: Mapping[Any, str], code: str) -> str:
        """A code in words."""
        return self.language.text(words[code])


@dataclass(frozen=True, slots=True)
class Place:
    """What is recognised at a place, and how it is told."""

    pattern: str
    told: Callable[[str, Reader], str]


def _stands(text: str, _reader: Reader) -> str:
    return text


def _number(text: str, reader: Reader) -> str:
    return _NOTHING if text == "None" else reader.language.digits(text)


def _moment(text: str, reader: Reader) -> str:
    return f"{reader.day(text[:10])} {reader.language.digits(text[-8:] if text.count(':') > 1 else text[-5:])}"


def _record(kind: Kind) -> Place:
    return Place(rf"None|{_ID}", lambda text, reader: _NOTHING if text == "None" else reader.record(kind, text))


def _records(text: str, reader: Reader, kind: Kind = Kind.PERSON) -> str:
    return ", ".join(reader.record(kind, number) for number in _NUMBER.findall(text))


def _teams(text: str, reader: Reader) -> str:
    return "; ".join(_records(team, reader) for team in text.split(";"))


def _sessions(text: str, reader: Reader) -> str:
    met = (one.split() for one in text.split(", "))
    return ", ".join(f"{reader.record(Kind.SESSION, slot)} {reader.day(day)}" for _, slot, day in met)


def _coded(words: Mapping[Any, str]) -> Place:
    return Place("|".join(map(re.escape, words)), lambda text, reader: reader.word(words, text))


def _fields(text: str, reader: Reader) -> str:
    return ", ".join(reader.word(_FIELDS, name) for name in text.split(", "))


def _marks(text: str, reader: Reader) -> str:
    return ", ".join(_mark(one, reader) for one in _NEXT_MARK.split(text))


def _mark(text: str, reader: Reader) -> str:
    found = _MARK.fullmatch(text)
    if found is None:
        return text
    person, letter, rest = found.groups()
    status = reader.word(_STATUS, letter)
    return f"{reader.record(Kind.PERSON, person)}: {status}{reader.language.digits(rest)}"


def _came(text: str, reader: Reader) -> str:
    rows = (one.split(":") for one in text.split())
    return ", ".join(f"{reader.record(Kind.FAMILY, family)}: {_adults(who, reader)}" for family, who in rows)


def _adults(letters: str, reader: Reader) -> str:
    return " + ".join(reader.word(_WHO, letter) for letter in letters)


def _issued(text: str, reader: Reader) -> str:
    lines = _ISSUED.findall(text)
    return ", ".join(f"{number} {reader.record(Kind.PERSON, person)}" for number, person in lines)


def _outcomes(text: str, reader: Reader) -> str:
    rows = (_NUMBER.findall(one) for one in text.split(", "))
    say = reader.language.text(_MONTH).format
    return ", ".join(say(person=reader.record(Kind.PERSON, person), count=_number(n, reader)) for person, n in rows)


def _notes(text: str, reader: Reader) -> str:
    return ", ".join(reader.numbered(_NOTE, number) for number in _NUMBER.findall(text))


def _grade(text: str, reader: Reader) -> str:
    if text == "all":
        return reader.language.text(N_("every grade"))
    return _NOTHING if text == "None" else reader.numbered(_GRADE, text)


def _school(text: str, reader: Reader) -> str:
    return reader.language.text(N_("every school")) if text == "all" else PLACES["school"].told(text, reader)


def _entry(text: str, reader: Reader) -> str:
    found = re.fullmatch(_ENTRY, text)
    certificate, registered, school, shift = found.groups() if found else ("", "", "None", "")
    done = [N_("Birth certificate")] if certificate == "True" else []
    done += [N_("Registered")] if registered == "True" else []
    parts = [reader.language.text(words) for words in done]
    parts += [_school(school, reader)] if school != "None" else []
    return ", ".join([*parts, reader.word(SHIFT_WORDS, shift)] if shift else parts) or _NOTHING


def _looked_for(text: str, reader: Reader) -> str:
    return ", ".join(_narrowed(part, reader) for part in text.split(", "))


def _narrowed(part: str, reader: Reader) -> str:
    words, _, value = part.rpartition(" ")
    if words in _LOOKED_FOR:
        values = {"day": reader.day(value), "number": _number(value, reader)}
        return reader.language.text(_LOOKED_FOR[words]).format(**values)
    return reader.word(ACTION_WORDS, part) if part in ACTION_WORDS else part


_FIELDS = {"family": N_("Family"), **FAMILY_FIELDS, **PERSON_FIELDS}
_ANY_FIELD = "|".join(_FIELDS)
_STATUS: dict[Any, str] = {**STATUS_WORDS, "-": N_("no mark")}
_WHO: dict[Any, str] = {**WHO_WORDS, "-": N_("nobody")}
_THEMES = {"system": N_("As the PC"), "light": N_("Light"), "dark": N_("Dark")}
_SHIFTS: dict[Any, str] = {**SHIFT_WORDS, "swap": N_("the other half of the day"), "-": _NOTHING}

PLACES: dict[str, Place] = {
    "words": Place(r".*", _stands),
    "code": Place(r"\S+", _stands),
    "number": Place(r"None|-?\d+", _number),
    "day": Place(_DAY, lambda text, reader: reader.day(text)),
    "years": Place(r"(?:\d{4}(?:, \d{4})*)?", _number),
    "moment": Place(rf"{_DAY}(?: at)? \d\d:\d\d(?::\d\d)?", _moment),
    **{kind.value: _record(kind) for kind in Kind},
    "people": Place(_NUMBERS, _records),
    "teams": Place(rf"{_NUMBERS}(?:; {_NUMBERS})*", _teams),
    "groups": Place(rf"group {_ID}(?:, group {_ID})*", partial(_records, kind=Kind.GROUP)),
    "sessions": Place(rf"session {_ID} {_DAY}(?:, session {_ID} {_DAY})*", _sessions),
    "marks": Place(rf"(?:{_ID}:[PALE-].*)?", _marks),
    "came": Place(rf"(?:{_ID}:(?:[MFGDO]+|-)(?: {_ID}:(?:[MFGDO]+|-))*)?", _came),
    "issued": Place(rf"\S+ to {_ID}(?:, \S+ to {_ID})*", _issued),
    "outcomes": Place(rf"person {_ID} month \d+(?:, person {_ID} month \d+)*", _outcomes),
    "notes": Place(r"note \d+(?:, note \d+)*", _notes),
    "fields": Place(rf"(?:{_ANY_FIELD})(?:, (?:{_ANY_FIELD}))*", _fields),
    "grade": Place(r"None|all|\d+", _grade),
    "any_school": Place(rf"None|all|{_ID}", _school),
    "entry": Place(_ENTRY, _entry),
    "looked_for": Place(r".*", _looked_for),
    "role": _coded(ROLE_NAMES),
    "leaving": _coded(LEAVING_WORDS),
    "backup_reason": _coded(REASON_WORDS),
    "series": _coded(SERIES_WORDS),
    "decision": _coded(applicants.DECISION_WORDS),
    "course_leaving": _coded(trainees.LEAVING_WORDS),
    "figures_by": _coded(BY_WORDS),
    "collects": _coded(COLLECTS_WORDS),
    "shift": _coded(_SHIFTS),
    "looks": _coded(_THEMES),
}
