"""Holiday camps: planned, children chosen, groups built, staff, and the list of who rides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.camps import choosing, placing, planning, reading, riding, rules
from app.camps.values import (
    WITH_CHILDREN,
    CampDetails,
    CampDraft,
    Camper,
    CampLine,
    ChildFacts,
    Choosable,
    GroupPlan,
    Groups,
    Proposal,
    StaffDraft,
    StaffLine,
    TransportList,
)
from app.errors import FieldError, UserError
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models import camps as tables
from models.centre import Account

_PLAN = Change.CAMPS | Change.GROUPS | Change.CALENDAR
_WHO = Change.CAMPS | Change.GROUPS | Change.PEOPLE


class CampService(Service):
    """Camps in the holidays. What children are enrolled in otherwise stays as it is."""

    @query(Right.SEE_GROUPS)
    def camps(self) -> tuple[CampLine, ...]:
        """All camps there are, the latest first, with their numbers.

        Why one does not take place was typed freely: told only to who may see people.
        """
        found = reading.lines(self._today())
        return found if self._desk.may(Right.SEE_PEOPLE) else tuple(replace(line, reason="") for line in found)

    @query(Right.SEE_PEOPLE)
    def camp(self, camp: int) -> CampDetails:
        """Everything about one camp. Raises NotFound."""
        return reading.details(camp, self._today())

    @query(Right.SEE_PEOPLE)
    def choosable(self, camp: int) -> tuple[Choosable, ...]:
        """The children who are enrolled, to choose from, with their ages on the camp's first day. Raises NotFound."""
        return choosing.choosable(reading.the_camp(camp), self._today())

    @query(Right.SEE_PEOPLE)
    def proposal(self, camp: int, plan: GroupPlan) -> Proposal:
        """How the children of a camp could be put into groups; nothing is kept. Raises NotFound, FieldError."""
        row = reading.the_camp(camp)
        children = {child.label.id: child for child in reading.campers(row) if child.left is None}
        facts = (
            ChildFacts(one.id, one.family, one.birth.value if one.birth else None, one.village, one.sex)
            for one in (child.label for child in children.values())
        )
        groups = rules.build_groups(facts, plan)
        adults = [one.id for one in reading.staff_of(camp) if one.draft.role in WITH_CHILDREN]
        dealt = rules.deal(adults, len(groups)) if groups else ()
        return Proposal(children, groups, tuple(map(len, dealt)), reading.threshold(row))

    @query(Right.HOLD_CAMPS)
    def who_signs_in(self) -> tuple[tuple[int, str], ...]:
        """Those who sign in, to be chosen as staff: account and name."""
        rows: Any = Account.select(Account.id, Account.name).where(Account.active).order_by(Account.name).tuples()
        return tuple(rows)

    @query(Right.PRINT)
    def transport_list(self, camp: int, groups: tuple[int, ...] = (), day: dt.date | None = None) -> TransportList:
        """Who rides to a camp on a day (today), of the whole camp or of some of its groups. Raises NotFound."""
        now = self._desk.clock.now()
        on = day or now.date()
        return riding.transport_list(camp, groups, on, now.date(), now, self._desk.account.name)

    @command(Right.HOLD_CAMPS, _PLAN)
    def plan(self, draft: CampDraft) -> int:
        """A new camp; its id. Raises FieldError."""
        row = planning.add(draft)
        self._about(f"camp {row.id}", f"{_title(row)} {row.starts} {row.ends}")
        return int(row.id)

    @command(Right.HOLD_CAMPS, _PLAN)
    def change(self, camp: int, draft: CampDraft) -> None:
        """Plan a camp otherwise; its groups follow. Raises NotFound, FieldError."""
        row = reading.the_camp(camp)
        self._about(f"camp {camp}", f"{_title(row)} {draft.starts} {draft.ends}")
        planning.change(row, draft, self._today())

    @command(Right.HOLD_CAMPS, _PLAN)
    def cancel(self, camp: int, reason: str) -> None:
        """Let a camp not take place; its groups no longer meet. Raises NotFound, FieldError without a reason."""
        row, tidy = reading.the_camp(camp), clean(reason)
        if not tidy:
            raise FieldError("reason", N_("Say why the camp does not take place."))
        self._about(f"camp {camp}", f"{_title(row)}: {tidy}")
        planning.put_away(row, self._desk.clock.now(), tidy)

    @command(Right.HOLD_CAMPS, _PLAN)
    def bring_back(self, camp: int) -> None:
        """Let a cancelled camp take place after all. Raises NotFound."""
        row = reading.the_camp(camp)
        self._about(f"camp {camp}", f"bring back {_title(row)}")
        planning.put_away(row, None, "")

    @command(Right.HOLD_CAMPS, _WHO)
    def choose(self, camp: int, people: Iterable[int]) -> int:
        """Let children be of a camp; how many were not before. Raises NotFound, UserError."""
        row, wanted = reading.the_camp(camp), tuple(people)
        self._about(f"camp {camp}", f"choose {_numbers(wanted)}")
        return placing.choose(row, wanted, self._today())

    @command(Right.HOLD_CAMPS, _WHO)
    def take_out(self, camp: int, people: Iterable[int]) -> None:
        """Let children be of a camp no longer; who was marked leaves today. Raises NotFound."""
        row, wanted = reading.the_camp(camp), tuple(people)
        self._about(f"camp {camp}", f"take out {_numbers(wanted)}")
        placing.take_out(row, wanted, self._today())

    @command(Right.HOLD_CAMPS, _WHO)
    def put_back(self, camp: int, children: Sequence[Camper]) -> None:
        """Undo `take_out` of these children, as they were before. Raises NotFound, UserError."""
        row = reading.the_camp(camp)
        self._about(f"camp {camp}", f"put back {_numbers(child.label.id for child in children)}")
        placing.put_back(row, children)

    @command(Right.HOLD_CAMPS, Change.CAMPS)
    def set_ride(self, camp: int, people: Iterable[int], rides: bool, pick_up: str | None = None) -> None:
        """Say who rides, and where they get on: "" is their village, None as before. Raises NotFound, FieldError."""
        row, wanted = reading.the_camp(camp), tuple(people)
        self._about(f"camp {camp}", f"{'rides' if rides else 'does not ride'} {_numbers(wanted)}")
        placing.set_ride(row, wanted, rides, pick_up)

    @command(Right.HOLD_CAMPS, _PLAN | Change.PEOPLE)
    def keep_groups(self, camp: int, groups: Groups) -> None:
        """Let a camp have exactly these groups, with their staff. Raises NotFound, UserError once a register was taken.

        Children of the camp who are in none of them have no group.
        """
        row = reading.the_camp(camp)
        self._about(f"camp {camp}", "; ".join(_numbers(group) for group in groups))
        placing.keep_groups(row, groups, self._today())

    @command(Right.HOLD_CAMPS, _WHO)
    def move(self, camp: int, people: Iterable[int], group: int) -> None:
        """Let children be in this group from today on, or from the first day. Raises NotFound, UserError."""
        row, wanted = reading.the_camp(camp), tuple(people)
        if not wanted:
            raise UserError(N_("Choose somebody first."))
        self._about(f"camp {camp}", f"move {_numbers(wanted)} to group {group}")
        placing.move(row, wanted, group, self._today())

    @command(Right.HOLD_CAMPS, Change.CAMPS | Change.GROUPS)
    def add_staff(self, camp: int, draft: StaffDraft) -> int:
        """Write down an adult of a camp; the id. Raises NotFound, FieldError."""
        staff = planning.add_staff(camp, draft)
        placing.name_leaders(camp)
        self._about(f"camp {camp}", f"staff {staff}")
        return staff

    @command(Right.HOLD_CAMPS, Change.CAMPS | Change.GROUPS)
    def change_staff(self, staff: int, draft: StaffDraft) -> None:
        """Change what is written of an adult. Raises NotFound, FieldError."""
        camp = planning.the_staff(staff).camp_id
        planning.change_staff(staff, draft)
        placing.name_leaders(camp)
        self._about(f"camp {camp}", f"staff {staff}")

    @command(Right.HOLD_CAMPS, Change.CAMPS | Change.GROUPS)
    def remove_staff(self, staff: int) -> StaffDraft:
        """Take an adult out of a camp; the value is what was written, for undo. Raises NotFound."""
        row = planning.the_staff(staff)
        kept: StaffLine = next(one for one in reading.staff_of(row.camp_id) if one.id == staff)
        self._about(f"camp {row.camp_id}", f"no longer staff {staff}")
        tables.CampStaff.delete().where(tables.CampStaff.id == staff).execute()
        placing.name_leaders(row.camp_id)
        return kept.draft

    def _today(self) -> dt.date:
        return self._desk.clock.today()


def _title(row: Any) -> str:
    return str(row.name_en or row.name_km or row.name_fr)


def _numbers(people: Iterable[int]) -> str:
    return " ".join(map(str, people))
