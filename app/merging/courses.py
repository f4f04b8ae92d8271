"""Moving what a provisional person did in courses. Inside a use case only; before the enrolments are moved."""

from __future__ import annotations

from app.courses.values.applicants import Decision
from app.merging.record import Record, Row, move, rows_of
from app.merging.rules import decision_takes_over, last_of, result_takes_over
from models.certificates import Certificate
from models.courses import Applicant, ApplicantCriterion, Assessment, Cohort, Leaving
from models.groups import Enrolment
from models.outcomes import Outcome


def move_courses(record: Record, person: int, into: int) -> None:
    """Give the known person applications, results, leavings, outcomes and certificates."""
    _join_criteria(record, person, into)
    move(record, Applicant, person, into, ("cohort_id",), _better_application)
    move(record, Assessment, person, into, ("module_id",), _better_result)
    _forget_leavings(record, person, into)
    move(record, Leaving, person, into, ("cohort_id",))
    move(record, Outcome, person, into, ("cohort_id", "month"), _asked_later)
    for row in rows_of(Certificate, Certificate.person == person):
        record.change(Certificate, row, person_id=into)


def _join_criteria(record: Record, person: int, into: int) -> None:
    """Where both applied, let the application that is kept meet what either meets, and the other one nothing."""
    known = {row["cohort_id"]: row for row in rows_of(Applicant, Applicant.person == into)}
    for row in rows_of(Applicant, Applicant.person == person):
        own = known.get(row["cohort_id"])
        if own is not None:
            kept, gone = (row, own) if _better_application(own, row) else (own, row)
            _move_criteria(record, gone["id"], kept["id"])


def _move_criteria(record: Record, applicant: int, into: int) -> None:
    table = ApplicantCriterion
    met = {row["criterion_id"] for row in rows_of(table, table.applicant == into)}
    for row in rows_of(table, table.applicant == applicant):
        if row["criterion_id"] in met:
            record.drop(table, row)
        else:
            record.change(table, row, applicant_id=into)


def _forget_leavings(record: Record, person: int, into: int) -> None:
    """Who left and stayed on under the other name did not leave: what whoever was there last did counts."""
    cohorts = {row["cohort_id"] for row in rows_of(Leaving, Leaving.person.in_([person, into]))}
    for cohort in rows_of(Cohort, Cohort.id.in_(sorted(cohorts))):
        stays = rows_of(Enrolment, (Enrolment.group == cohort["group_id"]) & Enrolment.person.in_([person, into]))
        if {stay["person_id"] for stay in stays} == {person, into}:
            stayed = last_of(stays)["person_id"]
            gone = (Leaving.cohort == cohort["id"]) & (Leaving.person == (person if stayed == into else into))
            for row in rows_of(Leaving, gone):
                record.drop(Leaving, row)


def _better_application(own: Row, other: Row) -> bool:
    return decision_takes_over(Decision(own["decision"]), Decision(other["decision"]))


def _better_result(own: Row, other: Row) -> bool:
    return result_takes_over((own["competent"], own["mark"]), (other["competent"], other["mark"]))


def _asked_later(own: Row, other: Row) -> bool:
    return bool(other["asked_on"] > own["asked_on"])
