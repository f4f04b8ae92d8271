"""What a blank and a filled sheet have in common: title, headings of the columns, names and the lines of the table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import cos, pi, sin

from app.attendance.values import GroupLabel
from app.language import N_, Language
from app.settings.values import CentreDetails
from app.sheets.geometry import Box, Column, DayColumn, PageLayout
from app.sheets.sign_in import SignInSheet
from app.sheets.values import Sheet, SheetPerson
from reports.pdf import LINE, STRONG_LINE, Pdf
from reports.text.writer import Align
from reports.words import Languages, both, name_headings, place_of, words

CLOSED_GREY = 0.9
# A narrower day, in mm, is headed in the first language only: two would touch its lines.
_TWO_WEEKDAYS = 8
_HEADINGS = {
    "number": N_("No."),
    "age": N_("Age"),
    "notes": N_("Notes"),
    "photo": "",
}


@dataclass(frozen=True, slots=True)
class Work:
    """One page at work: where to draw, what, for whom."""

    pdf: Pdf
    sheet: Sheet
    page: PageLayout
    centre: CentreDetails
    languages: Languages

    @property
    def pages(self) -> int:
        """How many pages the sheet has."""
        return len(self.sheet.layout.pages)

    @property
    def names_width(self) -> float:
        """The width of what stands left of the days."""
        return self.page.days[0].x - self.page.grid.x


def group_names(group: GroupLabel, languages: Languages) -> str:
    """The group's name in each language."""
    return both(languages, group.name)


def centre_names(centre: CentreDetails, languages: Languages) -> str:
    """The centre's name in each language."""
    return both(languages, lambda one: one.pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr))


def span(sheet: Sheet, language: Language) -> str:
    """The sheet's first and last day in words."""
    first, last = sheet.days[0].date, sheet.days[-1].date
    if first == last:
        return language.long_date(first)
    year = language.digits(str(last.year))
    return f"{language.day(first)} – {language.day(last)} {year}"


def page_of(page: int, pages: int, language: Language) -> str:
    """Which page this is."""
    _ = language.text
    sentence = _("Page {page} of {pages}")
    return sentence.format(page=language.number(page), pages=language.number(pages))


def printed(sheet: Sheet | SignInSheet, language: Language) -> str:
    """When the sheet was printed, and by whom."""
    _ = language.text
    at = sheet.printed_at
    when = f"{language.date(at.date())} {language.time(at)}"
    return _("Printed {when} by {name}").format(when=when, name=sheet.printed_by)


def draw_title(work: Work, title: str) -> None:
    """What kind of sheet, of which group, for which days."""
    box, sheet = work.page.title, work.sheet
    third = box.height / 16
    work.pdf.text_in(words(work.languages, title), Box(box.x, box.y, box.width, 4.6 * third), 8.5, bold=True, pad=0)
    shared = work.page.heading is not None
    name = centre_names(work.centre, work.languages) if shared else group_names(sheet.group, work.languages)
    work.pdf.text_in(name, Box(box.x, box.y + 4.4 * third, box.width, 6.8 * third), 13, bold=True, pad=0)
    days = both(work.languages, lambda language: span(sheet, language))
    line = days if shared else " · ".join(filter(None, (days, place_of(sheet.group, work.languages))))
    work.pdf.text_in(line, Box(box.x, box.y + 11.2 * third, box.width, 4.8 * third), 8.5, pad=0)


def draw_headings(work: Work) -> None:
    """The headings of the columns that are no days."""
    head = work.page.head
    for column in work.page.columns:
        text = heading(work, column)
        box = Box(column.x, head.y + 0.4, column.width, head.height - 0.8)
        align: Align = "left" if column.name.startswith("name") else "centre"
        work.pdf.text_in(text, box, 7, bold=True, align=align, pad=0.6)


def heading(work: Work, column: Column) -> str:
    """What stands over a column."""
    if column.name.startswith("extra"):
        return work.sheet.options.extra_columns[int(column.name.removeprefix("extra"))]
    if column.name in ("name_km", "name_latin"):
        return _name_heading(work, column.name)
    narrow = column.name in ("number", "age")
    between = " " if narrow else " · "
    languages = work.languages[:1] if column.name == "number" else work.languages
    return words(languages, _HEADINGS.get(column.name, ""), between)


def _name_heading(work: Work, name: str) -> str:
    """Each script's column is headed in the languages of that script; a lone column in all of the sheet's."""
    if len([column for column in work.page.columns if column.name in ("name_km", "name_latin")]) == 1:
        return words(work.languages, N_("Name"))
    khmer, latin = name_headings(work.languages)
    return khmer if name == "name_km" else latin


def draw_names(work: Work, sizes: tuple[float, float]) -> None:
    """Number, names, age and signs of every row; `sizes` are those of Khmer and Latin names, in points."""
    people = {person.id: person for person in work.sheet.people}
    columns = {column.name: column for column in work.page.columns}
    figures = work.languages[-1]  # on a sheet in two languages, figures that both readers know
    for row in work.page.rows:
        number = figures.digits(str(row.number))
        _cell(work, columns["number"], row.y, row.height, number, 8, bold=True)
        person = people.get(row.person) if row.person is not None else None
        if person is None:
            continue
        _draw_name(work, columns, row.y, row.height, person, sizes)
        age = "" if person.age is None else figures.digits(str(person.age))
        _cell(work, columns["age"], row.y, row.height, age, 8)


def _cell(work: Work, column: Column, y: float, height: float, text: str, size: float, *, bold: bool = False) -> None:
    work.pdf.text_in(text, Box(column.x, y, column.width, height), size, bold=bold, align="centre", pad=0.4)


def _draw_name(
    work: Work,
    columns: dict[str, Column],
    y: float,
    height: float,
    person: SheetPerson,
    sizes: tuple[float, float],
) -> None:
    """A name in each script; where only one column is printed, it holds the other name if there is no better."""
    khmer, latin = columns.get("name_km"), columns.get("name_latin")
    signs = _draw_signs(work, khmer or latin, y, height, person)
    for column, name, size in ((khmer, person.name_km, sizes[0]), (latin, person.name_latin, sizes[1])):
        if column is None:
            continue
        shown = name if khmer and latin else name or person.name_km or person.name_latin
        room = column.width - (signs if column is (khmer or latin) else 0)
        work.pdf.text_in(shown, Box(column.x, y, room, height), size)


def _draw_signs(work: Work, column: Column | None, y: float, height: float, person: SheetPerson) -> float:
    """An allergy is a triangle with "!", a birthday a star; gives the width they take at the column's right."""
    if column is None:
        return 0.0
    x = column.x + column.width
    middle = y + height / 2
    if person.allergy:
        x -= 4
        work.pdf.shape([(x + 0.2, middle + 1.5), (x + 3.6, middle + 1.5), (x + 1.9, middle - 1.6)])
        work.pdf.text("!", x + 1.9, middle + 1.15, 6, bold=True, align="centre")
    if person.birthday:
        x -= 3.4
        work.pdf.shape(_star(x + 1.6, middle, 1.5), filled=True)
    return column.x + column.width - x


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.42
        points.append((x + reach * sin(step * pi / 5), y - reach * cos(step * pi / 5)))
    return points


def draw_table(work: Work) -> None:
    """The lines of the table: a strong frame, a line under each row, one at each column."""
    page, head, grid = work.page, work.page.head, work.page.grid
    across = [(x, row.y, to, row.y) for row in page.rows[1:] for x, to in _open_stretches(page)]
    edges = [column.x for column in page.columns] + [day.x for day in page.days]
    down = [(x, head.y, x, grid.bottom) for x in sorted(set(edges)) if x > grid.x + 0.01]
    work.pdf.lines(across + down, LINE)
    work.pdf.boxes([Box(grid.x, head.y, grid.width, head.height + grid.height)], STRONG_LINE)
    work.pdf.lines([(grid.x, grid.y, grid.right, grid.y)], STRONG_LINE)


def _open_stretches(page: PageLayout) -> list[tuple[float, float]]:
    """From where to where a line under a row runs: a closed day is one tall cell without lines."""
    stretches = []
    start = page.grid.x
    for day in page.days:
        if day.slot is None:
            if day.x > start:
                stretches.append((start, day.x))
            start = day.x + day.width
    return [*stretches, (start, page.grid.right)]


def draw_closed_days(work: Work) -> None:
    """Grey where nothing is marked: closed days."""
    grid = work.page.grid
    shut = [Box(day.x, grid.y, day.width, grid.height) for day in work.page.days if day.slot is None]
    if shut:
        work.pdf.fill(shut, CLOSED_GREY)


def draw_day_names(work: Work, height: float) -> None:
    """Weekday and date over each day, in the upper `height` mm; two sessions of a day are told apart by their hour."""
    top = work.page.head.y
    digits = work.languages[-1]
    dates = Counter(day.date for day in work.sheet.days)
    for index, day in enumerate(work.page.days, start=work.page.first_day):
        speaking = work.languages if day.width >= _TWO_WEEKDAYS else work.languages[:1]
        names = " ".join(dict.fromkeys(_weekday(one, day) for one in speaking))
        date = digits.day(day.date) if day.width > 14 else digits.digits(str(day.date.day))
        starts, sizes = work.sheet.days[index].starts, (7.0, 8.0)
        if dates[day.date] > 1 and starts is not None:
            date = f"{_weekday(work.languages[0], day)} {date}"
            names, sizes = digits.time(starts), sizes if day.width >= _TWO_WEEKDAYS else (5.4, 6.2)
        upper = Box(day.x, top + 0.3, day.width, height * 0.52 - 0.3)
        work.pdf.text_in(names, upper, sizes[0], align="centre", pad=0.2)
        lower = Box(day.x, top + height * 0.5, day.width, height * 0.5)
        work.pdf.text_in(date, lower, sizes[1], bold=True, align="centre", pad=0.2)


def _weekday(language: Language, day: DayColumn) -> str:
    """The weekday as short as the column asks: two letters of a Latin name where a month stands on one page."""
    name = language.weekday(day.date, short=True)
    return name[:2].capitalize() if day.width < _TWO_WEEKDAYS and name.isascii() else name
