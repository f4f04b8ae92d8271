"""The papers of parent meetings: sign-in sheets, invitation slips, families by themes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language

if TYPE_CHECKING:
    from app.centre import Centre
    from app.meetings.values import MeetingLine

PAPERS = ("sign-in-sheet", "invitations", "theme-matrix")


class NoMeeting(UserError):
    """No meeting is planned on the day asked for."""

    def __init__(self, date: object) -> None:
        super().__init__(N_("No parent meeting is planned on {date}."), date=date)


class NoTheme(UserError):
    """No theme is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("There is no theme called {name}."), name=name)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that only these papers take."""
    parser.add_argument("--never", metavar="THEME", help="theme-matrix: only families this theme never reached")
    parser.add_argument("--village", metavar="NAME", default="", help="theme-matrix: only families of this village")


def pdf(centre: Centre, arguments: argparse.Namespace, languages: tuple[Language, ...]) -> bytes:
    """The paper as PDF. Raises UserError when there is no such meeting or theme."""
    if arguments.paper == "theme-matrix":
        return _matrix(centre, arguments, languages)
    meeting = _meeting(centre, arguments)
    details = centre.settings.centre()
    if arguments.paper == "invitations":
        from reports.invitations import draw

        slips = centre.sheets.invitations(meeting.id)
        centre.sheets.record_print("invitations", (meeting.series.id,), meeting.date, meeting.date)
        return draw(slips, details, languages)
    from app.sheets.sign_in import SignInOptions
    from reports.sign_in_sheet import draw as draw_sheet

    options = SignInOptions(languages=tuple(language.code for language in languages))
    sheet = centre.sheets.proposed_sign_in(meeting.id, options)
    content = draw_sheet(sheet, details, languages)
    # A sheet that leaves the printer can come back: its code is kept before the file is there.
    centre.sheets.issue_sign_in(sheet)
    return content


def _matrix(centre: Centre, arguments: argparse.Namespace, languages: tuple[Language, ...]) -> bytes:
    from app.meetings.values import MatrixFilter
    from reports.theme_matrix import draw

    never = _theme(centre, arguments.never) if arguments.never else None
    wanted = MatrixFilter(village=arguments.village, never=never, khmer_first=languages[0].khmer_first)
    paper = centre.sheets.theme_matrix(wanted)
    today = centre.clock.today()
    centre.sheets.record_print("theme matrix", (), today, today)
    return draw(paper, centre.settings.centre(), languages)


def _meeting(centre: Centre, arguments: argparse.Namespace) -> MeetingLine:
    """The meeting of the day asked for, else the next one from today on."""
    day, today = arguments.first, centre.clock.today()
    found = [line for line in reversed(centre.meetings.meetings()) if line.held]
    fitting = [line for line in found if (line.date == day if day else line.date >= today)]
    if not fitting:
        raise NoMeeting(day or today)
    return fitting[0]


def _theme(centre: Centre, name: str) -> int:
    """The theme that is called so in any language, or begins so."""
    from app.text import search_key

    wanted = search_key(name)
    for theme in (*centre.meetings.themes(), *centre.meetings.themes(archived=True)):
        names = (theme.name_km, theme.name_en, theme.name_fr)
        if wanted and any(search_key(known).startswith(wanted) for known in names if known):
            return theme.id
    raise NoTheme(name)
