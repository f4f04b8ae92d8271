"""Every trainee of every cohort as a table."""

from __future__ import annotations

from collections.abc import Sequence

from app.courses.values.applicants import SOURCE_WORDS
from app.courses.values.trainees import LEAVING_WORDS, Completion, Trainee
from app.exports.words import sex_word
from app.exports.workbook import Table, Value, share
from app.language import Language
from app.words import N_

RATE = N_("Attendance = (present + late) / (present + late + absent + excused). What is not entered counts nowhere.")


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
        share(trainee.count.rate),
        len(trainee.modules),
        trainee.modules_done,
        trainee.passes(done.cohort.rules),
        round(trainee.minutes / 60, 1),
    )
