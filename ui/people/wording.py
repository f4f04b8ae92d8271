"""What the People and Families pages say about a person, in the language of the reader. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt

from app.attendance.values import STATUS_WORDS as MARK_WORDS
from app.attendance.values import Count, Status
from app.dates import age_at, age_text
from app.families.guardians import Guardian
from app.language import N_, Language
from app.people.values import EnrolmentLine, HealthNote, PersonLabel, PossibleDuplicate
from app.people.words import LIST_WORDS, RELATION_WORDS, SEX_WORDS

DUPLICATE_WORDS = {
    "same_name": N_("same name"),
    "similar_name": N_("similar name"),
    "same_birth": N_("same birth date"),
    "birth_fits": N_("the birth dates fit"),
    "same_village": N_("same village"),
    "twins": N_("same family and birth date: perhaps twins"),
}


def both_names(one: PersonLabel, language: Language) -> tuple[str, str]:
    """The name in the reader's script, and the one in the other script where there are two."""
    return language.names(one.name_km, one.name_latin)


def initial(one: PersonLabel, language: Language) -> str:
    """The letter that stands for somebody without a photo."""
    return (one.name(language.khmer_first) or "?")[0].upper()


def age_column(one: PersonLabel, today: dt.date, language: Language) -> str:
    """The age in a column: 4, or ~4 when only the year of birth is known."""
    if one.birth is None:
        return ""
    years = language.number(age_at(one.birth, today))
    return f"~{years}" if one.birth.precision == "year" else years


def who(one: PersonLabel, today: dt.date, language: Language) -> str:
    """One line about a person: code, sex, age and birth date as far as they are known."""
    parts = [one.code]
    if one.sex:
        parts.append(language.text(SEX_WORDS[one.sex]))
    if one.birth is not None:
        _ = language.text
        born = _("born {date}").format(date=one.birth.display(language))
        parts.append(f"{age_text(one.birth, today, language)} ({born})")
    return " · ".join(parts)


def besides_name(one: PersonLabel, today: dt.date, language: Language, village: bool = True) -> str:
    """What tells two people of the same name apart; within a family the village does not."""
    age = age_text(one.birth, today, language) if one.birth else ""
    parts = [both_names(one, language)[1], age, one.village if village else ""]
    return " · ".join(part for part in parts if part)


def short_who(one: PersonLabel, today: dt.date, language: Language) -> str:
    """The name with what tells two people of the same name apart, in one line."""
    parts = (both_names(one, language)[0], besides_name(one, today, language))
    return " · ".join(part for part in parts if part)


def guardian_line(guardian: Guardian, language: Language) -> str:
    """Who a guardian is: name in both scripts and the relation."""
    first, other = language.names(guardian.name_km, guardian.name_latin)
    relation = language.text(RELATION_WORDS[guardian.relation]) if guardian.relation else ""
    return " · ".join(dict.fromkeys(part for part in (first, other, relation) if part))


def lists_of(note: HealthNote, language: Language) -> str:
    """On which printed lists a health note may stand."""
    _ = language.text
    if not note.lists:
        return _("never printed")
    lists = ", ".join(language.text(words) for printed, words in LIST_WORDS.items() if printed in note.lists)
    return _("printed on: {lists}").format(lists=lists)


def enrolment_span(line: EnrolmentLine, language: Language) -> str:
    """From when to when somebody is or was in a group, and why it ended."""
    _ = language.text
    if line.waiting:
        return _("waiting since {date}").format(date=language.date(line.starts))
    if line.ends is None:
        return _("since {date}").format(date=language.date(line.starts))
    span = f"{language.date(line.starts)} – {language.date(line.ends)}"
    return f"{span} · {line.reason}" if line.reason else span


def why_alike(duplicate: PossibleDuplicate, language: Language) -> str:
    """What speaks for two records being one person."""
    words = (language.text(said) for reason, said in DUPLICATE_WORDS.items() if reason in duplicate.reasons)
    return ", ".join(words)


def counted(count: Count, language: Language) -> str:
    """A count of marks in words: 128 present, 4 late, 6 absent, 2 excused."""
    numbers = {
        Status.PRESENT: count.present,
        Status.LATE: count.late,
        Status.ABSENT: count.absent,
        Status.EXCUSED: count.excused,
    }
    return ", ".join(
        f"{language.number(number)} {language.text(MARK_WORDS[status])}" for status, number in numbers.items()
    )


def rate_line(count: Count, language: Language) -> str:
    """The rate and what it is a share of."""
    _ = language.text
    if count.rate is None:
        return ""
    formula = _("(present + late) / (present + late + absent + excused)")
    return _("Attendance {rate} = {formula}").format(rate=language.percent(count.rate), formula=formula)
