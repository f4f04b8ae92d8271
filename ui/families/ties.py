"""What ties people to a family, for the cards of both: its guardians, and who belongs to it."""

from __future__ import annotations

from app.families.guardians import Guardian, GuardianDraft
from app.language import N_
from ui.families.guardian_dialog import GuardianDialog, Home
from ui.kit.undo import UndoStrip
from ui.page import Page


class Ties:
    """Carries out what was asked for on a page and offers to undo it."""

    def __init__(self, page: Page, strip: UndoStrip) -> None:
        self._page, self._strip = page, strip

    def edit_guardian(self, home: Home, guardian: Guardian | None) -> None:
        """Change a guardian, or add one."""
        page = self._page
        if guardian is None:
            GuardianDialog(page.bench, page, home).open()
            return
        GuardianDialog(
            page.bench,
            page,
            home,
            guardian,
            lambda: self._remove_guardian(guardian.id),
            lambda before: self._guardian_changed(guardian.id, before),
        ).open()

    def join(self, family: int, person: int) -> None:
        """Make somebody a member of a family."""
        families = self._page.bench.centre.families
        self._page.do(lambda: families.join(family, person), lambda before: self._moved(person, before))

    def leave(self, person: int) -> None:
        """Take somebody out of their family."""
        families = self._page.bench.centre.families
        self._page.do(lambda: families.leave(person), lambda before: self._moved(person, before))

    def _words(self, message: str) -> str:
        return self._page.language.text(message)

    def _remove_guardian(self, guardian: int) -> None:
        families = self._page.bench.centre.families
        words = self._words(N_("The guardian was removed."))
        self._page.do(
            lambda: families.remove_guardian(guardian),
            lambda _value: self._strip.offer(words, lambda: families.bring_back_guardian(guardian)),
        )

    def _guardian_changed(self, guardian: int, before: GuardianDraft) -> None:
        families = self._page.bench.centre.families
        words = self._words(N_("The guardian was changed."))
        self._strip.offer(words, lambda: families.change_guardian(guardian, before))

    def _moved(self, person: int, before: int | None) -> None:
        families = self._page.bench.centre.families
        words = self._words(N_("The family was changed."))
        if before is None:
            self._strip.offer(words, lambda: families.leave(person))
        else:
            self._strip.offer(words, lambda: families.join(before, person))
