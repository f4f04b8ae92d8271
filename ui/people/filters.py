"""What narrows the list of people: a search field, and filters that open below it."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.language import N_, Language
from app.people.values import PeopleChoices, PeopleFilter, Status
from app.people.words import ID_POOR_WORDS, PROGRAMME_WORDS, STATUS_WORDS
from app.text import latin_digits
from ui.icons import icon
from ui.kit.words import label
from ui.memory import Memory
from ui.theme import SPACE, scaled

_AGES = re.compile(r"\s*(\d{1,3})\s*(?:[-–]\s*(\d{1,3}))?\s*")
_MEMORY = "people/filter"


class FilterBar(QWidget):
    """Search as typed and filters.

    Signals:
        changed(): another filter is asked for; see `wanted`.
    """

    changed = Signal()

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setIcon(icon("funnel"))
        self.count = label("quiet")
        self.group, self.programme, self.status = QComboBox(), QComboBox(), QComboBox()
        self.village, self.id_poor = QComboBox(), QComboBox()
        self.ages = QLineEdit()
        self._panel = self._filters()
        self._lay_out()
        self._remembered = self._recalled()
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.ages.textChanged.connect(self._narrowed)
        self.more.toggled.connect(self._panel.setVisible)

    def wanted(self, language: Language) -> PeopleFilter:
        """The filter as it stands."""
        status = self.status.currentData()
        low, high = _ages(self.ages.text())
        return PeopleFilter(
            text=self.search.text(),
            group=self.group.currentData(),
            programme=self.programme.currentData() or "",
            status=Status(status) if status else None,
            age_from=low,
            age_to=high,
            village=self.village.currentData() or "",
            id_poor=self.id_poor.currentData() or "",
            khmer_first=language.khmer_first,
        )

    def is_narrowing(self) -> bool:
        """Whether a filter besides the search is set."""
        return bool(self._narrowing())

    def clear(self) -> None:
        """Show everybody again."""
        self.search.clear()
        self.ages.clear()
        for combo in self._combos().values():
            combo.setCurrentIndex(0)

    def fill(self, choices: PeopleChoices, language: Language) -> None:
        """Offer these groups and villages, in this language, keeping what is chosen."""
        _ = language.text
        self._fill(self.group, _("All groups"), [(one.id, one.name(language)) for one in choices.groups], "group")
        self._fill(self.programme, _("All programmes"), _translated(PROGRAMME_WORDS, language), "programme")
        status = {one.value: words for one, words in STATUS_WORDS.items()}
        self._fill(self.status, _("All but archived"), _translated(status, language), "status")
        self._fill(self.village, _("All villages"), [(one, one) for one in choices.villages], "village")
        self._fill(self.id_poor, _("ID Poor: all"), _translated(ID_POOR_WORDS, language), "id_poor")
        self._remembered = {}
        self._show_narrowing(language)

    def speak(self, language: Language) -> None:
        """Say placeholders and names in this language."""
        _ = language.text
        self.search.setPlaceholderText(_("Search names, codes, phones"))
        self.search.setAccessibleName(_("Search names, codes, phones"))
        self.ages.setPlaceholderText(_("Age: 4 or 3-5"))
        for widget, words in (
            (self.ages, N_("Age")),
            (self.group, N_("Group")),
            (self.programme, N_("Programme")),
            (self.status, N_("Status")),
            (self.village, N_("Village")),
            (self.id_poor, N_("ID Poor")),
        ):
            widget.setAccessibleName(language.text(words))
            widget.setToolTip(language.text(words))
        self._show_narrowing(language)

    def focus_action(self, action: QAction) -> None:
        """Name the key that leads to the search in its tooltip."""
        self.search.setToolTip(action.toolTip())

    def _show_narrowing(self, language: Language) -> None:
        count = len(self._narrowing())
        words = language.text(N_("Filter"))
        self.more.setText(f"{words} ({language.number(count)})" if count else words)
        self.more.setAccessibleName(self.more.text())

    def _narrowing(self) -> dict[str, object]:
        chosen = {name: combo.currentData() for name, combo in self._combos().items()}
        chosen["ages"] = self.ages.text().strip()
        return {name: value for name, value in chosen.items() if value}

    def _combos(self) -> dict[str, QComboBox]:
        return {
            "group": self.group,
            "programme": self.programme,
            "status": self.status,
            "village": self.village,
            "id_poor": self.id_poor,
        }

    def _narrowed(self) -> None:
        # A village is personal and is not written into the memory, which is not encrypted.
        kept = {name: value for name, value in self._narrowing().items() if name != "village"}
        self._memory.put(_MEMORY, json.dumps(kept))
        self.changed.emit()

    def _recalled(self) -> dict[str, object]:
        try:
            kept = json.loads(self._memory.word(_MEMORY, "{}"))
        except ValueError:
            kept = {}
        remembered = kept if isinstance(kept, dict) else {}
        self.ages.setText(str(remembered.get("ages", "")))
        self.more.setChecked(bool(remembered))
        self._panel.setVisible(bool(remembered))
        return remembered

    def _fill(self, combo: QComboBox, every: str, choices: list[tuple[object, str]], name: str) -> None:
        before = combo.currentData() if combo.count() else self._remembered.get(name)
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(every, None)
        for value, words in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(before)))
        combo.blockSignals(False)

    def _filters(self) -> QWidget:
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * SPACE)
        self._grid = grid
        self._arrange(3)
        for combo in self._combos().values():
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.currentIndexChanged.connect(self._narrowed)
        return panel

    def _arrange(self, columns: int) -> None:
        """Lay the filters out in two or three columns."""
        fields: list[QWidget] = [self.group, self.programme, self.status, self.ages, self.village, self.id_poor]
        for at, field in enumerate(fields):
            self._grid.addWidget(field, at // columns, at % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(3 if event.size().width() >= scaled(500) else 2)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.search, 1)
        row.addWidget(self.more)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(row)
        column.addWidget(self._panel)


def _translated(words: dict[str, str], language: Language) -> list[tuple[object, str]]:
    return [(value, language.text(said)) for value, said in words.items()]


def _ages(text: str) -> tuple[int | None, int | None]:
    """ "4" or "3-5"; anything else does not narrow."""
    match = _AGES.fullmatch(latin_digits(text))
    if match is None:
        return None, None
    low = int(match[1])
    return low, int(match[2]) if match[2] else low
