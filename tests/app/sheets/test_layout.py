from __future__ import annotations

import datetime as dt
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sheets.geometry import Box, PageLayout
from app.sheets.layout import sheet_layout
from app.sheets.values import NameScript, SheetDay, SheetKind, SheetOptions, SheetPerson

MONDAY = dt.date(2026, 11, 2)


def days(count: int, *closed: int) -> tuple[SheetDay, ...]:
    dates = [MONDAY + dt.timedelta(days=index) for index in range(count)]
    return tuple(SheetDay(date, None if index in closed else 7) for index, date in enumerate(dates))


def people(count: int, of: tuple[SheetDay, ...]) -> tuple[SheetPerson, ...]:
    dates = frozenset(day.date for day in of)
    return tuple(SheetPerson(100 + n, f"កុមារ {n}", f"Child {n}", 4, "F", dates) for n in range(count))


WEEK = SheetOptions(SheetKind.WEEK)
MONTH = SheetOptions(SheetKind.MONTH)
OPTIONS = st.builds(
    SheetOptions,
    kind=st.sampled_from(SheetKind),
    upright=st.sampled_from([None, True, False]),
    row_height=st.sampled_from([0.0, 5.0, 8.0, 30.0]),
    blank_rows=st.integers(0, 6),
    names=st.sampled_from(NameScript),
    photos=st.booleans(),
    extra_columns=st.sampled_from([(), ("Soap",)]),
)


def everything(page: PageLayout) -> list[Box]:
    """All areas of a page in which something is printed, without the page marks."""
    columns = [Box(c.x, page.head.y, c.width, page.head.height + page.grid.height) for c in page.columns]
    feet = [box for day in page.days for box in (day.taken, day.total) if box]
    ticks = [tick.box for tick in page.ticks]
    return [page.title, page.aside, page.head, page.grid, page.foot, *page.notes, *columns, *feet, *ticks]


def test_a_week_is_upright_with_thirty_rows_and_four_boxes_a_day() -> None:
    layout = sheet_layout(people(30, days(6)), days(6), WEEK)
    assert (layout.width, layout.height, len(layout.pages)) == (210, 297, 1)
    page = layout.pages[0]
    assert len(page.rows) == 30
    assert len(page.ticks) == 30 * 6 * 4
    assert {(tick.box.width, tick.box.height) for tick in page.ticks} == {(3.4, 3.4)}
    assert [tick.letter for tick in page.ticks[:4]] == list("PALE")


def test_a_month_is_lying_with_one_box_in_a_cell_of_6_7_by_6_15_mm() -> None:
    layout = sheet_layout(people(25, days(27)), days(27), MONTH)
    assert (layout.width, layout.height, len(layout.pages)) == (297, 210, 1)
    page = layout.pages[0]
    assert len(page.ticks) == 25 * 27
    assert {(tick.box.width, tick.box.height) for tick in page.ticks} == {(3.8, 3.8)}
    assert {(day.width, row.height) for day in page.days for row in page.rows} == {(6.7, 6.15)}


def test_the_thirty_first_child_opens_a_second_complete_page() -> None:
    first, second = sheet_layout(people(31, days(6)), days(6), WEEK).pages
    assert [row.number for row in first.rows] == list(range(1, 31))
    assert [(row.number, row.person) for row in second.rows] == [(31, 130), (32, None), (33, None), (34, None)]
    assert len(second.markers) == 8
    assert len(second.codes) == 2


def test_blank_rows_never_make_a_page_of_their_own() -> None:
    assert len(sheet_layout(people(30, days(6)), days(6), WEEK).pages) == 1
    page = sheet_layout(people(28, days(6)), days(6), WEEK).pages[0]
    assert [row.person for row in page.rows[28:]] == [None, None]


def test_a_group_without_anybody_still_gets_a_page_of_blank_rows() -> None:
    page = sheet_layout((), days(5), WEEK).pages[0]
    assert [row.person for row in page.rows] == [None, None, None]


def test_there_is_no_box_on_a_closed_day_and_none_before_enrolment() -> None:
    week = days(5, 2)
    early, late = people(2, week)
    late = SheetPerson(late.id, "", "Late", 4, "F", frozenset({week[3].date, week[4].date}))
    page = sheet_layout((early, late), week, WEEK).pages[0]
    assert {tick.day for tick in page.ticks if tick.row == 1} == {0, 1, 3, 4}
    assert {tick.day for tick in page.ticks if tick.row == 2} == {3, 4}
    assert (page.days[2].taken, page.days[2].total) == (None, None)


def test_markers_tell_upright_from_lying_paper_and_stand_six_millimetres_from_the_edge() -> None:
    upright = sheet_layout((), days(6), WEEK).pages[0].markers
    lying = sheet_layout((), days(20), MONTH).pages[0].markers
    assert [marker.id for marker in lying] == list(range(8))
    assert [marker.id for marker in upright] == list(range(8, 16))
    assert (upright[0].box, upright[4].box) == (Box(6, 6, 9, 9), Box(195, 282, 9, 9))
    assert upright[1].box.x == (210 - 9) / 2
    assert upright[7].box.y == (297 - 9) / 2


@pytest.mark.parametrize("options", [WEEK, MONTH])
def test_no_half_turn_brings_one_qr_code_onto_the_other(options: SheetOptions) -> None:
    layout = sheet_layout((), days(5), options)
    one, other = layout.pages[0].codes
    turned = Box(layout.width - one.right, layout.height - one.bottom, one.width, one.height)
    assert not turned.meets(other)
    assert (one.width, other.height) == (16, 16)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 70), st.integers(1, 31), OPTIONS)
def test_everything_stays_off_the_page_marks_and_on_the_paper(
    count: int, day_count: int, options: SheetOptions
) -> None:
    layout = sheet_layout(people(count, days(day_count)), days(day_count), options)
    paper = Box(0, 0, layout.width, layout.height)
    for page in layout.pages:
        marks = [marker.box for marker in page.markers] + list(page.codes)
        printed = everything(page)
        assert not [(m, box) for m in marks for box in printed if m.grown(1.99).meets(box)]
        assert not [pair for pair in combinations(marks, 2) if pair[0].grown(1.99).meets(pair[1])]
        inside = [*marks, *printed]
        assert all(box.x >= 0 and box.y >= 0 for box in inside)
        assert all(box.right <= paper.right + 1e-6 and box.bottom <= paper.bottom for box in inside)
        ticks = [tick.box for tick in page.ticks]
        assert all(page.grid.x <= box.x and box.bottom <= page.grid.bottom for box in ticks)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 70), st.integers(1, 31), OPTIONS)
def test_every_person_and_every_day_stands_on_exactly_one_place(
    count: int, day_count: int, options: SheetOptions
) -> None:
    of = days(day_count)
    layout = sheet_layout(people(count, of), of, options)
    spots = [(row.person, day.date) for page in layout.pages for row in page.rows for day in page.days]
    known = [spot for spot in spots if spot[0] is not None]
    assert len(known) == len(set(known)) == count * day_count
    assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 70), st.integers(1, 31), OPTIONS)
def test_a_filled_sheet_has_totals_and_no_marks(count: int, day_count: int, options: SheetOptions) -> None:
    layout = sheet_layout(people(count, days(day_count)), days(day_count), options, filled=True)
    for page in layout.pages:
        assert (page.markers, page.codes, page.ticks) == ((), (), ())
        names = [column.name for column in page.columns]
        assert {"present", "late", "absent", "excused", "rate"} <= set(names)
        assert page.foot.bottom <= page.notes[0].y


def test_names_get_at_least_24_mm_and_columns_do_not_overlap() -> None:
    for options, count in ((WEEK, 6), (MONTH, 27)):
        page = sheet_layout(people(3, days(count)), days(count), options).pages[0]
        spans = sorted([(c.x, c.x + c.width) for c in page.columns] + [(d.x, d.x + d.width) for d in page.days])
        assert all(one[1] <= other[0] + 0.002 for one, other in pairwise(spans))
        assert min(c.width for c in page.columns if c.name.startswith("name")) >= 24
