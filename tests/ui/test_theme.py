import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.meetings.checks import CheckList
from ui.theme import DARK, LIGHT, Colours


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (_light(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


TEXT_ON_GROUND = [
    *((text, ground) for text in ("text", "quiet") for ground in ("ground", "side", "surface", "raised", "shade")),
    *((text, ground) for text in ("text", "main") for ground in ("main_soft", "main_faint", "surface", "ground")),
    *((f"{mark}", f"{mark}_soft") for mark in ("present", "absent", "late", "excused", "accent")),
    *((mark, ground) for mark in ("present", "absent", "late", "excused") for ground in ("surface", "ground")),
    ("on_main", "main"),
    ("on_main", "main_hover"),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    assert _contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_the_palette_is_the_one_of_the_design() -> None:
    assert (LIGHT.ground, LIGHT.surface, LIGHT.text, LIGHT.quiet) == ("#FAF8F5", "#FFFFFF", "#1F2933", "#5B6672")
    assert (LIGHT.line, LIGHT.main, LIGHT.accent) == ("#E6E1D8", "#0F766E", "#B45309")
    assert (LIGHT.present, LIGHT.absent, LIGHT.late, LIGHT.excused) == ("#15803D", "#B42318", "#B45309", "#1D4ED8")


def test_colours_and_text_size_change_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("ស្រ៊ុន ចន្ទ្រា")
    qtbot.add_widget(label)
    theme.wear(qapp, "light")
    small = label.sizeHint().height()
    theme.wear(qapp, "dark", 150)
    try:
        assert theme.colours() is DARK
        assert label.sizeHint().height() > small * 1.3
        assert theme.row_height() == 54
    finally:
        theme.wear(qapp, "light")
    assert theme.colours() is LIGHT


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_box_to_tick_in_a_list_can_be_seen(qtbot: QtBot, qapp: QApplication, scheme: str, colours: Colours) -> None:
    theme.wear(qapp, scheme)
    try:
        boxes = CheckList()
        qtbot.add_widget(boxes)
        boxes.fill([(1, ""), (2, "")])
        boxes.resize(120, 120)
        line = boxes.visualItemRect(boxes.item(1)).translated(boxes.viewport().pos())
        picture = boxes.grab(line).toImage()
    finally:
        theme.wear(qapp, "light")
    across = (picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width() // 2))
    assert max(_contrast(pixel, colours.surface) for pixel in across) >= 3  # WCAG 2.2, 1.4.11


def test_khmer_has_a_font_of_its_own() -> None:
    assert {"Noto Sans", "Noto Sans Khmer"} <= set(QFontDatabase.families())
    assert QFontMetrics(theme.font()).horizontalAdvance("ក") > 0
