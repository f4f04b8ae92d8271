"""What a change of school or shift makes of a child's history, and when school leaves a child free. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.schools.values import PlaceDraft, SchoolPlace, Shift
from app.spans import Running

Places = tuple[SchoolPlace, ...]
_ONE_DAY = dt.timedelta(days=1)
_NOON = 12 * 60
_PART = 60  # minutes on both sides of noon that make a session one of both halves


class AtSchool:
    """Who is at school in which half of a day: told by whom, from when to when, half by half."""

    def __init__(self, lessons: Mapping[Shift, Iterable[tuple[dt.date, dt.date | None, int]]]) -> None:
        self._busy = {half: Running(spans) for half, spans in lessons.items()}

    def on(self, day: dt.date, half: Shift | None) -> frozenset[int]:
        """Who cannot come to a session in that half of that day; to one in both halves everybody can."""
        return self._busy[half].on(day) if half in self._busy else frozenset()


def half_of(starts: dt.time, ends: dt.time) -> Shift | None:
    """The half of the day in which a session lies; None when an hour or more of it lies on either side of noon."""
    begin, end = _minutes(starts), _minutes(ends)
    before, after = max(0, min(end, _NOON) - begin), max(0, end - max(begin, _NOON))
    if before >= _PART and after >= _PART:
        return None
    return Shift.MORNING if before > after else Shift.AFTERNOON


def leaves_free(shift: Shift | None, half: Shift | None) -> bool:
    """Whether a child of that school shift can come to a session in that half; who has no known shift always can."""
    return shift is None or half is None or shift is not half


def changed(places: Places, since: dt.date, draft: PlaceDraft) -> Places:
    """The history in which `draft` holds from `since` on, until the place that begins after it."""
    later = [place for place in places if place.starts > since]
    ends = later[0].starts - _ONE_DAY if later else None
    new = SchoolPlace(since, ends, draft.school, draft.grade, draft.shift)
    return (*_before(places, since), new, *later)


def ended(places: Places, last: dt.date) -> Places:
    """The history of a child who goes to no school after `last`."""
    return _before(places, last + _ONE_DAY)


def reshifted(places: Places, since: dt.date, concerned: Callable[[SchoolPlace], bool], to: Shift | None) -> Places:
    """The history in which the shift of the places concerned is another one from `since` on; `to` None swaps it."""
    from_then_on = [
        _with_shift(replace(place, starts=max(place.starts, since)), to) if concerned(place) else place
        for place in places
        if place.ends is None or place.ends >= since
    ]
    kept = _before(places, since)
    if kept and from_then_on and from_then_on[0].starts < since:  # not concerned: it goes on as it was
        kept = kept[:-1]
    return _joined((*kept, *from_then_on))


def shift_on(places: Iterable[SchoolPlace], day: dt.date) -> Shift | None:
    """The school shift on a day, if it is known."""
    return next((place.shift for place in places if place.covers(day)), None)


def _before(places: Places, since: dt.date) -> Places:
    """What a history says of the days before `since`."""
    kept = (place for place in places if place.starts < since)
    return tuple(
        replace(place, ends=since - _ONE_DAY) if place.ends is None or place.ends >= since else place for place in kept
    )


def _with_shift(place: SchoolPlace, to: Shift | None) -> SchoolPlace:
    return replace(place, shift=to or (place.shift and place.shift.other))


def _joined(places: Places) -> Places:
    """Two places that follow each other and say the same are one."""
    found: list[SchoolPlace] = []
    for place in places:
        before = found[-1] if found else None
        if before and before.draft == place.draft and before.ends == place.starts - _ONE_DAY:
            found[-1] = replace(before, ends=place.ends)
        else:
            found.append(place)
    return tuple(found)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
