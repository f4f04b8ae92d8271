"""The sign-in of one meeting: typed from the sheet with the keys of a register."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import UserError
from app.language import N_
from app.meetings.values import SignIn, Who
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.pick import Pickable, PickDialog
from ui.kit.tables import PlainTable
from ui.kit.words import Pill, label, restyle
from ui.meetings import wording
from ui.meetings.entering import Entering
from ui.meetings.letters import LETTERS, OF_LETTER, Said
from ui.meetings.place import SignInPlace
from ui.meetings.sign_in_model import LETTER_COLUMNS, Column, SignInModel
from ui.registers.boxes import NumberBox
from ui.registers.foot import Hints, TypedFoot
from ui.registers.letters import command_typed, is_space, starts_typed_entry
from ui.registers.typed_entry import read_letters
from ui.theme import SPACE, scaled
from ui.tongue import Tongue
from ui.workbench import Workbench

_HINTS: Hints = (
    (("7M 12MF",), N_("row and who came")),
    (("M", "F", "G", "D", "O"), N_("who came, next")),
    (("P",), N_("who usually comes")),
    (("A",), N_("nobody")),
    (("Space",), N_("all others came")),
    (("W",), N_("add a family")),
    (("Ctrl Z",), N_("undo")),
    (("F1",), N_("all keys")),
)
_STRANGER = 0


class SignInFoot(TypedFoot):
    """The foot of a sign-in."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(tongue, _HINTS, (), parent)
        self.sign_in: SignIn | None = None

    @override
    def explanation(self, text: str) -> tuple[str, bool]:
        language = self._tongue.language
        rows = {row.number: row for row in self.sign_in.rows} if self.sign_in else {}
        reading = read_letters(text, rows, LETTERS)
        if reading.fault is not None:
            return reading.fault.sentence(language), False
        said: dict[int, list[str]] = {}
        for mark in reading.marks:
            said.setdefault(mark.number, []).append(_words(mark.status, self._tongue))
        for number in reading.waiting:
            said[number] = ["…"]
        parts = [
            f"{number} {wording.first_adult(rows[number].family, language)}: {', '.join(words)}"
            for number, words in said.items()
        ]
        return "  ·  ".join(parts[-3:]), True


def _words(said: Who | Said, tongue: Tongue) -> str:
    text = tongue.language.text
    if said is Said.NOBODY:
        return text(N_("nobody"))
    if said is Said.USUAL:
        return text(N_("who usually comes"))
    return wording.whos((said,), tongue.language) if isinstance(said, Who) else ""


class SignInTable(PlainTable):
    """The families. Has the keyboard, and says what a key means.

    Signals:
        said(Who or Said, bool): a letter for the current row; with Shift, to be added to who came already.
        digit_typed(str): a digit, which begins the typed entry.
        rest_requested(): the space bar.
        command_typed(str): N or W.
        left(): Escape.
    """

    said = Signal(object, bool)
    digit_typed = Signal(str)
    rest_requested = Signal()
    command_typed = Signal(str)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if bare == Qt.KeyboardModifier.NoModifier and (self._typed(event) or self._pressed(event.key())):
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def step(self, rows: int) -> None:
        """Go down (or up) so many families."""
        self.go_to_row(max(0, min(self.model().rowCount() - 1, self.current_row() + rows)))

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        if (said := OF_LETTER.get(text.upper())) is not None:
            self.said.emit(said, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif (command := command_typed(text)) in ("N", "W"):
            self.command_typed.emit(command)
        elif starts_typed_entry(text):
            self.digit_typed.emit(text)
        elif is_space(text):
            self.rest_requested.emit()
        else:
            return False
        return True

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.said.emit(Said.NOBODY, False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(1)
        elif key == Qt.Key.Key_Home:
            self.step(-self.model().rowCount())
        elif key == Qt.Key.Key_End:
            self.step(self.model().rowCount())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


class SignInView(QWidget):
    """One open sign-in.

    Signals:
        shown(): another sign-in, or other numbers of it, are on screen.
        lost(): there is no such meeting (any more).
        finished(): everything of the sheet is entered.
        left(): back to the list.
        not_held_requested(): the meeting was not held, or was after all.
    """

    shown = Signal()
    lost = Signal()
    finished = Signal()
    left = Signal()
    not_held_requested = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.place: SignInPlace | None = None
        self._fresh = False
        self.model = SignInModel(bench.tongue.language, self)
        self.entering = Entering(bench, self.model, self)
        self.table = SignInTable()
        self.foot = SignInFoot(bench.tongue)
        self.code, self.paper = QLineEdit(), NumberBox()
        self.came, self.adults, self.invited = Pill("present"), Pill("main"), Pill("plain")
        self.code_words, self.paper_words = label("quiet"), label("quiet")
        self.nobody = EmptyState("users-three")
        self.middle = QStackedWidget(self)
        self._lay_out()
        self._connect()

    @property
    def sign_in(self) -> SignIn | None:
        """What is on screen."""
        return self.model.sign_in

    def open(self, place: SignInPlace) -> None:
        """Show the sign-in of a meeting, with the cursor where the work is."""
        self.entering.open(place.meeting)
        self.foot.clear_message()
        self.place, self._fresh = place, True
        self.reload()

    def reload(self) -> None:
        """Read the sign-in again; the cursor stays where it is."""
        if self.place is None:
            return
        meetings, place = self._bench.centre.meetings, self.place
        self._bench.ask(
            self,
            lambda: meetings.sign_in(place.meeting, place.sheet),
            self._show,
            self._not_read,
            replaces="sign-in",
        )

    def speak(self) -> None:
        """Say everything in the language now."""
        if self.model.language != self._bench.tongue.language:
            self.model.speak(self._bench.tongue.language)
            self._show_counts()

    def finish(self) -> None:
        """Apply what is typed and say that everything is entered."""
        if self.foot.is_typing and self.foot.line.text().strip() and not self._enter(self.foot.line.text()):
            return
        if self.place is not None:
            meetings, meeting = self._bench.centre.meetings, self.place.meeting
            self._bench.do(self, lambda: meetings.finish(meeting), lambda _value: self.finished.emit(), self._refuse)

    def add_family(self) -> None:
        """Ask which family came that is not on the sheet."""
        if self.place is None:
            return
        text, meetings, meeting = self._bench.tongue.language.text, self._bench.centre.meetings, self.place.meeting
        typed = [""]

        def find(words: str) -> list[Pickable]:
            typed[0] = words.strip()
            language = self._bench.tongue.language
            found = [
                Pickable(
                    one.label.id,
                    "  ·  ".join(
                        filter(
                            None,
                            (
                                ", ".join(wording.adult_name(adult, language) for adult in one.adults),
                                wording.family_names(one.label, language),
                                one.label.village,
                            ),
                        )
                    ),
                )
                for one in meetings.candidates(meeting, words)
            ]
            if typed[0]:
                stranger = text(N_("Somebody else: write down “{name}” as new")).format(name=typed[0])
                found.append(Pickable(_STRANGER, stranger))
            return found

        def picked(family: int) -> None:
            self.table.setFocus()
            if family == _STRANGER:
                self.entering.add_stranger(typed[0])
            else:
                self.entering.add_family(family)

        PickDialog(self._bench, self, text(N_("Add a family")), text(N_("Add")), find, picked).open()

    def open_code(self, code: str) -> None:
        """Show the sign-in of a printed sheet in its own order."""
        if not code.strip():
            return
        sheets = self._bench.centre.sheets

        def place() -> SignInPlace:
            sheet = sheets.sign_in_sheet(code)
            return SignInPlace(sheet.meeting, sheet.code)

        def show(found: SignInPlace) -> None:
            self.table.setFocus()
            self.open(found)

        self._bench.ask(self, place, show, lambda error: self.foot.show_refusal(error, ""))

    def _lay_out(self) -> None:
        self._bench.tongue.say(
            self.nobody.set_words, N_("Nobody is invited. Invite families, or press W for who came.")
        )
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.nobody)
        bar = QWidget()
        row = FlowLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        for part in (
            self.came,
            self.adults,
            self.invited,
            _pair(self.paper_words, self.paper),
            _pair(self.code_words, self.code),
        ):
            row.addWidget(part)
        self.code.setFixedWidth(scaled(92))
        self.code.setMaxLength(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(bar)
        column.addWidget(self.middle, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        say = self._bench.tongue.say
        say(self.table.setAccessibleName, N_("Families and who came"))
        say(self.code_words.setText, N_("Sheet code"))
        say(self.code.setAccessibleName, N_("Sheet code"))
        say(self.paper_words.setText, N_("Families on paper"))
        say(self.paper.setAccessibleName, N_("Families on paper"))
        self.table.said.connect(self._say)
        self.table.digit_typed.connect(self.foot.start)
        self.table.rest_requested.connect(self.entering.enter_rest)
        self.table.command_typed.connect(self._command)
        self.table.left.connect(self.left)
        self.foot.typed.connect(self._enter)
        self.foot.left.connect(self.table.setFocus)
        self.entering.refused.connect(self.foot.show_refusal)
        self.entering.outdated.connect(self.reload)
        self.model.counts_changed.connect(self._show_counts)
        self.code.returnPressed.connect(lambda: self.open_code(self.code.text()))
        self.paper.left.connect(self.table.setFocus)
        self.paper.entered.connect(self._keep_total)
        self.paper.textChanged.connect(lambda _text: self._compare())

    def _command(self, letter: str) -> None:
        if letter == "W":
            self.add_family()
        else:
            self.not_held_requested.emit()

    def _say(self, said: Who | Said, adding: bool) -> None:
        self.foot.clear_message()
        row = self.model.row(self.table.current_row())
        if row is None:
            return
        if adding and isinstance(said, Who):
            self.entering.add(row, said)
            return
        self.entering.say(row, [said])
        self.table.step(1)

    def _enter(self, text: str) -> bool:
        if not self.entering.enter(text):
            return False
        self.foot.leave()
        return True

    def _show(self, sign_in: SignIn) -> None:
        rows = [row.family.id for row in self.sign_in.rows] if self.sign_in else []
        kept = self.model.row(self.table.current_row())
        self.model.show(sign_in)
        self.foot.sign_in = sign_in
        self.middle.setCurrentIndex(0 if sign_in.rows else 1)
        if not self.code.hasFocus():
            self.code.setText(sign_in.sheet)
        self.paper.show_number(sign_in.paper_total, self._bench.tongue.language)
        self._place_cursor(kept.family.id if kept else None, rows)
        self._show_counts()
        self.shown.emit()

    def _place_cursor(self, family: int | None, before: list[int]) -> None:
        if not self.model.rowCount():
            return
        fresh, self._fresh = self._fresh, False
        newcomers = [row.family.id for row in self.sign_in.rows if row.family.id not in before] if self.sign_in else []
        if fresh:
            self.table.go_to_row(self.model.first_open())
        elif before and len(newcomers) == 1:
            self.table.go_to_row(self.model.row_of(newcomers[0]))
        elif family is not None and self.table.current_row() < 0:
            self.table.go_to_row(max(0, self.model.row_of(family)))

    def _show_counts(self) -> None:
        sign_in, language = self.sign_in, self._bench.tongue.language
        if sign_in is None:
            return
        self.foot.sign_in = sign_in
        came = sign_in.families
        self.came.setText(language.plural("{count} family came", "{count} families came", came))
        self.adults.setText(wording.adults(sign_in.adults, language))
        invited = sum(row.invited for row in sign_in.rows)
        self.invited.setText(language.plural("{count} invited", "{count} invited", invited))
        self._compare()

    def _compare(self) -> None:
        """The box turns red while paper and entries differ."""
        sign_in, number = self.sign_in, self.paper.number()
        differs = sign_in is not None and number is not None and number != sign_in.families
        if self.paper.property("wrong") != differs:
            self.paper.setProperty("wrong", differs)
            restyle(self.paper)
        words = N_("The paper says another number than is entered.") if differs else ""
        self.paper.setToolTip(self._bench.tongue.language.text(words) if words else "")

    def _keep_total(self, total: int | None) -> None:
        if self.place is not None:
            meetings, meeting = self._bench.centre.meetings, self.place.meeting
            self._bench.do(self, lambda: meetings.set_paper_total(meeting, total), None, self._refuse)

    def _refuse(self, error: UserError) -> None:
        self.foot.show_refusal(error, "")
        self.reload()

    def _not_read(self, error: UserError) -> None:
        self.place = None
        self.model.show(None)
        self._bench.refused.emit(error)
        self.lost.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The letters are as narrow as on paper; the names share the rest."""
        letter = scaled(40)
        free = self.width() - 12 * SPACE - len(LETTER_COLUMNS) * letter - scaled(56)
        self.table.setColumnWidth(Column.NUMBER, scaled(48))
        for column in LETTER_COLUMNS:
            self.table.setColumnWidth(column, letter)
        self.table.setColumnWidth(Column.FAMILY, round(free * 0.4))
        self.table.setColumnWidth(Column.CHILDREN, round(free * 0.27))


def _pair(words: QWidget, field: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * SPACE)
    row.addWidget(words)
    row.addWidget(field)
    return pair
