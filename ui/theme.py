"""How everything looks: the one palette, the fonts, the text size and the little style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLoggingCategory, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources import folder

SPACE = 4
"""Distances are multiples of this many pixels."""

ROW_HEIGHT = 36
"""Pixels of a table row at 100 %: Khmer stacks signs above and below the line."""

FAMILIES = ["Noto Sans", "Noto Sans Khmer"]
BASE_PIXELS = 14
"""Height of the text in pixels at 100 %."""

TEXT_SIZES = (100, 110, 125, 140, 150)
"""Percents that Settings offers."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the screen; names say what a colour is for, never what it looks like."""

    ground: str
    side: str
    surface: str
    raised: str
    line: str
    text: str
    quiet: str
    main: str
    main_hover: str
    on_main: str
    main_soft: str
    main_faint: str
    accent: str
    accent_soft: str
    present: str
    present_soft: str
    absent: str
    absent_soft: str
    late: str
    late_soft: str
    excused: str
    excused_soft: str
    shade: str


LIGHT = Colours(
    ground="#FAF8F5",
    side="#F4EFE8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E6E1D8",
    text="#1F2933",
    quiet="#5B6672",
    main="#0F766E",
    main_hover="#0B5F59",
    on_main="#FFFFFF",
    main_soft="#E1F1EF",
    main_faint="#F1F8F7",
    accent="#B45309",
    accent_soft="#FDF3E3",
    present="#15803D",
    present_soft="#ECF7F0",
    absent="#B42318",
    absent_soft="#FDEEEC",
    late="#B45309",
    late_soft="#FDF3E3",
    excused="#1D4ED8",
    excused_soft="#EAF0FE",
    shade="#F1EEE8",
)

DARK = Colours(
    ground="#16191C",
    side="#1B1F23",
    surface="#1F2428",
    raised="#282E33",
    line="#353C43",
    text="#ECEFF1",
    quiet="#A7B1BB",
    main="#2DB5A7",
    main_hover="#54C9BD",
    on_main="#06211E",
    main_soft="#173F3B",
    main_faint="#1C2F2E",
    accent="#F0A050",
    accent_soft="#40301C",
    present="#5CCB83",
    present_soft="#1B3A28",
    absent="#FF8A7E",
    absent_soft="#47231F",
    late="#F0A050",
    late_soft="#40301C",
    excused="#8FB2FF",
    excused_soft="#22304F",
    shade="#2C3338",
)


@cache  # until the next `wear`: every cell that is painted asks
def colours() -> Colours:
    """The colours now on screen; ask again when painting, the person may have changed them."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colour(name: str) -> QColor:
    """One of `Colours` by its name, as Qt wants it."""
    return QColor(getattr(colours(), name))


def row_height() -> int:
    """Pixels of a table row at the text size now on screen."""
    return max(ROW_HEIGHT, round(ROW_HEIGHT * _text_pixels() / BASE_PIXELS))


def register_fonts() -> None:
    """Make the shipped fonts known, so that a PC without Khmer fonts shows Khmer."""
    # Noto Sans holds no Khmer and Qt says so at each size, although the family named next to it does.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for file in sorted(folder("fonts").glob("NotoSans*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def font(pixels: float = BASE_PIXELS, *, bold: bool = False, percent: int = 100) -> QFont:
    """The text font for both scripts, `pixels` high at 100 %."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(round(pixels * percent / 100))
    made.setBold(bold)
    # Positions of Khmer signs come from the font; hinting would round each of them for itself.
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def scaled(pixels: float) -> int:
    """`pixels` at 100 % in pixels of the text size now on screen."""
    return round(pixels * _text_pixels() / BASE_PIXELS)


@cache  # until the next `wear`
def _text_pixels() -> int:
    return QApplication.font().pixelSize()


def wear(app: QApplication, scheme: str = "system", percent: int = 100) -> None:
    """Dress the program: `scheme` is "light", "dark" or "system", `percent` the text size (100-150).

    Can be called again at any time: every widget changes at once.
    """
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    worn = _chosen(app, scheme)
    _text_pixels.cache_clear()  # before each change: widgets ask while they hear of it
    app.setFont(font(percent=max(100, min(150, percent))))
    colours.cache_clear()
    app.setPalette(_palette(worn))
    app.setStyleSheet(_style_sheet(worn, percent / 100))


def _chosen(app: QApplication, scheme: str) -> Colours:
    if scheme == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme == "dark" else LIGHT


def _palette(worn: Colours) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    for which, name in (
        (role.Window, worn.ground),
        (role.WindowText, worn.text),
        (role.Base, worn.surface),
        (role.AlternateBase, worn.ground),
        (role.Text, worn.text),
        (role.PlaceholderText, worn.quiet),
        (role.Button, worn.raised),
        (role.ButtonText, worn.text),
        (role.BrightText, worn.absent),
        (role.ToolTipBase, worn.raised),
        (role.ToolTipText, worn.text),
        (role.Highlight, worn.main),
        (role.HighlightedText, worn.on_main),
        (role.Accent, worn.main),
        (role.Link, worn.main),
        (role.LinkVisited, worn.main),
        (role.Light, worn.surface),
        (role.Midlight, worn.line),
        (role.Mid, worn.line),
        (role.Dark, worn.line),
        (role.Shadow, worn.line),
    ):
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(worn.quiet))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(worn.line))
    return palette


def _style_sheet(worn: Colours, scale: float) -> str:
    values = {name: getattr(worn, name) for name in Colours.__dataclass_fields__}
    sizes = {f"px{n}": f"{round(n * scale)}px" for n in (12, 13, 16, 22, 26)}
    pictures = folder("theme").as_posix() + ("/dark" if worn is DARK else "/light")
    sheet = (folder("theme") / "style.qss").read_text("utf-8")
    return sheet.format(**values, **sizes, pictures=pictures)
