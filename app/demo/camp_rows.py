"""Writes the made-up camps after everything else: their groups, slots and sessions take the ids that are free."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.calendar.rules import planned
from app.calendar.values import PlannedSession, SlotTimes
from app.camps.planning import group_names
from app.camps.rules import deal
from app.demo.camps import DemoCamp, demo_camps
from app.demo.content import Content
from app.demo.habits import habit
from app.demo.names.camps import DRIVER, NAMES, PLACES, TRANSPORT, VOLUNTEERS
from app.demo.names.staff import LEADERS
from app.demo.tables import ENTERED_AT, insert, insert_marks, last_id, session_row, slot_row
from app.groups.values import Programme
from app.language import Language
from models import attendance, camps, groups

_STARTS, _ENDS = dt.time(8), dt.time(11, 30)
_PER_STAFF = 8


def write_camps(content: Content, database: SqlCipherDatabase) -> None:
    """Write every camp with its children, groups, staff and registers."""
    with database.atomic():
        for made in demo_camps(content):
            _Camp(content, database, made).write()


class _Camp:
    """One camp on its way into the tables."""

    def __init__(self, content: Content, database: SqlCipherDatabase, made: DemoCamp) -> None:
        self._content, self._database, self._made = content, database, made
        self._rng = Random(f"{content.seed}/camp-rows/{made.starts}")

    def write(self) -> None:
        self._camp = self._write_camp()
        insert(
            camps.CampChild,
            (
                {"camp": self._camp.id, "person": person, "rides": person in self._made.riders}
                for person in self._made.children
            ),
        )
        written = [self._write_group(number) for number in range(1, len(self._made.groups) + 1)]
        self._write_staff(written)
        for group, people in zip(written, self._made.groups, strict=True):
            self._write_register(group.id, people)

    def _write_camp(self) -> Any:
        made = self._made
        km, en, fr = NAMES[made.starts.month]
        camp = camps.Camp.create(
            name_km=f"{km} {Language('km').digits(str(made.starts.year))}",
            name_en=f"{en} {made.starts.year}",
            name_fr=f"{fr} {made.starts.year}",
            starts=made.starts,
            ends=made.ends,
            place=self._rng.choice(PLACES),
            transport=TRANSPORT,
            children_per_staff=_PER_STAFF,
        )
        hours = {"camp": camp.id, "starts_at": _STARTS, "ends_at": _ENDS}
        insert(camps.CampHours, ({**hours, "weekday": day} for day in range(5)))
        return camp

    def _write_group(self, number: int) -> Any:
        camp = self._camp
        group = groups.Group.create(
            programme=Programme.CAMP,
            **group_names(camp, number),
            room=camp.place,
            children_per_staff=_PER_STAFF,
            starts=camp.starts,
            ends=camp.ends,
        )
        camps.CampGroup.create(group=group, camp=camp, number=number)
        return group

    def _write_staff(self, written: list[Any]) -> None:
        """A leader, somebody who drives, a monitor for each group, and one volunteer less than there are groups."""
        wanted = max(2, len(written))
        leader, *staff = self._rng.sample(LEADERS, wanted + 1)
        monitors = [(one, "monitor") for one in staff]
        volunteers = [(one, "volunteer") for one in self._rng.sample(VOLUNTEERS, wanted - 1)]
        dealt = deal(list(range(len(monitors + volunteers))), len(written)) if written else ()
        place = {adult: group.id for group, adults in zip(written, dealt, strict=True) for adult in adults}
        for at, (name, role) in enumerate(monitors + volunteers):
            self._write_adult(name.latin, role, place.get(at))
        self._write_adult(leader.latin, "leader", None)
        self._write_adult(DRIVER.latin, "driver", None)
        for group, (name, _) in zip(written, monitors, strict=False):
            groups.Group.update(leader=name.latin).where(groups.Group.id == group.id).execute()

    def _write_adult(self, name: str, role: str, group: int | None) -> None:
        operator, number = self._rng.choice((10, 12, 16, 92)), str(self._rng.randrange(100000, 999999))
        phone = f"+855 {operator} {number[:3]} {number[3:]}"
        camps.CampStaff.create(camp=self._camp, group=group, name=name, role=role, phone=phone)

    def _write_register(self, group: int, people: tuple[int, ...]) -> None:
        made = self._made
        insert(
            groups.Enrolment,
            ({"person": person, "group": group, "starts": made.starts, "ends": made.ends} for person in people),
        )
        sessions = self._write_sessions(group)
        marks = []
        for person in people:
            way = habit(self._rng, made.starts, made.ends)
            for number, session in sessions:
                at = dt.datetime.combine(session.date, ENTERED_AT).isoformat(" ")
                marks.append((number, person, way.status(self._rng, session.date), at))
        insert_marks(self._database, marks)

    def _write_sessions(self, group: int) -> list[tuple[int, PlannedSession]]:
        """The sessions that were entered, with their ids; today's is still on paper."""
        made, content = self._made, self._content
        slot = last_id(groups.Slot) + 1
        slots = [SlotTimes(slot + day, group, day, _STARTS, _ENDS, made.starts) for day in range(5)]
        insert(groups.Slot, map(slot_row, slots))
        closures = {day.date: day for day in content.closures}
        last = min(made.ends, content.today - dt.timedelta(days=1))
        found = planned(slots, closures, (), made.starts, last) if last >= made.starts else ()
        sessions = list(enumerate(found, last_id(attendance.Session) + 1))
        insert(attendance.Session, (session_row(number, session) for number, session in sessions))
        return sessions
