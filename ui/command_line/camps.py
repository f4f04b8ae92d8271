"""Holiday camps for scripts: the list of camps, all groups of one, and who rides there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import terminal
from ui.command_line.options import Desk

if TYPE_CHECKING:
    from app.camps.values import CampLine
    from app.centre import Centre
    from app.groups.values import GroupLine

TRANSPORT_LIST = "transport-list"


class NoSuchCamp(UserError):
    """No camp is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("There is no camp called {name}. `paillote list camps` prints them all."), name=name)


class SeveralCamps(UserError):
    """The name fits more than one camp."""

    def __init__(self, name: str, camps: Iterable[str]) -> None:
        super().__init__(N_("{name} fits several camps: {camps}."), name=name, camps=", ".join(camps))


class NoGroups(UserError):
    """A camp whose groups are not built has no papers."""

    def __init__(self) -> None:
        super().__init__(N_("The groups of this camp are not built yet."))


class NoCampGroup(UserError):
    """Only camps have transport lists."""

    def __init__(self) -> None:
        super().__init__(N_("This group is not one of a camp."))


def camp_called(name: str, camps: Sequence[CampLine], language: Language) -> CampLine:
    """The one camp with this name in any of its languages, or else the one whose name begins so.

    Case, accents and spaces do not matter. Raises NoSuchCamp, SeveralCamps.
    """
    from app.text import search_key

    wanted = search_key(name)
    keys = {camp: [search_key(one) for one in (camp.name_km, camp.name_en, camp.name_fr) if one] for camp in camps}
    found = [camp for camp, own in keys.items() if wanted in own]
    found = found or [camp for camp, own in keys.items() if any(key.startswith(wanted) for key in own)]
    if not found or not wanted:
        raise NoSuchCamp(name)
    if len(found) > 1:
        raise SeveralCamps(name, (camp.name(language) for camp in found))
    return found[0]


def groups_of(centre: Centre, camp: CampLine) -> tuple[GroupLine, ...]:
    """The groups of a camp in their order, also of one that is over. Raises NoGroups."""
    lines = {line.id: line for line in (*centre.groups.listing(), *centre.groups.listing(archived=True))}
    if not camp.groups:
        raise NoGroups
    return tuple(lines[group] for group in camp.groups)


def transport_lists(centre: Centre, groups: Sequence[GroupLine], day: dt.date, languages: Sequence[Language]) -> bytes:
    """The lists of the camps to which these groups belong. Raises NoCampGroup."""
    from reports.transport_list import draw_all

    wanted = {group.id for group in groups}
    camps = {camp.id: tuple(one for one in camp.groups if one in wanted) for camp in centre.camps.camps()}
    lists = [centre.camps.transport_list(camp, chosen, day) for camp, chosen in camps.items() if chosen]
    if not lists:
        raise NoCampGroup
    return draw_all(lists, centre.settings.centre(), languages, terminal.progress)


def list_camps(centre: Centre, at: Desk, _programme: str | None) -> None:
    """Name, state, first day, last day, place, groups, children: one camp a line."""
    for camp in centre.camps.camps():
        terminal.tell(
            camp.name(at.language), camp.state, camp.starts, camp.ends, camp.place, len(camp.groups), camp.children
        )
