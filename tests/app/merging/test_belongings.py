"""What belongs to a provisional person beside marks: courses, certificates, camps, the family and its invitations."""

import datetime as dt
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import ForeignKeyField

from app.centre import Centre
from app.certificates.values import Series
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.courses.values.applicants import ApplicantDraft, Decision, Source
from app.families.values import FamilyDraft
from app.meetings.values import InvitationChoice, MeetingDraft
from app.merging.record import rows_of
from app.people.values import PersonDraft
from models.camps import Camp, CampChild
from models.certificates import Certificate
from models.courses import Applicant, ApplicantCriterion, Assessment, Cohort, CohortModule, Criterion, Leaving
from models.database import TABLES
from models.groups import Enrolment, Group
from models.meetings import Invitation
from models.outcomes import Outcome
from models.people import Family, Person
from tests.finished_cohort import GONE, PASSED, finished_cohort

TODAY = dt.date(2026, 11, 6)
DAYS = [dt.date(2026, 1, 1) + dt.timedelta(days=30 * month) for month in range(10)]
_APART = {"merge", "audit_line", "audit_head"}
# Whose row stays with the provisional person: the record itself, what was printed, and what a seal is bound to.
_STAYS = {"person", "sheet_row", "confidential_note"}


def tables() -> dict[str, list[Any]]:
    """Every row of every table, apart from the book of what was done."""
    return {
        table._meta.table_name: sorted(table.select().tuples(), key=repr)
        for table in TABLES
        if table._meta.table_name not in _APART
    }


def left_with(person: int) -> set[str]:
    """The tables in which something still says that it is of this person."""
    return {
        table._meta.table_name
        for table in TABLES
        for field in table._meta.sorted_fields
        if isinstance(field, ForeignKeyField)
        and field.rel_model is Person
        and table._meta.table_name not in _STAYS | _APART
        and table.select().where(field == person).exists()
    }


def provisional(centre: Centre, name: str = "Srey", family: int | None = None) -> int:
    """A person of whom only the name is known."""
    person: int = centre.people.add(PersonDraft(given_name_latin=name, family=family)).value
    Person.update(provisional=True).where(Person.id == person).execute()
    return person


def family_with(centre: Centre, name: str, *, known: bool) -> tuple[int, int]:
    """A family and its only member."""
    family = centre.families.add(FamilyDraft(name_latin=name)).value
    if not known:
        return family, provisional(centre, name, family)
    return family, centre.people.add(PersonDraft(given_name_latin=name, family=family)).value


def test_a_certificate_keeps_its_number_and_the_name_that_was_printed(centre: Centre) -> None:
    cohort = finished_cohort(centre)
    (line,) = cohort.issue(PASSED[0])
    holder, known = cohort.people[PASSED[0]], centre.people.add(PersonDraft("ចាន់", "ធារី")).value
    Person.update(provisional=True).where(Person.id == holder).execute()
    before, printed = tables(), centre.certificates.certificate(line.id).text
    merge = centre.merging.merge(holder, known).value
    (moved,) = centre.certificates.of_person(known)
    assert (moved.number, moved.name_km) == (line.number, line.name_km)
    assert centre.certificates.certificate(line.id).text == printed
    assert [one.series for one in centre.certificates.of_person(known)] == [Series.CERTIFICATE]
    assert known in {one.person for one in centre.courses.completion(cohort.cohort).trainees}
    assert holder not in {one.person for one in centre.courses.completion(cohort.cohort).trainees}
    centre.merging.undo(merge)
    assert tables() == before


def test_of_two_applications_the_one_that_got_further_stays_with_all_that_speaks_for_it(centre: Centre) -> None:
    cohort = finished_cohort(centre).cohort
    Cohort.update(state="planned").where(Cohort.id == cohort).execute()
    first, second = (int(Criterion.create(name_en=name).id) for name in ("Single mother", "Debts"))
    known, unknown = centre.people.add(PersonDraft(given_name_latin="Dara")).value, provisional(centre)
    for person, decision, met in ((known, Decision.OPEN, first), (unknown, Decision.SELECTED, second)):
        draft = ApplicantDraft(person, Source.SOCIAL_TEAM, criteria=frozenset({met}))
        applicant = centre.courses.apply(cohort, draft).value
        Applicant.update(decision=decision).where(Applicant.id == applicant).execute()
    before = tables()
    merge = centre.merging.merge(unknown, known).value
    (kept,) = Applicant.select().where(Applicant.cohort == cohort, Applicant.person == known)
    assert kept.decision == Decision.SELECTED
    assert {row.criterion_id for row in ApplicantCriterion.select()} == {first, second}
    centre.merging.undo(merge)
    assert tables() == before


def test_who_left_under_one_name_and_stayed_under_the_other_did_not_leave(centre: Centre) -> None:
    cohort = finished_cohort(centre)
    gone, stayed = cohort.people[GONE], cohort.people[PASSED[0]]
    Person.update(provisional=True).where(Person.id == gone).execute()
    before = tables()
    merge = centre.merging.merge(gone, stayed).value
    assert not Leaving.select().exists()
    assert Enrolment.select().where(Enrolment.person == stayed).count() == 1
    assert left_with(gone) == set()
    centre.merging.undo(merge)
    assert tables() == before


def test_enrolments_that_overlap_become_one_from_the_first_day_to_the_last(centre: Centre) -> None:
    known, unknown = centre.people.add(PersonDraft(given_name_latin="Dara")).value, provisional(centre)
    group = Group.create(programme="daycare", name_en="Lotus")
    Enrolment.create(person=known, group=group, starts=DAYS[2], ends=DAYS[4], reason="Moved")
    Enrolment.create(person=known, group=group, starts=DAYS[6])
    Enrolment.create(person=unknown, group=group, starts=DAYS[0], ends=DAYS[7])
    centre.merging.merge(unknown, known)
    (one,) = Enrolment.select()
    assert (one.person_id, one.starts, one.ends, one.reason) == (known, DAYS[0], None, "")


def test_a_family_of_which_nobody_else_is_left_goes_along_with_its_invitations(centre: Centre) -> None:
    own, unknown = family_with(centre, "Chan", known=False)
    home, known = family_with(centre, "Sok", known=True)
    Family.update(phone="012 345 678", note="By the river").where(Family.id == own).execute()
    theme = (centre.meetings.themes()[0].id,)
    meetings = [
        centre.meetings.plan(
            MeetingDraft(TODAY, dt.time(hour), dt.time(hour + 1), theme), InvitationChoice(by_hand=frozenset(invited))
        ).value
        for hour, invited in ((8, {own}), (10, {own, home}))
    ]
    before = tables()
    merge = centre.merging.merge(unknown, known).value
    assert {(row.meeting_id, row.family_id) for row in Invitation.select()} == {(m, home) for m in meetings}
    card = centre.families.family(home)
    assert (card.draft.phone, card.draft.note) == ("012 345 678", "By the river")
    assert centre.families.family(own).archived_at is not None
    assert [line.label.id for line in centre.meetings.invited(meetings[0])] == [home]
    centre.merging.undo(merge)
    assert tables() == before


def test_a_family_with_others_in_it_stays(centre: Centre) -> None:
    own, unknown = family_with(centre, "Chan", known=False)
    centre.people.add(PersonDraft(given_name_latin="Brother", family=own))
    _, known = family_with(centre, "Sok", known=True)
    before = rows_of(Family, Family.id == own)
    centre.merging.merge(unknown, known)
    assert rows_of(Family, Family.id == own) == before


def test_confidential_notes_of_both_are_read_together_and_apart_again(centre: Centre) -> None:
    own, unknown = family_with(centre, "Chan", known=False)
    home, known = family_with(centre, "Sok", known=True)
    draft = NoteDraft(NoteKind.HEALTH, "Nobody else may know")
    for subject in (Subject(Holder.FAMILY, own), Subject(Holder.PERSON, unknown)):
        centre.confidential.write(subject, draft)
    merge = centre.merging.merge(unknown, known).value
    for subject in (Subject(Holder.FAMILY, home), Subject(Holder.PERSON, known)):
        (note,) = centre.confidential.open(subject).value.notes
        assert note.now.draft == draft
        assert centre.confidential.presence(subject).current == 1
    centre.merging.undo(merge)
    assert centre.confidential.presence(Subject(Holder.FAMILY, home)).current == 0
    assert centre.confidential.presence(Subject(Holder.PERSON, known)).current == 0


belongings = st.lists(
    st.tuples(
        st.booleans(),  # of the known person
        st.sampled_from(("stay", "apply", "assess", "leave", "outcome", "certificate", "camp")),
        st.integers(0, 1),  # which cohort or camp
        st.integers(0, 3),  # which module, month or decision
        st.integers(0, 9),  # which day, or how good
    ),
    max_size=24,
)


class Two:
    """A known and a provisional person, with what they could have done."""

    def __init__(self, centre: Centre) -> None:
        self.known = centre.people.add(PersonDraft(given_name_latin="Dara")).value
        self.unknown = provisional(centre)
        course = next(iter(Cohort.select())).course_id
        last = max(row.number for row in Cohort.select())
        self.groups = [Group.create(programme="course", name_en=str(n)).id for n in range(2)]
        self.cohorts = [
            Cohort.create(group=g, course=course, number=last + 1 + n).id for n, g in enumerate(self.groups)
        ]
        self.modules = [[CohortModule.create(cohort=c, position=n, hours=8).id for n in range(4)] for c in self.cohorts]
        self.camps = [Camp.create(starts=DAYS[0], ends=DAYS[1]).id for _ in range(2)]

    def do(self, of_known: bool, deed: str, which: int, part: int, number: int) -> None:
        """Let one of the two have done something, if they have not yet."""
        person, cohort = self.known if of_known else self.unknown, self.cohorts[which]
        now = dt.datetime.combine(DAYS[number], dt.time())
        entered = {"entered_by": "me", "entered_at": now}
        if deed == "stay":
            ends = None if part == 3 else DAYS[number] + dt.timedelta(days=60 * part)
            Enrolment.create(person=person, group=self.groups[which], starts=DAYS[number], ends=ends, waiting=part == 2)
        elif deed == "apply":
            _once(Applicant, cohort=cohort, person=person)(
                applied=DAYS[number], source="other", decision=[*Decision][part]
            )
        elif deed == "assess":
            _once(Assessment, module=self.modules[which][part], person=person)(competent=number > 4, **entered)
        elif deed == "leave":
            _once(Leaving, cohort=cohort, person=person)(reason="job")
        elif deed == "outcome":
            _once(Outcome, cohort=cohort, person=person, month=[1, 3, 6, 12][part])(
                state="employed", asked_on=DAYS[number], **entered
            )
        elif deed == "certificate":
            sequence = Certificate.select().count() + 1
            Certificate.create(
                series="certificate", year=1999, sequence=sequence, number=f"N{sequence}", cohort=cohort,
                person=person, text="{}", code=f"C{sequence}", issued_on=DAYS[number], issued_by="me", issued_at=now,
            )  # fmt: skip
        else:
            _once(CampChild, camp=self.camps[which], person=person)(rides=part == 1)


def _once(table: Any, **key: Any) -> Any:
    conditions = [getattr(table, name) == value for name, value in key.items()]
    if table.select().where(*conditions).exists():
        return lambda **_: None
    return lambda **columns: table.create(**key, **columns)


def _days(group: int, people: list[int]) -> Counter[dt.date]:
    """How many of some days somebody of these people had a place in a group (or two)."""
    rows = Enrolment.select().where(Enrolment.group == group, Enrolment.person.in_(people), ~Enrolment.waiting)
    last = DAYS[-1] + dt.timedelta(days=400)
    return Counter(
        row.starts + dt.timedelta(days=n) for row in rows for n in range(((row.ends or last) - row.starts).days + 1)
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(belongings)
def test_over_random_histories_nothing_is_lost_and_undo_parts_the_two_exactly(
    centre: Centre, history: list[tuple[bool, str, int, int, int]]
) -> None:
    if not Cohort.select().exists():
        finished_cohort(centre)
    two = Two(centre)
    for deed in history:
        two.do(*deed)
    both = [two.known, two.unknown]
    before = tables()
    keyed = {table: _keys(table, both) for table in (Applicant, Assessment, Outcome, CampChild, Certificate)}
    days = [set(_days(group, both)) for group in two.groups]
    certificates = Counter((row.number, row.text, row.name_km) for row in Certificate.select())
    merge = centre.merging.merge(two.unknown, two.known).value
    assert left_with(two.unknown) == set()
    assert {table: _keys(table, [two.known]) for table in keyed} == keyed
    for group, covered in zip(two.groups, days, strict=True):
        assert set(_days(group, [two.known])) == covered
        assert set(_days(group, [two.known]).values()) <= {1} or _double_before(history)
    assert Counter((row.number, row.text, row.name_km) for row in Certificate.select()) == certificates
    centre.merging.undo(merge)
    assert tables() == before


def _double_before(history: list[tuple[bool, str, int, int, int]]) -> bool:
    """Whether a person was enrolled twice in the same group: that the program never lets happen."""
    stays = Counter((of_known, which) for of_known, deed, which, _, _ in history if deed == "stay")
    return max(stays.values(), default=0) > 1


def _keys(table: Any, people: list[int]) -> set[tuple[Any, ...]]:
    """What is known of some people in a table, apart from whose row it is."""
    names = {
        Applicant: ("cohort_id",),
        Assessment: ("module_id",),
        Outcome: ("cohort_id", "month"),
        CampChild: ("camp_id",),
        Certificate: ("number",),
    }[table]
    return {tuple(row[name] for name in names) for row in rows_of(table, table.person.in_(people))}
