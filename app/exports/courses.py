"""Courses as tables: the figures with their formulas, and every trainee of every cohort."""

from __future__ import annotations

from collections.abc import Sequence

from app.courses.values import LEAVING_WORDS, SOURCE_WORDS, Completion, Figures, FiguresRow, LeavingReason, Trainee
from app.courses.words import BY_WORDS, FORMULAS, row_name
from app.exports.words import sex_word
from app.exports.workbook import Table, Value
from app.language import Language
from app.words import N_

RATE = N_("Attendance = (present + late) / (present + late + absent + excused). What is not entered counts nowhere.")


def figures_table(figures: Figures, language: Language) -> Table:
    """One row for each thing told apart, then everybody together; a column for each reason of leaving."""
    _ = language.text
    headings = (
        language.text(BY_WORDS[figures.wanted.by]),
        _("Enrolled"),
        _("Completed"),
        _("Enrolled at the start"),
        _("Completed from the start"),
        _("Completion"),
        _("Left"),
        _("Drop-out"),
        *(language.text(LEAVING_WORDS[reason]) for reason in LeavingReason),
    )
    rows = [_figures_row(row_name(row, figures.wanted.by, language), row) for row in figures.rows]
    rows.append(_figures_row(_("All together"), figures.total))
    return Table(_("Figures"), headings, tuple(rows), tuple(language.text(words) for words in FORMULAS))


def trainees_table(completions: Sequence[Completion], language: Language) -> Table:
    """Everybody who is or was in a cohort, cohorts in the order of their list."""
    _ = language.text
    headings = (
        *(_("Cohort"), _("Code"), _("Name in Khmer"), _("Name in Latin letters"), _("Sex"), _("Age")),
        *(_("Source"), _("First day"), _("Last day"), _("Left because"), _("Attendance")),
        *(_("Modules"), _("Modules done"), _("Modules passed"), _("Hours attended")),
    )
    rows = [_trainee_row(done, trainee, language) for done in completions for trainee in done.trainees]
    return Table(_("Trainees"), headings, tuple(rows), (language.text(RATE),))


def _figures_row(name: str, row: FiguresRow) -> tuple[Value, ...]:
    return (
        name,
        row.enrolled,
        row.completed,
        row.at_start,
        row.completed_from_start,
        _rounded(row.completion),
        row.leavers,
        _rounded(row.drop_out),
        *(row.reasons.get(reason, 0) for reason in LeavingReason),
    )


def _trainee_row(done: Completion, trainee: Trainee, language: Language) -> tuple[Value, ...]:
    label = trainee.label
    return (
        done.cohort.group.name(language),
        label.code,
        label.name_km,
        label.name_latin,
        sex_word(label.sex, language),
        trainee.age(trainee.starts),
        language.text(SOURCE_WORDS[trainee.source]),
        trainee.starts,
        trainee.ends,
        "" if trainee.left is None else language.text(LEAVING_WORDS[trainee.left]),
        _rounded(trainee.count.rate),
        len(trainee.modules),
        trainee.modules_done,
        trainee.passes(done.cohort.rules),
        round(trainee.minutes / 60, 1),
    )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
