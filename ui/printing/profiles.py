"""Options kept under a name: choose one, keep the present ones, forget one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.changes import Done
from app.language import N_
from app.sheets.values import SheetProfile
from ui.kit.buttons import IconButton
from ui.kit.dialogs import FormDialog
from ui.kit.forms import FieldRow
from ui.theme import SPACE
from ui.workbench import Workbench


class ProfilesBar(QWidget):
    """The list of kept options with Keep and Forget beside it.

    Signals:
        chosen(SheetOptions): the person chose kept options.
        keep_requested(): the present options are to be kept.
        rename_requested(str): the options of this name are to be called otherwise.
        drop_requested(str): the options of this name are to be forgotten.
    """

    chosen = Signal(object)
    keep_requested = Signal()
    rename_requested = Signal(str)
    drop_requested = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: tuple[SheetProfile, ...] = ()
        self._tongue = bench.tongue
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.activated.connect(self._activated)
        self.keep, self.rename, self.drop = (IconButton(name) for name in ("floppy-disk", "pencil-simple", "trash"))
        self.keep.clicked.connect(lambda _checked: self.keep_requested.emit())
        self.rename.clicked.connect(lambda _checked: self.rename_requested.emit(self.current()))
        self.drop.clicked.connect(lambda _checked: self.drop_requested.emit(self.current()))
        self._lay_out()
        self._tongue.changed.connect(self._speak)
        self.show_profiles(())

    def current(self) -> str:
        """The name of the chosen options, "" for none."""
        return str(self.list.currentData() or "")

    def show_profiles(self, profiles: Sequence[SheetProfile], choose: str | None = None) -> None:
        """Offer these; `choose` names one, else the choice stays."""
        wanted = self.current() if choose is None else choose
        self._profiles = tuple(profiles)
        self.list.clear()
        self.list.addItem(self._tongue.language.text(N_("Options as below")), "")
        for profile in self._profiles:
            self.list.addItem(profile.name, profile.name)
        self.list.setCurrentIndex(max(0, self.list.findData(wanted)))
        self._allow()

    def _speak(self) -> None:
        self.show_profiles(self._profiles)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        named = FieldRow(self.list)
        self._tongue.say(named.set_label, N_("Kept options"))
        self._tongue.say(self.keep.set_words, N_("Keep these options under a name"))
        self._tongue.say(self.rename.set_words, N_("Rename the chosen options"))
        self._tongue.say(self.drop.set_words, N_("Forget the chosen options"))
        row.addWidget(named, 1)
        for button in (self.keep, self.rename, self.drop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def _allow(self) -> None:
        for button in (self.rename, self.drop):
            button.setEnabled(bool(self.current()))

    def _activated(self, index: int) -> None:
        self._allow()
        if index > 0:
            self.chosen.emit(self._profiles[index - 1].options)


class NameDialog(FormDialog):
    """Asks for the name of kept options.

    Signals:
        kept(str): they have this name now.
    """

    kept = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        words: tuple[str, str],
        name: str,
        keep: Callable[[str], Done[SheetProfile]],
    ) -> None:
        """`words` of the title and of the main button are translated; `keep` is the command, given the name."""
        title, confirm = words
        super().__init__(bench, parent, title, confirm)
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.body.addWidget(self.form.row("name", self.name, bench.tongue.language.text(N_("Name"))))

        def save() -> None:
            typed = self.name.text()
            self.save(lambda: keep(typed), lambda kept: self.kept.emit(kept.name))

        self.confirm_button.clicked.connect(save)
        self.name.setFocus()
