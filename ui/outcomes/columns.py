"""What the tables of calls, employers and figures say."""

from __future__ import annotations

from collections.abc import Callable

from app.courses.values import SOURCE_WORDS, FiguresBy, Source
from app.language import N_, Language
from app.outcomes.values import MONTHS, Call, Employer, OutcomeFiguresRow, Point
from app.people.words import SEX_WORDS
from ui.kit.text_model import TextColumn
from ui.outcomes import wording


def _called(call: Call, language: Language) -> str:
    first, other = language.names(call.label.name_km, call.label.name_latin)
    return f"{first} · {other}" if other else first


CALLS: tuple[TextColumn[Call], ...] = (
    TextColumn(N_("Due since"), lambda call, language: language.date(call.due), 110),
    TextColumn(N_("Name"), _called, 240),
    TextColumn(N_("Phone"), lambda call, _language: call.phone, 150),
    TextColumn(N_("Cohort"), lambda call, language: call.cohort.group.name(language), 190),
    TextColumn(N_("After"), lambda call, language: wording.month(call.month, language), 90),
    TextColumn(N_("Told before"), lambda call, language: wording.short(call.last, language) if call.last else "", 200),
)


def _employer(one: Employer, language: Language) -> str:
    first, other = language.names(one.draft.name_km, one.draft.name_latin)
    return f"{first} · {other}" if other else first


def _standing(one: Employer, language: Language) -> str:
    _ = language.text
    if one.merged_into is not None:
        return _("merged into another one")
    if one.archived:
        return _("archived")
    return _("workshop of the centre") if one.draft.own else ""


EMPLOYERS: tuple[TextColumn[Employer], ...] = (
    TextColumn(N_("Employer"), _employer, 280, tone=lambda one: "quiet" if one.archived else ""),
    TextColumn(N_("People"), lambda one, language: language.number(one.people), 80, number=True),
    TextColumn(N_("Village"), lambda one, _language: one.draft.village, 160),
    TextColumn(N_("Phone"), lambda one, _language: one.draft.phone, 150),
    TextColumn(N_("State"), _standing, 200),
)


def figures_name(row: OutcomeFiguresRow, by: FiguresBy, language: Language) -> str:
    """What a row of the figures is about."""
    if row.names is not None:
        return row.names.name(language)
    _ = language.text
    if by is FiguresBy.SEX:
        return language.text(SEX_WORDS[row.key]) if row.key else _("not known")
    if by is FiguresBy.SOURCE:
        return language.text(SOURCE_WORDS[Source(row.key)])
    return language.digits(row.key) or _("not known")


def figures(by: FiguresBy) -> tuple[TextColumn[OutcomeFiguresRow], ...]:
    """The columns of the figures; the row of everybody has no key and no names."""

    def name(row: OutcomeFiguresRow, language: Language) -> str:
        return language.text(N_("Everybody, each counted once")) if row.total else figures_name(row, by, language)

    columns = [
        TextColumn(N_("Of"), name, 170),
        TextColumn(N_("Completed"), lambda row, language: language.number(row.completers), 98, number=True),
        TextColumn(N_("Certified"), lambda row, language: language.number(row.certified), 88, number=True),
    ]
    for month in MONTHS:
        columns.append(TextColumn(_WORK[month], _work(month), 134))
        columns.append(TextColumn(_IN_TRADE[month], _in_trade(month), 66, number=True))
    return tuple(columns)


_WORK = {
    1: N_("In work, 1 month"),
    3: N_("In work, 3 months"),
    6: N_("In work, 6 months"),
    12: N_("In work, 12 months"),
}
_IN_TRADE = dict.fromkeys(MONTHS, N_("in trade"))


def _work(month: int) -> Callable[[OutcomeFiguresRow, Language], str]:
    return lambda row, language: point(row.points[month], language)


def _in_trade(month: int) -> Callable[[OutcomeFiguresRow, Language], str]:
    return lambda row, language: language.number(row.points[month].in_trade) if row.points[month].reached else ""


def point(at: Point, language: Language) -> str:
    """Who works: how many, of those reached, of all."""
    if not at.completers:
        return "–"
    of_reached, of_all = language.percent(at.of_reached), language.percent(at.of_completers)
    return f"{language.number(at.working)} = {of_reached} / {of_all}"
