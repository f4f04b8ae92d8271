"""A list to choose one word from, in the language of the moment; its value is the code that is stored."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from ui.theme import SPACE
from ui.tongue import Tongue


class Choice(QComboBox):
    """Codes with their words; the words follow the language."""

    def __init__(
        self, tongue: Tongue, words: Mapping[str, str], nothing: str = "", parent: QWidget | None = None
    ) -> None:
        """`words` maps a code to its marked words; `nothing` names the empty code, which is offered first."""
        super().__init__(parent)
        self._tongue = tongue
        self._words = {"": nothing, **words} if nothing else dict(words)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for code in self._words:
            self.addItem("", code)
        self._speak()
        tongue.changed.connect(self._speak)

    @override
    def sizeHint(self) -> QSize:
        """Room for the longest words where there is any; in a narrow place it may be less."""
        size, metrics = super().sizeHint(), self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        return QSize(max(size.width(), widest + 12 * SPACE), size.height())

    def value(self) -> str:
        """The chosen code."""
        return str(self.currentData() or "")

    def set_value(self, code: str) -> None:
        """Choose a code; an unknown one chooses the first."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def _speak(self) -> None:
        for at, words in enumerate(self._words.values()):
            self.setItemText(at, self._tongue.language.text(words))
