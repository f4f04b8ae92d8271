"""Fields that only the centre's details need: its logo and the days on which it works."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from app.language import N_, Language
from ui.kit.files import FileDialog
from ui.kit.flow import FlowLayout
from ui.kit.words import quiet
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

_MONDAY = dt.date(2024, 1, 1)
_LARGEST_SIDE = 600  # pixels: enough for paper at 5 cm


class SchoolDays(QWidget):
    """Seven boxes, Monday first.

    Signals:
        valueChanged(): another day was chosen or taken away.
    """

    valueChanged = Signal()  # noqa: N815 - the name every field of a form has

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        row = FlowLayout(self)
        self.boxes = [QCheckBox() for _ in range(7)]
        for day, box in enumerate(self.boxes):
            self._name(tongue, box, _MONDAY + dt.timedelta(days=day))
            box.toggled.connect(lambda _on: self.valueChanged.emit())
            row.addWidget(box)
        self.setFocusProxy(self.boxes[0])

    def days(self) -> frozenset[int]:
        """The chosen weekdays, 0 = Monday."""
        return frozenset(day for day, box in enumerate(self.boxes) if box.isChecked())

    def set_days(self, days: frozenset[int]) -> None:
        """Show these weekdays as chosen."""
        for day, box in enumerate(self.boxes):
            box.setChecked(day in days)

    @staticmethod
    def _name(tongue: Tongue, box: QCheckBox, day: dt.date) -> None:
        def short(language: Language) -> str:
            return language.weekday(day, short=True)

        tongue.follow(box.setText, short)
        tongue.follow(box.setToolTip, lambda language: language.weekday(day))
        tongue.follow(box.setAccessibleName, lambda language: language.weekday(day))


class LogoField(QWidget):
    """The centre's logo with a picture of it, Choose and Remove.

    Signals:
        valueChanged(): another logo, or none.
    """

    valueChanged = Signal()  # noqa: N815

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self._png: bytes | None = None
        self.picture = QLabel()
        self.picture.setFixedSize(scaled(96), scaled(56))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing = quiet()
        tongue.say(self.nothing.setText, N_("No logo yet"))
        self.choose = QPushButton()
        self.remove = QPushButton()
        tongue.say(self.choose.setText, N_("Choose a picture"))
        tongue.say(self.choose.setToolTip, N_("Choose a picture file of this PC"))
        tongue.say(self.remove.setText, N_("Remove"))
        tongue.say(self.remove.setToolTip, N_("Print no logo"))
        self.choose.clicked.connect(lambda _checked: self._ask())
        self.remove.clicked.connect(lambda _checked: self._change(None))
        row = FlowLayout(self)
        row.setSpacing(2 * SPACE)
        for part in (self.picture, self.nothing, self.choose, self.remove):
            row.addWidget(part)
        self.setFocusProxy(self.choose)
        self.set_png(None)

    def png(self) -> bytes | None:
        """The logo as a PNG."""
        return self._png

    def set_png(self, png: bytes | None) -> None:
        """Show this logo."""
        self._png = png
        picture = QPixmap()
        if png:
            picture.loadFromData(png)
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(picture.scaled(self.picture.size(), *mode))
        self.picture.setVisible(not picture.isNull())
        self.nothing.setVisible(picture.isNull())
        self.remove.setVisible(png is not None)

    def take_file(self, path: str) -> bool:
        """Take a picture file, made small enough for paper; False when it cannot be read as a picture."""
        image = QImage(path)
        if image.isNull():
            return False
        if max(image.width(), image.height()) > _LARGEST_SIDE:
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(_LARGEST_SIDE, _LARGEST_SIDE, *mode)
        self._change(_png_of(image))
        return True

    def _ask(self) -> None:
        words = self._tongue.language.text
        kinds = words(N_("Pictures")) + " (*.png *.jpg *.jpeg *.bmp *.webp)"
        dialog = FileDialog(self, self._tongue.language, words(N_("Choose the logo")), kinds)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        if not self.take_file(path):
            self._tongue.say(self.nothing.setText, N_("This file cannot be read as a picture."))

    def _change(self, png: bytes | None) -> None:
        self.set_png(png)
        self.valueChanged.emit()


def _png_of(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(content.data())
