"""The courses on a person's card: asked for, attended, finished or left, each one Enter away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.courses.values.trainees import PersonCourse
from app.language import N_, Language
from ui.courses.wording import person_course, state
from ui.kit.sections import Line, Section, link


def courses_section(courses: Sequence[PersonCourse], language: Language, opened: Callable[[int], object]) -> Section:
    """The cohorts, the latest first; `opened` gets the id of one that is chosen."""
    section = Section(language.text(N_("Courses")))
    for course in courses:
        cohort = course.cohort
        name = link(cohort.group.name(language), lambda cohort=cohort: opened(cohort.id))  # type: ignore[misc]
        told = " · ".join(filter(None, (state(cohort, language), person_course(course, language))))
        section.add(Line(name, told))
    return section
