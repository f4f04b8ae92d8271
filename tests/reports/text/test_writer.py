from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest
import uharfbuzz

from reports.text.writer import TextWriter
from resources.fonts import font_path

HARD_WORDS = [
    "ស្ត្រី", "ញ៉ែម", "ព្រឹទ្ធី", "ចន្ទ្រា", "ស៊្រុន", "ខ្មែរ", "ក្រុមកូនផ្កាយ", "សន្លឹកវត្តមាន", "ឆ្នាំ២០២៦", "ភាសាអង់គ្លេស",
    "Chan Sophea", "Hélène Noël", "ចាន់ សុភា (Chan Sophea)", "<Bee> & Co \\ 100 %", "០៦/១១/២០២៦ – page 2",
]  # fmt: skip
Drawn = Callable[..., bytes]


def glyphs_in(pdf: bytes) -> list[int]:
    """The glyph numbers of the page's content, in the order drawn."""
    shown = re.findall(rb"\[(.*?)\] TJ", pdf)
    digits = b"".join(b"".join(re.findall(rb"<([0-9A-F]+)>", part)) for part in shown).decode()
    return [int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)]


def glyphs_of(text: str, font: str) -> list[int]:
    """What HarfBuzz itself makes of `text` in one font."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_path(font))))
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def extracted(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    lines = text.get_text_bounded().splitlines()
    for part in (text, page, document):
        part.close()
    return [line.rstrip() for line in lines]


@pytest.mark.parametrize("bold", [False, True])
def test_the_page_holds_the_glyphs_that_harfbuzz_gives(drawn: Drawn, khmer_names: list[str], bold: bool) -> None:
    font = "NotoSansKhmer-Bold" if bold else "NotoSansKhmer-Regular"

    def draw(writer: TextWriter) -> None:
        for index, name in enumerate(khmer_names):
            writer.write(name, 10, 5 + index, 8, bold=bold)

    expected = [glyph for name in khmer_names for glyph in glyphs_of(name, font)]
    assert glyphs_in(drawn(draw)) == expected


def test_latin_is_drawn_with_the_latin_font(drawn: Drawn) -> None:
    text = "AVATAR Hélène, 12/11/2026"
    assert glyphs_in(drawn(lambda writer: writer.write(text, 10, 10, 12))) == glyphs_of(text, "NotoSans-Regular")


def test_no_character_of_the_names_is_missing_from_the_fonts(drawn: Drawn, khmer_names: list[str]) -> None:
    def draw(writer: TextWriter) -> None:
        for name in [*khmer_names, *HARD_WORDS]:
            writer.write(name, 10, 10, 8)

    assert 0 not in glyphs_in(drawn(draw))


def test_copied_text_is_what_was_written(drawn: Drawn, khmer_names: list[str]) -> None:
    words = [*HARD_WORDS, *khmer_names]

    def draw(writer: TextWriter) -> None:
        for index, word in enumerate(words):
            writer.write(word, 20, 20 + 16 * (len(words) - index), 9)

    assert extracted(drawn(draw, (400, 16 * len(words) + 60))) == words


def test_a_name_on_two_lines_is_still_one_text_to_copy(drawn: Drawn) -> None:
    name = "ស៊្រុន ព្រឹទ្ធីចន្ទ្រាសុវណ្ណារិទ្ធ"
    pdf = drawn(lambda writer: writer.write_in(name, (20, 20, 70, 30), 10))
    assert extracted(pdf) == [name]


def test_a_paragraph_is_copied_as_one_text(drawn: Drawn) -> None:
    text = "កុមារត្រូវបានអនុញ្ញាតឱ្យលេងនៅក្នុងសាលារៀនជាមួយមិត្តភក្តិរបស់គេរាល់ថ្ងៃ"
    counts: list[int] = []
    pdf = drawn(lambda writer: counts.append(writer.write_lines(text, 20, 700, 120, 10, leading=16)))
    assert counts[0] >= 3
    assert extracted(pdf) == [text]


def test_the_same_strings_give_the_same_bytes_whatever_was_drawn_before(drawn: Drawn, khmer_names: list[str]) -> None:
    def draw(writer: TextWriter) -> None:
        for index, name in enumerate(khmer_names[:40]):
            writer.write(name, 10, 10 + 12 * index, 9)

    first = drawn(draw)
    drawn(lambda writer: [writer.write(name, 10, 10, 11, bold=True) for name in reversed(khmer_names)])
    assert drawn(draw) == first


def test_alignment_moves_the_line_by_its_width(drawn: Drawn) -> None:
    widths: list[float] = []

    def draw(writer: TextWriter) -> None:
        widths.append(writer.write("ព្រឹទ្ធី", 200, 50, 12, align="right"))
        widths.append(writer.write("ព្រឹទ្ធី", 200, 80, 12, align="centre"))

    starts = [float(x) for x in re.findall(rb"BT 1 0 0 1 ([\d.]+)", drawn(draw))]
    assert starts == pytest.approx([200 - widths[0], 200 - widths[1] / 2], abs=0.001)


def test_a_character_no_font_has_becomes_a_sign_and_stays_in_the_text(drawn: Drawn) -> None:
    pdf = drawn(lambda writer: writer.write("Ok 🙂", 20, 20, 12))
    assert 0 not in glyphs_in(pdf)
    assert "Ok 🙂".encode("utf-16-be").hex().upper().encode() in pdf
