"""Families to invite, and meetings for them."""

import datetime as dt

import pytest

from app.centre import Centre
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.meetings.values import InvitationChoice, MeetingDraft
from app.people.values import PersonDraft
from models.groups import Enrolment, Group

TODAY = dt.date(2026, 11, 6)


class Village:
    """Short ways to fill the open centre with families and meetings."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.hygiene, self.rights = [theme.id for theme in centre.meetings.themes()[1:3]]

    def family(self, name: str, *roles: str, village: str = "", group: int | None = None) -> int:
        """A family of that name with a child and these adults."""
        family = self.centre.families.add(FamilyDraft(name_latin=name, village=village)).value
        for role in ("child", *roles):
            draft = PersonDraft(family_name_latin=name, given_name_latin=role.title(), role=role, family=family)
            person = self.centre.people.add(draft).value
            if role == "child" and group is not None:
                Enrolment.create(person=person, group=group, starts=dt.date(2026, 1, 1))
        return family

    def group(self, name: str, programme: str = "daycare") -> int:
        """A group of that name."""
        return int(Group.create(programme=programme, name_en=name).id)

    def guardian(self, family: int, name: str, relation: str, collects: Collects = Collects.MAY) -> int:
        """Somebody who answers for the children of a family."""
        reason = "a court said so" if collects is Collects.MUST_NOT else ""
        draft = GuardianDraft(name_latin=name, relation=relation, collects=collects, reason=reason)
        return self.centre.families.add_guardian(draft, family=family).value

    def meeting(self, *families: int, day: dt.date = TODAY, theme: int | None = None) -> int:
        """A meeting of that day from 8 to 10 to which these families are invited."""
        draft = MeetingDraft(day, dt.time(8), dt.time(10), (theme or self.hygiene,), "Big hall", "Sok Dara")
        return self.centre.meetings.plan(draft, InvitationChoice(by_hand=frozenset(families))).value

    def people(self, family: int) -> dict[str, int]:
        """The people of a family by their role."""
        return {one.role: one.id for one in self.centre.families.family(family).members}


@pytest.fixture
def village(centre: Centre) -> Village:
    """A centre without families yet."""
    return Village(centre)
