"""The page that imports a list: choose a file, look at what becomes of each row, decide, import."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.backups.values import Reason
from app.changes import Change, Done
from app.errors import UserError
from app.imports.columns import ColumnMap
from app.imports.leftovers import leftovers, write_leftovers
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.spreadsheet import Spreadsheet
from app.imports.values import Choice, Decision, Fate, ImportPlan, ImportResult
from app.language import N_
from ui.imports.model import EMPTY
from ui.imports.preview import Preview
from ui.imports.stopping import halting
from ui.imports.wording import result_sentence
from ui.kit.cards import EmptyState
from ui.kit.files import FileDialog
from ui.lanes import Progress
from ui.page import Page, Place
from ui.theme import SPACE
from ui.workbench import Workbench

Read = tuple[Spreadsheet, tuple[ColumnMap, ...]]


class ImportPage(Page):
    """Shows nothing of the centre by itself: it is empty until a file is chosen."""

    depends = Change(0)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._spreadsheet: Spreadsheet | None = None
        self._progress: Progress | None = None
        self._done = False
        self._result: ImportResult | None = None
        self._error: UserError | None = None
        self._path: Path | None = None
        self.setAcceptDrops(True)
        self._make_actions()
        self.empty = EmptyState("file-arrow-down", self.choose_action)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        column.addWidget(self._stack)
        self._allow()

    @cached_property
    def preview(self) -> Preview:
        """What becomes of the rows; built when a file is first opened."""
        preview = Preview(self.language)
        self._stack.addWidget(preview)
        preview.speak(self.language)
        preview.columns.corrected.connect(lambda _maps: self._ask_plan())
        preview.filtered.connect(self._allow)
        preview.strip.stop_requested.connect(self._stop)
        preview.table.opened.connect(lambda _index: self._decide_same())
        return preview

    @override
    def title(self) -> str:
        return self.language.text(N_("Import a list"))

    @override
    def subtitle(self) -> str:
        return self._spreadsheet.name if self._spreadsheet is not None else ""

    @override
    def primary_action(self) -> QAction | None:
        return self.import_action if self._spreadsheet is not None else None

    @override
    def top_actions(self) -> list[QAction]:
        return [self.choose_action, self.save_action] if self._spreadsheet is not None else []

    @override
    def first_focus(self) -> QWidget:
        return self.preview.table if self._spreadsheet is not None else (self.empty.button or self)

    @override
    def reload(self) -> None:
        _ = self.language.text
        self.empty.set_words(
            _("Choose an Excel workbook (.xlsx) or a .csv, or drop it here. First you see what will happen.")
        )
        if self._spreadsheet is not None:
            self.preview.speak(self.language)
        self._tell()

    @override
    def show_record(self, reference: object) -> None:
        """Open the file at this path; what was corrected and decided in it stays while it is open."""
        if isinstance(reference, Path) and reference != self.place():
            self.open_file(reference)

    @override
    def place(self) -> object:
        """The file that is open, so that a lock leads back to it."""
        return self._path if self._spreadsheet is not None and not self._done else None

    @override
    def would_be_missed(self) -> bool:
        return self._spreadsheet is not None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        local = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.open_file(local[0])

    def open_file(self, path: Path) -> None:
        """Read a file and show what becomes of its rows."""

        def read() -> Read:
            spreadsheet = read_spreadsheet(path)
            return spreadsheet, recognise(spreadsheet)

        self._error = self._result = None
        self._path = path
        self.bench.ask(self, read, self._show_file, self._refuse, replaces="file")

    def _show_file(self, read: Read) -> None:
        spreadsheet, maps = read
        self._spreadsheet, self._done = spreadsheet, False
        self._stack.setCurrentWidget(self.preview)
        self.preview.columns.show_file(spreadsheet, maps)
        self._ask_plan()
        self.title_changed.emit()
        self.preview.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_plan(self) -> None:
        """Plan anew; an earlier plan that is still being made is stopped."""
        if self._spreadsheet is None:
            return
        self._stop()
        self._done, self._error, self._result = False, None, None
        imports, spreadsheet, maps = self.bench.centre.imports, self._spreadsheet, self.preview.columns.maps
        progress = self._start_progress(N_("Looking at the rows"))

        def plan() -> ImportPlan:
            with halting():
                return imports.plan(spreadsheet, maps, progress)

        self.bench.ask(self, plan, self._show_plan, self._refuse_plan, replaces="plan")

    def _show_plan(self, plan: ImportPlan) -> None:
        self._end_progress()
        self.preview.show_plan(plan)
        self._tell()

    def _import(self) -> None:
        plan, decisions = self.preview.model.plan, self.preview.model.decisions
        centre = self.bench.centre
        imports, create_groups = centre.imports, self.preview.create_groups.isChecked()
        progress = self._start_progress(N_("Importing"))
        self._error = None
        self._allow()

        def apply() -> Done[ImportResult]:
            with halting():
                centre.back_up(Reason.IMPORT)
                return imports.apply(plan, decisions, create_groups, progress)

        self.do(apply, self._imported, self._refuse)

    def _imported(self, result: ImportResult) -> None:
        self._end_progress()
        self._done, self._result = True, result
        self._tell()

    def _start_progress(self, words: str) -> Progress:
        strip = self.preview.strip
        strip.words.setText(self.language.text(words))
        strip.show_progress(0, 0)
        self._progress = self.bench.data.progress(self, strip.show_progress)
        return self._progress

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress = None
            self.preview.strip.hide()

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._end_progress()

    def _refuse(self, error: UserError) -> None:
        self._end_progress()
        self._error = error
        if self._spreadsheet is None:
            self.bench.refused.emit(error)
        self._tell()

    def _refuse_plan(self, error: UserError) -> None:
        """Without a plan for these columns there is nothing to import."""
        self.preview.show_plan(EMPTY)
        self._refuse(error)

    def _tell(self) -> None:
        if self._spreadsheet is not None:
            self.preview.tell(*self._sentence())
        self._allow()

    def _sentence(self) -> tuple[str, str]:
        """What stands at the foot, and its kind: what went wrong, what came of it, or nothing."""
        if self._error is not None:
            return self._error.sentence(self.language), "error"
        if self._result is not None:
            return result_sentence(self._result, self.language), "good"
        return "", "quiet"

    def _allow(self) -> None:
        model = self.preview.model if self._spreadsheet is not None else None
        idle = self._progress is None and model is not None and bool(model.plan.rows)
        self.import_action.setEnabled(idle and not self._done)
        self.save_action.setEnabled(idle and model is not None and bool(leftovers(model.plan, model.decisions)))
        for action in (self.same_action, self.new_action, self.skip_action, self.forget_action, self.next_action):
            action.setEnabled(idle and not self._done)

    def _make_actions(self) -> None:
        self.choose_action = self.add(N_("Choose a file"), self._choose, "Ctrl+O", "folder-open")
        self.import_action = self.add(N_("Import"), self._import, "Ctrl+Return")
        self.save_action = self.add(N_("Save the rows not taken"), self._choose_target, "Ctrl+S", "download-simple")
        self.same_action = self.add(N_("The same person: next of those it looks like"), self._decide_same, "S")
        self.new_action = self.add(N_("A new person"), partial(self._decide, Choice.NEW), "N")
        self.skip_action = self.add(N_("Leave the row out"), partial(self._decide, Choice.SKIP), "X")
        self.forget_action = self.add(N_("Take the decision back"), partial(self._decide, None), "Backspace")
        self.next_action = self.add(N_("Next row to decide"), self._go_to_next, "D")
        self.people_action = self.add(N_("Show the people"), lambda: self.go_requested.emit(Place("people")), "Ctrl+G")

    def _decide(self, choice: Choice | None) -> None:
        """Decide about the current row; only a row that may become a person can be decided about."""
        at = self.preview.table.current_row()
        row = self.preview.model.row_at(at)
        if row is None or row.fate is Fate.REJECTED:
            return
        if choice is Choice.NEW and row.fate is not Fate.DUPLICATE:
            return
        self.preview.model.decide(at, Decision(choice) if choice else None)
        self._after_decision(at)

    def _decide_same(self) -> None:
        """The same as the first it looks like; pressed again, as the next."""
        at = self.preview.table.current_row()
        row = self.preview.model.row_at(at)
        stored = [one.label.id for one in row.alike if one.label] if row is not None else []
        if not stored or not self.same_action.isEnabled():
            return
        decided = self.preview.model.decision_at(at)
        before = stored.index(decided.person) if decided is not None and decided.person in stored else None
        person = stored[0] if before is None else stored[(before + 1) % len(stored)]
        self.preview.model.decide(at, Decision(Choice.SAME, person))
        if before is None and len(stored) == 1:
            self._after_decision(at)
        self.preview.recount()
        self._allow()

    def _after_decision(self, at: int) -> None:
        self.preview.table.go_to_row(min(at + 1, self.preview.model.rowCount() - 1))
        self.preview.recount()
        self._allow()

    def _go_to_next(self) -> None:
        waiting = self.preview.model.undecided()
        if waiting:
            at = self.preview.table.current_row()
            self.preview.table.go_to_row(next((row for row in waiting if row > at), waiting[0]))

    def _choose(self) -> None:
        _ = self.language.text
        files = _("Lists") + " (*.xlsx *.xlsm *.csv *.txt *.tsv)"
        dialog = FileDialog(self, self.language, _("Choose a file"), files)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def _choose_target(self) -> None:
        _ = self.language.text
        title, name = _("Save the rows not taken"), _("rows not taken") + ".xlsx"
        dialog = FileDialog(self, self.language, title, "Excel (*.xlsx)", save=name)
        dialog.fileSelected.connect(lambda name: self.save_leftovers(Path(name)))
        dialog.open()

    def save_leftovers(self, path: Path) -> None:
        """Write the rows that were not taken, with their reasons."""
        plan, decisions, language = self.preview.model.plan, self.preview.model.decisions, self.language

        def saved(count: int) -> None:
            words = language.plural("{count} row was saved in {name}.", "{count} rows were saved in {name}.", count)
            self.preview.tell(words.replace("{name}", path.name), "good")
            self.bench.tell_written(path)

        self.bench.ask(self, lambda: write_leftovers(path, plan, decisions, language), saved, self._refuse)
