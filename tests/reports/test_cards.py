"""Cards: names in both scripts and codes that a scanner reads, placed where they are cut."""

import datetime as dt

import pytest
from reportlab.graphics.barcode.code128 import _patterns

from app.dates import BirthDate
from app.language import Language
from app.people.values import PersonLabel
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from app.sheets.values import Card, Cards
from reports.barcode import QUIET, code128_boxes, code128_runs, qr_boxes
from reports.cards import HEIGHT, WIDTH, draw, place_of_card
from tests.reports.pdf_text import page_texts

CENTRE = CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey")
LANGUAGES = (Language("km"), Language("en"))
SYMBOLS = {pattern: value for value, pattern in _patterns.items() if len(pattern) == 6}
STOP = "BcCaAaB"


def card(code: str, km: str = "ម៉ុក ស្រីល័ក្ខ", latin: str = "Mok Sreyleak") -> Card:
    born = BirthDate(dt.date(2016, 5, 3))
    return Card(PersonLabel(1, code, km, latin, "", "F", born, "", None, "child", archived=False))


@pytest.mark.parametrize("code", ["P0012", "P1", "1204", "ABC-77", "P000012345"])
def test_every_symbol_has_eleven_modules_and_the_stop_thirteen(code: str) -> None:
    runs = code128_runs(code)
    assert [bar for bar, _ in runs] == [at % 2 == 0 for at in range(len(runs))]
    widths = [width for _, width in runs]
    symbols = [widths[at : at + 6] for at in range(0, len(widths) - 7, 6)]
    assert all(sum(symbol) == 11 for symbol in symbols)
    assert sum(widths[-7:]) == 13
    assert all(1 <= width <= 4 for width in widths)


def read(code: str) -> str:
    """What a scanner reads: the symbols with their check symbol, in the character sets B and C."""
    text = "".join(chr(ord("A" if bar else "a") + width - 1) for bar, width in code128_runs(code))
    values = [SYMBOLS[text[at : at + 6]] for at in range(0, len(text) - 7, 6)]
    start, *data, check = values
    assert check == (start + sum(place * value for place, value in enumerate(data, start=1))) % 103
    assert text[-7:] == STOP
    charset, letters = {104: "B", 105: "C"}[start], []
    for value in data:
        if value in (99, 100) and charset != {99: "C", 100: "B"}[value]:
            charset = {99: "C", 100: "B"}[value]
        else:
            letters.append(f"{value:02d}" if charset == "C" else chr(value + 32))
    return "".join(letters)


@pytest.mark.parametrize("code", ["P0012", "P1", "1204", "ABC-77", "P000012345"])
def test_a_scanner_reads_what_was_printed(code: str) -> None:
    assert read(code) == code


def test_bars_are_wide_enough_for_a_cheap_scanner_and_leave_a_quiet_zone() -> None:
    place = Box(10, 10, 75, 12)
    boxes = code128_boxes("P0012", place)
    finest = min(box.width for box in boxes)
    assert finest >= 0.19
    assert boxes[0].x - place.x >= QUIET * finest - 0.001
    assert place.right - boxes[-1].right >= QUIET * finest - 0.001


def test_what_code_128_cannot_say_has_a_qr_code_only() -> None:
    assert code128_boxes("កុ១២", Box(0, 0, 75, 12)) == []
    assert qr_boxes("កុ១២", Box(0, 0, 18, 18))


def test_a_code_that_would_be_too_fine_has_no_bars() -> None:
    assert code128_boxes("A" * 60, Box(0, 0, 75, 12)) == []


def test_a_page_has_ten_cards_side_by_side() -> None:
    places = [place_of_card(at) for at in range(10)]
    assert len({(place.x, place.y) for place in places}) == 10
    assert all(place.x >= 10 and place.right <= 200 and place.y >= 10 and place.bottom <= 287 for place in places)
    assert (places[1].x - places[0].x, places[2].y - places[0].y) == pytest.approx((WIDTH, HEIGHT))


def test_a_card_says_both_names_the_code_and_the_centre() -> None:
    pages = page_texts(draw(Cards(tuple(card(f"P{at:04d}") for at in range(11))), CENTRE, LANGUAGES))
    assert len(pages) == 2
    assert "Mok Sreyleak" in pages[0]
    assert "ម៉ុក ស្រីល័ក្ខ" in pages[0]
    assert "P0009" in pages[0]
    assert "P0010" in pages[1]
    assert "Steung Meanchey centre" in pages[0]


def test_the_same_cards_are_the_same_bytes() -> None:
    cards = Cards((card("P0001"),))
    assert draw(cards, CENTRE, LANGUAGES) == draw(cards, CENTRE, LANGUAGES)
