"""The strip at the foot: whether the last entry is saved, and the language."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from app.language import LANGUAGE_NAMES, N_, Language
from ui.backups.wording import at_the_foot
from ui.kit.words import ShortLabel, restyle
from ui.theme import SPACE
from ui.tongue import Tongue
from ui.workbench import SaveState, Saving

if TYPE_CHECKING:
    from app.backups.values import Kept


class Foot(QFrame):
    """ "Saved 10:42", and where if it is a file, "Saving ..." or "Not saved: reason"; the three languages."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self._tongue = tongue
        self.state = ShortLabel("quiet")
        self.retry = QPushButton()
        self.retry.setProperty("kind", "link")
        self.retry.hide()
        tongue.say(self.retry.setText, N_("Try again"))
        tongue.say(self.retry.setToolTip, N_("Save what was not saved"))
        self.retry.clicked.connect(lambda _checked: self._again())
        self._saved: SaveState | None = None
        self.backup = ShortLabel("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(6 * SPACE, SPACE, 5 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.state)
        row.addWidget(self.retry)
        row.addStretch()
        row.addWidget(self.backup)
        row.addSpacing(2 * SPACE)
        row.addWidget(LanguageChoice(tongue))

    def show_state(self, state: SaveState) -> None:
        """Say how the last entry stands."""
        self._saved = state
        self.retry.setVisible(state.retry is not None)
        tones = {Saving.SAVED: "good", Saving.FAILED: "error"}
        self.state.setProperty("kind", tones.get(state.saving, "quiet"))
        restyle(self.state)
        self._tongue.follow(self.state.setText, lambda language: _sentence(state, language))

    def show_backups(self, kept: Kept, now: datetime) -> None:
        """Say how old the newest backup is, and the copy on the stick."""
        self.backup.setProperty("kind", "quiet" if kept.off_pc_days is None else "error")
        restyle(self.backup)
        self._tongue.follow(self.backup.setText, lambda language: at_the_foot(kept, now, language))

    def clear(self) -> None:
        """Say nothing."""
        self._tongue.silence(self.backup.setText)
        self.backup.setText("")
        self._tongue.silence(self.state.setText)
        self.state.setText("")
        self.retry.hide()

    def _again(self) -> None:
        if self._saved is not None and self._saved.retry is not None:
            self._saved.retry()


class LanguageChoice(QWidget):
    """The three languages, each in its own words; the change shows at once."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for code, name in LANGUAGE_NAMES.items():
            button = QPushButton(name)
            button.setProperty("kind", "quiet")
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _checked, code=code: tongue.use(code))
            self._group.addButton(button)
            self.buttons[code] = button
            row.addWidget(button)
        tongue.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        button = self.buttons.get(self._tongue.language.code)
        if button is not None:
            button.setChecked(True)


def _sentence(state: SaveState, language: Language) -> str:
    _ = language.text
    if state.saving is Saving.UNDER_WAY:
        return _("Saving …")
    if state.saving is Saving.FAILED and state.error is not None:
        return _("Not saved: {reason}").format(reason=state.error.sentence(language))
    if state.at is None:
        return ""
    if state.file is not None:
        words = _("Saved {time}: {name} in {folder}")
        return "● " + words.format(time=language.time(state.at), name=state.file.name, folder=state.file.parent)
    return "● " + _("Saved {time}").format(time=language.time(state.at))
