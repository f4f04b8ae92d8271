"""The Settings page: the centre, what Today speaks up about, and how the window looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.errors import UserError
from app.language import N_
from app.rights import Right
from app.settings.values import Appearance, CentreDetails, Safety, Thresholds
from ui import theme
from ui.backups.card import SafetyCard
from ui.kit.cards import Card
from ui.kit.dialogs import scrolled
from ui.kit.words import heading
from ui.page import Page
from ui.settings.appearance import AppearanceForm
from ui.settings.centre_form import CentreForm
from ui.settings.safety_form import SafetyForm
from ui.settings.thresholds_form import ThresholdsForm
from ui.theme import SPACE
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.settings.service import SettingsService


@dataclass(frozen=True, slots=True)
class _Settings:
    centre: CentreDetails
    thresholds: Thresholds
    appearance: Appearance
    safety: Safety


class SettingsPage(Page):
    """Three cards. What is typed is saved with Save; the looks change at once."""

    depends = Change.SETTINGS | Change.BACKUPS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._shown: _Settings | None = None
        self.centre = CentreForm(bench.tongue)
        self.backups = SafetyCard(bench)
        self.backups.restore_requested.connect(bench.restore_requested)
        self.thresholds = ThresholdsForm(bench.tongue)
        self.appearance = AppearanceForm(bench.tongue)
        self.appearance.changed.connect(self._wear)
        self.save_action = self.add(N_("Save"), self.save, "Ctrl+S", "check", right=Right.EDIT_SETTINGS)
        self.audit_action = self.way("audit", "book-open", N_("Audit book"), "Ctrl+Shift+B")
        self.accounts_action = self.way("accounts", "identification-badge", N_("People who sign in"), "Ctrl+Shift+U")
        self.password_action = self.add(
            N_("Change my password"), self.change_password, "Ctrl+Shift+W", "key", right=Right.CHANGE_OWN_PASSWORD
        )
        self.safety = SafetyForm(bench.tongue, self.password_action)
        self._lay_out()
        for form in (self.centre, self.thresholds):
            form.setEnabled(bench.centre.may(Right.EDIT_SETTINGS))
        self.safety.allow(bench.centre.may(Right.EDIT_SETTINGS))

    @override
    def title(self) -> str:
        return self.language.text(N_("Settings"))

    @override
    def primary_action(self) -> QAction | None:
        return self.save_action

    @override
    def top_actions(self) -> list[QAction]:
        ways = ((self.accounts_action, Right.MANAGE_ACCOUNTS), (self.audit_action, Right.READ_AUDIT))
        return [way for way, right in ways if self.bench.centre.may(right)]

    @override
    def first_focus(self) -> QWidget | None:
        return self.centre.name_km

    @override
    def reload(self) -> None:
        settings = self.bench.centre.settings
        self.ask(lambda: _read(settings), self._show)
        self.backups.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bench.form_opened.emit(self, "settings")

    def save(self) -> None:
        """Save what is different from what is stored."""
        if self._shown is None:
            return
        settings = self.bench.centre.settings
        details, thresholds, safety = self.centre.details(), self.thresholds.thresholds(), self.safety.safety()
        for each in (self.centre, self.thresholds, self.safety):
            each.form.clear_errors()
        if details != self._shown.centre:
            self.do(lambda: settings.change_centre(details), None, self._refused(self.centre.place_error))
        if thresholds != self._shown.thresholds:
            self.do(
                lambda: settings.change_thresholds(thresholds),
                None,
                self._refused(self.thresholds.place_error),
            )
        if safety != self._shown.safety:
            self.do(lambda: settings.change_safety(safety), None, self._refused(self.safety.place_error))

    def change_password(self) -> None:
        """Ask for another password of who is signed in."""
        from ui.accounts.dialogs import OwnPasswordDialog  # loaded when somebody wants it

        OwnPasswordDialog(self.bench, self).open()

    def _refused(self, place: Callable[[UserError], bool]) -> Callable[[UserError], None]:
        def show(error: UserError) -> None:
            if not place(error):
                self.bench.refused.emit(error)

        return show

    def _show(self, stored: _Settings) -> None:
        # What somebody is typing stays when only the language has changed or another card was saved.
        if self._shown is None or self._shown.centre != stored.centre:
            self.centre.show_details(stored.centre)
        if self._shown is None or self._shown.thresholds != stored.thresholds:
            self.thresholds.show_thresholds(stored.thresholds)
        if self._shown is None or self._shown.safety != stored.safety:
            self.safety.show_safety(stored.safety)
        self.appearance.show_appearance(stored.appearance)
        self._shown = stored

    def _wear(self, appearance: Appearance) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.wear(app, appearance.theme, appearance.text_size)
        # Also beside the centre: the sign-in looks the same, and nothing can be read from there yet.
        everybody = self.bench.memory.of("")
        everybody.put("theme", appearance.theme)
        everybody.put("text_size", appearance.text_size)
        settings = self.bench.centre.settings
        self.do(lambda: settings.change_appearance(appearance))

    def _lay_out(self) -> None:
        inner = QWidget(self)
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        columns.setSpacing(4 * SPACE)
        columns.addLayout(
            self._column(inner, (N_("The centre"), self.centre), (N_("Backups"), self.backups)),
            3,
        )
        columns.addLayout(
            self._column(
                inner,
                (N_("When Today speaks up"), self.thresholds),
                (N_("How the window looks"), self.appearance),
                (N_("Locking and password"), self.safety),
            ),
            2,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inner, self))

    def _column(self, inner: QWidget, *forms: tuple[str, QWidget]) -> QVBoxLayout:
        """Cards one below the other, each as high as what is in it."""
        column = QVBoxLayout()
        column.setSpacing(4 * SPACE)
        for title, form in forms:
            column.addWidget(self._card(title, form, inner))
        column.addStretch()
        return column

    def _card(self, title: str, form: QWidget, inner: QWidget) -> Card:
        card = Card(parent=inner)
        words = heading()
        self.say(words.setText, title)
        card.body.addWidget(words)
        card.body.addWidget(form)
        return card


def _read(settings: SettingsService) -> _Settings:
    return _Settings(settings.centre(), settings.thresholds(), settings.appearance(), settings.safety())
