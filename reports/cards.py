"""Children's cards: name in both scripts, photo, and the code that a scanner reads; several to a page, to be cut."""

from __future__ import annotations

from collections.abc import Callable

from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from app.sheets.values import Card, Cards
from reports.barcode import code128_boxes, qr_boxes
from reports.pdf import Pdf
from reports.words import Languages, both

WIDTH, HEIGHT = 85.6, 54.0  # as a bank card
_COLUMNS, _ROWS = 2, 5
_PAGE = (210.0, 297.0)
_LEFT, _TOP = (_PAGE[0] - _COLUMNS * WIDTH) / 2, (_PAGE[1] - _ROWS * HEIGHT) / 2
_CUT = 4.0  # length of a cut mark


def draw(
    cards: Cards, centre: CentreDetails, languages: Languages, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """Draw the cards as PDF; `progress` is told (done, total) after each and stops the work by raising."""
    pdf = Pdf(both(languages, lambda one: _centre(centre, one.code)), "", languages[0].code)
    per_page = _COLUMNS * _ROWS
    for at, card in enumerate(cards.people):
        if at % per_page == 0:
            pdf.start_page(*_PAGE)
            _draw_cut_marks(pdf)
        _draw_card(pdf, card, place_of_card(at % per_page), centre, languages)
        if progress is not None:
            progress(at + 1, len(cards.people))
    return pdf.finish()


def place_of_card(at: int) -> Box:
    """Where the card of a place on the page stands."""
    return Box(_LEFT + at % _COLUMNS * WIDTH, _TOP + at // _COLUMNS * HEIGHT, WIDTH, HEIGHT)


def _draw_card(pdf: Pdf, card: Card, box: Box, centre: CentreDetails, languages: Languages) -> None:
    label, left, inner = card.label, box.x + 5, WIDTH - 10
    pdf.text_in(both(languages, lambda one: _centre(centre, one.code)), Box(left, box.y + 3.5, inner, 6), 7.5, pad=0)
    photo = Box(left, box.y + 11, 18, 22)
    if card.photo is not None:
        pdf.picture(card.photo, photo)
    else:
        pdf.boxes([photo])
    names = Box(left + 21, box.y + 10.5, inner - 21 - 20, 10)
    pdf.text_in(label.name_km or label.name_latin, names, 13, bold=True, pad=0)
    if label.name_km and label.name_latin:
        pdf.text_in(label.name_latin, Box(names.x, names.bottom, names.width, 7), 10, pad=0)
    pdf.text_in(label.code, Box(names.x, box.y + 28, names.width, 6), 11, bold=True, pad=0)
    pdf.fill(qr_boxes(label.code, Box(box.x + WIDTH - 23, box.y + 12, 18, 18)))
    pdf.fill(code128_boxes(label.code, Box(left, box.y + 37, inner, 12)))


def _draw_cut_marks(pdf: Pdf) -> None:
    """Short lines at the edge of the page in line with the edges of the cards."""
    right, bottom = _LEFT + _COLUMNS * WIDTH, _TOP + _ROWS * HEIGHT
    lines = []
    for column in range(_COLUMNS + 1):
        x = _LEFT + column * WIDTH
        lines += [(x, _TOP - _CUT - 1, x, _TOP - 1), (x, bottom + 1, x, bottom + 1 + _CUT)]
    for row in range(_ROWS + 1):
        y = _TOP + row * HEIGHT
        lines += [(_LEFT - _CUT - 1, y, _LEFT - 1, y), (right + 1, y, right + 1 + _CUT, y)]
    pdf.lines(lines)


def _centre(centre: CentreDetails, language: str) -> str:
    return {"km": centre.name_km, "fr": centre.name_fr}.get(language, centre.name_en) or centre.name_km
