"""The left side of printing: which paper, of which group, for which days, and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.camps.values import CampLine
from app.groups.values import GroupLine
from app.language import N_
from app.people.words import PROGRAMME_WORDS
from app.rights import Right
from app.sheets.values import SheetKind, SheetOptions
from ui.kit.buttons import IconButton, Segments
from ui.kit.choice import Choice
from ui.kit.forms import FieldRow
from ui.kit.words import line
from ui.printing.making import PAPER_WORDS, CampPaper, PaperKind, PaperPlace, Wanted, camp_code, groups_in
from ui.printing.options_form import OptionsForm
from ui.printing.profiles import ProfilesBar
from ui.registers.place import RegisterPlace, Span, days_of
from ui.theme import SPACE
from ui.workbench import Workbench

_SPANS = {SheetKind.WEEK: Span.WEEK, SheetKind.MONTH: Span.MONTH}


class Choices(QWidget):
    """Everything that can be chosen for a paper.

    Signals:
        changed(): something else is wanted now.
    """

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._tongue = bench, bench.tongue
        self._groups: tuple[GroupLine, ...] = ()
        self._camps: tuple[CampLine, ...] = ()
        self._kind = SheetKind.WEEK
        self._day = bench.clock.today()  # of a list; sheets are printed ahead
        self._first, self._last = days_of(Span.WEEK, self._day + dt.timedelta(days=3))
        self.paper = Choice(self._tongue, _offered(bench))
        self.group = QComboBox()
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.span = Segments([kind.value for kind in SheetKind])
        self.before, self.after = IconButton("caret-left"), IconButton("caret-right")
        self.days = FieldRow(QWidget())
        self.profiles = ProfilesBar(bench)
        self.form = OptionsForm(self._tongue)
        self._lay_out()
        self._listen()
        self._speak()

    def wanted(self) -> Wanted:
        """What is chosen now."""
        groups = groups_in(self._groups, self.chosen(), self._camps)
        first, last = (self._first, self._last) if self._is_sheet() else (self._day, self._day)
        return Wanted(PaperKind(self.paper.value()), groups, first, last, self.options())

    def options(self) -> SheetOptions:
        """How it is printed."""
        return self.form.options()

    def set_options(self, options: SheetOptions) -> None:
        """Show these options; a week or a month around the same days."""
        self.form.set_options(options)
        self._use_kind(options.kind)

    def chosen(self) -> str:
        """What is chosen to be printed, as `groups_in` understands it."""
        return str(self.group.currentData() or "")

    def show_groups(self, groups: Sequence[GroupLine], camps: Sequence[CampLine]) -> None:
        """Offer each group, all of a camp, all of a programme, and all; the choice stays."""
        chosen = self.group.currentData()
        self._groups = tuple(groups)
        self._camps = tuple(camp for camp in camps if camp.groups and (camp.open or camp_code(camp.id) == chosen))
        self.group.clear()
        for group in self._groups:
            self.group.addItem(group.name(self._tongue.language), str(group.id))
        for code, words in self._many():
            self.group.addItem(words, code)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))

    def show_paper(self, place: PaperPlace) -> None:
        """A list of a group, as of today."""
        self._choose_group(place.group)
        self.paper.set_value(place.kind)
        self._speak()

    def show_camp(self, place: CampPaper) -> None:
        """A paper of all groups of a camp; a sheet is of the week of that day."""
        self._choose(camp_code(place.camp))
        self.paper.set_value(place.kind)
        self._day = place.day
        self._kind = SheetKind.WEEK
        self._first = place.day
        self._use_kind(SheetKind.WEEK)

    def show_place(self, place: RegisterPlace) -> None:
        """The sheet of an open register: a day means its week."""
        self._choose_group(place.group)
        self.paper.set_value(PaperKind.SHEET)
        kind = SheetKind.MONTH if place.span is Span.MONTH else SheetKind.WEEK
        self._first, self._last = days_of(_SPANS[kind], place.first)
        self._use_kind(kind)

    def _choose_group(self, group: int) -> None:
        self._choose(str(group))

    def _choose(self, code: str) -> None:
        if self.group.findData(code) < 0:
            self.group.addItem("", code)  # named when the groups are known
        self.group.setCurrentIndex(self.group.findData(code))

    def _many(self) -> list[tuple[str, str]]:
        _ = self._tongue.language.text
        programmes = list(dict.fromkeys(group.programme.value for group in self._groups))
        camps = [
            (camp_code(camp.id), _("Whole camp: {name}").format(name=camp.name(self._tongue.language)))
            for camp in self._camps
        ]
        if len(self._groups) < 2:
            return camps
        several = [
            (code, _("All groups: {programme}").format(programme=self._tongue.language.text(PROGRAMME_WORDS[code])))
            for code in programmes
        ]
        return [*camps, *(several if len(programmes) > 1 else []), ("", _("All groups"))]

    def _use_kind(self, kind: SheetKind) -> None:
        self._kind = kind
        self.form.set_kind(kind)
        self.span.choose(kind.value)
        self._first, self._last = days_of(_SPANS[kind], self._first)
        self._speak()

    def _choose_kind(self, word: str) -> None:
        self._use_kind(SheetKind(word))
        self.changed.emit()

    def _step(self, steps: int) -> None:
        if self._is_sheet():
            moved = RegisterPlace(0, self._first, self._last).moved(steps)
            self._first, self._last = days_of(_SPANS[self._kind], moved.first)
        else:
            self._day += dt.timedelta(days=steps)
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        """Say the days, and offer only the options that matter for the paper."""
        language = self._tongue.language
        sheet = self._is_sheet()
        for code, words in ((SheetKind.WEEK, N_("Week")), (SheetKind.MONTH, N_("Month"))):
            self.span.button(code.value).setText(language.text(words))
        first, last = language.day(self._first), language.day(self._last)
        year = language.digits(str(self._last.year))
        whole = language.month(self._first) if self._kind is SheetKind.MONTH else f"{first} – {last} {year}"
        self.days.set_label(whole if sheet else language.long_date(self._day))
        self.form.show_for(sheet=sheet, ticked=self.paper.value() == PaperKind.SHEET)
        for part in (self.profiles, self.span):
            part.setVisible(sheet)

    def _is_sheet(self) -> bool:
        return self.paper.value() in (PaperKind.SHEET, PaperKind.FILLED)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for field, words in ((self.paper, N_("What to print")), (self.group, N_("Group"))):
            row = FieldRow(field)
            self._tongue.say(row.set_label, words)
            column.addWidget(row)
        days = QHBoxLayout(self.days.field)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(SPACE)
        for part in (self.span, self.before, self.after):
            days.addWidget(part)
        days.addStretch()
        for block in (self.days, line(), self.profiles, self.form):
            column.addWidget(block)
        column.addStretch()

    def _listen(self) -> None:
        self._tongue.say(self.before.set_words, N_("Earlier days"))
        self._tongue.say(self.after.set_words, N_("Later days"))
        self.before.clicked.connect(lambda _checked: self._step(-1))
        self.after.clicked.connect(lambda _checked: self._step(1))
        self.span.chosen.connect(self._choose_kind)
        self.span.choose(self._kind.value)
        self.paper.activated.connect(lambda _index: self._paper_chosen())
        self.group.activated.connect(lambda _index: self.changed.emit())
        self.form.changed.connect(self.changed)
        self.profiles.chosen.connect(self._profile_chosen)
        self._tongue.changed.connect(self._language_changed)

    def _paper_chosen(self) -> None:
        self._speak()
        self.changed.emit()

    def _profile_chosen(self, options: SheetOptions) -> None:
        self.set_options(options)
        self.changed.emit()

    def _language_changed(self) -> None:
        self.show_groups(self._groups, self._camps)
        self._speak()


def _offered(bench: Workbench) -> dict[str, str]:
    """The papers that the signed-in person may have."""
    selects = bench.centre.may(Right.SELECT_TRAINEES)
    return {kind: words for kind, words in PAPER_WORDS.items() if kind != PaperKind.APPLICANTS or selects}
