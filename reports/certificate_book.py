"""The certificate book: every number of a year or of all years, the voids among them."""

from __future__ import annotations

from collections.abc import Callable

from app.certificates.values import SERIES_WORDS, BookLine, CertificateBook
from app.language import N_, Language
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading, name_columns
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_FIXED = 24.0 + 22.0 + 26.0 + 42.0 + 12.0  # what all columns but the names, the course and the remark take


def draw(
    book: CertificateBook,
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the book as PDF. `languages` are one or two, the first in front; figures are in the last."""
    years = both(languages, lambda language: _years(book, language))
    paper = ListPaper(
        title=words(languages, N_("Certificate book")),
        group=years,
        facts=both(languages, lambda language: _numbers(book, language)),
        centre=centre,
        languages=languages,
        width=_WIDTH,
        height=_HEIGHT,
        columns=_columns(languages),
        rows=tuple(_row(line, languages) for line in book.lines),
        remark=_missing(book, languages),
        printed_at=book.printed_at,
        printed_by=book.printed_by,
    )
    return draw_lists([paper], progress)


def _years(book: CertificateBook, language: Language) -> str:
    return language.text(N_("All years")) if book.year is None else language.digits(str(book.year))


def _numbers(book: CertificateBook, language: Language) -> str:
    numbers = language.plural("{count} number", "{count} numbers", len(book.lines))
    void = sum(line.void for line in book.lines)
    voids = language.plural("{count} of them void", "{count} of them void", void)
    return f"{numbers}, {voids}" if void else numbers


def _missing(book: CertificateBook, languages: Languages) -> str:
    if not book.missing:
        return words(languages, N_("No number is missing."))
    missing = words(languages, N_("Missing numbers"))
    return f"{missing}{languages[-1].colon} {', '.join(book.missing)}"


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    free = _WIDTH - 2 * MARGIN - _FIXED
    return (
        ListColumn(heading(languages, N_("Number")), 24, 8.5),
        ListColumn(heading(languages, N_("Kind")), 42, 8),
        *name_columns(languages, free * 0.23),
        ListColumn(heading(languages, N_("Course")), free * 0.24, 8),
        ListColumn(heading(languages, N_("Issued on")), 22, 8),
        ListColumn(heading(languages, N_("By")), 26, 8),
        ListColumn(heading(languages, N_("Prints")), 12, 8, "centre"),
        ListColumn(heading(languages, N_("Void")), free * 0.3, 8),
    )


def _row(line: BookLine, languages: Languages) -> Cells:
    figures = languages[-1]
    return (
        (CellText(line.number),),
        (CellText(words(languages, SERIES_WORDS[line.series], "\n")),),
        (CellText(line.name_km),),
        (CellText(line.name_latin),),
        (CellText(both(languages, line.course.name, "\n")),),
        (CellText(figures.date(line.issued_on)),),
        (CellText(line.issued_by),),
        (CellText(figures.number(line.prints)),),
        _void(line, languages),
    )


def _void(line: BookLine, languages: Languages) -> tuple[CellText, ...]:
    """Since when it counts no longer, and why."""
    day = line.voided_on
    if day is None:
        return (CellText(""),)
    since = both(
        languages, lambda language: language.text(N_("void since {date}")).format(date=language.date(day)), "\n"
    )
    return CellText(since, bold=True), CellText(line.void_reason, bold=True)
