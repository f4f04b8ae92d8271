"""What became of trainees as a table: a row for each who completed a course, a group of columns for each asking."""

from __future__ import annotations

from app.courses.values.applicants import INCOME_WORDS, IncomeBand
from app.exports.words import sex_word
from app.exports.workbook import Table, Value
from app.language import Language
from app.outcomes.values import (
    CONTRACT_WORDS,
    MONTHS,
    OUTCOME_WORDS,
    SUPPORT_WORDS,
    Contract,
    OutcomeEntry,
    OutcomeGrid,
    OutcomeRow,
    StartSupport,
)
from app.words import N_

_PARTS = (
    N_("What"), N_("In the trade"), N_("Employer"), N_("Contract"), N_("Income in a month"), N_("To begin with"),
    N_("Asked on"), N_("Note"),
)  # fmt: skip


def outcomes_table(grids: list[OutcomeGrid], language: Language) -> Table:
    """Everybody who completed one of the cohorts."""
    _ = language.text
    months = {month: language.plural("{count} month", "{count} months", month) for month in MONTHS}
    asked = [f"{months[month]}: {language.text(part)}" for month in MONTHS for part in _PARTS]
    headings = (
        _("Cohort"), _("Last day"), _("Code"), _("Name in Khmer"), _("Name in Latin letters"), _("Sex"), _("Phone"),
        _("Certificate"), *asked,
    )  # fmt: skip
    rows = tuple(_row(one, row, language) for one in grids for row in one.rows)
    return Table(_("Outcomes"), headings, rows)


def _row(of: OutcomeGrid, row: OutcomeRow, language: Language) -> tuple[Value, ...]:
    label = row.label
    told = [value for month in MONTHS for value in _told(row.entries.get(month), of, language)]
    certified = language.text(N_("certified")) if row.certified else None
    return (
        of.cohort.group.name(language),
        of.cohort.ends,
        label.code,
        label.name_km,
        label.name_latin,
        sex_word(label.sex, language),
        row.phone,
        certified,
        *told,
    )


def _told(entry: OutcomeEntry | None, of: OutcomeGrid, language: Language) -> tuple[Value, ...]:
    if entry is None:
        return (None,) * len(_PARTS)
    _ = language.text
    in_trade = None if entry.in_trade is None else _("yes") if entry.in_trade else _("no")
    return (
        language.text(OUTCOME_WORDS[entry.state]),
        in_trade,
        of.employers.get(entry.employer) if entry.employer else None,
        language.text(CONTRACT_WORDS[entry.contract]) if entry.contract is not Contract.NOT_SAID else None,
        language.text(INCOME_WORDS[entry.income_band]) if entry.income_band is not IncomeBand.UNKNOWN else None,
        language.text(SUPPORT_WORDS[entry.support]) if entry.support is not StartSupport.NONE else None,
        entry.asked_on,
        entry.note or None,
    )
