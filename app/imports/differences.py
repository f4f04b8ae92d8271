"""What a row of a list would change of a stored person. Nothing that is stored is ever emptied by a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.dates import BirthDate
from app.families.guardians import Collects, Guardian, GuardianDraft
from app.families.values import FamilyDraft
from app.imports.health import NOTE_MEANINGS
from app.imports.known import Known, KnownPerson
from app.imports.matching import birth_fits, same_guardian
from app.imports.meanings import FAMILY_MEANINGS, TITLES, Meaning
from app.imports.relatives import ReadGuardian
from app.imports.rows import ReadPerson
from app.imports.schooling import place_told
from app.imports.stays import fresh_stays
from app.imports.values import Difference
from app.people.values import HealthNote, HealthNoteDraft, PersonDraft
from app.schools.values import SHIFT_WORDS, PlaceDraft
from app.text import search_key

# Of these a list knows the newest; names are only completed, for spellings differ from list to list.
_TAKEN = (
    ("nickname", Meaning.NICKNAME),
    ("village", Meaning.VILLAGE),
    ("phone", Meaning.OWN_PHONE),
    ("id_poor", Meaning.ID_POOR),
)


@dataclass(frozen=True, slots=True)
class GuardianStep:
    """A guardian to be written down, or (`stored`) one of whom something is completed."""

    draft: GuardianDraft
    stored: int | None = None
    of_child: bool = False


def updated(read: ReadPerson, person: KnownPerson) -> PersonDraft:
    """The stored draft with what the row adds to it; village and card level may stand with the family already."""
    new, stored = read.draft, person.draft
    inherited = {"village": person.label.village, "id_poor": person.family.id_poor}
    draft = replace(stored, birth=_birth(read, stored.birth), sex=stored.sex or new.sex, note=_note(new, stored))
    if not stored.name_km:
        draft = replace(draft, family_name_km=new.family_name_km, given_name_km=new.given_name_km)
    if not stored.name_latin:
        draft = replace(draft, family_name_latin=new.family_name_latin, given_name_latin=new.given_name_latin)
    for name, _meaning in _TAKEN:
        before, after = getattr(stored, name) or inherited.get(name, ""), getattr(new, name)
        if after and search_key(before) != search_key(after):
            draft = replace(draft, **{name: after})
    return draft


def _birth(read: ReadPerson, stored: BirthDate | None) -> BirthDate | None:
    """The better known of two that fit; an age never replaces a birth date."""
    new = read.draft.birth
    if new is None or stored is None:
        return stored or new
    if read.birth_is_age:
        return stored
    vaguer = birth_fits(new, stored, is_age=False) and new.last - new.value >= stored.last - stored.value
    return stored if vaguer else new


def _note(new: PersonDraft, stored: PersonDraft) -> str:
    if not new.note or new.note in stored.note:
        return stored.note
    return f"{stored.note}\n{new.note}".strip()


def completed_family(read: FamilyDraft | None, stored: FamilyDraft) -> FamilyDraft:
    """What is known of a family with what a row adds to it; nothing is replaced."""
    if read is None:
        return stored
    return replace(stored, **{name: getattr(stored, name) or getattr(read, name) for name in FAMILY_MEANINGS})


def guardian_steps(read: Iterable[ReadGuardian], stored: Iterable[Guardian]) -> tuple[GuardianStep, ...]:
    """What has to be written for the guardians of a row; phones and the other script are completed, never replaced.

    A mother under another spelling is the mother that is stored.
    """
    known = list(stored)
    steps: list[GuardianStep] = []
    for one in read:
        held = _held(one.draft, known)
        if held is None:
            steps.append(GuardianStep(one.draft, of_child=one.of_child))
        elif (completed := _completed(one.draft, held)) != held.draft():
            steps.append(GuardianStep(completed, held.id))
    return tuple(steps)


def _held(draft: GuardianDraft, known: list[Guardian]) -> Guardian | None:
    must_not = draft.collects is Collects.MUST_NOT
    alike = [one for one in known if (one.collects is Collects.MUST_NOT) == must_not]
    for one in alike:
        if same_guardian(draft, one):
            return one
    parents = [one for one in alike if draft.relation in ("mother", "father") and one.relation == draft.relation]
    return parents[0] if parents and not must_not else None


def _completed(draft: GuardianDraft, held: Guardian) -> GuardianDraft:
    stored = held.draft()
    return replace(
        stored,
        name_km=stored.name_km or draft.name_km,
        name_latin=stored.name_latin or draft.name_latin,
        relation=stored.relation or draft.relation,
        phone=stored.phone or draft.phone,
    )


def new_health(read: Iterable[HealthNoteDraft], stored: Iterable[HealthNote]) -> tuple[HealthNoteDraft, ...]:
    """The health notes of a row that are not written down yet, put away or not."""
    known = {search_key(one.text) for one in stored}
    return tuple(one for one in read if search_key(one.text) not in known)


def differences(read: ReadPerson, person: KnownPerson, known: Known, today: date) -> tuple[Difference, ...]:
    """Everything that the row would change, for the preview."""
    return (*_own(read, person), *_family(read, person), *_around(read, person, known, today))


def _own(read: ReadPerson, person: KnownPerson) -> Iterator[Difference]:
    before, after = person.draft, updated(read, person)
    for name, meaning in (("name_km", Meaning.NAME), ("name_latin", Meaning.NAME), *_TAKEN, ("sex", Meaning.SEX)):
        if getattr(before, name) != getattr(after, name):
            yield Difference(TITLES[meaning], getattr(before, name), getattr(after, name))
    if before.birth != after.birth:
        yield Difference(TITLES[Meaning.BIRTH], _typed(before.birth), _typed(after.birth))
    if before.note != after.note:
        yield Difference(TITLES[Meaning.NOTE], before.note, after.note)


def _family(read: ReadPerson, person: KnownPerson) -> Iterator[Difference]:
    if read.family_code and not person.family_code:
        yield Difference(TITLES[Meaning.FAMILY_CODE], "", read.family_code)
    completed = completed_family(read.family, person.family)
    for name, meaning in FAMILY_MEANINGS.items():
        if (after := getattr(completed, name)) != getattr(person.family, name):
            yield Difference(TITLES[meaning], "", after)


def _around(read: ReadPerson, person: KnownPerson, known: Known, today: date) -> Iterator[Difference]:
    stored = {one.id: one for one in person.guardians}
    for step in guardian_steps(read.guardians, person.guardians):
        old = stored[step.stored] if step.stored else None
        yield Difference(_guardian_title(step.draft), _guardian(old.draft()) if old else "", _guardian(step.draft))
    for note in new_health(read.health, person.health):
        yield Difference(TITLES[NOTE_MEANINGS[note.kind]], "", note.text)
    yield from _school(read, person, known)
    for _group, stay in fresh_stays(read.stays, person.stays, known, today):
        yield Difference(TITLES[Meaning.GROUP], "", stay.group)
    if read.photo and not person.has_photo:
        yield Difference(TITLES[Meaning.PHOTO], "", read.photo.name)


def _typed(birth: BirthDate | None) -> str:
    return birth.typed() if birth else ""


def _school(read: ReadPerson, person: KnownPerson, known: Known) -> Iterator[Difference]:
    latest, told = person.latest_place, place_told(read.place, person.latest_place, known.school_ids)
    if told is None:
        return
    before = latest.draft if latest else PlaceDraft()
    names = {school.id: school.name_km or school.name_latin for school in known.schools.values()}
    if told.school is None or told.school != before.school:
        yield Difference(TITLES[Meaning.SCHOOL], names.get(before.school or 0, ""), read.place.school)
    if told.grade != before.grade:
        yield Difference(TITLES[Meaning.GRADE], str(before.grade or ""), str(told.grade))
    if told.shift and told.shift is not before.shift:
        yield Difference(
            TITLES[Meaning.SHIFT], SHIFT_WORDS[before.shift] if before.shift else "", SHIFT_WORDS[told.shift]
        )


def _guardian_title(draft: GuardianDraft) -> str:
    if draft.collects is Collects.MUST_NOT:
        return TITLES[Meaning.MUST_NOT_COLLECT]
    parents = {"mother": Meaning.MOTHER, "father": Meaning.FATHER}
    return TITLES[parents.get(draft.relation, Meaning.GUARDIAN)]


def _guardian(draft: GuardianDraft) -> str:
    return " ".join(filter(None, (draft.name_km, draft.name_latin, draft.phone)))
