"""What the page Families does with the family shown, beside changing the record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.families.guardians import Guardian, GuardianDraft
from app.language import N_
from app.people.values import PersonLabel
from ui.families.guardian_dialog import GuardianDialog, Home
from ui.families.picking import person_finder
from ui.kit.pick import PickDialog
from ui.kit.undo import UndoStrip
from ui.people.dialogs import ReasonDialog
from ui.people.wording import khmer_first

if TYPE_CHECKING:
    from ui.families.page import FamiliesPage


class Deeds:
    """Opens the dialogs of the page and offers to undo what was done."""

    def __init__(self, page: FamiliesPage, strip: UndoStrip) -> None:
        self._page, self._strip = page, strip

    def add_member(self) -> None:
        """Choose somebody to belong to the family."""
        card, page = self._page.card, self._page
        if card is None:
            return
        families, family = page.bench.centre.families, card.id

        def join(person: int) -> None:
            page.do(lambda: families.join(family, person), lambda before: self._moved(person, before))

        title, words = self._words(N_("Add a member")), self._words(N_("Add"))
        find = person_finder(page.bench.centre.people, page.bench.clock.today(), page.language)
        PickDialog(page.bench, page, title, words, find, join).open()

    def take_out(self, member: PersonLabel) -> None:
        """Take a member out of the family."""
        page = self._page
        families, person = page.bench.centre.families, member.id
        page.do(lambda: families.leave(person), lambda before: self._moved(person, before))

    def edit_guardian(self, guardian: Guardian | None) -> None:
        """Change a guardian, or add one."""
        card, page = self._page.card, self._page
        if card is None:
            return
        home = Home(card.id, None, card.children)
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

    def archive(self) -> None:
        """Put a family without members away, with a reason."""
        card, page = self._page.card, self._page
        if card is None or card.archived_at is not None:
            return
        families, family, name = page.bench.centre.families, card.id, card.label.name(khmer_first(page.language))

        def archived(_value: None) -> None:
            words = self._words(N_("{name} was archived.")).format(name=name)
            self._strip.offer(words, lambda: families.bring_back(family))

        title = self._words(N_("Archive {name}")).format(name=name)
        explanation = self._words(N_("Only a family without members can be archived. It can be brought back."))
        ReasonDialog(
            page.bench, page, title, explanation, lambda reason: families.archive(family, reason), archived
        ).open()

    def bring_back(self) -> None:
        """Undo the archiving, whenever it was."""
        card, page = self._page.card, self._page
        if card is None or card.archived_at is None:
            return
        families, family, reason = page.bench.centre.families, card.id, card.archived_reason
        words = self._words(N_("{name} was brought back.")).format(name=card.label.name(khmer_first(page.language)))
        page.do(
            lambda: families.bring_back(family),
            lambda _value: self._strip.offer(words, lambda: families.archive(family, reason)),
        )

    def _words(self, message: str) -> str:
        return self._page.language.text(message)

    def _moved(self, person: int, before: int | None) -> None:
        families = self._page.bench.centre.families
        words = self._words(N_("The family was changed."))
        if before is None:
            self._strip.offer(words, lambda: families.leave(person))
        else:
            self._strip.offer(words, lambda: families.join(before, person))

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
