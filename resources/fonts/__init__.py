"""The shipped fonts: Noto Sans (Latin, digits, punctuation) and Noto Sans Khmer.

Both the window (Qt) and the papers (PDF) take their fonts from here, so that a PC without Khmer fonts
shows and prints Khmer. Licence: OFL.txt in this folder.
"""

from pathlib import Path

FONT_NAMES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSansKhmer-Regular", "NotoSansKhmer-Bold")


def font_path(name: str) -> Path:
    """Give the file of one of FONT_NAMES; raises KeyError for any other name."""
    if name not in FONT_NAMES:
        raise KeyError(name)
    return Path(__file__).with_name(f"{name}.ttf")
