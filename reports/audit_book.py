"""Lines of the audit book on paper, for whoever has to be shown what was done: a donor, the police."""

from __future__ import annotations

from collections.abc import Callable

from app.audit_book import telling
from app.audit_book.values import AuditEntry, AuditExtract
from app.language import N_, Language
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, lines
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_NUMBER, _AT, _ACCOUNT = 15.0, 32.0, 26.0


def draw(
    extract: AuditExtract,
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lines, the oldest first, each in every language of the paper."""
    sealed = tuple(telling.sealed(extract, language) for language in languages)
    paper = ListPaper(
        title=words(languages, N_("Audit book")),
        group=both(languages, lambda language: telling.narrowed(extract.wanted, language)),
        facts=both(languages, lambda language: _lines(len(extract.entries), language)),
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=_columns(languages),
        rows=tuple(_row(entry, extract.names, languages) for entry in extract.entries),
        remark=words(languages, N_("Keep this list locked away.")),
        printed_at=extract.printed_at,
        printed_by=extract.printed_by,
        below=sealed,
    )
    return draw_lists([paper], progress)


def _lines(count: int, language: Language) -> str:
    return language.plural("{count} line", "{count} lines", count)


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    number, at, account, action, subject, detail = (heading(languages, title) for title in telling.COLUMNS)
    free = _WIDTH - 2 * MARGIN - _NUMBER - _AT - _ACCOUNT
    return (
        ListColumn(number, _NUMBER, 8, "right"),
        ListColumn(at, _AT, 8),
        ListColumn(account, _ACCOUNT, 8),
        ListColumn(action, round(free * 0.3, 2), 8),
        ListColumn(subject, round(free * 0.28, 2), 8),
        ListColumn(detail, round(free * 0.42, 2), 8),
    )


def _row(entry: AuditEntry, names: telling.Names, languages: Languages) -> Cells:
    figures = languages[-1]

    def say(tell: Callable[[Language], str]) -> tuple[CellText, ...]:
        return lines(*map(tell, languages))

    return (
        (CellText(figures.digits(str(entry.number))),),
        (CellText(telling.moment(entry.at, figures)),),
        (CellText(both(languages, lambda language: telling.account(entry.account, language))),),
        say(lambda language: telling.action(entry.action, language)),
        say(lambda language: telling.subject(entry, names, language)),
        say(lambda language: telling.detail(entry, names, language)),
    )
