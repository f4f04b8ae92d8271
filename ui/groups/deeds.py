"""What the page Groups does to groups and their people: commands and the dialogs before them."""

from __future__ import annotations

from collections.abc import Sequence

from app.groups.values import Candidate, Enrolled, GroupDetails, GroupLine, Member
from app.language import N_
from ui.groups import wording
from ui.groups.dialogs import ExtraSessionDialog, GroupDialog, TimetableDialog
from ui.groups.member_dialogs import EndDialog, MoveDialog, PlaceDialog
from ui.kit.dialogs import Dialog, ReasonDialog
from ui.kit.undo import UndoStrip
from ui.page import Page


class Deeds:
    """Carries out what was asked for and offers to undo it. Owned by the page."""

    def __init__(self, page: Page, undo: UndoStrip) -> None:
        self._page, self._undo = page, undo

    def enrol(self, details: GroupDetails, candidate: Candidate) -> None:
        """Enrol somebody from today on; when the group is full, they wait."""
        groups, today = self._page.bench.centre.groups, self._page.bench.clock.today()
        group, name = details.line.id, wording.names(candidate, self._page.language)[0]

        def enrolled(made: Enrolled) -> None:
            words = N_("{name} is enrolled.") if made.placed else N_("The group is full: {name} waits for a place.")
            (enrolment,) = made.placed or made.waiting
            said = self._page.language.text(words).format(name=name)
            self._undo.offer(said, lambda: groups.remove_enrolment(enrolment))

        self._page.do(lambda: groups.enrol(group, (candidate.person,), today), enrolled)

    def leave(self, member: Member) -> None:
        """Ask for the last day; who only waits is taken off the list at once."""
        if member.waiting:
            self.remove(member)
            return
        self._open(EndDialog(self._page.bench, self._page, member, lambda _ended: self._left(member),
                             lambda: self.remove(member)))  # fmt: skip

    def remove(self, member: Member) -> None:
        """Undo an enrolment, or take somebody off the waiting list."""
        groups = self._page.bench.centre.groups
        self._page.do(lambda: groups.remove_enrolment(member.enrolment))

    def place(self, member: Member) -> None:
        """Ask from when on somebody who waits has a place."""
        self._open(PlaceDialog(self._page.bench, self._page, member))

    def move(self, members: Sequence[Member], groups: Sequence[GroupLine]) -> None:
        """Ask to which group, and from when on."""
        self._open(MoveDialog(self._page.bench, self._page, members, groups))

    def add(self) -> None:
        """Ask for a new group, which is then shown."""
        self._open(GroupDialog(self._page.bench, self._page, None, self._page.show_record))

    def change(self, details: GroupDetails) -> None:
        """Ask for other particulars."""
        self._open(GroupDialog(self._page.bench, self._page, details))

    def timetable(self, details: GroupDetails) -> None:
        """Ask for another week."""
        self._open(TimetableDialog(self._page.bench, self._page, details))

    def extra_session(self, details: GroupDetails) -> None:
        """Ask for one more day."""
        self._open(ExtraSessionDialog(self._page.bench, self._page, details))

    def archive(self, details: GroupDetails) -> None:
        """Ask why a group is put away."""
        text, groups = self._page.language.text, self._page.bench.centre.groups
        group, name = details.line.id, details.line.name(self._page.language)
        explanation = N_("It no longer meets from today on. Its registers and its people are kept.")
        archived = text(N_("{group} is archived.")).format(group=name)
        self._open(
            ReasonDialog(
                self._page.bench,
                self._page,
                text(N_("Archive {group}")).format(group=name),
                text(explanation),
                lambda reason: groups.archive(group, reason),
                lambda _none: self._undo.offer(archived, lambda: groups.bring_back(group)),
            )
        )

    def bring_back(self, details: GroupDetails) -> None:
        """Use an archived group again."""
        groups, group = self._page.bench.centre.groups, details.line.id
        self._page.do(lambda: groups.bring_back(group))

    def undo(self) -> None:
        """Undo the last deed."""
        job = self._undo.take()
        if job is not None:
            self._page.do(job)

    def _left(self, member: Member) -> None:
        groups, language = self._page.bench.centre.groups, self._page.language
        words = language.text(N_("{name} leaves the group.")).format(name=wording.names(member, language)[0])
        self._undo.offer(words, lambda: groups.reopen_enrolment(member.enrolment))

    @staticmethod
    def _open(dialog: Dialog) -> None:
        dialog.open()
