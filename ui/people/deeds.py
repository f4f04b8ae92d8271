"""What the page People does with the person shown, beside changing the record itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.errors import UserError
from app.families.guardians import Guardian
from app.language import N_
from app.people.values import EnrolmentLine, HealthNote, PersonCard, Status
from app.schools.values import PlaceDraft, Rewritten
from ui.families.guardian_dialog import Home
from ui.families.picking import family_finder
from ui.families.ties import Ties
from ui.kit.dialogs import ReasonDialog
from ui.kit.pick import PickDialog
from ui.kit.undo import UndoStrip
from ui.page import Page
from ui.people.dialogs import EndEnrolmentDialog, EnrolDialog, HealthNoteDialog
from ui.people.list import PeopleList
from ui.people.merging import MergeDialog, known_finder
from ui.people.schooling import PlaceDialog


class Deeds:
    """Opens the dialogs of the page and offers to undo what was done."""

    def __init__(
        self, page: Page, people: PeopleList, strip: UndoStrip, shown: Callable[[], PersonCard | None]
    ) -> None:
        """`people` is the list beside the card; `shown` gives the card that is in front, if any."""
        self._page, self._people, self._strip, self._shown = page, people, strip, shown
        self._ties = Ties(page, strip)

    def edit_guardian(self, guardian: Guardian | None) -> None:
        """Change a guardian, or add one."""
        card = self._shown()
        if card is None:
            return
        children = tuple(one for one in (card.label, *card.siblings) if one.role == "child")
        home = Home(card.family.id if card.family else None, card.id, children if card.family else ())
        self._ties.edit_guardian(home, guardian)

    def edit_note(self, note: HealthNote | None) -> None:
        """Change a health note, or add one."""
        card, page = self._shown(), self._page
        if card is None:
            return
        remove = (lambda: self._remove_note(note.id)) if note is not None else None
        HealthNoteDialog(page.bench, page, card.id, note, remove).open()

    def enrol(self) -> None:
        """Put the person, or everybody chosen in the list, into a group."""
        card, page, chosen = self._shown(), self._page, self._people.chosen_people()
        if card is None:
            return
        groups, today = page.bench.centre.groups, page.bench.clock.today()
        people = chosen if card.id in chosen else (card.id,)
        page.ask(
            lambda: groups.openings(people, today),
            lambda found: EnrolDialog(page.bench, page, people, found).open(),
            replaces="openings",
        )

    def end_enrolment(self, enrolment: EnrolmentLine) -> None:
        """Let the time in a group end."""
        page, groups = self._page, self._page.bench.centre.groups

        def ended(_value: object) -> None:
            words = self._words(N_("The time in the group has ended."))
            self._strip.offer(words, lambda: groups.reopen_enrolment(enrolment.id))

        EndEnrolmentDialog(page.bench, page, enrolment, ended).open()

    def join_family(self) -> None:
        """Choose the family the person belongs to."""
        card, page = self._shown(), self._page
        if card is None:
            return
        person, find = card.id, family_finder(page.bench.centre.families, page.language)
        title, words = self._words(N_("Join a family")), self._words(N_("Join"))
        PickDialog(page.bench, page, title, words, find, lambda family: self._ties.join(family, person)).open()

    def leave_family(self) -> None:
        """Take the person out of the family."""
        card = self._shown()
        if card is not None:
            self._ties.leave(card.id)

    def set_photo(self, file: Path | None) -> None:
        """Take a photo from a file, or take it away."""
        card, page = self._shown(), self._page
        if card is None:
            return
        people, person = page.bench.centre.people, card.id

        def done(before: bytes | None) -> None:
            self._people.forget_photo(person)
            words = N_("The photo was changed.") if file else N_("The photo was taken away.")
            self._strip.offer(self._words(words), lambda: people.set_photo(person, before))

        page.do(lambda: people.set_photo(person, _content(file)), done)

    def edit_school(self) -> None:
        """Ask for the school, grade and shift from a day on."""
        card, page = self._shown(), self._page
        if card is None:
            return
        schools, person = page.bench.centre.schools, card.id
        today = page.bench.clock.today()
        now = next((line.place.draft for line in card.schooling if line.place.covers(today)), PlaceDraft())

        def changed(change: Rewritten) -> None:
            self._strip.offer(self._words(N_("The school was written down.")), lambda: schools.put_back(change))

        page.ask(
            schools.schools,
            lambda found: PlaceDialog(page.bench, page, person, now, found, changed).open(),
            replaces="schools",
        )

    def merge(self) -> None:
        """Ask whom a provisional person turned out to be, show both, and make them one."""
        card, page = self._shown(), self._page
        if card is None or card.status is not Status.PROVISIONAL:
            return
        merging, person = page.bench.centre.merging, card.id
        find = known_finder(page.bench.centre, person, card.draft, page.language)
        title, words = self._words(N_("Who is this?")), self._words(N_("Compare"))

        def merged(merge: int, into: int) -> None:
            self._strip.offer(self._words(N_("Both records are one now.")), lambda: merging.undo(merge))
            page.show_record(into)

        def compare(into: int) -> None:
            page.ask(
                lambda: merging.preview(person, into),
                lambda preview: MergeDialog(page.bench, page, preview, lambda merge: merged(merge, into)).open(),
                replaces="merge",
            )

        PickDialog(page.bench, page, title, words, find, compare, offered=True).open()

    def archive(self) -> None:
        """Take the person out of lists to come, with a reason."""
        card, page = self._shown(), self._page
        if card is None or card.archived_at is not None:
            return
        people, person = page.bench.centre.people, card.id
        name = card.label.name(page.language.khmer_first)
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
        card, page = self._shown(), self._page
        if card is None or card.archived_at is None:
            return
        people, person, reason = page.bench.centre.people, card.id, card.archived_reason
        merging, merge = page.bench.centre.merging, card.merge
        if merge is not None:
            page.do(
                lambda: merging.undo(merge), lambda _value: self._strip.tell(self._words(N_("They are two again.")))
            )
            return
        words = self._words(N_("{name} was brought back.")).format(name=card.label.name(page.language.khmer_first))

        def done(_value: None) -> None:
            self._strip.offer(words, lambda: people.archive(person, reason))

        page.do(lambda: people.bring_back(person), done)

    def _words(self, message: str) -> str:
        return self._page.language.text(message)

    def _remove_note(self, note: int) -> None:
        people = self._page.bench.centre.people
        words = self._words(N_("The note was removed."))
        self._page.do(
            lambda: people.remove_health_note(note),
            lambda _value: self._strip.offer(words, lambda: people.bring_back_health_note(note)),
        )


def _content(file: Path | None) -> bytes | None:
    if file is None:
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(N_("The file {name} cannot be read."), name=file.name) from error
