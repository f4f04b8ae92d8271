"""What the page People does with the person shown, beside changing the record itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.families.guardians import Guardian, GuardianDraft
from app.language import N_
from app.people.values import EnrolmentLine, HealthNote, PersonCard
from ui.families.guardian_dialog import GuardianDialog, Home
from ui.families.picking import family_finder
from ui.kit.pick import PickDialog
from ui.kit.undo import UndoStrip
from ui.people.dialogs import EndEnrolmentDialog, EnrolDialog, HealthNoteDialog, ReasonDialog
from ui.people.wording import khmer_first

if TYPE_CHECKING:
    from ui.people.page import PeoplePage


class Deeds:
    """Opens the dialogs of the page and offers to undo what was done."""

    def __init__(self, page: PeoplePage, strip: UndoStrip) -> None:
        self._page, self._strip = page, strip

    def edit_guardian(self, guardian: Guardian | None) -> None:
        """Change a guardian, or add one."""
        card, page = self._card, self._page
        if card is None:
            return
        children = tuple(one for one in (card.label, *card.siblings) if one.role == "child")
        home = Home(card.family.id if card.family else None, card.id, children if card.family else ())
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

    def edit_note(self, note: HealthNote | None) -> None:
        """Change a health note, or add one."""
        card, page = self._card, self._page
        if card is None:
            return
        remove = (lambda: self._remove_note(note.id)) if note is not None else None
        HealthNoteDialog(page.bench, page, card.id, note, remove).open()

    def enrol(self) -> None:
        """Put the person, or everybody chosen in the list, into a group."""
        card, page = self._card, self._page
        chosen = page.list.chosen_people()
        if card is not None:
            people = chosen if card.id in chosen else (card.id,)
            EnrolDialog(page.bench, page, people, page.choices.groups).open()

    def end_enrolment(self, enrolment: EnrolmentLine) -> None:
        """Let the time in a group end."""
        page, groups = self._page, self._page.bench.centre.groups

        def ended(_value: object) -> None:
            words = self._words(N_("The time in the group has ended."))
            self._strip.offer(words, lambda: groups.reopen_enrolment(enrolment.id))

        EndEnrolmentDialog(page.bench, page, enrolment, ended).open()

    def join_family(self) -> None:
        """Choose the family the person belongs to."""
        card, page = self._card, self._page
        if card is None:
            return
        families, person = page.bench.centre.families, card.id

        def join(family: int) -> None:
            page.do(lambda: families.join(family, person), lambda before: self._joined(person, before))

        title, words = self._words(N_("Join a family")), self._words(N_("Join"))
        PickDialog(page.bench, page, title, words, family_finder(families, page.language), join).open()

    def leave_family(self) -> None:
        """Take the person out of the family."""
        card, page = self._card, self._page
        if card is not None:
            families, person = page.bench.centre.families, card.id
            page.do(lambda: families.leave(person), lambda before: self._joined(person, before))

    def set_photo(self, file: Path | None) -> None:
        """Take a photo from a file, or take it away."""
        card, page = self._card, self._page
        if card is None:
            return
        people, person = page.bench.centre.people, card.id

        def done(before: bytes | None) -> None:
            page.forget_photo(person)
            words = N_("The photo was changed.") if file else N_("The photo was taken away.")
            self._strip.offer(self._words(words), lambda: people.set_photo(person, before))

        page.do(lambda: people.set_photo(person, _content(file)), done)

    def archive(self) -> None:
        """Take the person out of lists to come, with a reason."""
        card, page = self._card, self._page
        if card is None or card.archived_at is not None:
            return
        people, person = page.bench.centre.people, card.id
        name = card.label.name(khmer_first(page.language))
        explanation = self._words(
            N_("The record and all marks are kept and can be brought back. Open enrolments end today.")
        )

        def archived(_value: None) -> None:
            words = self._words(N_("{name} was archived.")).format(name=name)
            self._strip.offer(words, lambda: people.bring_back(person))

        title = self._words(N_("Archive {name}")).format(name=name)
        ReasonDialog(
            page.bench, page, title, explanation, lambda reason: people.archive(person, reason), archived
        ).open()

    def bring_back(self) -> None:
        """Undo the archiving, whenever it was."""
        card, page = self._card, self._page
        if card is None or card.archived_at is None:
            return
        people, person, reason = page.bench.centre.people, card.id, card.archived_reason
        words = self._words(N_("{name} was brought back.")).format(name=card.label.name(khmer_first(page.language)))

        def done(_value: None) -> None:
            self._strip.offer(words, lambda: people.archive(person, reason))

        page.do(lambda: people.bring_back(person), done)

    @property
    def _card(self) -> PersonCard | None:
        return self._page.pane.card

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
        self._strip.offer(
            self._words(N_("The guardian was changed.")), lambda: families.change_guardian(guardian, before)
        )

    def _remove_note(self, note: int) -> None:
        people = self._page.bench.centre.people
        words = self._words(N_("The note was removed."))
        self._page.do(
            lambda: people.remove_health_note(note),
            lambda _value: self._strip.offer(words, lambda: people.bring_back_health_note(note)),
        )

    def _joined(self, person: int, before: int | None) -> None:
        families = self._page.bench.centre.families
        words = self._words(N_("The family was changed."))
        if before is None:
            self._strip.offer(words, lambda: families.leave(person))
        else:
            self._strip.offer(words, lambda: families.join(before, person))


def _content(file: Path | None) -> bytes | None:
    if file is None:
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(N_("The file {name} cannot be read."), name=file.name) from error
