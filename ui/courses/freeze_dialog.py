"""For whom or for what the figures are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from app.figures.values import FiguresFilter, FrozenLine
from app.language import N_
from ui.kit.dialogs import FormDialog
from ui.kit.words import quiet
from ui.workbench import Workbench


class FreezeDialog(FormDialog):
    """Keeps the figures that are shown, with the people behind each, for good."""

    def __init__(
        self, bench: Workbench, parent: QWidget, wanted: FiguresFilter, then: Callable[[FrozenLine], object]
    ) -> None:
        text = bench.tongue.language.text
        super().__init__(bench, parent, text(N_("Freeze these figures")), text(N_("Freeze")))
        self._wanted, self._then = wanted, then
        words = quiet(wrap=True)
        words.setText(
            text(N_("The table and who is behind each figure are kept as they are today. This cannot be undone."))
        )
        self.title = QLineEdit()
        self.title.setPlaceholderText(text(N_("such as: yearly report 2026")))
        self.body.addWidget(words)
        self.body.addWidget(self.form.row("title", self.title, text(N_("For whom or for what"))))
        self.confirm_button.clicked.connect(self._freeze)
        self.title.setFocus()

    def _freeze(self) -> None:
        figures, title = self.bench.centre.figures, self.title.text()
        self.save(lambda: figures.freeze(self._wanted, title), self._then)
