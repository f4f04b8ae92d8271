"""Courses for scripts: the papers of cohorts, and the lists of cohorts and courses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.language import Language
from ui.command_line import terminal
from ui.command_line.options import Desk

if TYPE_CHECKING:
    from app.centre import Centre
    from app.groups.values import GroupLine

PAPERS = ("trainees-list", "assessment-sheet", "applicants-list")


def pdf(centre: Centre, groups: Sequence[GroupLine], paper: str, languages: Sequence[Language]) -> bytes:
    """The paper of one cohort, or of every cohort among many groups. Raises UserError when there is none."""
    from reports import course_lists

    ask = centre.courses.applicants_paper if paper == "applicants-list" else centre.courses.trainees_paper
    draw = {
        "trainees-list": course_lists.draw_trainees,
        "assessment-sheet": course_lists.draw_assessment,
        "applicants-list": course_lists.draw_applicants,
    }[paper]
    cohorts = {line.group.id for line in centre.courses.listing()}
    wanted = [group.id for group in groups if group.id in cohorts] or [groups[0].id]
    return draw([ask(group) for group in wanted], centre.settings.centre(), languages, terminal.progress)


def list_cohorts(centre: Centre, at: Desk, _programme: str | None) -> None:
    """Name, state, first day, last day, trainees: one cohort a line."""
    for line in centre.courses.listing():
        terminal.tell(line.group.name(at.language), line.state, line.starts or "", line.ends or "", line.trainees)


def list_courses(centre: Centre, at: Desk, _programme: str | None) -> None:
    """Trade, course, months, hours, modules: one course of the catalogue a line."""
    catalogue = centre.courses.catalogue()
    for course in catalogue.courses:
        trade, draft = catalogue.trade_of(course), course.draft
        names = trade.names.name(at.language), draft.names.name(at.language)
        terminal.tell(*names, draft.months, course.hours, len(draft.modules))
