"""What the PDF shows is what Qt draws: the same string in the same font, pixel beside pixel."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
import uharfbuzz
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath

from reports.text.writer import TextWriter
from resources.fonts import font_path

# Large, because pdfium puts each glyph on a whole pixel.
SIZE = 144
WIDTH, HEIGHT = 1500, 320
BASELINE = 110  # from the bottom
# Share of the ink that differs: two rasterisers differ at the edges of strokes only.
LIMIT = 0.07
Drawn = Callable[..., bytes]


@pytest.fixture(scope="module")
def khmer_font(qapp: object) -> QFont:
    assert qapp  # fonts need the application
    identity = QFontDatabase.addApplicationFont(str(font_path("NotoSansKhmer-Regular")))
    font = QFont(QFontDatabase.applicationFontFamilies(identity)[0])
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def by_qt(text: str, font: QFont) -> Image.Image:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # As outlines: glyph by glyph, Qt would round each to a whole pixel.
    path = QPainterPath()
    path.addText(10, HEIGHT - BASELINE, font, text)
    painter.fillPath(path, QColor("black"))
    painter.end()
    return Image.frombytes("L", (WIDTH, HEIGHT), bytes(image.constBits()), "raw", "L", image.bytesPerLine())


def by_pdf(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    whole = page.render(scale=1, grayscale=True).to_pil().convert("L")
    page.close()
    document.close()
    return [whole.crop((0, top, WIDTH, top + HEIGHT)) for top in range(0, whole.height, HEIGHT)]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of all ink that only one of the two has."""
    ink = [255 * image.width * image.height - ImageStat.Stat(image).sum[0] for image in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / max(ink))


def pages(drawn: Drawn, words: list[str]) -> list[Image.Image]:
    height = HEIGHT * len(words)

    def draw(writer: TextWriter) -> None:
        for index, word in enumerate(words):
            writer.write(word, 10, height - HEIGHT * (index + 1) + BASELINE, SIZE)

    return by_pdf(drawn(draw, (WIDTH, height)))


def test_every_name_looks_as_qt_draws_it(drawn: Drawn, khmer_font: QFont, khmer_names: list[str]) -> None:
    words = ["ស្ត្រី", "ញ៉ែម", "ព្រឹទ្ធី", "ចន្ទ្រា", "ស៊្រុន", *khmer_names]
    assert len(words) >= 305
    drawings: list[Image.Image] = []
    for start in range(0, len(words), 20):
        drawings += pages(drawn, words[start : start + 20])
    far = {w: difference(d, by_qt(w, khmer_font)) for w, d in zip(words, drawings, strict=True)}
    assert {word: share for word, share in far.items() if share > LIMIT} == {}


def test_the_comparison_notices_unshaped_text(drawn: Drawn, khmer_font: QFont) -> None:
    word = "ព្រឹទ្ធី"
    nominal = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_path("NotoSansKhmer-Regular")))))
    glyphs = [nominal.get_nominal_glyph(ord(character)) for character in word]

    def draw(writer: TextWriter) -> None:
        writer.write(word, 10, BASELINE, 0.001)  # embeds the font
        hexes = "".join(f"{glyph:04X}" for glyph in glyphs)
        writer._canvas.addLiteral(f"BT /P2 {SIZE} Tf 1 0 0 1 10 {BASELINE} Tm <{hexes}> Tj ET")

    assert difference(by_pdf(drawn(draw, (WIDTH, HEIGHT)))[0], by_qt(word, khmer_font)) > 2 * LIMIT
