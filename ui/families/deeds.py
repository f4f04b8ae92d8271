"""What the page Families does with the family shown, beside changing the record itself."""

from __future__ import annotations

from collections.abc import Callable

from app.families.guardians import Guardian
from app.families.values import FamilyCard
from app.language import N_
from app.people.values import PersonLabel
from ui.families.guardian_dialog import Home
from ui.families.picking import person_finder
from ui.families.ties import Ties
from ui.kit.dialogs import ReasonDialog
from ui.kit.pick import PickDialog
from ui.kit.undo import UndoStrip
from ui.page import Page


class Deeds:
    """Opens the dialogs of the page and offers to undo what was done."""

    def __init__(self, page: Page, strip: UndoStrip, shown: Callable[[], FamilyCard | None]) -> None:
        """`shown` gives the card that is in front, if any."""
        self._page, self._strip, self._shown = page, strip, shown
        self._ties = Ties(page, strip)

    def add_member(self) -> None:
        """Choose somebody to belong to the family."""
        card, page = self._shown(), self._page
        if card is None:
            return
        family, title, words = card.id, self._words(N_("Add a member")), self._words(N_("Add"))
        find = person_finder(page.bench.centre.people, page.bench.clock.today(), page.language)
        PickDialog(page.bench, page, title, words, find, lambda person: self._ties.join(family, person)).open()

    def take_out(self, member: PersonLabel) -> None:
        """Take a member out of the family."""
        self._ties.leave(member.id)

    def edit_guardian(self, guardian: Guardian | None) -> None:
        """Change a guardian, or add one."""
        card = self._shown()
        if card is not None:
            self._ties.edit_guardian(Home(card.id, None, card.children), guardian)

    def archive(self) -> None:
        """Put a family without members away, with a reason."""
        card, page = self._shown(), self._page
        if card is None or card.archived_at is not None:
            return
        families, family, name = page.bench.centre.families, card.id, card.label.name(page.language.khmer_first)

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
        card, page = self._shown(), self._page
        if card is None or card.archived_at is None:
            return
        families, family, reason = page.bench.centre.families, card.id, card.archived_reason
        words = self._words(N_("{name} was brought back.")).format(name=card.label.name(page.language.khmer_first))
        page.do(
            lambda: families.bring_back(family),
            lambda _value: self._strip.offer(words, lambda: families.archive(family, reason)),
        )

    def _words(self, message: str) -> str:
        return self._page.language.text(message)
