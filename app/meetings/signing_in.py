"""The register of a meeting, family by family, and how who came is written down. Inside a use case only.

Nobody is enrolled in a series of meetings: to the register everybody who comes is a walk-in, and whether the family
was invited is told by its invitation. Marks are written by `app.attendance` alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.attendance import marks
from app.attendance.reading import khmer_first
from app.attendance.rules import numbered
from app.attendance.sessions import find
from app.attendance.values import Mark, Marked, MarkRequest, SessionKey, Status
from app.errors import UserError
from app.families.records import existing_family, labels_holding
from app.families.values import FamilyDraft
from app.families.writing import write_new_family
from app.meetings import families, reading
from app.meetings.planning import invited_families
from app.meetings.reading import CAME, key_of, line_of, newest_sheet
from app.meetings.rules import ROLE_OF, adult_for, usual_adult
from app.meetings.values import Adult, Entry, FamilyAtHand, FamilyCandidate, SignIn, SignInRow, Who
from app.people.typed_names import draft_of_name, is_khmer, split_name
from app.people.values import PersonDraft
from app.people.writing import write_new_person
from app.words import N_
from models.attendance import Mark as MarkTable
from models.groups import Enrolment
from models.meetings import Invitation
from models.people import Family, Person

_PRESENT = Mark(Status.PRESENT, walk_in=True)
_CANDIDATES = 12
BY_MISTAKE = N_("Written down by mistake at a sign-in, and undone.")
"""Why a family is archived that was undone; cards show it in the reader's language."""


def sign_in(meeting: int, code: str = "") -> SignIn:
    """The register of a meeting, in the row order of the sheet asked for or printed last. Raises NotFound."""
    line = line_of(meeting)
    code, on_sheet = newest_sheet(meeting, code)
    came = came_by_family(line.session)
    invited = invited_families(meeting)
    past = reading.came()
    known = {one.id: one for one in families.at_hand(invited | came.keys() | set(on_sheet.values()), past)}
    order = [*(id_ for id_ in known if id_ in invited), *(id_ for id_ in known if id_ not in invited)]
    times = families.times_came(past)
    rows = tuple(
        SignInRow(
            number,
            known[family],
            family in invited,
            _adults_who_came(known[family], came[family]),
            usual_adult(known[family].adults, times),
            on_sheet.get(number) == family,
        )
        for number, family in numbered(on_sheet, order)
    )
    session = find(line.session)
    return SignIn(line, rows, code, session.paper_total if session else None)


def came_by_family(key: SessionKey) -> defaultdict[int, dict[int, str]]:
    """By family, the role of everybody who came to a session."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    row = find(key)
    if row is None:
        return found
    rows: Any = MarkTable.select(Person.family, Person.id, Person.role).join(Person)
    rows = rows.where(MarkTable.session == row.id, MarkTable.status.in_(CAME), Person.family.is_null(False))
    for family, person, role in rows.tuples():
        found[family][person] = role
    return found


def _adults_who_came(family: FamilyAtHand, came: dict[int, str]) -> tuple[Adult, ...]:
    """Those of the family's adults; somebody who is archived since stands there by their place in the family."""
    known = [adult for adult in family.adults if adult.person in came]
    others = set(came) - {adult.person for adult in known}
    roles = {role: who for who, role in ROLE_OF.items()}
    return (*known, *(Adult(roles.get(came[person], Who.OTHER), person) for person in sorted(others)))


def enter(meeting: int, entries: Sequence[Entry], hand: marks.Hand) -> Marked:
    """Let exactly these adults have come. Raises UserError, and writes nothing, for somebody of another family."""
    key = key_of(meeting)
    came = came_by_family(key)
    requests: list[MarkRequest] = []
    _check_families(entries)
    for entry in entries:
        wanted = {_person(entry.family, adult, hand.now.date()) for adult in entry.adults}
        here = set(came[entry.family])
        requests += [MarkRequest(key, person, None) for person in sorted(here - wanted)]
        requests += [MarkRequest(key, person, _PRESENT) for person in sorted(wanted - here)]
    return marks.write(requests, hand) if requests else Marked((), ())


def enter_rest(meeting: int, hand: marks.Hand) -> Marked:
    """Let the usual adult of every invited family have come of whom nobody is entered."""
    rows = sign_in(meeting).rows
    entries = [Entry(row.family.id, (row.usual,)) for row in rows if row.invited and not row.came]
    return enter(meeting, entries, hand)


def add_family(meeting: int, family: int, hand: marks.Hand) -> Marked:
    """Let the usual adult of a family have come, invited or not."""
    known = families.adults(existing_family(family).id)
    times = families.times_came(reading.came())
    return enter(meeting, [Entry(family, (usual_adult(known, times),))], hand)


def add_stranger(meeting: int, name: str, hand: marks.Hand) -> Marked:
    """Write down a family nobody knows yet by the name of whoever came, and let them have come."""
    draft = replace(draft_of_name(name), role=ROLE_OF[Who.OTHER])
    called = {"name_km": name.strip()} if is_khmer(name) else {"name_latin": name.strip()}
    family = write_new_family(FamilyDraft(**called))
    person = write_new_person(replace(draft, family=family), hand.now.date(), provisional=True)
    return marks.write([MarkRequest(key_of(meeting), person, _PRESENT)], hand)


def restore(requests: Sequence[MarkRequest], hand: marks.Hand) -> Marked:
    """Let marks be as they were; a family written down at the sign-in goes away with the only mark it has."""
    came = [request.person for request in requests if request.mark is not None]
    _put_away(_put_away_so(came), None)
    written = marks.write(requests, hand)
    _put_away(_strangers(request.person for request in requests if request.mark is None), hand.now)
    return written


def _put_away_so(people: Iterable[int]) -> dict[int, int]:
    """Of some people, those written down by mistake, with their families."""
    rows: Any = Person.select(Person.id, Person.family)
    return dict(rows.where(Person.id.in_(list(people)), Person.archived_reason == BY_MISTAKE).tuples())


def _strangers(people: Iterable[int]) -> dict[int, int]:
    """Of some people, those of whom only a name is known, with their families, which have nobody else."""
    rows: Any = Person.select(Person.id, Person.family)
    rows = rows.where(Person.id.in_(list(people)), Person.provisional, Person.family.is_null(False))
    return {person: family for person, family in rows.tuples() if _nothing_else(person, family)}


def _nothing_else(person: int, family: int) -> bool:
    kept = (
        Person.select().where(Person.family == family, Person.id != person),
        MarkTable.select().where(MarkTable.person == person),
        Enrolment.select().where(Enrolment.person == person),
        Invitation.select().where(Invitation.family == family),
    )
    return not any(rows.exists() for rows in kept)


def _put_away(strangers: dict[int, int], at: dt.datetime | None) -> None:
    """Archive people with their families, or (None) bring them back."""
    columns = {"archived_at": at, "archived_reason": BY_MISTAKE if at else ""}
    Person.update(columns).where(Person.id.in_(list(strangers))).execute()
    Family.update(columns).where(Family.id.in_(list(strangers.values()))).execute()


def candidates(meeting: int, text: str) -> tuple[FamilyCandidate, ...]:
    """Families in which every word typed is found and of whom nobody is entered yet; the best dozen."""
    if not text.strip():
        return ()
    came = came_by_family(key_of(meeting))
    labels = [label for label in labels_holding(text, khmer_first()) if label.id not in came][:_CANDIDATES]
    known = {one.id: one.adults for one in families.at_hand(label.id for label in labels)}
    return tuple(FamilyCandidate(label, known[label.id]) for label in labels)


def _check_families(entries: Sequence[Entry]) -> None:
    """Raise UserError when a person does not belong to the family of their entry."""
    wanted = {(adult.person, entry.family) for entry in entries for adult in entry.adults if adult.person is not None}
    rows: Any = Person.select(Person.id, Person.family).where(Person.id.in_([person for person, _ in wanted]))
    if not wanted <= set(rows.tuples()):
        raise UserError(N_("This person does not belong to the family any more."))


def _person(family: int, adult: Adult, today: dt.date) -> int:
    """The person an entry means; made from the guardian entry, or with the family's name, when there is none yet."""
    if adult.person is not None:
        return adult.person
    known = families.adults(family)
    same = adult_for(known, adult.who)
    if adult.guardian is not None:
        same = next((one for one in known if one.guardian == adult.guardian), adult)
        if same not in known:
            raise UserError(N_("This person does not belong to the family any more."))
    return same.person if same.person is not None else _new_person(family, same, today)


def _new_person(family: int, adult: Adult, today: dt.date) -> int:
    row = existing_family(family)
    named = bool(adult.name_km or adult.name_latin)
    family_km, given_km = split_name(adult.name_km if named else row.name_km)
    family_latin, given_latin = split_name(adult.name_latin if named else row.name_latin or row.code)
    draft = PersonDraft(
        family_name_km=family_km,
        given_name_km=given_km,
        family_name_latin=family_latin,
        given_name_latin=given_latin,
        role=ROLE_OF[adult.who],
        sex=_SEX.get(adult.who, ""),
        family=family,
    )
    return write_new_person(draft, today, provisional=not named)


_SEX = {Who.MOTHER: "F", Who.GRANDMOTHER: "F", Who.FATHER: "M", Who.GRANDFATHER: "M"}
