"""What the page Meetings does with the meeting shown: commands, and the dialogs before them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.changes import Done
from app.language import N_
from app.meetings.values import MeetingDetails, Theme
from ui.kit.dialogs import ask_first
from ui.kit.files import FileDialog
from ui.kit.undo import UndoStrip
from ui.meetings import papers, wording
from ui.meetings.dialogs import MinutesDialog, NotHeldDialog, PictureDialog, PlanDialog, ThemesDialog
from ui.meetings.inviting import InviteDialog
from ui.page import Page


class Deeds:
    """Opens the dialogs of the page and offers to undo what was done."""

    def __init__(self, page: Page, strip: UndoStrip, shown: Callable[[], MeetingDetails | None]) -> None:
        """`shown` gives the meeting that is in front, if any."""
        self._page, self._strip, self._shown = page, strip, shown

    def plan(self, made: Callable[[int], object]) -> None:
        """Plan a new meeting."""
        page, meetings = self._page, self._page.bench.centre.meetings
        page.ask(meetings.themes, lambda themes: PlanDialog(page.bench, page, themes, None, made).open())

    def change(self) -> None:
        """Plan the meeting otherwise."""
        page, details, meetings = self._page, self._shown(), self._page.bench.centre.meetings
        if details is None:
            return

        def show(themes: tuple[Theme, ...]) -> None:
            PlanDialog(page.bench, page, themes, details).open()

        page.ask(meetings.themes, show)

    def invite(self) -> None:
        """Choose the invited families."""
        details = self._shown()
        if details is not None:
            InviteDialog(self._page.bench, self._page, details.line).open()

    def minutes(self) -> None:
        """Write down what was said and agreed."""
        details = self._shown()
        if details is not None:
            MinutesDialog(self._page.bench, self._page, details).open()

    def hold(self) -> None:
        """Say that the meeting was not held, or that it was after all."""
        page, details = self._page, self._shown()
        if details is None:
            return
        if details.line.held:
            NotHeldDialog(page.bench, page, details).open()
            return
        meetings, meeting = page.bench.centre.meetings, details.line.id
        title = self._words(N_("Held after all?"))
        ask_first(
            page,
            page.language,
            title,
            f"{page.language.long_date(details.line.date)}: {details.line.reason}",
            self._words(N_("Held after all")),
            lambda: page.do(lambda: meetings.hold_after_all(meeting)),
        )

    def cancel(self) -> None:
        """Take the meeting out of the plan, after asking."""
        page, details = self._page, self._shown()
        if details is None:
            return
        meetings, line = page.bench.centre.meetings, details.line
        words = f"{page.language.long_date(line.date)}: {wording.title(line, page.language)}"
        title, confirm = self._words(N_("Take this meeting out of the plan?")), self._words(N_("Take out"))
        ask_first(
            page,
            page.language,
            title,
            words,
            confirm,
            lambda: page.do(lambda: meetings.cancel(line.id)),
            danger=True,
        )

    def print_sheet(self) -> None:
        """Print the sign-in sheet."""
        details = self._shown()
        if details is not None:
            papers.print_sign_in_sheet(self._page, details.line)

    def print_slips(self) -> None:
        """Print the invitation slips."""
        details = self._shown()
        if details is not None:
            papers.print_invitations(self._page, details.line)

    def themes(self) -> None:
        """Open the catalogue of themes."""
        ThemesDialog(self._page.bench, self._page).open()

    def add_picture(self) -> None:
        """Ask for photos of the signed sheet."""
        details = self._shown()
        if details is None:
            return
        words = self._words(N_("Add a photo of the signed sheet"))
        dialog = FileDialog(self._page, self._page.language, words, "JPEG, PNG (*.jpg *.jpeg *.png *.webp)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        meeting = details.line.id
        dialog.filesSelected.connect(lambda files: self.keep_pictures(meeting, [Path(file) for file in files]))
        dialog.open()

    def keep_pictures(self, meeting: int, files: list[Path]) -> None:
        """Keep these photos, one after the other."""
        meetings = self._page.bench.centre.meetings

        def kept(_picture: int) -> None:
            self._strip.tell(self._words(N_("The photo is kept, encrypted, without place and camera.")))

        def keep(file: Path) -> Done[int]:
            return meetings.add_picture(meeting, file.read_bytes())

        for file in files:
            self._page.do(partial(keep, file), kept)

    def show_picture(self, picture: int, *, may_remove: bool) -> None:
        """Show a photo large."""
        page, details, meetings = self._page, self._shown(), self._page.bench.centre.meetings
        if details is None:
            return
        meeting = details.line.id

        def removed(content: bytes) -> None:
            words = self._words(N_("The photo was taken away."))
            self._strip.offer(words, lambda: meetings.add_picture(meeting, content))

        def remove() -> None:
            page.do(lambda: meetings.remove_picture(picture), removed)

        def show(content: bytes) -> None:
            PictureDialog(page.bench, page, content, remove if may_remove else None).open()

        page.ask(lambda: meetings.picture(picture), show)

    def _words(self, message: str) -> str:
        return self._page.language.text(message)
