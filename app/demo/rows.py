"""The made-up records as rows of the tables: one dict a row, columns as `models` names them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from app.demo.attendance import ARTS, Register
from app.demo.content import Content
from app.demo.households import Household
from app.demo.members import Member
from app.demo.names.schools import SCHOOLS
from app.demo.names.staff import COORDINATOR
from app.demo.portraits import portrait
from app.demo.sessions import Entry
from app.families.guardians import Collects, Guardian
from app.families.rules import family_search_key
from app.families.values import FamilyDraft
from app.people.rules import person_search_key, sort_keys
from app.people.values import PersonDraft

Row = dict[str, Any]
ENTERED_AT = "17:05:00"  # registers are typed in when the children have gone home
PLACES_STEP = 5
PHOTOGRAPHED = 0.6


def family_rows(content: Content) -> Iterator[Row]:
    """The families, named after whoever brings the children up."""
    heads: dict[int, Member] = {}
    for person in content.people:
        heads.setdefault(person.family, person)
    here = {person.family for person in content.people if person.left is None}
    guardians = _guardians_by_family(content)
    for number, home in enumerate(content.homes, start=1):
        head, code = heads[number], f"F{number:04d}"
        draft = _family_draft(home, head)
        row = _fields(draft) | _sorted(draft.name_km, draft.name_latin)
        row |= _archived(None if number in here else head.left, head.reason)
        yield row | {
            "id": number,
            "code": code,
            "search_key": family_search_key(draft, code, guardians.get(number, [])),
        }


def person_rows(content: Content) -> Iterator[Row]:
    """The people of the families."""
    for person in content.people:
        draft = _person_draft(person, content.homes[person.family - 1])
        row = _fields(draft) | _sorted(draft.name_km, draft.name_latin)
        row |= _archived(person.left, person.reason)
        yield row | {
            "id": person.id,
            "birth_date": person.birth.value,
            "birth_precision": person.birth.precision.value,
            "search_key": person_search_key(draft, draft.code),
        }


def guardian_rows(content: Content) -> Iterator[Row]:
    """Who may and who must not collect the children."""
    for number, guardian in enumerate(content.collectors, start=1):
        yield {
            "id": number,
            "family": guardian.family,
            "name_km": guardian.name.km,
            "name_latin": guardian.name.latin,
            "relation": guardian.relation,
            "phone": guardian.phone,
            "collects": guardian.collects,
            "reason": guardian.reason,
        }


def health_note_rows(content: Content) -> Iterator[Row]:
    """Allergies may stand on every list, other notes on the pick-up list only."""
    for number, note in enumerate(content.notes, start=1):
        yield {
            "id": number,
            "person": note.person,
            "kind": note.kind,
            "text": note.text,
            "on_attendance_sheet": note.allergy,
            "on_roster": note.allergy,
            "on_pickup_list": True,
        }


def photo_rows(content: Content) -> Iterator[Row]:
    """A drawn face for some of the children who are here today."""
    rng = Random(f"{content.seed}/portraits")
    for person in content.people:
        if person.role == "child" and person.left is None and rng.random() < PHOTOGRAPHED:
            picture, thumb = portrait(rng, person.sex == "F")
            yield {"person": person.id, "picture": picture, "thumb": thumb}


def group_rows(content: Content) -> Iterator[Row]:
    """The groups; one for which children wait has exactly as many places as children."""
    here = Counter(stay.group for stay in content.stays if stay.ends is None and not stay.waiting)
    waited_for = {stay.group for stay in content.stays if stay.waiting}
    for group in content.groups:
        places = here[group.id] if group.id in waited_for else (here[group.id] // PLACES_STEP + 1) * PLACES_STEP
        yield {
            "id": group.id,
            "programme": group.programme.value,
            "name_km": group.name_km,
            "name_en": group.name_en,
            "name_fr": group.name_fr,
            "leader": group.leader,
            "room": group.room,
            "capacity": None if group.drop_in else places,
            "age_from": group.age_from,
            "age_to": group.age_to,
            "starts": content.start,
            "drop_in": group.drop_in,
        }


def slot_rows(content: Content) -> Iterator[Row]:
    """The weekly times."""
    for slot in content.slots:
        yield {
            "id": slot.id,
            "group": slot.group,
            "weekday": slot.weekday,
            "starts_at": slot.starts,
            "ends_at": slot.ends,
            "valid_from": slot.valid_from,
            "valid_until": slot.valid_until,
        }


def enrolment_rows(content: Content) -> Iterator[Row]:
    """The enrolments, those on a waiting list too."""
    persons = persons_of(content)
    for number, stay in enumerate(content.stays, start=1):
        yield {
            "id": number,
            "person": persons[stay.child],
            "group": stay.group,
            "starts": stay.starts,
            "ends": stay.ends,
            "reason": stay.reason,
            "waiting": stay.waiting,
        }


def school_rows() -> Iterator[Row]:
    """The public schools."""
    for number, name in enumerate(SCHOOLS, start=1):
        yield {"id": number, "name_km": name.km, "name_latin": name.latin}


def school_place_rows(content: Content) -> Iterator[Row]:
    """Where the children of the clubs go to school."""
    persons = persons_of(content)
    for place in content.school_places():
        yield {
            "person": persons[place.child],
            "starts": place.starts,
            "ends": place.ends,
            "school": place.school,
            "grade": place.grade,
            "shift": place.shift.value,
        }


def activity_rows() -> Iterator[Row]:
    """What the centre does besides the activities with which every centre begins."""
    yield {"id": ARTS, "name_km": "សិល្បៈ", "name_en": "Arts", "name_fr": "Arts"}


def closure_rows(content: Content) -> Iterator[Row]:
    """The closed days."""
    for number, day in enumerate(content.closures, start=1):
        yield {
            "id": number,
            "date": day.date,
            "name_km": day.name_km,
            "name_en": day.name_en,
            "name_fr": day.name_fr,
            "public": day.public,
            "worked": day.worked,
        }


def changed_hours_rows(content: Content) -> Iterator[Row]:
    """The hot seasons."""
    for change in content.changed:
        yield {
            "id": change.id,
            "group": change.group,
            "first": change.first,
            "last": change.last,
            "minutes_earlier": change.minutes_earlier,
            "reason": change.reason,
        }


def session_row(register: Register) -> Row:
    """A session as the register left it."""
    taken = register.taken
    finished = taken.entry is Entry.WHOLE
    return {
        "id": taken.id,
        "group": taken.planned.group,
        "slot": taken.planned.slot,
        "date": taken.date,
        "starts_at": taken.planned.starts,
        "ends_at": taken.planned.ends,
        "state": "not_held" if taken.entry is Entry.NOT_HELD else "held",
        "reason": taken.reason,
        "paper_total": register.paper_total,
        "staff": register.staff,
        "finished_at": dt.datetime.combine(taken.date, dt.time.fromisoformat(ENTERED_AT)) if finished else None,
        "finished_by": COORDINATOR.latin if finished else "",
        "activity": register.activity,
        "leader": register.leader,
        "head_count": register.head_count,
    }


def mark_values(register: Register, persons: list[int]) -> Iterator[tuple[object, ...]]:
    """The marks of a register as plain columns, times as text: a million of them go to SQLite as JSON."""
    entered_at = f"{register.taken.date.isoformat()} {ENTERED_AT}"
    for session, child, status, arrived, left, note, walk_in in register.marks:
        yield (
            session,
            persons[child],
            status,
            arrived and arrived.isoformat(),
            left and left.isoformat(),
            note,
            int(walk_in),
            entered_at,
        )


def persons_of(content: Content) -> list[int]:
    """The person's id of every life, by its place in the list."""
    persons = [0] * len(content.lives)
    for person in content.people:
        if person.life is not None:
            persons[person.life] = person.id
    return persons


def _guardians_by_family(content: Content) -> dict[int, list[Guardian]]:
    found: dict[int, list[Guardian]] = {}
    for number, one in enumerate(content.collectors, start=1):
        guardian = Guardian(
            number,
            one.family,
            one.name.km,
            one.name.latin,
            one.relation,
            one.phone,
            Collects(one.collects),
            one.reason,
            None,
        )
        found.setdefault(one.family, []).append(guardian)
    return found


def _family_draft(home: Household, head: Member) -> FamilyDraft:
    return FamilyDraft(
        name_km=head.name.km,
        name_latin=head.name.latin,
        village=home.village.km,
        address=f"ផ្ទះលេខ {home.house} សង្កាត់{home.quarter.km} · {home.house}, {home.quarter.latin}",
        phone=home.phone,
        id_poor=home.id_poor,
    )


def _person_draft(person: Member, home: Household) -> PersonDraft:
    return PersonDraft(
        family_name_km=person.family_name.km,
        given_name_km=person.given_name.km,
        family_name_latin=person.family_name.latin,
        given_name_latin=person.given_name.latin,
        nickname=person.nickname,
        sex=person.sex,
        village=home.village.km,
        phone=person.phone,
        id_poor=home.id_poor,
        role=person.role,
        family=person.family,
        code=f"P{person.id:04d}",
    )


def _fields(draft: FamilyDraft | PersonDraft) -> Row:
    """The columns that a draft names; a birth date has two columns of its own."""
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "birth"}


def _sorted(name_km: str, name_latin: str) -> Row:
    khmer, latin = sort_keys(name_km, name_latin)
    return {"sort_km": khmer, "sort_latin": latin}


def _archived(left: dt.date | None, reason: str) -> Row:
    if left is None:
        return {"archived_at": None, "archived_reason": ""}
    return {"archived_at": dt.datetime.combine(left, dt.time(16)), "archived_reason": reason}
