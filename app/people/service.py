"""What is done with the records of people."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.dates import BirthDate, Precision, age_at
from app.errors import NotFound, UserError
from app.groups.reading import put_away
from app.merging.reading import last_merge
from app.people.photos import prepare_photo
from app.people.records import (
    card_of,
    draft_of,
    group_names,
    holding,
    holding_also_schools,
    in_order,
    label_of,
    list_columns,
    list_query,
    rows_of,
    selection,
)
from app.people.rules import search_words, tidy_health_note, tidy_reason
from app.people.values import (
    HealthNoteDraft,
    PeopleChoices,
    PeopleFilter,
    PersonCard,
    PersonDraft,
    PersonLabel,
    PersonRow,
    PossibleDuplicate,
    Status,
)
from app.people.writing import (
    end_enrolments,
    existing_person,
    reopen_enrolments,
    write_new_person,
    write_person,
)
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models.groups import Group
from models.merging import Merge
from models.people import Family, HealthNote, Person, Photo

if TYPE_CHECKING:
    from app.people.likeness import Profile

_COMPARED = ("family_name_km", "given_name_km", "family_name_latin", "given_name_latin", "sex", "village")
_ALL = Change.PEOPLE | Change.FAMILIES | Change.GROUPS
_SEARCHED = 200  # how many hits are weighed before the best are shown


class PeopleService(Service):
    """The children and adults the centre knows."""

    @query(Right.SEE_PEOPLE)
    def listing(self, wanted: PeopleFilter) -> tuple[PersonRow, ...]:
        """The people a filter lets through, in the order of the reader's script."""
        today = self._desk.clock.today()
        rows = rows_of(in_order(_narrowed(wanted, today), wanted.khmer_first), today)
        return tuple(row for row in rows if _is_wanted(row, wanted, today))

    @query(Right.SEE_PEOPLE)
    def choices(self) -> PeopleChoices:
        """The groups and villages by which people can be filtered."""
        archived: Any = Group.select(Group.id).where(put_away(self._desk.clock.today())).tuples()
        names = group_names()
        for (group,) in archived:
            del names[group]
        return PeopleChoices(tuple(names.values()), _villages())

    @query(Right.SEE_PEOPLE)
    def person(self, person: int) -> PersonCard:
        """Everything about one person. Raises NotFound."""
        return card_of(person, self._desk.clock.today())

    @query(Right.SEE_PEOPLE)
    def search(self, text: str, limit: int = 20, khmer_first: bool = True) -> tuple[PersonLabel, ...]:
        """People whose names, code or phone hold every word typed; names that begin so stand first.

        Where that leaves room, those who go to a school of that name.
        """
        if not search_words(text):
            return ()
        found = _found(holding(text), text, khmer_first)
        if len(found) < limit:
            pupils = _found(holding_also_schools(text, self._desk.clock.today()), text, khmer_first)
            found = list(dict.fromkeys([*found, *pupils]))
        return tuple(found[:limit])

    @query(Right.SEE_PEOPLE)
    def possible_duplicates(
        self, draft: PersonDraft, besides: int | None = None, limit: int = 3
    ) -> tuple[PossibleDuplicate, ...]:
        """People who may be the one being written down; ``besides`` is that person's own record, if there is one."""
        # rapidfuzz is loaded when names are first compared, not at the start.
        from app.people.crowd import Crowd
        from app.people.likeness import Likely

        crowd = Crowd(_profiles(draft, besides))
        alike = crowd.look_alikes(_profile(draft), limit)
        labels = {row[0]: label_of(row) for row in selection().where(Person.id.in_([one.who for one in alike]))}
        return tuple(
            PossibleDuplicate(
                labels[one.who],
                one.likeness.likely is Likely.PROBABLY,
                frozenset(reason.value for reason in one.likeness.reasons),
            )
            for one in alike
        )

    @query(Right.SEE_PEOPLE)
    def thumbs(self, people: tuple[int, ...]) -> dict[int, bytes]:
        """The small JPEG of each of these people who has a photo."""
        rows: Any = Photo.select(Photo.person, Photo.thumb).where(Photo.person.in_(people)).tuples()
        return {person: bytes(thumb) for person, thumb in rows}

    @command(Right.EDIT_PEOPLE, Change.PEOPLE | Change.FAMILIES)
    def add(self, draft: PersonDraft) -> int:
        """Write down a new person; the value is the id. Raises FieldError."""
        person = write_new_person(draft, self._desk.clock.today())
        self._about(f"person {person}", f"family {draft.family}" if draft.family else "")
        return person

    @command(Right.EDIT_PEOPLE, Change.PEOPLE | Change.FAMILIES)
    def change(self, person: int, draft: PersonDraft) -> PersonDraft:
        """Change a record; the value is the draft before, with which it can be undone. Raises FieldError, NotFound.

        A provisional person from a register is a full record from then on.
        """
        before = draft_of(existing_person(person))
        changed = write_person(person, draft, self._desk.clock.today())
        self._about(f"person {person}", ", ".join(changed))
        return before

    @command(Right.EDIT_PEOPLE, _ALL)
    def archive(self, person: int, reason: str) -> None:
        """Take a person out of lists and sheets to come; marks stay, open enrolments end today.

        Raises FieldError, NotFound.
        """
        existing_person(person)
        tidy, now = tidy_reason(reason), self._desk.clock.now()
        end_enrolments(person, now.date(), tidy)
        Person.update(archived_at=now, archived_reason=tidy).where(Person.id == person).execute()
        self._about(f"person {person}", tidy)

    @command(Right.EDIT_PEOPLE, _ALL)
    def bring_back(self, person: int) -> None:
        """Undo `archive`, with the enrolments it ended. Raises NotFound, UserError for who was merged."""
        row = existing_person(person)
        if last_merge(person) is not None:
            raise UserError(N_("This record was merged into another. Undo the merge instead."))
        if row.archived_at is not None:
            reopen_enrolments(person, row.archived_at.date(), row.archived_reason)
        Person.update(archived_at=None, archived_reason="").where(Person.id == person).execute()
        self._about(f"person {person}")

    @command(Right.EDIT_PEOPLE, Change.PEOPLE)
    def set_photo(self, person: int, content: bytes | None) -> bytes | None:
        """Give a person a photo, or take it away with None; the value is the picture before.

        Raises UserError for what is no picture or is too large.
        """
        existing_person(person)
        before: Any = Photo.get_or_none(Photo.person == person)
        Photo.delete().where(Photo.person == person).execute()
        if content is not None:
            photo = prepare_photo(content)
            Photo.create(person=person, picture=photo.picture, thumb=photo.thumb)
        self._about(f"person {person}", "photo" if content else "no photo")
        return bytes(before.picture) if before else None

    @command(Right.EDIT_PEOPLE, Change.PEOPLE)
    def add_health_note(self, person: int, draft: HealthNoteDraft) -> int:
        """Write down an allergy or health matter; the value is the note's id. Raises FieldError, NotFound."""
        existing_person(person)
        tidy = tidy_health_note(draft)
        row: Any = HealthNote.create(person=person, kind=tidy.kind, text=tidy.text, **list_columns(tidy.lists))
        self._about(f"person {person}", f"health note {row.id}")
        return int(row.id)

    @command(Right.EDIT_PEOPLE, Change.PEOPLE)
    def change_health_note(self, note: int, draft: HealthNoteDraft) -> None:
        """Change what a note says or on which printed lists it may stand. Raises FieldError, NotFound."""
        person = _noted(note)
        tidy = tidy_health_note(draft)
        values = {"kind": tidy.kind, "text": tidy.text, **list_columns(tidy.lists)}
        HealthNote.update(values).where(HealthNote.id == note).execute()
        self._about(f"person {person}", f"health note {note}")

    @command(Right.EDIT_PEOPLE, Change.PEOPLE)
    def remove_health_note(self, note: int) -> None:
        """Put a note away; `bring_back_health_note` undoes it. Raises NotFound."""
        person = _noted(note)
        HealthNote.update(archived_at=self._desk.clock.now()).where(HealthNote.id == note).execute()
        self._about(f"person {person}", f"health note {note}")

    @command(Right.EDIT_PEOPLE, Change.PEOPLE)
    def bring_back_health_note(self, note: int) -> None:
        """Undo `remove_health_note`. Raises NotFound."""
        person = _noted(note)
        HealthNote.update(archived_at=None).where(HealthNote.id == note).execute()
        self._about(f"person {person}", f"health note {note}")


def _found(conditions: Sequence[Any], text: str, khmer_first: bool) -> list[PersonLabel]:
    """The people for whom the conditions hold, those first of whom a name begins as the text does."""
    hits = selection(Person.search_key).where(*conditions, Person.archived_at.is_null())
    found = [(label_of(row), row[-1]) for row in in_order(hits, khmer_first).limit(_SEARCHED)]
    first = search_words(text)[0]
    found.sort(key=lambda one: not any(key.startswith(first) for key in one[1].split(" ")))
    return [label for label, _ in found]


def _narrowed(wanted: PeopleFilter, today: date) -> Any:
    archived = wanted.status is Status.ARCHIVED
    return list_query().where(Person.archived_at.is_null(not archived), *holding_also_schools(wanted.text, today))


def _is_wanted(row: PersonRow, wanted: PeopleFilter, today: date) -> bool:
    return (
        (wanted.status is None or row.status is wanted.status)
        and (wanted.group is None or any(group.id == wanted.group for group in row.groups))
        and (not wanted.programme or any(group.programme == wanted.programme for group in row.groups))
        and (not wanted.village or row.label.village == wanted.village)
        and (not wanted.id_poor or row.id_poor == wanted.id_poor)
        and _has_age(row, wanted, today)
    )


def _has_age(row: PersonRow, wanted: PeopleFilter, today: date) -> bool:
    if wanted.age_from is None and wanted.age_to is None:
        return True
    if row.label.birth is None:
        return False
    age = age_at(row.label.birth, today)
    return (wanted.age_from or 0) <= age and (wanted.age_to is None or age <= wanted.age_to)


def _villages() -> tuple[str, ...]:
    own: Any = Person.select(Person.village).distinct()
    shared: Any = Family.select(Family.village).distinct()
    found = {village for query in (own, shared) for (village,) in query.tuples()}
    return tuple(sorted(found - {""}))


def _noted(note: int) -> int:
    """The person a health note is about. Raises NotFound."""
    row: Any = HealthNote.get_or_none(HealthNote.id == note)
    if row is None:
        raise NotFound
    return int(row.person_id)


def _profiles(draft: PersonDraft, besides: int | None) -> "list[tuple[int, Profile]]":
    """Who can be alike: with a known birth date, those of about that year, of an unknown one or of one of the names."""
    columns = (Person.id, *(getattr(Person, name) for name in _COMPARED), Person.birth_date, Person.birth_precision)
    merged = Merge.select(Merge.person).where(Merge.undone_at.is_null())
    rows: Any = Person.select(*columns, Person.family).where(Person.id != (besides or 0), Person.id.not_in(merged))
    if draft.birth is not None:
        year = draft.birth.value.year
        near = Person.birth_date.is_null() | Person.birth_date.between(date(year - 2, 1, 1), date(year + 2, 12, 31))
        for word in search_words(f"{draft.given_name_km} {draft.given_name_latin}"):
            near |= Person.search_key.contains(word)
        rows = rows.where(near)
    return [(row[0], _profile_of(*row[1:])) for row in rows.tuples()]


def _profile_of(
    family_km: str,
    given_km: str,
    family_latin: str,
    given_latin: str,
    sex: str,
    village: str,
    born: date | None,
    precision: str,
    family: int | None,
) -> "Profile":
    from app.people.likeness import Profile

    birth = BirthDate(born, Precision(precision)) if born else None
    return Profile(family_km, given_km, family_latin, given_latin, birth, sex, village, family)


def _profile(draft: PersonDraft) -> "Profile":
    from app.people.likeness import Profile

    return Profile(
        family_name_km=draft.family_name_km,
        given_name_km=draft.given_name_km,
        family_name_latin=draft.family_name_latin,
        given_name_latin=draft.given_name_latin,
        birth=draft.birth,
        sex=draft.sex,
        village=draft.village,
        family=draft.family,
    )
