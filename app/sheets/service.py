"""Printed sheets: what they show, their codes, and the options that are kept; rosters and pick-up lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.attendance.comers import person_of_code
from app.attendance.sessions import group_label
from app.errors import FieldError, NotFound, UserError
from app.meetings.reaching import matrix
from app.meetings.values import MatrixFilter
from app.settings.storing import store, stored
from app.sheets import meeting_papers, reading
from app.sheets.code import new_code, typed_code
from app.sheets.geometry import SheetLayout
from app.sheets.layout import sheet_layout
from app.sheets.meeting_papers import Invitations, MatrixPaper
from app.sheets.sharing import Part, shared_layouts
from app.sheets.sign_in import SIGN_IN, SignInOptions, SignInSheet
from app.sheets.stored import plain, sheet_bytes, sheet_from, sign_in_from, valued
from app.sheets.values import (
    Cards,
    FilledSheet,
    PickupList,
    Roster,
    Sheet,
    SheetKind,
    SheetLine,
    SheetProfile,
    SheetRequest,
)
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models import sheets as tables

_PROFILES = "sheet_profiles"
_MOST_DAYS = 31
_WHOLE_PAGE = 100  # more blank rows than a page has


class SheetsService(Service):
    """Attendance sheets and the lists of a group."""

    @query(Right.PRINT)
    def proposed(self, request: SheetRequest) -> Sheet:
        """A new sheet with a code of its own, to be looked at; `issue` keeps it when it is printed.

        Raises UserError when the group does not meet on these days or they are too many, NotFound without the group.
        """
        request = _with_room(request)
        part = _part(request)
        layout = sheet_layout(part.people, part.days, request.options)
        return self._sheet(request, part, layout, new_code(_is_taken))

    @query(Right.PRINT)
    def proposed_together(self, requests: tuple[SheetRequest, ...]) -> tuple[Sheet, ...]:
        """New sheets of several groups with the same options, small ones sharing pages; sheets of a page follow
        each other and are to be drawn and issued together.

        Groups that do not meet on these days are left out; raises UserError when none is left.
        """
        parts = _parts(requests)
        layouts = shared_layouts([part for _, part in parts], requests[0].options)
        pairs = iter(parts)
        return tuple(sheet for page in layouts for sheet in self._page_of(page, pairs))

    def _page_of(self, layouts: list[SheetLayout], pairs: Iterator[tuple[SheetRequest, Part]]) -> list[Sheet]:
        codes = [new_code(_is_taken) for _ in layouts]
        together = tuple(codes) if len(codes) > 1 else ()
        sheets = zip(layouts, codes, pairs, strict=False)
        return [
            replace(self._sheet(request, part, layout, code), together=together)
            for layout, code, (request, part) in sheets
        ]

    def _sheet(self, request: SheetRequest, part: Part, layout: SheetLayout, code: str) -> Sheet:
        return Sheet(
            code=code,
            group=group_label(request.group),
            first=request.first,
            last=request.last,
            options=request.options,
            days=part.days,
            people=part.people,
            layout=layout,
            printed_at=self._desk.clock.now(),
            printed_by=self._desk.account.name,
        )

    @command(Right.PRINT, Change.SHEETS)
    def issue(self, sheet: Sheet) -> Sheet:
        """Keep a proposed sheet for good: its code, rows, days and geometry. It never changes afterwards.

        Issuing the same sheet again (printed twice) changes nothing.
        """
        self._about(f"sheet {sheet.code}", f"group {sheet.group.id} {sheet.first} {sheet.last}")
        if not _is_taken(sheet.code):
            _store(sheet)
        return sheet

    @command(Right.PRINT, Change.SHEETS)
    def issue_all(self, sheets: tuple[Sheet, ...]) -> None:
        """Keep several proposed sheets for good, all or none; those that are kept already stay as they are."""
        self._about(f"{len(sheets)} sheets", " ".join(sheet.code for sheet in sheets))
        for sheet in sheets:
            if not _is_taken(sheet.code):
                _store(sheet)

    @query(Right.PRINT)
    def proposed_sign_in(self, meeting: int, options: SignInOptions) -> SignInSheet:
        """A new sign-in sheet with a code of its own; `issue_sign_in` keeps it when it is printed. Raises NotFound."""
        now, name = self._desk.clock.now(), self._desk.account.name
        return meeting_papers.sign_in_sheet(meeting, options, new_code(_is_taken), now, name)

    @command(Right.PRINT, Change.SHEETS | Change.MEETINGS)
    def issue_sign_in(self, sheet: SignInSheet) -> SignInSheet:
        """Keep a proposed sign-in sheet for good, as `issue` does."""
        self._about(f"sheet {sheet.code}", f"meeting {sheet.meeting} {sheet.date}")
        if not _is_taken(sheet.code):
            meeting_papers.keep(sheet)
        return sheet

    @query(Right.SEE_REGISTERS)
    def sign_in_sheet(self, code: str) -> SignInSheet:
        """A printed sign-in sheet by its code, typed in any way. Raises UserError when there is none."""
        return sign_in_from(_layout(code, sign_in=True))

    @query(Right.PRINT)
    def invitations(self, meeting: int) -> Invitations:
        """The invitation slips of a meeting. Raises NotFound."""
        return meeting_papers.invitations(meeting, self._desk.clock.now(), self._desk.account.name)

    @query(Right.PRINT)
    def theme_matrix(self, wanted: MatrixFilter) -> MatrixPaper:
        """Families by themes, to be printed."""
        now, name = self._desk.clock.now(), self._desk.account.name
        return MatrixPaper(matrix(wanted, now.date()), now, name)

    @command(Right.PRINT, Change.NOTHING)
    def record_print(self, paper: str, groups: tuple[int, ...], first: dt.date, last: dt.date) -> None:
        """Leave a line in the audit book that a list or a filled register of these groups left the program."""
        named = ", ".join(f"group {group}" for group in groups)
        self._about(paper, f"{named} {first} {last}")

    @query(Right.PRINT)
    def filled(self, request: SheetRequest) -> FilledSheet:
        """What was stored for a group on these days, to be printed with totals. Raises as `proposed` does."""
        _check_days(request)
        days, register = reading.register_of_days(request.group, request.first, request.last)
        if not days:
            raise UserError(N_("This group does not meet on any of these days."))
        part = Part(reading.filled_people(register), days, 0)
        layout = sheet_layout(part.people, days, request.options, filled=True)
        sheet = self._sheet(request, part, layout, "")
        return FilledSheet(sheet, register)

    @query(Right.SEE_REGISTERS)
    def sheet(self, code: str) -> Sheet:
        """A printed sheet by its code, typed in any way. Raises UserError when there is none."""
        return sheet_from(_layout(code, sign_in=False))

    @query(Right.SEE_REGISTERS)
    def sheets(self, group: int | None = None) -> tuple[SheetLine, ...]:
        """The printed attendance sheets of a group, or of all, the newest first."""
        row = tables.Sheet
        rows: Any = row.select(
            row.code, row.group, row.kind, row.first, row.last, row.printed_at, row.printed_by
        ).order_by(row.id.desc())
        rows = rows.where(row.kind != SIGN_IN)
        if group is not None:
            rows = rows.where(row.group == group)
        return tuple(SheetLine(code, of, SheetKind(kind), *rest) for code, of, kind, *rest in rows.tuples())

    @query(Right.PRINT)
    def photos(self, sheet: Sheet) -> Mapping[int, bytes]:
        """The small photos (JPEG) of the people on a sheet, by their ids."""
        return reading.thumbs(person.id for person in sheet.people)

    @query(Right.PRINT)
    def roster(self, group: int, date: dt.date) -> Roster:
        """Who belongs to a group on a day. Raises NotFound."""
        now, name = self._desk.clock.now(), self._desk.account.name
        return Roster(group_label(group), date, reading.roster_people(group, date), now, name)

    @query(Right.PRINT)
    def cards(self, group: int, date: dt.date) -> Cards:
        """The cards of everybody who belongs to a group on a day. Raises NotFound."""
        group_label(group)
        return reading.cards_of(reading.members_on(group, date))

    @query(Right.PRINT)
    def cards_of(self, codes: tuple[str, ...]) -> Cards:
        """The cards of some people, by their codes. Raises FieldError for a code that nobody has."""
        return reading.cards_of(person_of_code(code) for code in codes)

    @query(Right.PRINT)
    def pickup_list(self, group: int, date: dt.date) -> PickupList:
        """Who may and must not collect the children of a group, and their health notes. Raises NotFound."""
        now, name = self._desk.clock.now(), self._desk.account.name
        return PickupList(group_label(group), date, reading.pickup_people(group, date), now, name)

    @query(Right.PRINT)
    def profiles(self) -> tuple[SheetProfile, ...]:
        """The kept options, the one used last first."""
        return tuple(valued(SheetProfile, kept) for kept in stored(_PROFILES, []))

    @command(Right.PRINT, Change.SETTINGS)
    def keep_profile(self, profile: SheetProfile) -> SheetProfile:
        """Keep options under a name, in place of others of that name. Raises FieldError without a name."""
        kept = SheetProfile(_profile_name(profile.name), profile.options)
        others = [other for other in stored(_PROFILES, []) if other["name"] != kept.name]
        store(_PROFILES, [plain(kept), *others])
        self._about(f"profile {kept.name}")
        return kept

    @command(Right.PRINT, Change.SETTINGS)
    def rename_profile(self, before: str, name: str) -> SheetProfile:
        """Call kept options otherwise. Raises NotFound, and FieldError without a name or with that of others."""
        profiles = [valued(SheetProfile, kept) for kept in stored(_PROFILES, [])]
        at = next((at for at, profile in enumerate(profiles) if profile.name == before), None)
        if at is None:
            raise NotFound
        renamed = profiles[at] = SheetProfile(_profile_name(name), profiles[at].options)
        if [profile.name for profile in profiles].count(renamed.name) > 1:
            raise FieldError("name", N_("Other options have this name already."))
        store(_PROFILES, [plain(profile) for profile in profiles])
        self._about(f"profile {renamed.name}")
        return renamed

    @command(Right.PRINT, Change.SETTINGS)
    def drop_profile(self, name: str) -> None:
        """Forget the options kept under a name. Raises NotFound."""
        profiles = stored(_PROFILES, [])
        left = [profile for profile in profiles if profile["name"] != name]
        if len(left) == len(profiles):
            raise NotFound
        store(_PROFILES, left)
        self._about(f"profile {name}")


def _profile_name(typed: str) -> str:
    name = clean(typed, 60)
    if not name:
        raise FieldError("name", N_("Give these options a name."))
    return name


def _check_days(request: SheetRequest) -> None:
    if not 0 <= (request.last - request.first).days < _MOST_DAYS:
        raise UserError(N_("A sheet is for at least one day and at most one month."))


def _part(request: SheetRequest) -> Part:
    """The days and people of one group."""
    _check_days(request)
    days = reading.sheet_days(request.group, request.first, request.last)
    people = reading.sheet_people(request.group, request.first, request.last, days)
    return Part(people, days, request.options.blank_rows)


def _with_room(request: SheetRequest) -> SheetRequest:
    """Of a drop-in group nobody is expected: names are written on numbered rows, a page full unless said otherwise."""
    if not group_label(request.group).drop_in:
        return request
    return replace(request, options=replace(request.options, blank_rows=request.options.drop_in_rows or _WHOLE_PAGE))


def _parts(requests: tuple[SheetRequest, ...]) -> list[tuple[SheetRequest, Part]]:
    """The groups that meet on the days asked for; raises what kept out the last when none does."""
    parts = []
    refusal: UserError = NotFound()
    for request in map(_with_room, requests):
        try:
            parts.append((request, _part(request)))
        except UserError as error:
            refusal = error
    if not parts:
        raise refusal
    return parts


def _is_taken(code: str) -> bool:
    return bool(tables.Sheet.select().where(tables.Sheet.code == code).exists())


def _layout(code: str, *, sign_in: bool) -> bytes:
    """What was stored under a code. Raises UserError when there is no such sheet of this kind."""
    row = tables.Sheet.get_or_none(tables.Sheet.code == typed_code(code))
    if row is None or (row.kind == SIGN_IN) is not sign_in:
        raise UserError(N_("There is no sheet with the code {code}."), code=code.strip())
    return bytes(row.layout)


def _store(sheet: Sheet) -> None:
    row = tables.Sheet.create(
        code=sheet.code,
        group=sheet.group.id,
        kind=sheet.options.kind,
        first=sheet.first,
        last=sheet.last,
        layout=sheet_bytes(sheet),
        printed_at=sheet.printed_at,
        printed_by=sheet.printed_by,
    )
    people = [spot for page in sheet.layout.pages for spot in page.rows if spot.person is not None]
    numbers = {spot.number: spot.person for spot in people}
    rows = [{"sheet": row.id, "number": number, "person": person} for number, person in numbers.items()]
    if rows:
        tables.SheetRow.insert_many(rows).execute()
