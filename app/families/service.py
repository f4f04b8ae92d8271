"""What is done with the records of families."""

from typing import Any

from app.errors import FieldError
from app.families.guardian_rows import guardian_of
from app.families.guardians import GuardianDraft
from app.families.records import card_of, draft_of, existing_family, existing_guardian, labels_holding, rows_of
from app.families.values import FamilyCard, FamilyDraft, FamilyFilter, FamilyRow
from app.families.writing import (
    family_of,
    refresh_search_key,
    write_family,
    write_guardian,
    write_membership,
    write_new_family,
    write_new_guardian,
)
from app.people.rules import search_words, tidy_reason
from app.people.values import FamilyLabel
from app.people.writing import existing_person
from app.text import search_key
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models.people import Family, Person
from models.people import Guardian as GuardianTable

_BOTH = Change.FAMILIES | Change.PEOPLE


class FamiliesService(Service):
    """Households, their members together, and who answers for the children."""

    @query(Right.SEE_PEOPLE)
    def listing(self, wanted: FamilyFilter) -> tuple[FamilyRow, ...]:
        """The families a filter lets through, found by their own, their members' and their guardians' names."""
        return rows_of(wanted)

    @query(Right.SEE_PEOPLE)
    def family(self, family: int) -> FamilyCard:
        """Everything about one family. Raises NotFound."""
        return card_of(family, self._desk.clock.today())

    @query(Right.SEE_PEOPLE)
    def search(self, text: str, limit: int = 20, khmer_first: bool = True) -> tuple[FamilyLabel, ...]:
        """Families in which every word typed is found; those of that name before those with such a member."""
        words = search_words(text)
        if not words:
            return ()
        labels = labels_holding(text, khmer_first)
        labels.sort(key=lambda one: not all(word in search_key(f"{one.name_km} {one.name_latin}") for word in words))
        return tuple(labels[:limit])

    @query(Right.SEE_PEOPLE)
    def villages(self) -> tuple[str, ...]:
        """Every village written down for a family."""
        rows: Any = Family.select(Family.village).where(Family.village != "").distinct()
        return tuple(sorted(village for (village,) in rows.tuples()))

    @command(Right.EDIT_PEOPLE, _BOTH)
    def add(self, draft: FamilyDraft, members: tuple[int, ...] = ()) -> int:
        """Write down a new family with these people as members; the value is the id. Raises FieldError, NotFound."""
        if not members and not (draft.name_km.strip() or draft.name_latin.strip()):
            raise FieldError("name_km", N_("Write a name, in Khmer or in Latin letters."))
        family = write_new_family(draft)
        for person in members:
            write_membership(person, family)
        self._about(f"family {family}")
        return family

    @command(Right.EDIT_PEOPLE, _BOTH)
    def change(self, family: int, draft: FamilyDraft) -> FamilyDraft:
        """Change a record; the value is the draft before, for undo. Raises FieldError, NotFound."""
        before = draft_of(existing_family(family))
        self._about(f"family {family}", ", ".join(write_family(family, draft)))
        return before

    @command(Right.EDIT_PEOPLE, _BOTH)
    def join(self, family: int, person: int) -> int | None:
        """Make somebody a member; the value is the family before, for undo. Raises NotFound."""
        before = existing_person(person).family_id
        write_membership(person, family)
        self._about(f"family {family}", f"person {person} joined")
        return int(before) if before is not None else None

    @command(Right.EDIT_PEOPLE, _BOTH)
    def leave(self, person: int) -> int | None:
        """Take somebody out of the family; the value is the family before, for undo.

        Raises NotFound, and FieldError when a guardian is written down for this child alone.
        """
        before = existing_person(person).family_id
        write_membership(person, None)
        self._about(f"family {before}", f"person {person} left")
        return int(before) if before is not None else None

    @command(Right.EDIT_PEOPLE, _BOTH)
    def archive(self, family: int, reason: str) -> None:
        """Put away a family without members. Raises FieldError, NotFound."""
        existing_family(family)
        tidy = tidy_reason(reason)
        if Person.select().where(Person.family == family, Person.archived_at.is_null()).exists():
            raise FieldError("reason", N_("This family still has members. Archive them, or move them, first."))
        values = {"archived_at": self._desk.clock.now(), "archived_reason": tidy}
        Family.update(values).where(Family.id == family).execute()
        self._about(f"family {family}", tidy)

    @command(Right.EDIT_PEOPLE, _BOTH)
    def bring_back(self, family: int) -> None:
        """Undo `archive`. Raises NotFound."""
        existing_family(family)
        Family.update(archived_at=None, archived_reason="").where(Family.id == family).execute()
        self._about(f"family {family}")

    @command(Right.EDIT_PEOPLE, _BOTH)
    def add_guardian(self, draft: GuardianDraft, *, family: int | None = None, child: int | None = None) -> int:
        """Write down who answers for a family, or for the family of ``child``, which is made when there is none.

        The value is the guardian's id. Raises FieldError, NotFound; ValueError without family and child.
        """
        if family is None and child is None:
            raise ValueError("a guardian needs a family or a child")
        home = family if family is not None else family_of(child or 0)
        guardian = write_new_guardian(home, draft)
        self._about(f"family {home}", f"guardian {guardian}")
        return guardian

    @command(Right.EDIT_PEOPLE, _BOTH)
    def change_guardian(self, guardian: int, draft: GuardianDraft) -> GuardianDraft:
        """Change a guardian; the value is the draft before, for undo. Raises FieldError, NotFound."""
        before = guardian_of(existing_guardian(guardian)).draft()
        family = write_guardian(guardian, draft)
        self._about(f"family {family}", f"guardian {guardian}: {draft.collects.value}")
        return before

    @command(Right.EDIT_PEOPLE, _BOTH)
    def remove_guardian(self, guardian: int) -> None:
        """Put a guardian away; `bring_back_guardian` undoes it. Raises NotFound."""
        self._keep_guardian(guardian, False)

    @command(Right.EDIT_PEOPLE, _BOTH)
    def bring_back_guardian(self, guardian: int) -> None:
        """Undo `remove_guardian`. Raises NotFound."""
        self._keep_guardian(guardian, True)

    def _keep_guardian(self, guardian: int, kept: bool) -> None:
        family = int(existing_guardian(guardian).family_id)
        at = None if kept else self._desk.clock.now()
        GuardianTable.update(archived_at=at).where(GuardianTable.id == guardian).execute()
        refresh_search_key(family)
        self._about(f"family {family}", f"guardian {guardian}")
