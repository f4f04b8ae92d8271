"""The papers of a meeting built out of the tables. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.attendance.sessions import group_label
from app.meetings import families
from app.meetings.planning import invited_families
from app.meetings.reading import line_of
from app.meetings.values import FamilyAtHand, MeetingLine, ThemeMatrix
from app.sheets.sign_in import SIGN_IN, SignInFamily, SignInName, SignInOptions, SignInSheet, sign_in_layout
from app.sheets.stored import sheet_bytes
from models import meetings as tables
from models.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Invitations:
    """The slips of a meeting, one for each invited family."""

    line: MeetingLine
    families: tuple[FamilyAtHand, ...]
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class MatrixPaper:
    """Families by themes, to be printed."""

    matrix: ThemeMatrix
    printed_at: dt.datetime
    printed_by: str


def sign_in_sheet(meeting: int, options: SignInOptions, code: str, now: dt.datetime, by: str) -> SignInSheet:
    """A new sheet of a meeting with the families that are invited. Raises NotFound."""
    line = line_of(meeting)
    invited = tuple(_family(one) for one in families.at_hand(invited_families(meeting)))
    layout = sign_in_layout(tuple(one.id for one in invited), line.date, line.session.slot, options)
    return SignInSheet(
        code,
        group_label(line.series.id),
        meeting,
        line.session.slot,
        line.date,
        line.starts,
        line.ends,
        line.place,
        line.facilitator,
        line.themes,
        options,
        invited,
        layout,
        now,
        by,
    )


def invitations(meeting: int, now: dt.datetime, by: str) -> Invitations:
    """The slips of a meeting. Raises NotFound."""
    line = line_of(meeting)
    return Invitations(line, tuple(families.at_hand(invited_families(meeting))), now, by)


def keep(sheet: SignInSheet) -> None:
    """Store a sheet: which family stands in which row, and whose sheet it is."""
    row = Sheet.create(
        code=sheet.code,
        group=sheet.group.id,
        kind=SIGN_IN,
        first=sheet.date,
        last=sheet.date,
        layout=sheet_bytes(sheet),
        printed_at=sheet.printed_at,
        printed_by=sheet.printed_by,
    )
    tables.MeetingSheet.create(sheet=row.id, meeting=sheet.meeting)
    spots = [spot for page in sheet.layout.pages for spot in page.rows if spot.family is not None]
    rows = [{"sheet": row.id, "number": spot.number, "family": spot.family} for spot in spots]
    if rows:
        tables.SheetFamily.insert_many(rows).execute()


def _family(family: FamilyAtHand) -> SignInFamily:
    return SignInFamily(
        family.id,
        family.label.code,
        tuple(SignInName(one.name_km, one.name_latin, one.who.value) for one in family.adults),
        tuple(SignInName(*names) for names in family.children),
    )
