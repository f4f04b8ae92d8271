"""What Ctrl+K finds among the records. Runs on the data lane; knows no widget."""

from __future__ import annotations

from app.camps.words import STATE_WORDS as CAMP_WORDS
from app.centre import Centre
from app.courses.values.cohorts import STATE_WORDS
from app.errors import UserError
from app.groups.values import Programme
from app.language import Language
from app.people.values import FamilyLabel, PersonLabel
from app.rights import Right
from app.sheets.code import is_code, typed_code
from app.text import search_key
from ui.after_school.place import SCHOOLS
from ui.certificates.place import BOOK
from ui.meetings.place import SignInPlace
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.search.hit import Hit

MOST = 6
"""At most so many lines of a kind: the box is for one record, lists are on the pages."""


def find(centre: Centre, text: str, language: Language) -> tuple[Hit, ...]:
    """A sheet by its code; people, families and groups whose name, code or village holds `text`, in either script."""
    if not search_key(text):
        return ()
    khmer_first = language.khmer_first
    # Who may not see people finds groups only; nothing is asked that would be refused.
    sees_people = centre.may(Right.SEE_PEOPLE)
    people = centre.people.search(text, MOST, khmer_first) if sees_people else ()
    families = centre.families.search(text, MOST, khmer_first) if sees_people else ()
    return (
        *_sheet(centre, typed_code(text), language),
        *_certificate(centre, text, language),
        *_sign_in_sheet(centre, typed_code(text), language),
        *_meetings(centre, text, language),
        *_camps(centre, text, language),
        *_groups(centre, search_key(text), language),
        *_cohorts(centre, search_key(text), language),
        *(_schools(centre, search_key(text), language) if sees_people else ()),
        *(_person(found, khmer_first) for found in people),
        *(_family(found, khmer_first) for found in families),
    )


def _sheet(centre: Centre, code: str, language: Language) -> list[Hit]:
    """The printed sheet of this code: it opens the register in the order of the sheet."""
    if not is_code(code) or not centre.may(Right.SEE_REGISTERS):
        return []
    try:
        sheet = centre.sheets.sheet(code)
    except UserError:
        return []
    place = RegisterPlace(sheet.group.id, sheet.first, sheet.last, sheet.code)
    days = f"{language.day(sheet.first)} – {language.day(sheet.last)}"
    return [Hit("qr-code", code, f"{sheet.group.name(language)} · {days}", Place("registers", place))]


def _certificate(centre: Centre, text: str, language: Language) -> list[Hit]:
    """The certificate that carries this code, and whether it is worth what it says."""
    if not centre.may(Right.SEE_PEOPLE):
        return []
    try:
        found = centre.certificates.verified(text)
    except UserError:
        return []
    return [Hit("medal", found.line.number, found.sentence(language), Place("certificates", BOOK))]


def _sign_in_sheet(centre: Centre, code: str, language: Language) -> list[Hit]:
    """The printed sign-in sheet of this code: it opens the sign-in in the order of the sheet."""
    if not is_code(code) or not centre.may(Right.SEE_REGISTERS):
        return []
    try:
        sheet = centre.sheets.sign_in_sheet(code)
    except UserError:
        return []
    themes = ", ".join(theme.name(language) for theme in sheet.themes)
    place = Place("meetings", SignInPlace(sheet.meeting, sheet.code))
    return [Hit("qr-code", code, f"{themes} · {language.date(sheet.date)}", place)]


def _meetings(centre: Centre, text: str, language: Language) -> list[Hit]:
    """Meetings whose themes, day or place hold every word, the newest first."""
    if not centre.may(Right.SEE_REGISTERS):
        return []
    words = [search_key(word) for word in text.split()]
    found = []
    for line in centre.meetings.meetings():
        names = [name for theme in line.themes for name in (theme.name_km, theme.name_en, theme.name_fr)]
        held = search_key(" ".join((*names, f"{line.date:%d/%m/%Y} {line.date:%Y-%m-%d}", line.place)))
        if all(word in held for word in words):
            detail = " · ".join(filter(None, (language.date(line.date), line.place)))
            found.append(Hit("chats-circle", line.theme_names(language), detail, Place("meetings", line.id)))
    return found[:MOST]


def _camps(centre: Centre, text: str, language: Language) -> list[Hit]:
    """Camps, also those that are over, whose names, place or year hold every word, the latest first."""
    if not centre.may(Right.SEE_REGISTERS):
        return []
    words = [search_key(word) for word in text.split()]
    found = []
    for line in centre.camps.camps():
        held = search_key(" ".join((line.name_km, line.name_en, line.name_fr, line.place, f"{line.starts:%d/%m/%Y}")))
        if all(word in held for word in words):
            days = f"{language.day(line.starts)} – {language.day(line.ends)}"
            detail = " · ".join(filter(None, (days, language.text(CAMP_WORDS[line.state]), line.place)))
            found.append(Hit("tree-evergreen", line.name(language), detail, Place("camps", line.id)))
    return found[:MOST]


def _groups(centre: Centre, key: str, language: Language) -> list[Hit]:
    found = []
    for group in centre.groups.listing():
        if group.programme is Programme.COURSE and centre.may(Right.SEE_REGISTERS):
            continue  # found as a cohort
        if any(key in search_key(name) for name in (group.name_km, group.name_en, group.name_fr)):
            other = group.name_en if language.khmer_first else group.name_km
            words = [other, group.room, group.leader]
            place = Place("groups", group.id)
            found.append(Hit("squares-four", group.name(language), " · ".join(w for w in words if w), place))
    return found[:MOST]


def _cohorts(centre: Centre, key: str, language: Language) -> list[Hit]:
    """Cohorts, also those that are over, by the name of the group, the place or the trainer."""
    found = []
    for line in centre.courses.listing() if centre.may(Right.SEE_REGISTERS) else ():
        group = line.group
        if any(key in search_key(name) for name in (group.name_km, group.name_en, group.name_fr, line.trainer)):
            words = [language.text(STATE_WORDS[line.state]), line.place, line.trainer]
            detail = " · ".join(w for w in words if w)
            found.append(Hit("graduation-cap", group.name(language), detail, Place("courses", line.id)))
    return found[:MOST]


def _schools(centre: Centre, key: str, language: Language) -> list[Hit]:
    """The schools of that name."""
    place = Place("after-school", SCHOOLS)
    found = [one for one in centre.schools.schools() if key in search_key(f"{one.name_km} {one.name_latin}")]
    words = ((one.name(language), language.names(one.name_km, one.name_latin)[1]) for one in found[:MOST])
    return [Hit("graduation-cap", name, other, place) for name, other in words]


def _person(found: PersonLabel, khmer_first: bool) -> Hit:
    name = found.name(khmer_first)
    other = found.name(not khmer_first)
    words = [other if other != name else "", found.code, found.village]
    return Hit("user", name, " · ".join(w for w in words if w), Place("people", found.id))


def _family(found: FamilyLabel, khmer_first: bool) -> Hit:
    words = [found.code, found.village]
    return Hit("house-line", found.name(khmer_first), " · ".join(w for w in words if w), Place("families", found.id))
