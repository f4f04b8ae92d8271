"""The attendance sheet as it was stored: marks, totals for each child and each day, the rate and its formula."""

from __future__ import annotations

from app.attendance.values import Cell, Column, Count, Register, SessionState, Status
from app.language import N_
from app.sheets.geometry import Box
from app.sheets.geometry import Column as Spot
from app.sheets.papers import COUNTS
from reports.pdf import STRONG_LINE
from reports.sheet_frame import (
    Work,
    centre_names,
    draw_closed_days,
    draw_day_names,
    draw_headings,
    draw_names,
    draw_table,
    draw_title,
    page_of,
    printed,
)
from reports.words import both, words

_LABELS = {
    "present": N_("Present"),
    "late": N_("Late"),
    "absent": N_("Absent"),
    "excused": N_("Excused"),
    "rate": N_("Attendance rate"),
}
_LETTERS = {"present": "P", "late": "L", "absent": "A", "excused": "E", "rate": "%"}
NOT_ENTERED = "·"


def draw_filled_page(work: Work, register: Register) -> None:
    """Draw one page of what was stored."""
    draw_title(work, N_("Attendance as recorded"))
    _draw_aside(work)
    draw_closed_days(work)
    _draw_not_held(work, register)
    draw_headings(work)
    _draw_count_headings(work)
    draw_day_names(work, work.page.head.height)
    draw_names(work, (8.5, 8))
    draw_table(work)
    _draw_marks(work, register)
    _draw_totals_of_people(work, register)
    if work.page.rows and work.page.rows[-1].number == len(register.rows):
        _draw_totals_of_days(work, register)
    _draw_formula(work)


def _draw_aside(work: Work) -> None:
    box, languages = work.page.aside, work.languages
    page = both(languages, lambda one: page_of(work.page.number, work.pages, one))
    lines = [centre_names(work.centre, languages), page]
    lines += [printed(work.sheet, language) for language in languages]
    height = box.height / max(len(lines), 4)
    for index, line in enumerate(lines):
        work.pdf.text_in(line, Box(box.x, box.y + index * height, box.width, height), 7, align="right", pad=0)


def _columns(work: Work, register: Register) -> list[tuple[int, Column]]:
    first = work.page.first_day
    return [(first + i, register.columns[first + i]) for i in range(len(work.page.days))]


def _draw_not_held(work: Work, register: Register) -> None:
    """Grey over a session that was called off: it counts nowhere."""
    grid = work.page.grid
    days = zip(work.page.days, _columns(work, register), strict=True)
    off = [Box(day.x, grid.y, day.width, grid.height) for day, (_, column) in days if _is_off(column)]
    if off:
        work.pdf.fill(off, 0.82)


def _is_off(column: Column) -> bool:
    return column.state is SessionState.NOT_HELD


def _draw_count_headings(work: Work) -> None:
    head = work.page.head
    for spot in work.page.columns:
        if spot.name in COUNTS:
            box = Box(spot.x, head.y, spot.width, head.height)
            work.pdf.text_in(_LETTERS[spot.name], box, 8, bold=True, align="centre", pad=0.2)


def _draw_marks(work: Work, register: Register) -> None:
    columns = _columns(work, register)
    for row in work.page.rows:
        cells = register.rows[row.number - 1].cells
        for day, (index, column) in zip(work.page.days, columns, strict=True):
            letter = _letter(cells[index], column)
            box = Box(day.x, row.y, day.width, row.height)
            bold = letter not in (Status.PRESENT, NOT_ENTERED)
            work.pdf.text_in(letter, box, 8.5, bold=bold, align="centre", pad=0.2)


def _letter(cell: Cell, column: Column) -> str:
    if cell.mark is not None:
        return cell.mark.status.value
    return NOT_ENTERED if cell.open and column.session is not None and not _is_off(column) else ""


def _figure(work: Work, count: Count, name: str) -> str:
    language = work.languages[-1]
    if name == "rate":
        return language.percent(count.rate)
    return language.number(getattr(count, name))


def _draw_totals_of_people(work: Work, register: Register) -> None:
    for row in work.page.rows:
        count = register.row_count(row.number - 1)
        for spot in work.page.columns:
            if spot.name in COUNTS:
                box = Box(spot.x, row.y, spot.width, row.height)
                work.pdf.text_in(_figure(work, count, spot.name), box, 8, align="centre", pad=0.2)


def _draw_totals_of_days(work: Work, register: Register) -> None:
    """Under the last row, a line for each kind of mark: the whole group on each day and over all days."""
    page = work.page
    height = page.foot.height / len(COUNTS)
    spots = {spot.name: spot for spot in page.columns}
    for line, name in enumerate(COUNTS):
        y = page.foot.y + line * height
        label = words(work.languages, _LABELS[name])
        box = Box(page.foot.x, y, work.names_width, height)
        work.pdf.text_in(label, box, 7.5, bold=name == "rate", align="right", pad=1.5)
        for day, (index, column) in zip(page.days, _columns(work, register), strict=True):
            if column.session is not None and not _is_off(column):
                cell = Box(day.x, y, day.width, height)
                figure = _figure(work, register.count(index), name)
                work.pdf.text_in(figure, cell, 7 if day.width > 7 else 6.3, align="centre", pad=0.3)
        total = Box(spots[name].x, y, spots[name].width, height)
        work.pdf.text_in(_figure(work, register.total(), name), total, 8, bold=True, align="centre", pad=0.1)
    _draw_total_lines(work, height, spots)


def _draw_total_lines(work: Work, height: float, spots: dict[str, Spot]) -> None:
    foot = work.page.foot
    right = work.page.grid.right
    across = [(foot.x, foot.y + i * height, right, foot.y + i * height) for i in range(1, len(COUNTS))]
    edges = {day.x for day in work.page.days} | {spots[name].x for name in COUNTS}
    work.pdf.lines(across + [(x, foot.y, x, foot.bottom) for x in sorted(edges)])
    work.pdf.boxes([Box(foot.x, foot.y, work.page.grid.width, foot.height)], STRONG_LINE)


def _draw_formula(work: Work) -> None:
    box = work.page.notes[0]
    y = box.y
    for language in work.languages:
        _ = language.text
        letters = _("P present, A absent, L late, E excused.")
        formula = _("Attendance rate = (present + late) / (present + late + absent + excused).")
        dot = _("A dot means not entered; grey days were closed or not held and count nowhere.")
        height = box.height / len(work.languages)
        work.pdf.text_in(f"{letters} {formula} {dot}", Box(box.x, y, box.width, height), 7, pad=0)
        y += height
