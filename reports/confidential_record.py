"""The confidential notes on one person or family, headed on every page so that nobody lets it lie about."""

from __future__ import annotations

from app.confidential.values import Note, RecordPaper
from app.confidential.words import KIND_WORDS
from app.language import N_, Language
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from reports.pdf import STRONG_LINE, Pdf, line_height, lines_of
from reports.words import Languages, both, words

_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 18.0
_INSIDE = _WIDTH - 2 * _MARGIN
_TOP, _END = 58.0, _HEIGHT - 22.0  # of what is written, in mm from the upper edge
_SIZE = 10.0
_BETWEEN = 6.0


def draw(paper: RecordPaper, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw the record as PDF. `languages` are one or two, the first in front. Same values in, same bytes out."""
    title = both(languages, lambda one: one.names(paper.name_km, paper.name_latin)[0])
    author = languages[0].pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr)
    pdf = Pdf(words(languages, N_("Confidential")), author, languages[0].code)
    pages = _pages(paper, languages)
    for number, lines in enumerate(pages, start=1):
        pdf.start_page(_WIDTH, _HEIGHT)
        _draw_head(pdf, paper, centre, languages, title)
        for y, text, bold in lines:
            pdf.text(text, _MARGIN, y, _SIZE, bold=bold)
        _draw_foot(pdf, paper, languages, number, len(pages))
    return pdf.finish()


def _pages(paper: RecordPaper, languages: Languages) -> list[list[tuple[float, str, bool]]]:
    """The lines of each page with their base lines; a heading stays with the first line below it."""
    pages: list[list[tuple[float, str, bool]]] = [[]]
    leading, y = line_height(_SIZE), _TOP
    for block in _blocks(paper, languages):
        y += _BETWEEN if pages[-1] else 0
        for place, (text, bold) in enumerate(block):
            if y + (leading if bold else 0) > _END:
                pages.append([])
                y = _TOP
            pages[-1].append((y, text, bold))
            y += leading + (1 if bold and place == 0 else 0)
    return pages


def _blocks(paper: RecordPaper, languages: Languages) -> list[list[tuple[str, bool]]]:
    if not paper.notes:
        return [[(line, False) for line in lines_of(words(languages, N_("Nothing is written.")), _INSIDE, _SIZE)]]
    return [_block(note, languages) for note in paper.notes]


def _block(note: Note, languages: Languages) -> list[tuple[str, bool]]:
    said = note.now
    heading = both(languages, lambda one: _kind(note, one))
    when = languages[0].date(said.written_at.date())
    head = lines_of(f"{heading} · {when} · {said.written_by}", _INSIDE, _SIZE, bold=True)
    return [*((line, True) for line in head), *((line, False) for line in lines_of(said.draft.text, _INSIDE, _SIZE))]


def _kind(note: Note, language: Language) -> str:
    kind = language.text(KIND_WORDS[note.now.draft.kind])
    return f"{kind[:1].upper()}{kind[1:]}"


def _draw_head(pdf: Pdf, paper: RecordPaper, centre: CentreDetails, languages: Languages, title: str) -> None:
    band = Box(_MARGIN, 12, _INSIDE, 12)
    pdf.boxes([band], 2 * STRONG_LINE)
    pdf.text_in(words(languages, N_("Confidential")), band, 15, bold=True, align="centre")
    closed = N_("For the social worker only. Not to be copied; back into the locked cupboard after reading.")
    for line, language in enumerate(languages):
        told = language.text(closed)
        pdf.text_in(told, Box(_MARGIN, 25 + line * 4.5, _INSIDE, 5), 8, align="centre", pad=0)
    pdf.text_in(title, Box(_MARGIN, 35, _INSIDE * 0.6, 9), 14, bold=True, pad=0)
    pdf.text_in(paper.code, Box(_MARGIN, 43.5, _INSIDE * 0.6, 5.5), 9, pad=0)
    name = both(languages, lambda one: one.pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr))
    pdf.text_in(name, Box(_MARGIN + _INSIDE * 0.62, 36, _INSIDE * 0.38, 7), 8, align="right", pad=0)
    pdf.lines([(_MARGIN, 50, _WIDTH - _MARGIN, 50)], STRONG_LINE)


def _draw_foot(pdf: Pdf, paper: RecordPaper, languages: Languages, number: int, pages: int) -> None:
    y, half = _HEIGHT - 16, _INSIDE / 2
    page = both(languages, lambda one: _page(number, pages, one))
    printed = both(languages[:1], lambda one: _printed(paper, one))
    pdf.text_in(printed, Box(_MARGIN, y, half, 5), 8, pad=0)
    pdf.text_in(page, Box(_MARGIN + half, y, half, 5), 8, align="right", pad=0)


def _page(number: int, pages: int, language: Language) -> str:
    _ = language.text
    return _("Page {page} of {pages}").format(page=language.number(number), pages=language.number(pages))


def _printed(paper: RecordPaper, language: Language) -> str:
    _ = language.text
    when = f"{language.date(paper.printed_at.date())} {language.time(paper.printed_at)}"
    return _("Printed {when} by {name}").format(when=when, name=paper.printed_by)
