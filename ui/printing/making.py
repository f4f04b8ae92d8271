"""From what was chosen to a PDF: what is asked of the centre, and what is drawn of it. No widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.camps.values import CampLine, TransportList
from app.courses.values.trainees import CohortPaper
from app.errors import UserError
from app.groups.values import GroupLine
from app.language import N_, Language
from app.settings.values import CentreDetails
from app.sheets.values import Cards, FilledSheet, PickupList, Roster, Sheet, SheetOptions, SheetRequest

if TYPE_CHECKING:
    from app.centre import Centre


class PaperKind(StrEnum):
    """What can be printed here."""

    SHEET = "sheet"
    FILLED = "filled"
    ROSTER = "roster"
    PICKUP_LIST = "pickup_list"
    TRAINEES = "trainees"
    ASSESSMENT = "assessment"
    APPLICANTS = "applicants"
    CARDS = "cards"
    SIGN_OUT_LIST = "sign_out_list"
    MEDICAL_LIST = "medical_list"
    TRANSPORT_LIST = "transport_list"


PAPER_WORDS: dict[str, str] = {
    PaperKind.SHEET: N_("Attendance sheet to tick"),
    PaperKind.FILLED: N_("Attendance as recorded"),
    PaperKind.ROSTER: N_("Roster of the group"),
    PaperKind.PICKUP_LIST: N_("Pick-up and health list"),
    PaperKind.TRAINEES: N_("Trainees with their modules"),
    PaperKind.ASSESSMENT: N_("Assessment sheet"),
    PaperKind.APPLICANTS: N_("Applicants"),
    PaperKind.CARDS: N_("Cards to scan"),
    PaperKind.SIGN_OUT_LIST: N_("Sign-out list"),
    PaperKind.MEDICAL_LIST: N_("Medical list"),
    PaperKind.TRANSPORT_LIST: N_("Transport list of a camp"),
}
OF_COHORTS = (PaperKind.TRAINEES, PaperKind.ASSESSMENT, PaperKind.APPLICANTS)


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """What `Place.reference` of the page Print may be, besides a register's place: a list of a group."""

    group: int
    kind: PaperKind


@dataclass(frozen=True, slots=True)
class CampPaper:
    """A paper of all groups of a camp, on a day of it."""

    camp: int
    kind: PaperKind
    day: dt.date


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper somebody wants: of these groups, from `first` to `last` (lists are of `first`)."""

    kind: PaperKind
    groups: tuple[int, ...]
    first: dt.date
    last: dt.date
    options: SheetOptions

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the paper."""
        return tuple(Language(code) for code in self.options.languages)


@dataclass(frozen=True, slots=True)
class Material:
    """What the centre knows for a paper; nothing more is asked of it to draw."""

    wanted: Wanted
    centre: CentreDetails
    sheets: tuple[Sheet | FilledSheet, ...] = ()
    lists: tuple[Roster | PickupList | CohortPaper | TransportList, ...] = ()
    photos: dict[int, bytes] | None = None
    cards: Cards | None = None

    @property
    def to_issue(self) -> tuple[Sheet, ...]:
        """The sheets whose codes must be kept before they leave the printer."""
        return tuple(sheet for sheet in self.sheets if isinstance(sheet, Sheet))


def camp_code(camp: int) -> str:
    """How a choice says that all groups of a camp are meant."""
    return f"camp {camp}"


def groups_in(groups: Sequence[GroupLine], chosen: str, camps: Sequence[CampLine] = ()) -> tuple[int, ...]:
    """The groups that a choice stands for: "" is all of them, a programme its groups, a number one group.

    `camp_code` stands for those of a camp.
    """
    if chosen.isdecimal():
        return (int(chosen),)
    for camp in camps:
        if chosen == camp_code(camp.id):
            return camp.groups
    return tuple(group.id for group in groups if chosen in ("", group.programme.value))


def groups_offered(centre: Centre, chosen: str) -> tuple[GroupLine, ...]:
    """The groups in use; one that is put away only when it is chosen."""
    groups = centre.groups.listing()
    if not chosen.isdecimal() or any(group.id == int(chosen) for group in groups):
        return groups
    return (*groups, *(group for group in centre.groups.listing(archived=True) if group.id == int(chosen)))


def gathered(centre: Centre, wanted: Wanted) -> Material:
    """Ask the centre for everything the paper needs. Of several groups, those that do not meet are left out.

    Raises UserError when nothing is left.
    """
    details = centre.settings.centre()
    if wanted.kind is PaperKind.TRANSPORT_LIST:
        return Material(wanted, details, lists=_transport_lists(centre, wanted))
    if wanted.kind is PaperKind.ROSTER:
        lists = tuple(centre.sheets.roster(group, wanted.first) for group in wanted.groups)
        return Material(wanted, details, lists=lists)
    if wanted.kind in (PaperKind.PICKUP_LIST, PaperKind.SIGN_OUT_LIST, PaperKind.MEDICAL_LIST):
        pickups = tuple(centre.sheets.pickup_list(group, wanted.first) for group in wanted.groups)
        return Material(wanted, details, lists=pickups)
    if wanted.kind in OF_COHORTS:
        return Material(wanted, details, lists=_cohort_papers(centre, wanted))
    if wanted.kind is PaperKind.CARDS:
        return Material(wanted, details, cards=_cards(centre, wanted))
    sheets = _sheets(centre, wanted)
    return Material(wanted, details, sheets, photos=_photos(centre, wanted, sheets))


def _cards(centre: Centre, wanted: Wanted) -> Cards:
    """The cards of all groups; who is in several has one."""
    people = {
        card.label.id: card for group in wanted.groups for card in centre.sheets.cards(group, wanted.first).people
    }
    if not people:
        raise UserError(N_("Nobody belongs to these groups on that day."))
    return Cards(tuple(people.values()))


def _sheets(centre: Centre, wanted: Wanted) -> tuple[Sheet | FilledSheet, ...]:
    if wanted.kind is PaperKind.SHEET and wanted.options.share_pages and len(wanted.groups) > 1:
        return centre.sheets.proposed_together(
            tuple(SheetRequest(group, wanted.first, wanted.last, wanted.options) for group in wanted.groups)
        )
    ask: Callable[[SheetRequest], Sheet | FilledSheet] = (
        centre.sheets.filled if wanted.kind is PaperKind.FILLED else centre.sheets.proposed
    )
    sheets: list[Sheet | FilledSheet] = []
    refusal: UserError | None = None
    for group in wanted.groups:
        try:
            sheets.append(ask(SheetRequest(group, wanted.first, wanted.last, wanted.options)))
        except UserError as error:
            refusal = error
    if not sheets:
        raise refusal or UserError(N_("There is no group to print."))
    return tuple(sheets)


def _transport_lists(centre: Centre, wanted: Wanted) -> tuple[TransportList, ...]:
    """The lists of the camps among the groups. Raises UserError when there is none."""
    camps = {camp.id: tuple(group for group in camp.groups if group in wanted.groups) for camp in centre.camps.camps()}
    lists = tuple(centre.camps.transport_list(camp, groups, wanted.first) for camp, groups in camps.items() if groups)
    if not lists:
        raise UserError(N_("This group is not one of a camp."))
    return lists


def _cohort_papers(centre: Centre, wanted: Wanted) -> tuple[CohortPaper, ...]:
    """The papers of the cohorts among the groups. Raises UserError when there is none."""
    courses = centre.courses
    ask = courses.applicants_paper if wanted.kind is PaperKind.APPLICANTS else courses.trainees_paper
    cohorts = {line.group.id for line in courses.listing()}
    papers = tuple(ask(group) for group in wanted.groups if group in cohorts)
    if not papers:
        raise UserError(N_("This group is no cohort of a course."))
    return papers


def _photos(centre: Centre, wanted: Wanted, sheets: tuple[Sheet | FilledSheet, ...]) -> dict[int, bytes] | None:
    if not wanted.options.photos or wanted.kind is not PaperKind.SHEET:
        return None
    photos: dict[int, bytes] = {}
    for sheet in sheets:
        if isinstance(sheet, Sheet):
            photos |= centre.sheets.photos(sheet)
    return photos


def drawn(material: Material, progress: Callable[[int, int], None]) -> bytes:
    """Draw the paper; `progress` is told (done, total) after each sheet and stops the work by raising."""
    # What draws paper is heavy; it is loaded on the paper lane, when the first page is wanted.
    from reports import attendance_sheet, medical_list, pickup_list, roster, sign_out_list

    languages = material.wanted.languages
    if material.wanted.kind in OF_COHORTS:
        return _drawn_cohorts(material, progress)
    if material.cards is not None:
        from reports import cards

        return cards.draw(material.cards, material.centre, languages, progress)
    if material.wanted.kind is PaperKind.TRANSPORT_LIST:
        from reports import transport_list

        rides = [item for item in material.lists if isinstance(item, TransportList)]
        return transport_list.draw_all(rides, material.centre, languages, progress)
    if material.lists:
        if isinstance(material.lists[0], Roster):
            rosters = [item for item in material.lists if isinstance(item, Roster)]
            return roster.draw_all(rosters, material.centre, languages, progress)
        pickups = [item for item in material.lists if isinstance(item, PickupList)]
        draw_all = {
            PaperKind.SIGN_OUT_LIST: sign_out_list.draw_all,
            PaperKind.MEDICAL_LIST: medical_list.draw_all,
        }.get(material.wanted.kind, pickup_list.draw_all)
        return draw_all(pickups, material.centre, languages, progress)
    total = len(material.sheets)
    steps = attendance_sheet.draw_many(material.sheets, total, material.centre, languages, material.photos)
    pdf = b""
    for step in steps:
        progress(step.done, step.total)
        pdf = step.pdf or b""
    return pdf


def _drawn_cohorts(material: Material, progress: Callable[[int, int], None]) -> bytes:
    from reports import course_lists

    draw = {
        PaperKind.TRAINEES: course_lists.draw_trainees,
        PaperKind.ASSESSMENT: course_lists.draw_assessment,
        PaperKind.APPLICANTS: course_lists.draw_applicants,
    }[material.wanted.kind]
    papers = [item for item in material.lists if isinstance(item, CohortPaper)]
    return draw(papers, material.centre, material.wanted.languages, progress)
