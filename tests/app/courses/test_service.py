"""Courses in a real centre: from the catalogue to the last day of a cohort."""

import datetime as dt
from dataclasses import replace

import pytest

from app.attendance.values import SessionState, Status
from app.courses.values.applicants import ApplicantDraft, Caution, Decision, IncomeBand, Source
from app.courses.values.catalogue import AssessedBy, CourseDraft, ModuleDraft, Names, PassRules
from app.courses.values.cohorts import CohortState
from app.courses.values.entries import AssessmentRequest, TeachingRequest
from app.courses.values.trainees import LeavingReason, Result
from app.errors import FieldError, NotAllowed, NotFound, UserError
from app.rights import Role
from app.use_case import Change

TODAY = dt.date(2026, 11, 6)  # a Friday
STARTS = dt.date(2026, 9, 7)
ENDS = dt.date(2026, 12, 4)
TUESDAY, WEDNESDAY = dt.date(2026, 11, 3), dt.date(2026, 11, 4)


def the_line(kitchen, cohort):
    return next(line for line in kitchen.centre.courses.listing() if line.id == cohort)


def decisions(kitchen, cohort):
    return [(a.label.name_latin, a.decision, a.place) for a in kitchen.centre.courses.applicants(cohort)]


def test_the_catalogue_keeps_modules_in_their_order(kitchen):
    (course,) = kitchen.centre.courses.catalogue().courses
    assert [module.names.en for module in course.draft.modules] == ["Hygiene", "Soups"]
    assert course.hours == 20


def test_an_archived_trade_stands_last_and_comes_back(kitchen):
    courses = kitchen.centre.courses
    sewing = courses.add_trade(Names("កាត់ដេរ", "Sewing", "Couture")).value
    courses.archive_trade(kitchen.trade)
    assert [(t.names.en, t.archived) for t in courses.catalogue().trades] == [("Sewing", False), ("Cooking", True)]
    courses.archive_trade(kitchen.trade, back=True)
    courses.rename_trade(sewing, Names(en="Tailoring"))
    assert {(t.names.en, t.archived) for t in courses.catalogue().trades} == {("Tailoring", False), ("Cooking", False)}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("name_km", {"names": Names(" ")}),
        ("months", {"months": 0}),
        ("modules", {"modules": ()}),
        ("modules", {"modules": (ModuleDraft(Names("x"), 0),)}),
        ("modules", {"modules": (ModuleDraft(Names(), 5),)}),
        ("attendance", {"rules": PassRules(attendance=101)}),
    ],
)
def test_a_course_that_cannot_be_is_refused_beside_its_field(kitchen, field, change):
    draft = CourseDraft(kitchen.trade, Names("ក"), 3, PassRules(), (ModuleDraft(Names("ខ"), 5),))
    with pytest.raises(FieldError) as error:
        kitchen.centre.courses.add_course(replace(draft, **change))
    assert error.value.field == field


def test_a_running_cohort_keeps_the_modules_it_began_with(kitchen):
    courses = kitchen.centre.courses
    running, planned = kitchen.cohort(), kitchen.cohort(running=False)
    (course,) = courses.catalogue().courses
    longer = replace(course.draft, modules=(*course.draft.modules, ModuleDraft(Names("នំ", "Cakes"), 10)))
    courses.change_course(kitchen.course, replace(longer, rules=PassRules(AssessedBy.MARKS)))
    assert [m.names.en for m in courses.completion(running).modules] == ["Hygiene", "Soups"]
    assert [m.names.en for m in courses.completion(planned).modules] == ["Hygiene", "Soups", "Cakes"]
    assert the_line(kitchen, running).rules.assessed_by is AssessedBy.COMPETENCE
    assert the_line(kitchen, planned).rules.assessed_by is AssessedBy.MARKS


def test_a_cohort_is_a_group_with_the_name_of_its_course_and_the_next_number(kitchen):
    kitchen.cohort()
    line = the_line(kitchen, kitchen.cohort())
    assert (line.number, line.group.name_km, line.group.name_en) == (2, "ធ្វើម្ហូប ជំនាន់ទី ២", "Cooking, cohort 2")
    group = kitchen.centre.groups.group(line.group.id)
    assert (group.draft.leader, group.draft.room, len(group.slots)) == ("Chanthy", "Kitchen", 5)
    with pytest.raises(FieldError) as error:
        kitchen.cohort(number=2)
    assert error.value.field == "number"


def test_a_cohort_goes_from_state_to_state_and_no_other_way(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort(running=False)
    for refused in (lambda: courses.finish_cohort(cohort, TODAY), lambda: courses.reopen_cohort(cohort)):
        with pytest.raises(UserError, match="as it stands now"):
            refused()
    courses.start_cohort(cohort)
    with pytest.raises(FieldError, match="why"):
        courses.cancel_cohort(cohort, " ")
    with pytest.raises(FieldError, match="not come yet"):
        courses.finish_cohort(cohort, ENDS)
    courses.cancel_cohort(cohort, "The kitchen burned")
    assert (the_line(kitchen, cohort).state, the_line(kitchen, cohort).reason) == (
        CohortState.CANCELLED,
        "The kitchen burned",
    )
    courses.take_up_cohort(cohort)
    courses.finish_cohort(cohort, TODAY)
    assert the_line(kitchen, cohort).state is CohortState.FINISHED
    courses.reopen_cohort(cohort)
    assert the_line(kitchen, cohort).state is CohortState.RUNNING


def test_a_cancelled_cohort_no_longer_meets(kitchen):
    cohort = kitchen.cohort()
    kitchen.centre.courses.cancel_cohort(cohort, "flood")
    assert kitchen.centre.attendance.of_day(TODAY) == ()
    kitchen.centre.courses.take_up_cohort(cohort)
    assert len(kitchen.centre.attendance.of_day(TODAY)) == 1


def test_other_dates_move_who_was_to_stay_from_the_first_day_to_the_last(kitchen):
    cohort = kitchen.cohort(running=False, starts=dt.date(2026, 11, 16), ends=dt.date(2027, 2, 5))
    applicant = kitchen.applicant(cohort)
    kitchen.centre.courses.select([applicant])
    later = kitchen.draft(starts=dt.date(2026, 11, 23), ends=dt.date(2027, 2, 12))
    kitchen.centre.courses.change_cohort(cohort, later)
    (trainee,) = kitchen.centre.courses.completion(cohort).trainees
    assert (trainee.starts, trainee.ends) == (later.starts, later.ends)
    assert trainee.left is None
    assert [s.valid_from for s in kitchen.centre.groups.group(kitchen.group(cohort)).slots] == [later.starts] * 5


def test_dates_cannot_leave_out_a_day_on_which_somebody_was_marked(kitchen):
    cohort = kitchen.cohort()
    kitchen.mark(cohort, kitchen.trainee(cohort), TUESDAY)
    with pytest.raises(FieldError, match="after that day"):
        kitchen.centre.courses.change_cohort(cohort, kitchen.draft(ends=dt.date(2026, 11, 2)))
    with pytest.raises(FieldError, match="before that day"):
        kitchen.centre.courses.change_cohort(cohort, kitchen.draft(starts=WEDNESDAY))
    with pytest.raises(FieldError, match="after that day"):
        kitchen.centre.courses.finish_cohort(cohort, dt.date(2026, 11, 2))


def test_selecting_enrols_until_the_end_and_a_full_cohort_refuses(kitchen):
    cohort = kitchen.cohort(capacity=2)
    first = [kitchen.applicant(cohort, kitchen.person(name)) for name in ("Chan Bopha", "Kim Dara")]
    third = kitchen.applicant(cohort, kitchen.person("Ly Visal"))
    with pytest.raises(UserError, match="full"):
        kitchen.centre.courses.select([*first, third])
    assert kitchen.centre.courses.completion(cohort).trainees == ()
    done = kitchen.centre.courses.select(first)
    assert done.change == Change.COURSES | Change.GROUPS | Change.PEOPLE
    assert [(t.starts, t.ends) for t in kitchen.centre.courses.completion(cohort).trainees] == [(TODAY, ENDS)] * 2
    assert (the_line(kitchen, cohort).trainees, the_line(kitchen, cohort).free) == (2, 0)


def test_a_cohort_counts_who_has_a_place_now_or_later_and_once_it_is_over_who_stayed_to_its_end(kitchen):
    courses, cohort, empty = kitchen.centre.courses, kitchen.cohort(capacity=9), kitchen.cohort(running=False)
    leaver = kitchen.trainee(cohort, "Chan Bopha")
    kitchen.trainee(cohort, "Kim Dara")
    later = kitchen.person("Ly Visal")
    kitchen.centre.groups.enrol(kitchen.group(cohort), [later], TODAY + dt.timedelta(days=3), ENDS)
    kitchen.applicant(cohort, kitchen.person("Ros Thida"))
    courses.leave(cohort, leaver, TUESDAY, LeavingReason.JOB)
    assert (the_line(kitchen, cohort).trainees, the_line(kitchen, cohort).to_decide) == (2, 1)
    courses.finish_cohort(cohort, WEDNESDAY)
    assert the_line(kitchen, cohort).trainees == 1
    assert courses.completion(cohort).cohort == the_line(kitchen, cohort)
    assert (the_line(kitchen, empty).trainees, the_line(kitchen, empty).to_decide) == (0, 0)


def test_who_waits_has_a_place_in_the_queue_that_can_be_changed(kitchen):
    cohort = kitchen.cohort()
    ids = [kitchen.applicant(cohort, kitchen.person(name)) for name in ("Chan Bopha", "Kim Dara", "Ly Visal")]
    kitchen.centre.courses.decide(ids, Decision.WAITING)
    kitchen.centre.courses.move_on_waiting_list(ids[2], -2)
    assert [(name, place) for name, _, place in decisions(kitchen, cohort)] == [
        ("Ly Visal", 1),
        ("Chan Bopha", 2),
        ("Kim Dara", 3),
    ]
    kitchen.centre.courses.decide([ids[0]], Decision.WITHDRAWN, "found work")
    assert [place for _, _, place in decisions(kitchen, cohort)] == [1, 2, None]


def test_a_place_that_becomes_free_is_offered_to_who_waits_first(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort(capacity=1)
    first, second = (kitchen.applicant(cohort, kitchen.person(name)) for name in ("Chan Bopha", "Kim Dara"))
    courses.select([first])
    courses.decide([second], Decision.WAITING)
    assert kitchen.centre.today.overview().courses.free_places == ()
    offered = courses.decide([first], Decision.WITHDRAWN, "moved").value
    assert (offered.offered.name_latin, offered.applicant) == ("Kim Dara", second)
    assert [line.id for line in kitchen.centre.today.overview().courses.free_places] == [cohort]
    courses.select([second])
    assert decisions(kitchen, cohort) == [
        ("Kim Dara", Decision.SELECTED, None),
        ("Chan Bopha", Decision.WITHDRAWN, None),
    ]


def test_a_refusal_needs_a_reason(kitchen):
    applicant = kitchen.applicant(kitchen.cohort())
    with pytest.raises(FieldError) as error:
        kitchen.centre.courses.decide([applicant], Decision.REFUSED)
    assert error.value.field == "reason"


def test_cautions_are_told_for_the_day_the_cohort_starts(kitchen):
    cohort = kitchen.cohort()
    child = kitchen.person("Kim Dara", dt.date(2013, 1, 1))
    young = kitchen.person("Ly Visal", dt.date(2010, 1, 1))
    unknown = kitchen.person("Sok Pisey", None)
    courses = kitchen.centre.courses
    assert courses.cautions(cohort, child, Source.DROP_OUT) == (Caution.AGE_OF_DROP_OUT,)
    assert courses.cautions(cohort, young, Source.DROP_OUT) == ()
    assert courses.cautions(cohort, young, Source.OTHER) == (Caution.NOT_ADULT,)
    assert courses.cautions(cohort, unknown, Source.OTHER) == (Caution.AGE_NOT_KNOWN,)


def test_somebody_in_another_cohort_or_who_completed_the_trade_is_told_of(kitchen):
    courses = kitchen.centre.courses
    old = kitchen.cohort(starts=dt.date(2026, 3, 2), ends=dt.date(2026, 5, 29))
    person = kitchen.person()
    kitchen.centre.groups.enrol(kitchen.group(old), [person], dt.date(2026, 3, 2), dt.date(2026, 5, 29))
    courses.finish_cohort(old, dt.date(2026, 5, 29))
    running = kitchen.cohort()
    assert courses.cautions(running, person, Source.OTHER) == (Caution.COMPLETED_BEFORE,)
    kitchen.centre.groups.enrol(kitchen.group(running), [person], STARTS, ENDS)
    third = kitchen.cohort()
    assert courses.cautions(third, person, Source.OTHER) == (Caution.IN_ANOTHER_COHORT, Caution.COMPLETED_BEFORE)


def test_a_caution_is_set_aside_with_a_reason_by_who_may(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    applicant = kitchen.applicant(cohort, kitchen.person("Ly Visal", dt.date(2010, 1, 1)))
    with pytest.raises(FieldError, match="speaks against Ly Visal"):
        courses.select([applicant])
    desk = courses._desk
    desk.account = replace(desk.account, role=Role.TRAINER)
    with pytest.raises(NotAllowed):
        courses.select_despite(applicant, "Works already")
    desk.account = replace(desk.account, role=Role.SOCIAL_WORKER)
    courses.select_despite(applicant, "Works already")
    (found,) = courses.applicants(cohort)
    assert (found.decision, found.despite, found.decided_by) == (Decision.SELECTED, "Works already", "Sokunthea")


def test_what_was_noted_of_an_applicant_can_be_changed_until_it_is_forgotten(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    alone = courses.add_criterion(Names("ម្តាយមេម៉ាយ", "Single mother", "Mère seule")).value
    applicant = kitchen.applicant(cohort, criteria=frozenset({alone}), income_band=IncomeBand.UNDER_50)
    (found,) = courses.applicants(cohort)
    assert (found.draft.criteria, found.draft.income_band) == ({alone}, IncomeBand.UNDER_50)
    courses.change_applicant(applicant, ApplicantDraft(found.label.id, Source.OTHER, "wants to work"))
    (found,) = courses.applicants(cohort)
    assert (found.draft.criteria, found.draft.source, found.draft.reason) == (set(), Source.OTHER, "wants to work")
    with pytest.raises(FieldError, match="already"):
        kitchen.applicant(cohort, found.label.id)
    courses.remove_applicant(applicant)
    assert courses.applicants(cohort) == ()


def test_a_trainee_leaves_with_a_reason_and_can_stay_after_all(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort(capacity=1)
    person = kitchen.trainee(cohort)
    waiting = kitchen.applicant(cohort, kitchen.person("Kim Dara"))
    courses.decide([waiting], Decision.WAITING)
    with pytest.raises(FieldError, match="no leaving early"):
        courses.leave(cohort, person, ENDS, LeavingReason.JOB)
    assert courses.leave(cohort, person, TUESDAY, LeavingReason.JOB, "at a hotel").value.applicant == waiting
    (trainee,) = courses.completion(cohort).trainees
    assert (trainee.left, trainee.ends, trainee.note) == (LeavingReason.JOB, TUESDAY, "at a hotel")
    courses.stay(cohort, person)
    (trainee,) = courses.completion(cohort).trainees
    assert (trainee.left, trainee.ends) == (None, ENDS)


def test_finishing_ends_everybody_who_stayed(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    leaver, stayer = kitchen.trainee(cohort, "Chan Bopha"), kitchen.trainee(cohort, "Kim Dara")
    courses.leave(cohort, leaver, TUESDAY, LeavingReason.DISTANCE)
    courses.finish_cohort(cohort, WEDNESDAY)
    completion = courses.completion(cohort)
    assert [t.person for t in completion.finished] == [stayer]
    assert {t.person: t.ends for t in completion.trainees} == {leaver: TUESDAY, stayer: WEDNESDAY}


def test_the_hours_of_a_module_are_those_of_its_sessions_that_the_trainee_attended(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.trainee(cohort)
    hygiene, soups = courses.completion(cohort).modules
    kitchen.mark(cohort, person, TUESDAY)
    kitchen.mark(cohort, person, WEDNESDAY, Status.ABSENT)
    taught = courses.note_teaching(
        cohort,
        [
            TeachingRequest(kitchen.session(cohort, TUESDAY), (hygiene.id, soups.id)),
            TeachingRequest(kitchen.session(cohort, WEDNESDAY), (hygiene.id,)),
        ],
    ).value
    completion = courses.completion(cohort)
    assert [module.taught for module in completion.modules] == [360, 120]
    assert [module.attended for module in completion.trainees[0].modules] == [120, 120]
    courses.note_teaching(cohort, taught.before)
    assert [module.taught for module in courses.completion(cohort).modules] == [0, 0]


def test_a_module_is_done_with_the_share_of_its_hours_that_the_course_asks_for(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.trainee(cohort)
    hygiene, _ = courses.completion(cohort).modules
    for day in (TUESDAY, WEDNESDAY):
        kitchen.mark(cohort, person, day)
        courses.note_teaching(cohort, [TeachingRequest(kitchen.session(cohort, day), (hygiene.id,))])
    (trainee,) = courses.completion(cohort).trainees
    assert (trainee.modules_done, trainee.minutes, trainee.count.rate) == (1, 480, 1.0)


def test_the_sessions_of_a_cohort_are_told_up_to_today(kitchen):
    cohort = kitchen.cohort()
    person = kitchen.trainee(cohort)
    kitchen.mark(cohort, person, TUESDAY)
    kitchen.centre.attendance.call_off(kitchen.session(cohort, WEDNESDAY), "flood")
    sessions = {s.session.date: s for s in kitchen.centre.courses.taught_sessions(cohort)}
    assert (min(sessions), max(sessions)) == (STARTS, TODAY)
    assert (sessions[TUESDAY].came, sessions[TUESDAY].length) == (1, 240)
    assert sessions[WEDNESDAY].state is SessionState.NOT_HELD
    hygiene = kitchen.centre.courses.completion(cohort).modules[0].id
    request = TeachingRequest(kitchen.session(cohort, WEDNESDAY), (hygiene,))
    with pytest.raises(UserError, match="not held"):
        kitchen.centre.courses.note_teaching(cohort, [request])


def test_results_are_set_cleared_and_undone(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.trainee(cohort)
    hygiene, soups = courses.completion(cohort).modules
    competent = AssessmentRequest(hygiene.id, person, Result(competent=True))
    done = courses.assess(cohort, [competent, AssessmentRequest(soups.id, person, Result(competent=False))]).value
    line = the_line(kitchen, cohort)
    (trainee,) = courses.completion(cohort).trainees
    assert ([m.result.competent for m in trainee.modules], trainee.passes(line.rules)) == ([True, False], 1)
    courses.assess(cohort, done.before)
    assert courses.completion(cohort).trainees[0].passes(line.rules) == 0


@pytest.mark.parametrize("result", [Result(mark=50), Result(mark=101)])
def test_a_result_that_the_course_does_not_use_is_refused(kitchen, result):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.trainee(cohort)
    with pytest.raises(UserError, match="competent or not yet"):
        courses.assess(cohort, [AssessmentRequest(courses.completion(cohort).modules[0].id, person, result)])


def test_results_of_other_modules_and_strangers_are_refused(kitchen):
    courses, cohort, other = kitchen.centre.courses, kitchen.cohort(), kitchen.cohort()
    person = kitchen.trainee(cohort)
    own, foreign = courses.completion(cohort).modules[0].id, courses.completion(other).modules[0].id
    for module, who in ((foreign, person), (own, person + 99)):
        with pytest.raises(NotFound):
            courses.assess(cohort, [AssessmentRequest(module, who, Result(competent=True))])


def test_a_person_is_told_of_every_course(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.person()
    courses.select([kitchen.applicant(cohort, person)])
    courses.leave(cohort, person, TODAY, LeavingReason.FAMILY)
    kitchen.applicant(kitchen.cohort(running=False, starts=dt.date(2026, 12, 7), ends=dt.date(2027, 3, 5)), person)
    found = courses.person_courses(person)
    assert [(c.cohort.number, c.decision, c.left) for c in found] == [
        (2, Decision.OPEN, None),
        (1, Decision.SELECTED, LeavingReason.FAMILY),
    ]


def test_what_families_earn_and_what_was_decided_is_told_to_those_who_select_only(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    person = kitchen.person()
    courses.select([kitchen.applicant(cohort, person, income_band=IncomeBand.UNDER_50)])
    kitchen.applicant(kitchen.cohort(running=False, starts=dt.date(2026, 12, 7), ends=dt.date(2027, 3, 5)), person)
    assert courses.completion(cohort).trainees[0].income_band is IncomeBand.UNDER_50
    desk = courses._desk
    desk.account = replace(desk.account, role=Role.OFFICE)
    told = courses.completion(cohort), courses.trainees_paper(kitchen.group(cohort)).completion
    assert [one.trainees[0].income_band for one in told] == [IncomeBand.UNKNOWN] * 2
    assert [(one.cohort.id, one.decision) for one in courses.person_courses(person)] == [(cohort, None)]


def test_why_a_cohort_is_cancelled_is_told_to_who_may_see_people(kitchen):
    courses, cohort = kitchen.centre.courses, kitchen.cohort()
    courses.cancel_cohort(cohort, "Chanthy is ill")
    assert courses.listing()[0].reason == "Chanthy is ill"
    desk = courses._desk
    desk.account = replace(desk.account, role=Role.VISITOR)
    assert courses.listing()[0].reason == ""


def test_what_is_due_names_cohorts_about_to_start_and_finish_and_open_decisions(kitchen):
    starting = kitchen.cohort(running=False, starts=dt.date(2026, 11, 16), ends=dt.date(2027, 2, 5))
    kitchen.cohort(running=False, starts=dt.date(2027, 11, 15), ends=dt.date(2028, 2, 4))
    finishing = kitchen.cohort(ends=dt.date(2026, 11, 13))
    kitchen.applicant(starting)
    due = kitchen.centre.today.overview().courses
    assert [[line.id for line in lines] for lines in (due.starting, due.finishing, due.to_decide)] == [
        [starting],
        [finishing],
        [starting],
    ]
