"""The program must not die of a reference to None that Qt's binding gives away too often."""

import sys

from PySide6.QtGui import QImage

import ui


def test_none_outlives_any_number_of_calls_into_qt() -> None:
    assert ui.__doc__  # importing it set the guard
    picture = QImage(1, 1, QImage.Format.Format_ARGB32)
    for _ in range(20_000):
        picture.setDevicePixelRatio(1.0)
    assert sys.getrefcount(None) > 1 << 30
