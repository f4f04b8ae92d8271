from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sheets.layout import sheet_layout
from app.sheets.sharing import Part, shared_layouts
from app.sheets.values import SheetDay, SheetKind, SheetOptions, SheetPerson

MONDAY = dt.date(2026, 11, 2)


def a_part(people: int, days: int = 5, blank: int = 3) -> Part:
    dates = [MONDAY + dt.timedelta(days=index) for index in range(days)]
    names = tuple(SheetPerson(n, "", f"Child {n}", 4, "F", frozenset(dates)) for n in range(people))
    return Part(names, tuple(SheetDay(date, 7) for date in dates), blank)


def test_three_small_groups_share_a_page_each_with_its_own_rows() -> None:
    (page,) = shared_layouts([a_part(4, blank=1), a_part(5, blank=1), a_part(3, blank=1)], SheetOptions())
    parts = [layout.pages[0] for layout in page]
    assert [[row.number for row in part.rows] for part in parts] == [
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4],
    ]
    assert all(one.foot.bottom < other.heading.y for one, other in pairwise(parts) if other.heading)
    assert all(part.markers == parts[0].markers and part.codes == parts[0].codes for part in parts)


def test_a_large_group_is_laid_out_as_usual() -> None:
    large = a_part(40)
    (page,) = shared_layouts([large], SheetOptions())
    assert page == [sheet_layout(large.people, large.days, SheetOptions())]


def test_groups_stay_in_their_order_and_a_new_page_begins_when_one_is_full() -> None:
    pages = shared_layouts([a_part(8), a_part(7), a_part(10), a_part(35), a_part(2)], SheetOptions())
    assert [len(page) for page in pages] == [2, 1, 1, 1]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=8),
    st.sampled_from(SheetKind),
    st.integers(1, 27),
    st.sampled_from([None, True, False]),
)
def test_no_part_of_a_page_touches_another_or_a_page_mark(
    sizes: list[int], kind: SheetKind, days: int, upright: bool | None
) -> None:
    options = SheetOptions(kind, upright)
    pages = shared_layouts([a_part(size, days) for size in sizes], options)
    assert sum(len(page) for page in pages) == len(sizes)
    for page in pages:
        for layout in page:
            for part in layout.pages:
                marks = [marker.box for marker in part.markers] + list(part.codes)
                areas = [part.head, part.grid, part.foot, *part.notes, *([part.heading] if part.heading else [])]
                assert not [area for area in areas for mark in marks if mark.grown(1.99).meets(area)]
                assert part.foot.bottom <= part.notes[0].y + 0.01
