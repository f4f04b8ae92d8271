"""Decisions about a meeting: its plan, its minutes, a photo, and the catalogue of themes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.errors import FieldError
from app.language import N_
from app.meetings.values import MeetingDetails, MeetingDraft, Theme, ThemeDraft
from ui.kit.dates import DateField
from ui.kit.dialogs import Dialog, FormDialog, scrolled
from ui.kit.typed import needed_day, needed_time
from ui.kit.words import label
from ui.meetings.checks import CheckList
from ui.registers.dialogs import REASONS
from ui.theme import SPACE, row_height, scaled
from ui.workbench import Workbench


class PlanDialog(FormDialog):
    """A new meeting, or another plan of one."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        themes: tuple[Theme, ...],
        details: MeetingDetails | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        """Without `details` a new meeting is planned and its id given to `made`."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New meeting") if details is None else _("Change the meeting"))
        self._details, self._made = details, made
        self.setMinimumWidth(scaled(620))
        self.date = DateField(bench.tongue, bench.clock)
        self.starts, self.ends = QLineEdit("14:00"), QLineEdit("15:30")
        self.place, self.facilitator = QLineEdit(), QLineEdit()
        self.themes = CheckList()
        self._fill(themes)
        self._lay_out()
        self.confirm_button.clicked.connect(self._save)
        self.date.setFocus()

    def _fill(self, themes: tuple[Theme, ...]) -> None:
        language = self.bench.tongue.language
        chosen: tuple[Theme, ...] = ()
        if self._details is not None:
            draft, chosen = self._details.draft, self._details.line.themes
            self.date.set_value(draft.date)
            self.starts.setText(f"{draft.starts:%H:%M}")
            self.ends.setText(f"{draft.ends:%H:%M}")
            self.place.setText(draft.place)
            self.facilitator.setText(draft.facilitator)
        known = dict.fromkeys((*chosen, *themes))
        by_id = {theme.id: theme for theme in known}
        lines = [(theme.id, theme.name(language)) for theme in by_id.values()]
        self.themes.fill(lines, [theme.id for theme in chosen])

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        cells = (
            ("date", self.date, _("Day"), 0, 0, 2),
            ("starts", self.starts, _("Starts at"), 0, 2, 1),
            ("ends", self.ends, _("Ends at"), 0, 3, 1),
            ("place", self.place, _("Place"), 1, 0, 2),
            ("facilitator", self.facilitator, _("Facilitator"), 1, 2, 2),
        )
        for name, field, words, row, column, span in cells:
            grid.addWidget(self.form.row(name, field, words), row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.themes.setMinimumHeight(5 * row_height())
        self.body.addWidget(self.form.row("themes", self.themes, _("Themes"), _("Space ticks a theme.")), 1)

    def _save(self) -> None:
        meetings = self.bench.centre.meetings
        try:
            draft = self._draft()
        except FieldError as error:
            self.refuse(error)
            return
        if self._details is None:
            self.save(lambda: meetings.plan(draft), self._made)
        else:
            meeting = self._details.line.id
            self.save(lambda: meetings.change(meeting, draft))

    def _draft(self) -> MeetingDraft:
        themes = tuple(theme for theme in self.themes.ticked() if isinstance(theme, int))
        return MeetingDraft(
            needed_day("date", self.date),
            needed_time("starts", self.starts),
            needed_time("ends", self.ends),
            themes,
            self.place.text(),
            self.facilitator.text(),
            self._details.draft.series if self._details else None,
        )


class MinutesDialog(FormDialog):
    """What was said and agreed."""

    def __init__(self, bench: Workbench, parent: QWidget, details: MeetingDetails) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Minutes"))
        self._meeting = details.line.id
        self.setMinimumWidth(scaled(600))
        self.text = QPlainTextEdit(details.minutes)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(scaled(220))
        self.body.addWidget(self.form.row("text", self.text, _("What was said and agreed")), 1)
        self.confirm_button.clicked.connect(self._save)
        self.text.setFocus()

    def _save(self) -> None:
        meetings, text = self.bench.centre.meetings, self.text.toPlainText()
        self.save(lambda: meetings.write_minutes(self._meeting, text))


class NotHeldDialog(FormDialog):
    """Why a meeting was not held."""

    def __init__(self, bench: Workbench, parent: QWidget, details: MeetingDetails) -> None:
        text = bench.tongue.language.text
        super().__init__(bench, parent, text(N_("Not held")), text(N_("Not held")))
        self._meeting = details.line.id
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(["", *(text(reason) for reason in REASONS)])
        self.body.addWidget(self.form.row("reason", self.reason, text(N_("Reason"))))
        self.confirm_button.clicked.connect(self._confirm)
        self.reason.setFocus()

    def _confirm(self) -> None:
        meetings, reason = self.bench.centre.meetings, self.reason.currentText()
        self.save(lambda: meetings.call_off(self._meeting, reason))


class PictureDialog(Dialog):
    """A photo of the signed sheet, large; it can be taken away."""

    def __init__(
        self, bench: Workbench, parent: QWidget, content: bytes, remove: Callable[[], object] | None = None
    ) -> None:
        _ = bench.tongue.language.text
        super().__init__(parent, bench.tongue.language, _("Signed sheet"), _("Close"))
        pixmap = QPixmap()
        pixmap.loadFromData(content)
        room = parent.window().size()
        width = min(pixmap.width(), room.width() - 24 * SPACE)
        picture = QLabel()
        picture.setAccessibleName(_("Signed sheet"))
        picture.setPixmap(pixmap.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
        area = scrolled(picture)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(area, 1)
        self.cancel_button.hide()
        self.confirm_button.clicked.connect(self.accept)
        self.resize(QSize(width + 16 * SPACE, room.height() - 12 * SPACE))
        if remove is not None:
            self._add_removal(_("Take the photo away"), remove)

    def _add_removal(self, words: str, remove: Callable[[], object]) -> None:
        button = QPushButton(words)
        button.setProperty("kind", "danger")
        button.setAutoDefault(False)

        def act() -> None:
            remove()
            self.reject()

        button.clicked.connect(act)
        self.foot.insertWidget(0, button)


class ThemesDialog(FormDialog):
    """The catalogue: a list at the left, the three names of the chosen theme at the right."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Themes"))
        self._themes: dict[int, Theme] = {}
        self._theme: int | None = None
        self.setMinimumWidth(scaled(680))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Themes"))
        self.list.setMinimumHeight(7 * row_height())
        self.name_km, self.name_en, self.name_fr = QLineEdit(), QLineEdit(), QLineEdit()
        self.new_button = QPushButton(_("New theme"))
        self.archive_button = QPushButton(_("Archive"))
        self.cancel_button.setText(_("Close"))
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.new_button.clicked.connect(lambda _checked: self._begin())
        self.archive_button.clicked.connect(lambda _checked: self._put_away())
        self.confirm_button.clicked.connect(self._save)
        self._ask()

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        for button in (self.new_button, self.archive_button):
            button.setAutoDefault(False)
        right = QGridLayout()
        right.setVerticalSpacing(2 * SPACE)
        for at, (name, field, words) in enumerate(
            (
                ("name_km", self.name_km, _("Name in Khmer")),
                ("name_en", self.name_en, _("Name in English")),
                ("name_fr", self.name_fr, _("Name in French")),
            )
        ):
            right.addWidget(self.form.row(name, field, words), at, 0, 1, 2)
        self.used = label("small", wrap=True)
        right.addWidget(self.used, 3, 0, 1, 2)
        right.addWidget(self.new_button, 4, 0)
        right.addWidget(self.archive_button, 4, 1)
        right.setRowStretch(5, 1)
        row = QHBoxLayout()
        row.setSpacing(5 * SPACE)
        row.addWidget(self.list, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)

    def _ask(self) -> None:
        meetings = self.bench.centre.meetings
        self.bench.ask(self, lambda: (*meetings.themes(), *meetings.themes(archived=True)), self._fill)

    def _fill(self, themes: tuple[Theme, ...]) -> None:
        language = self.bench.tongue.language
        self._themes = {theme.id: theme for theme in themes}
        chosen = self._theme
        self.list.blockSignals(True)
        self.list.clear()
        for theme in themes:
            words = theme.name(language)
            if theme.archived:
                words = language.text(N_("{name} (archived)")).format(name=words)
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, theme.id)
            item.setSizeHint(QSize(0, row_height()))
        at = next((at for at, theme in enumerate(themes) if theme.id == chosen), 0)
        self.list.blockSignals(False)
        self.list.setCurrentRow(at)
        self._show(self.list.currentItem())

    def _show(self, item: QListWidgetItem | None) -> None:
        self.form.clear_errors()
        theme = self._themes.get(int(item.data(Qt.ItemDataRole.UserRole))) if item is not None else None
        self._theme = theme.id if theme is not None else None
        draft = theme.draft() if theme is not None else ThemeDraft()
        for field, name in (
            (self.name_km, draft.name_km),
            (self.name_en, draft.name_en),
            (self.name_fr, draft.name_fr),
        ):
            field.setText(name)
        language = self.bench.tongue.language
        used = theme.meetings if theme is not None else 0
        self.used.setText(language.plural("in {count} meeting", "in {count} meetings", used) if theme else "")
        archived = theme is not None and theme.archived
        self.archive_button.setText(language.text(N_("Bring back")) if archived else language.text(N_("Archive")))
        self.archive_button.setEnabled(theme is not None)

    def _begin(self) -> None:
        self.list.setCurrentRow(-1)
        self._show(None)
        self.name_km.setFocus()

    def _put_away(self) -> None:
        meetings, theme = self.bench.centre.meetings, self._themes.get(self._theme or 0)
        if theme is None:
            return
        command = meetings.bring_back_theme if theme.archived else meetings.archive_theme
        self.bench.do(self, lambda: command(theme.id), lambda _value: self._ask(), self.refuse)

    def _save(self) -> None:
        self.form.clear_errors()
        meetings, theme = self.bench.centre.meetings, self._theme
        draft = ThemeDraft(self.name_km.text(), self.name_en.text(), self.name_fr.text())
        if theme is None:
            self.bench.do(self, lambda: meetings.add_theme(draft), self._added, self.refuse)
        else:
            self.bench.do(self, lambda: meetings.change_theme(theme, draft), lambda _value: self._ask(), self.refuse)

    def _added(self, theme: int) -> None:
        self._theme = theme
        self._ask()
