"""How the figures of courses are named: rows, columns and formulas, for screens, papers and spreadsheets."""

from __future__ import annotations

from app.courses.values import SOURCE_WORDS, FiguresBy, FiguresRow, Source
from app.language import N_, Language
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
    N_("Each person counts once in each row and once in the total; cancelled cohorts are left out."),
)


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
