"""Options kept under a name: choose one, keep the present ones, forget one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.language import N_
from app.sheets.values import SheetOptions, SheetProfile
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
        drop_requested(str): the options of this name are to be forgotten.
    """

    chosen = Signal(object)
    keep_requested = Signal()
    drop_requested = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: tuple[SheetProfile, ...] = ()
        self._tongue = bench.tongue
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.activated.connect(self._activated)
        self.keep, self.drop = IconButton("floppy-disk"), IconButton("trash")
        self.keep.clicked.connect(lambda _checked: self.keep_requested.emit())
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
        self.drop.setEnabled(bool(self.current()))

    def _speak(self) -> None:
        self.show_profiles(self._profiles)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        named = FieldRow(self.list)
        self._tongue.say(named.set_label, N_("Kept options"))
        self._tongue.say(self.keep.set_words, N_("Keep these options under a name"))
        self._tongue.say(self.drop.set_words, N_("Forget the chosen options"))
        row.addWidget(named, 1)
        row.addWidget(self.keep)
        row.addWidget(self.drop)

    def _activated(self, index: int) -> None:
        self.drop.setEnabled(bool(self.current()))
        if index > 0:
            self.chosen.emit(self._profiles[index - 1].options)


class KeepDialog(FormDialog):
    """Asks for the name under which options are kept.

    Signals:
        kept(str): they are kept under this name.
    """

    kept = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget, name: str, options: SheetOptions) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Keep these options"), _("Keep"))
        self._options = options
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.body.addWidget(self.form.row("name", self.name, _("Name")))
        self.confirm_button.clicked.connect(self._save)
        self.name.setFocus()

    def _save(self) -> None:
        sheets = self.bench.centre.sheets
        profile = SheetProfile(self.name.text(), self._options)
        self.save(lambda: sheets.keep_profile(profile), lambda kept: self.kept.emit(kept.name))
