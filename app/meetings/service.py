"""Parent meetings: planned, invited to, signed in, written down, and whom they reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.attendance import closing, marks
from app.attendance.values import Marked, MarkRequest
from app.errors import UserError
from app.meetings import families, inviting, planning, reaching, reading, signing_in
from app.meetings.rules import invited, tidy_minutes
from app.meetings.values import (
    Entry,
    FamilyAtHand,
    FamilyCandidate,
    FamilyMeeting,
    InvitationChoice,
    MatrixFilter,
    MeetingDetails,
    MeetingDraft,
    MeetingLine,
    Preview,
    SignIn,
    Theme,
    ThemeDraft,
    ThemeMatrix,
)
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models import meetings as tables

_PLAN = Change.MEETINGS | Change.GROUPS | Change.CALENDAR
_CAME = Change.MEETINGS | Change.MARKS
_CAME_AND_PEOPLE = _CAME | Change.PEOPLE | Change.FAMILIES


class MeetingService(Service):
    """Parent meetings and their themes."""

    @query(Right.SEE_GROUPS)
    def themes(self, archived: bool = False) -> tuple[Theme, ...]:
        """The themes in use, or with `archived` the archived ones instead."""
        return reading.themes(archived)

    @query(Right.SEE_REGISTERS)
    def between(self, first: dt.date, last: dt.date) -> tuple[MeetingLine, ...]:
        """The meetings between two dates, both inclusive, in order of date and hour."""
        return reading.between(first, last)

    @query(Right.SEE_REGISTERS)
    def meetings(self) -> tuple[MeetingLine, ...]:
        """All meetings there are, the newest first."""
        return tuple(reversed(reading.lines()))

    @query(Right.SEE_REGISTERS)
    def meeting(self, meeting: int) -> MeetingDetails:
        """Everything about one meeting. Raises NotFound."""
        return reading.details_of(meeting)

    @query(Right.SEE_PEOPLE)
    def preview(self, choice: InvitationChoice, day: dt.date) -> Preview:
        """Whom a choice would invite to a meeting of that day."""
        return inviting.preview(choice, day)

    @query(Right.SEE_PEOPLE)
    def invited(self, meeting: int) -> tuple[FamilyAtHand, ...]:
        """The families invited to a meeting. Raises NotFound."""
        reading.existing_meeting(meeting)
        return tuple(families.at_hand(planning.invited_families(meeting)))

    @query(Right.SEE_PEOPLE)
    def sign_in(self, meeting: int, sheet: str = "") -> SignIn:
        """Who came to a meeting, in the row order of a printed sheet where there is one. Raises NotFound."""
        return signing_in.sign_in(meeting, sheet)

    @query(Right.SEE_PEOPLE)
    def candidates(self, meeting: int, text: str) -> tuple[FamilyCandidate, ...]:
        """At most a dozen families whose names hold `text`, in either script, and of whom nobody is entered."""
        return signing_in.candidates(meeting, text)

    @query(Right.SEE_PEOPLE)
    def matrix(self, wanted: MatrixFilter) -> ThemeMatrix:
        """Families by themes: how often each was reached, and when last."""
        return reaching.matrix(wanted, self._desk.clock.today())

    @query(Right.SEE_PEOPLE)
    def of_family(self, family: int) -> tuple[FamilyMeeting, ...]:
        """The meetings a family was invited or came to, the newest first. Raises NotFound."""
        return reaching.of_family(family)

    @query(Right.SEE_PEOPLE)
    def of_person(self, person: int) -> tuple[FamilyMeeting, ...]:
        """The meetings somebody came to, the newest first."""
        return reaching.of_person(person)

    @query(Right.SEE_PEOPLE)
    def picture(self, picture: int) -> bytes:
        """A photo of the signed sheet, as JPEG. Raises NotFound."""
        return bytes(planning.existing_picture(picture).picture)

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def add_theme(self, draft: ThemeDraft) -> int:
        """Write down a theme; the value is its id. Raises FieldError."""
        theme = planning.add_theme(draft)
        self._about(f"theme {theme}", draft.name_en or draft.name_km or draft.name_fr)
        return theme

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def change_theme(self, theme: int, draft: ThemeDraft) -> None:
        """Give a theme other names. Raises NotFound, FieldError."""
        self._about(f"theme {theme}", draft.name_en or draft.name_km or draft.name_fr)
        planning.change_theme(theme, draft)

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def archive_theme(self, theme: int) -> None:
        """Offer a theme no longer; what was held on it stays. Raises NotFound."""
        self._about(f"theme {theme}", "archive")
        planning.put_theme_away(theme, self._desk.clock.now())

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def bring_back_theme(self, theme: int) -> None:
        """Offer an archived theme again. Raises NotFound."""
        self._about(f"theme {theme}", "bring back")
        planning.put_theme_away(theme, None)

    @command(Right.HOLD_MEETINGS, _PLAN)
    def plan(self, draft: MeetingDraft, choice: InvitationChoice | None = None) -> int:
        """Plan a meeting and invite whom a choice lets through; the value is its id. Raises FieldError."""
        meeting = planning.plan(draft)
        if choice is not None:
            planning.invite(meeting, invited(families.facts(draft.date, reading.came()), choice))
        self._about(f"meeting {meeting}", f"plan {draft.date}")
        return meeting

    @command(Right.HOLD_MEETINGS, _PLAN)
    def change(self, meeting: int, draft: MeetingDraft) -> None:
        """Plan a meeting otherwise. Raises NotFound, FieldError; the day stays once something was entered."""
        self._about(f"meeting {meeting}", f"change {draft.date}")
        planning.change(meeting, draft)

    @command(Right.HOLD_MEETINGS, _PLAN)
    def cancel(self, meeting: int) -> None:
        """Take a meeting out of the plan. Raises UserError once something is kept for it."""
        self._about(f"meeting {meeting}", f"cancel {reading.line_of(meeting).date}")
        planning.cancel(meeting)

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def invite(self, meeting: int, invited_families: Iterable[int]) -> None:
        """Invite exactly these families. Raises NotFound."""
        wanted = frozenset(invited_families)
        self._about(f"meeting {meeting}", f"invite {len(wanted)} families")
        planning.invite(meeting, wanted)

    @command(Right.HOLD_MEETINGS, _CAME_AND_PEOPLE)
    def enter(self, meeting: int, entries: Sequence[Entry]) -> Marked:
        """Say who of these families came, all or none. An adult of whom only a guardian entry exists is written down.

        Raises UserError before the day, when the meeting was called off, or for somebody of another family.
        """
        marked = signing_in.enter(meeting, entries, self._hand())
        names = " ".join(f"{one.family}:{''.join(adult.who for adult in one.adults) or '-'}" for one in entries)
        self._about(f"meeting {meeting}", names)
        return marked

    @command(Right.HOLD_MEETINGS, _CAME_AND_PEOPLE)
    def enter_rest(self, meeting: int) -> Marked:
        """Say that the usual adult came of every invited family of whom nobody is entered; other rows stay."""
        marked = signing_in.enter_rest(meeting, self._hand())
        self._about(f"meeting {meeting}", f"{len(marked.after)} unmarked families")
        return marked

    @command(Right.HOLD_MEETINGS, _CAME_AND_PEOPLE)
    def add_family(self, meeting: int, family: int) -> Marked:
        """Say that a family came that is not on the sheet. Raises NotFound."""
        self._about(f"meeting {meeting}", f"family {family} came without being invited")
        return signing_in.add_family(meeting, family, self._hand())

    @command(Right.HOLD_MEETINGS, _CAME_AND_PEOPLE)
    def add_stranger(self, meeting: int, name: str) -> Marked:
        """Write down a family nobody knows by the name of whoever came. Raises FieldError when nothing is typed."""
        marked = signing_in.add_stranger(meeting, name, self._hand())
        self._about(f"meeting {meeting}", f"provisional person {marked.after[0].person}")
        return marked

    @command(Right.HOLD_MEETINGS, _CAME_AND_PEOPLE)
    def restore(self, meeting: int, requests: Sequence[MarkRequest]) -> Marked:
        """Let the marks of a meeting be as they were before, or again as they were after, a change.

        A family written down at the sign-in goes away with the only mark it has, and comes back with it.
        """
        key = reading.key_of(meeting)
        if any(request.session != key for request in requests):
            raise UserError(N_("These marks belong to another meeting."))
        self._about(f"meeting {meeting}", " ".join(f"{r.person}:{marks.in_short(r.mark) or '-'}" for r in requests))
        return signing_in.restore(requests, self._hand())

    @command(Right.HOLD_MEETINGS, _CAME)
    def set_paper_total(self, meeting: int, total: int | None) -> None:
        """Keep how many families were counted on paper. Raises FieldError."""
        self._about(f"meeting {meeting}", f"paper total {total}")
        closing.set_number(reading.key_of(meeting), "paper_total", total)

    @command(Right.HOLD_MEETINGS, _CAME)
    def finish(self, meeting: int) -> None:
        """Say that everything of the sheet is entered: a family without an entry did not come. Raises UserError."""
        self._about(f"meeting {meeting}", "finished")
        closing.finish(reading.key_of(meeting), self._hand())

    @command(Right.HOLD_MEETINGS, _CAME)
    def reopen(self, meeting: int) -> None:
        """Take back that everything is entered."""
        self._about(f"meeting {meeting}", "reopened")
        closing.reopen(reading.key_of(meeting))

    @command(Right.HOLD_MEETINGS, _CAME)
    def call_off(self, meeting: int, reason: str) -> None:
        """Say that a meeting was not held. Raises UserError without a reason, or when people came."""
        self._about(f"meeting {meeting}", f"not held: {closing.call_off(reading.key_of(meeting), reason)}")

    @command(Right.HOLD_MEETINGS, _CAME)
    def hold_after_all(self, meeting: int) -> None:
        """Take back that a meeting was not held."""
        self._about(f"meeting {meeting}", "held after all")
        closing.hold_after_all(reading.key_of(meeting))

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def write_minutes(self, meeting: int, text: str) -> None:
        """Keep what was said and agreed. Raises UserError when it is too long."""
        reading.existing_meeting(meeting)
        self._about(f"meeting {meeting}", "minutes")
        tables.Meeting.update(minutes=tidy_minutes(text)).where(tables.Meeting.id == meeting).execute()

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def add_picture(self, meeting: int, content: bytes) -> int:
        """Keep a photo of a page of the signed sheet; the value is its id. Raises UserError for what is no picture."""
        self._about(f"meeting {meeting}", "picture of the signed sheet")
        return planning.add_picture(meeting, content, self._desk.account.name, self._desk.clock.now())

    @command(Right.HOLD_MEETINGS, Change.MEETINGS)
    def remove_picture(self, picture: int) -> bytes:
        """Take a photo away; the value is the photo, for undo. Raises NotFound."""
        row = planning.existing_picture(picture)
        self._about(f"meeting {row.meeting_id}", "picture removed")
        row.delete_instance()
        return bytes(row.picture)

    def _hand(self) -> marks.Hand:
        return marks.Hand(self._desk.account.name, self._desk.clock.now())
