"""The papers of a cohort: trainees with their modules, the assessment sheet to fill by hand, who asks for a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from app.courses.values.applicants import DECISION_WORDS, INCOME_WORDS, SOURCE_WORDS, Applicant, IncomeBand
from app.courses.values.catalogue import AssessedBy
from app.courses.values.cohorts import ModuleLine
from app.courses.values.trainees import (
    ATTENDANCE_FORMULA,
    LEAVING_WORDS,
    CohortPaper,
    Result,
    Trainee,
    TraineeModule,
)
from app.language import N_, Language
from app.people.values import PersonLabel
from app.people.words import SEX_WORDS
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading, name_columns, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, lines
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_ROOM = _WIDTH - 2 * MARGIN
_MOST_TRAINEES, _MOST_ASSESSMENT = 6, 9  # modules side by side; further ones stand on pages of their own
_TO_FILL = 3  # empty lines under the trainees of an assessment sheet
_SCALE = {
    AssessedBy.COMPETENCE: N_("C = competent, N = not yet"),
    AssessedBy.MARKS: N_("Marks from 0 to 100"),
}

Progress = Callable[[int, int], None]


def draw_trainees(
    papers: Sequence[CohortPaper], centre: CentreDetails, languages: Languages, progress: Progress | None = None
) -> bytes:
    """Everybody who is or was in each cohort: attendance, and for each module the hours and the result."""
    lists = [
        _trainees(paper, shown, centre, languages)
        for paper in papers
        for shown in _shares(paper.completion.modules, _MOST_TRAINEES)
    ]
    return draw_lists(lists, progress)


def draw_assessment(
    papers: Sequence[CohortPaper], centre: CentreDetails, languages: Languages, progress: Progress | None = None
) -> bytes:
    """A sheet to fill by hand: the trainees who have not left, numbered as on the screen, and an empty box a module."""
    lists = [
        _assessment(paper, shown, centre, languages)
        for paper in papers
        for shown in _shares(paper.completion.modules, _MOST_ASSESSMENT)
    ]
    return draw_lists(lists, progress)


def draw_applicants(
    papers: Sequence[CohortPaper], centre: CentreDetails, languages: Languages, progress: Progress | None = None
) -> bytes:
    """Who asks for a place, with everything the decision needs."""
    return draw_lists([_applicants(paper, centre, languages) for paper in papers], progress)


def _shares(modules: Sequence[ModuleLine], most: int) -> list[slice]:
    """Which modules stand side by side: as few lists as can be, with as many modules in each."""
    lists = max(1, ceil(len(modules) / most))
    each = max(1, ceil(len(modules) / lists))
    return [slice(first, first + each) for first in range(0, max(1, len(modules)), each)]


def _trainees(paper: CohortPaper, shown: slice, centre: CentreDetails, languages: Languages) -> ListPaper:
    language, modules = languages[-1], paper.completion.modules[shown]
    fixed = (*_person_columns(languages), ListColumn(heading(languages, N_("Attendance")), 19, 8, "centre"),
             ListColumn(heading(languages, N_("Note")), 30, 8))  # fmt: skip
    rows = tuple(
        (
            *_person(number, trainee.label, trainee.age(trainee.starts), languages),
            (CellText(language.percent(trainee.count.rate)),),
            lines(*(_left(trainee, one) for one in languages)),
            *((CellText(_reached(module, language)),) for module in trainee.modules[shown]),
        )
        for number, trainee in enumerate(paper.completion.trainees, 1)
    )
    columns = (*fixed, *_module_columns(modules, fixed, languages))
    title = _of_modules(N_("Trainees"), paper, modules, languages)
    total = both(languages, lambda one: one.plural("{count} person", "{count} people", len(rows)))
    whole = _paper(paper, title, columns, rows, total, centre, languages)
    return replace(whole, below=tuple(one.text(ATTENDANCE_FORMULA) for one in languages))


def _assessment(paper: CohortPaper, shown: slice, centre: CentreDetails, languages: Languages) -> ListPaper:
    language, modules = languages[-1], paper.completion.modules[shown]
    fixed = _person_columns(languages)
    staying = [trainee for trainee in paper.completion.trainees if trainee.left is None]
    empty: tuple[CellText, ...] = (CellText(""),)
    boxes = (empty,) * len(modules)
    named = [
        (*_person(number, trainee.label, trainee.age(trainee.starts), languages), *boxes)
        for number, trainee in enumerate(staying, 1)
    ]
    blank = [
        ((CellText(language.digits(str(number))),), *(empty,) * (len(fixed) - 1), *boxes)
        for number in range(len(named) + 1, len(named) + 1 + _TO_FILL)
    ]
    scale = words(languages, _SCALE[paper.completion.cohort.rules.assessed_by])
    columns = (*fixed, *_module_columns(modules, fixed, languages))
    title = _of_modules(N_("Assessment sheet"), paper, modules, languages)
    return _paper(paper, title, columns, (*named, *blank), scale, centre, languages)


def _applicants(paper: CohortPaper, centre: CentreDetails, languages: Languages) -> ListPaper:
    fixed = _person_columns(languages)
    widths = (28.0, 26.0, 20.0, 30.0)
    free = _ROOM - sum(column.width for column in fixed) - sum(widths)
    titles = (N_("Source"), N_("Family income in a month"), N_("Criteria met"), N_("Decision"))
    columns = [ListColumn(heading(languages, title), width, 8) for title, width in zip(titles, widths, strict=True)]
    columns.insert(3, ListColumn(heading(languages, N_("Why a place is asked for")), free, 8))
    rows = tuple(_applicant(number, one, paper, languages) for number, one in enumerate(paper.applicants, 1))
    remark = words(languages, N_("Keep this list locked away."))
    return _paper(paper, words(languages, N_("Applicants")), (*fixed, *columns), rows, remark, centre, languages)


def _applicant(number: int, one: Applicant, paper: CohortPaper, languages: Languages) -> Cells:
    language, band = languages[-1], one.draft.income_band
    income = "" if band is IncomeBand.UNKNOWN else words(languages, INCOME_WORDS[band], "\n")
    decision = words(languages, DECISION_WORDS[one.decision], "\n")
    place = f" · {language.number(one.place)}" if one.place is not None else ""
    texts = (
        words(languages, SOURCE_WORDS[one.draft.source], "\n"),
        income,
        f"{language.number(len(one.draft.criteria))} / {language.number(paper.criteria)}",
        one.draft.reason,
        f"{decision}{place}",
    )
    return (*_person(number, one.label, one.age, languages), *((CellText(text),) for text in texts))


def _paper(
    paper: CohortPaper,
    title: str,
    columns: tuple[ListColumn, ...],
    rows: Sequence[Cells],
    remark: str,
    centre: CentreDetails,
    languages: Languages,
) -> ListPaper:
    line = paper.completion.cohort
    days = both(languages, lambda one: " – ".join(one.date(day) for day in (line.starts, line.ends) if day))
    return ListPaper(
        title=title,
        group=both(languages, line.group.name),
        facts=" · ".join(filter(None, (days, line.place, line.trainer))),
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=columns,
        rows=tuple(rows),
        remark=remark,
        printed_at=paper.printed_at,
        printed_by=paper.printed_by,
    )


def _of_modules(message: str, paper: CohortPaper, shown: Sequence[ModuleLine], languages: Languages) -> str:
    """The title of a list, with the modules that stand in it when they are not all."""
    title = words(languages, message)
    if len(shown) == len(paper.completion.modules):
        return title

    def say(language: Language) -> str:
        first, last = language.number(shown[0].position), language.number(shown[-1].position)
        return language.text(N_("modules {first} to {last}")).format(first=first, last=last)

    return f"{title} ({both(languages, say)})"


def _person_columns(languages: Languages) -> tuple[ListColumn, ...]:
    return (
        number_column(languages),
        *name_columns(languages, 38),
        ListColumn(heading(languages, N_("Sex")), 16, 8, "centre"),
        ListColumn(heading(languages, N_("Age")), 10, 8, "centre"),
    )


def _module_columns(
    modules: Sequence[ModuleLine], fixed: Sequence[ListColumn], languages: Languages
) -> tuple[ListColumn, ...]:
    """The modules share what is left of the page."""
    width = (_ROOM - sum(column.width for column in fixed)) / max(1, len(modules))
    first = languages[0]
    return tuple(
        ListColumn(f"{first.number(module.position)} {module.names.name(first)}", width, 8, "centre")
        for module in modules
    )


def _person(number: int, label: PersonLabel, age: int | None, languages: Languages) -> Cells:
    language = languages[-1]
    texts = (
        language.digits(str(number)),
        label.name_km,
        label.name_latin,
        words(languages, SEX_WORDS[label.sex], " ") if label.sex else "",
        "" if age is None else language.digits(str(age)),
    )
    return tuple((CellText(text),) for text in texts)


def _left(trainee: Trainee, language: Language) -> str:
    if trainee.left is None or trainee.ends is None:
        return ""
    return f"{language.date(trainee.ends)}{language.colon} {language.text(LEAVING_WORDS[trainee.left])}"


def _reached(module: TraineeModule, language: Language) -> str:
    """The hours attended and the result: 28 h · C."""
    hours = language.text(N_("{hours} h")).format(hours=language.number(round(module.attended / 60)))
    return " · ".join(filter(None, (hours, _result(module.result, language))))


def _result(result: Result, language: Language) -> str:
    if result.mark is not None:
        return language.number(result.mark)
    return {True: "C", False: "N", None: ""}[result.competent]
