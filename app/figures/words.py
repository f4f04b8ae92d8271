"""How the figures of courses are named: rows, columns and formulas, for screens, papers and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.courses.values.applicants import SOURCE_WORDS, Source
from app.courses.values.trainees import LEAVING_WORDS, LeavingReason
from app.figures.values import Asked, CountedPerson, Figure, FiguresBy, FiguresRow, asked_at, left_for
from app.language import N_, Language
from app.outcomes.values import MONTHS
from app.people.rules import sort_keys
from app.people.words import SEX_WORDS

BY_WORDS: dict[str, str] = {
    FiguresBy.COHORT: N_("Cohort"),
    FiguresBy.COURSE: N_("Course"),
    FiguresBy.TRADE: N_("Trade"),
    FiguresBy.SEX: N_("Sex"),
    FiguresBy.AGE: N_("Age at the first day"),
    FiguresBy.SOURCE: N_("Source"),
}
FORMULAS = (
    N_("Drop-out = leavers / enrolled"),
    N_("Completion = completers who were enrolled at the start / enrolled at the start, in finished cohorts"),
    N_(
        "In work = employed or self-employed; first share = completers working / completers reached, second share ="
        " completers working / all completers for whom the time has come"
    ),
    N_("Each person counts once in each row and once in the total; cancelled cohorts are left out."),
)
_FIGURE_WORDS: dict[str, str] = {
    Figure.ENROLLED: N_("Enrolled"),
    Figure.AT_START: N_("Enrolled at the start"),
    Figure.COMPLETED: N_("Completed"),
    Figure.COMPLETED_FROM_START: N_("Completed from the start"),
    Figure.CERTIFIED: N_("Certified"),
    Figure.LEFT: N_("Left"),
}
_ASKED_WORDS = {
    Asked.DUE: N_("{after}: to be asked"),
    Asked.REACHED: N_("{after}: reached"),
    Asked.WORKING: N_("{after}: in work"),
    Asked.IN_TRADE: N_("{after}: in the trade"),
}


def row_name(row: FiguresRow, by: FiguresBy, language: Language) -> str:
    """What a row is called."""
    if row.names is not None:
        return row.names.name(language)
    if by is FiguresBy.SEX:
        return language.text(SEX_WORDS.get(row.key, N_("not known")))
    if by is FiguresBy.SOURCE:
        return language.text(SOURCE_WORDS[Source(row.key)])
    if not row.key:
        return language.text(N_("age not known"))
    ages = language.digits(row.key.replace("-", "–"))
    return language.text(N_("{ages} years")).format(ages=ages)


def figure_name(figure: str, language: Language) -> str:
    """What a figure is called: Enrolled, Left: found work, 3 months: in work."""
    kind, colon, of = figure.partition(":")
    if not colon:
        return language.text(_FIGURE_WORDS[kind])
    if kind == Figure.LEFT:
        return f"{language.text(_FIGURE_WORDS[kind])}{language.colon} {language.text(LEAVING_WORDS[LeavingReason(of)])}"
    return language.text(_ASKED_WORDS[Asked(kind)]).format(after=after(int(of), language))


def after(month: int, language: Language) -> str:
    """How long after the end: 3 months."""
    return language.plural("{count} month", "{count} months", month)


def reasons(row: FiguresRow, language: Language) -> str:
    """Why people left, the most frequent reason first: found work 3, too far 1."""
    ordered = sorted(row.reasons.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{language.text(LEAVING_WORDS[reason])} {language.number(n)}" for reason, n in ordered)


def in_work(row: FiguresRow, month: int, language: Language) -> str:
    """Who works some months after the end: how many, of those reached, of all for whom the time has come."""
    of_reached, of_all = row.of_reached(month), row.of_completers(month)
    if of_all is None:
        return "–"
    working = language.number(row.count(asked_at(Asked.WORKING, month)))
    reached = "–" if of_reached is None else language.percent(of_reached)
    return f"{working} = {reached} / {language.percent(of_all)}"


def in_trade(row: FiguresRow, month: int, language: Language) -> str:
    """Who works in the trade some months after the end; nothing before anybody was reached."""
    reached = row.count(asked_at(Asked.REACHED, month))
    return language.number(row.count(asked_at(Asked.IN_TRADE, month))) if reached else ""


def all_figures() -> tuple[str, ...]:
    """Every figure of a row, in the order in which they are read."""
    asked = [asked_at(one, month) for month in MONTHS for one in Asked]
    return (*Figure, *(left_for(reason) for reason in LeavingReason), *asked)


def in_name_order(people: Iterable[CountedPerson], language: Language) -> Sequence[CountedPerson]:
    """The people in the order of the reader's script."""
    which = 0 if language.khmer_first else 1
    return sorted(people, key=lambda person: sort_keys(person.name_km, person.name_latin)[which])
