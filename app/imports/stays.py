"""The groups a line names, since when and until when, and which of these times are not known yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.errors import UserError
from app.groups.rules import overlap
from app.imports import cells
from app.imports.known import Known, Stay
from app.imports.meanings import Meaning
from app.imports.row_cells import RowCells
from app.text import clean, search_key
from app.words import N_


@dataclass(frozen=True, slots=True)
class ReadStay:
    """A time in a group as a line tells of it; `group` is its name, `starts` None not said."""

    group: str
    starts: date | None = None
    ends: date | None = None
    reason: str = ""
    waiting: bool = False


def stays_of(row: RowCells, elsewhere: str, today: date) -> tuple[ReadStay, ...]:
    """What the line says of groups; `elsewhere` is the group that its section or tab names, for a line without one."""
    names = list(filter(None, row.several(Meaning.GROUP, 80))) or list(filter(None, (elsewhere,)))
    firsts = row.several(Meaning.STARTS)
    if len(firsts) == 1:
        firsts *= len(names)  # one day holds for all groups
    columns = (firsts, row.several(Meaning.ENDS), row.several(Meaning.ENDS_REASON), row.several_raw(Meaning.WAITING))
    return tuple(
        dict.fromkeys(_stay(row, name, today, *(_nth(column, n) for column in columns)) for n, name in enumerate(names))
    )


def _nth(words: list[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _stay(row: RowCells, name: str, today: date, first: str, last: str, reason: str, waiting: str) -> ReadStay:
    starts, ends = (row.lenient(partial(cells.date_of, day, today), None) for day in (first, last))
    if starts is not None and ends is not None and ends < starts:
        row.left_out.append(UserError(N_("The last day in {group} is before the first day."), group=name))
        ends = None
    return ReadStay(name, starts, ends, clean(reason), cells.tells(waiting))


def fresh_stays(
    read: Iterable[ReadStay], held: Iterable[Stay], known: Known, today: date
) -> tuple[tuple[int, ReadStay], ...]:
    """The times to be written, each with the id of its group; `held` are those that somebody has.

    Who is or was in a group is not put into it again by an old list, unless the list says from a later day on.
    """
    taken, fresh = list(held), []
    for stay in read:
        group = known.groups.get(search_key(stay.group))
        if group is None or group.archived or _is_held(stay, [one for one in taken if one.group == group.id]):
            continue
        fresh.append((group.id, stay))
        taken.append(Stay(group.id, stay.starts or today, stay.ends, stay.reason, stay.waiting))
    return tuple(fresh)


def _is_held(stay: ReadStay, taken: list[Stay]) -> bool:
    if stay.starts is None or not taken:
        return bool(taken)
    if stay.ends is not None:
        return any(overlap((stay.starts, stay.ends), (one.starts, one.ends)) for one in taken)
    return any(one.ends is None or stay.starts <= one.ends for one in taken)
