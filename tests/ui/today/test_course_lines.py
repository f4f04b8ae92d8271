"""What Today says of courses."""

import datetime as dt

from app.courses.values.catalogue import Names, PassRules, Trade
from app.courses.values.cohorts import CohortLine, CohortState, Due
from app.groups.values import GroupName, Programme
from app.language import Language
from ui.courses.place import CohortPlace
from ui.today.course_lines import course_lines

TODAY = dt.date(2026, 11, 6)


def cohort(**changes) -> CohortLine:
    fields = {
        "id": 3,
        "group": GroupName(9, "ធ្វើម្ហូប", "Cooking, cohort 2", "", Programme.COURSE),
        "number": 2,
        "state": CohortState.PLANNED,
        "course": 1,
        "course_names": Names(en="Cooking"),
        "trade": Trade(1, Names(en="Cooking")),
        "starts": dt.date(2026, 11, 16),
        "ends": dt.date(2027, 2, 12),
        "place": "Kitchen",
        "trainer": "Somaly",
        "capacity": 12,
        "rules": PassRules(),
        "trainees": 10,
        "to_decide": 3,
        "waiting": 1,
    }
    return CohortLine(**{**fields, **changes})


def test_decisions_free_places_and_days_to_come_are_told_with_where_they_lead():
    late = cohort(ends=dt.date(2026, 11, 1))
    due = Due((cohort(),), (late,), (cohort(),), (cohort(),))
    lines = course_lines(due, TODAY, Language("en"))
    assert [line.title for line in lines] == [
        "3 applicants wait for a decision",
        "A place is free in Cooking, cohort 2",
        "Cooking, cohort 2 starts on 16/11/2026",
        "Cooking, cohort 2 should have finished on 01/11/2026",
    ]
    assert [line.place.reference for line in lines] == [
        CohortPlace(3, "applicants"),
        CohortPlace(3, "applicants"),
        CohortPlace(3),
        CohortPlace(3),
    ]
    assert lines[2].detail == "10 trainees · Kitchen · Somaly"
