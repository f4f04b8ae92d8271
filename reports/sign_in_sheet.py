"""The sign-in sheet of a meeting as PDF: a row for each family, to be ticked and signed. Same value, same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import N_, Language
from app.meetings.values import WHO_WORDS, Who
from app.settings.values import CentreDetails
from app.sheets.code import PageMark
from app.sheets.geometry import Box, Column, PageLayout, Row
from app.sheets.sign_in import SignInFamily, SignInName, SignInSheet
from reports.pdf import LINE, STRONG_LINE, Pdf, line_count, line_height
from reports.sheet_blank import draw_page_marks, draw_signature
from reports.sheet_frame import centre_names, page_of, printed
from reports.text.writer import Align
from reports.words import Languages, both, words

_LETTERS_HEIGHT = 3.6
_MOST_ADULTS = 3
_CHILDREN_SIZES = (8.0, 7.0, 6.2, 5.4, 4.6)
_PAD = 0.8
_HEADINGS = {
    "number": N_("No."),
    "adults": N_("Family"),
    "children": N_("Children"),
    "signature": N_("Signature or thumb-print"),
}


@dataclass(frozen=True, slots=True)
class _Work:
    """One page at work."""

    pdf: Pdf
    sheet: SignInSheet
    page: PageLayout
    centre: CentreDetails
    languages: Languages

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.page.columns if column.name == name)


def draw(sheet: SignInSheet, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw one sheet. `languages` are one or two, the first in front."""
    author = languages[0].pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr)
    pdf = Pdf(words(languages, N_("Sign-in sheet")), author, languages[0].code)
    for page in sheet.layout.pages:
        pdf.start_page(sheet.layout.width, sheet.layout.height)
        _draw_page(_Work(pdf, sheet, page, centre, languages))
    return pdf.finish()


def _draw_page(work: _Work) -> None:
    draw_page_marks(work.pdf, work.page, PageMark(work.sheet.layout.letter, work.sheet.code, work.page.number))
    _draw_title(work)
    _draw_code(work)
    _draw_headings(work)
    _draw_rows(work)
    _draw_table(work)
    _draw_foot(work)
    _draw_notes(work)


def _draw_title(work: _Work) -> None:
    """What it is, the themes, when and where."""
    sheet, box = work.sheet, work.page.title
    title = " · ".join((words(work.languages, N_("Sign-in sheet")), both(work.languages, sheet.group.name)))
    work.pdf.text_in(title, Box(box.x, box.y, box.width, 4.6), 7.5, bold=True, pad=0)
    themes = both(work.languages, lambda one: ", ".join(theme.name(one) for theme in sheet.themes))
    work.pdf.text_in(themes, Box(box.x, box.y + 4.4, box.width, 6.8), 11, bold=True, pad=0)
    day = both(work.languages, lambda one: one.long_date(sheet.date))
    work.pdf.text_in(day, Box(box.x, box.y + 11.2, box.width, 4.8), 7.5, pad=0)


def _draw_code(work: _Work) -> None:
    """The code in large letters, hours and place, the page."""
    box, languages, sheet = work.page.aside, work.languages, work.sheet
    figures = languages[-1]
    hours = f"{figures.time(sheet.starts)}–{figures.time(sheet.ends)}"
    where = " · ".join(filter(None, (centre_names(work.centre, languages[:1]), sheet.place, hours)))
    work.pdf.text_in(where, Box(box.x, box.y, box.width, 4.6), 7, align="right", pad=0)
    work.pdf.text_in(sheet.code, Box(box.x, box.y + 4.4, box.width, 7), 20, bold=True, align="right", pad=0)
    page = both(languages, lambda one: page_of(work.page.number, len(sheet.layout.pages), one))
    work.pdf.text_in(page, Box(box.x, box.y + 11.4, box.width, 4.6), 7, align="right", pad=0)


def _draw_headings(work: _Work) -> None:
    head = work.page.head
    for name, message in _HEADINGS.items():
        column = work.column(name)
        languages = work.languages[:1] if name == "number" else work.languages
        align: Align = "centre" if name in ("number", "signature") else "left"
        box = Box(column.x, head.y + 0.4, column.width, head.height - 0.8)
        work.pdf.text_in(words(languages, message), box, 7.5, bold=True, align=align, pad=0.8)
    who = work.column("who")
    upper = Box(who.x, head.y + 0.3, who.width, head.height - _LETTERS_HEIGHT - 0.6)
    work.pdf.text_in(words(work.languages, N_("Who came")), upper, 7.5, bold=True, align="centre", pad=0.4)
    first = work.page.rows[0].number if work.page.rows else 0
    for tick in work.page.ticks:
        if tick.row == first:
            middle = tick.box.x + tick.box.width / 2
            work.pdf.text(tick.letter, middle, head.bottom - 0.9, 7.5, bold=True, align="centre")


def _draw_rows(work: _Work) -> None:
    known = {family.id: family for family in work.sheet.families}
    figures = work.languages[-1]
    for row in work.page.rows:
        number = work.column("number")
        box = Box(number.x, row.y, number.width, row.height)
        work.pdf.text_in(figures.digits(str(row.number)), box, 9, bold=True, align="centre", pad=0.3)
        if row.family is not None:
            _draw_family(work, row, known[row.family])
    work.pdf.boxes(tick.box for tick in work.page.ticks)


def _draw_family(work: _Work, row: Row, family: SignInFamily) -> None:
    adults, children = work.column("adults"), work.column("children")
    lines = [_adult(one) for one in family.adults[:_MOST_ADULTS]] or [family.code]
    for at, line in enumerate(lines):
        height = (row.height - 0.6) / len(lines)
        box = Box(adults.x, row.y + 0.3 + at * height, adults.width, height)
        work.pdf.text_in(line, box, 8.5 if len(lines) < 3 else 7.5, bold=at == 0)
    _draw_children(work, [_either(one) for one in family.children], children, row)


def _draw_children(work: _Work, names: list[str], column: Column, row: Row) -> None:
    """As many lines as there is room for, in letters as large as that allows; of too many names, how many are left."""
    width = column.width - 2 * _PAD
    shortened = [", ".join((*names[:count], f"+{len(names) - count}")) for count in range(len(names) - 1, -1, -1)]
    ways = [(text, size) for text in (", ".join(names), *shortened) for size in _CHILDREN_SIZES]
    text, size = next((text, size) for text, size in ways if _height(text, width, size) <= row.height)
    top = row.y + (row.height - _height(text, width, size)) / 2
    work.pdf.text_lines(text, column.x + _PAD, top + line_height(size) * 0.72, width, size)


def _height(text: str, width: float, size: float) -> float:
    return line_count(text, width, size) * line_height(size)


def _adult(one: SignInName) -> str:
    names = " ".join(dict.fromkeys(filter(None, (one.name_km, one.name_latin))))
    return f"{one.letter} {names}".strip()


def _either(one: SignInName) -> str:
    return one.name_km or one.name_latin


def _draw_table(work: _Work) -> None:
    head, grid = work.page.head, work.page.grid
    across = [(grid.x, row.y, grid.right, row.y) for row in work.page.rows[1:]]
    down = [(column.x, head.y, column.x, grid.bottom) for column in work.page.columns[1:]]
    work.pdf.lines(across + down, LINE)
    work.pdf.boxes([Box(grid.x, head.y, grid.width, head.height + grid.height)], STRONG_LINE)
    work.pdf.lines([(grid.x, grid.y, grid.right, grid.y)], STRONG_LINE)


def _draw_foot(work: _Work) -> None:
    """Under the boxes: the meeting was held, and how many families the facilitator counted."""
    (day,) = work.page.days
    if day.taken is None or day.total is None:
        return
    work.pdf.boxes([day.taken, day.total])
    foot, width = work.page.foot, work.column("who").x - work.page.foot.x
    heights = (day.total.y - foot.y, day.total.height)
    labels = (N_("Meeting held: tick"), N_("Number of families"))
    for label, y, height in zip(labels, (foot.y, day.total.y), heights, strict=True):
        work.pdf.text_in(words(work.languages, label), Box(foot.x, y, width, height), 8, align="right", pad=1.5)


def _draw_notes(work: _Work) -> None:
    """What the letters mean, how to put a mistake right, a line to sign, when it was printed and by whom."""
    advice, signature, imprint = work.page.notes
    height = advice.height / len(work.languages)
    for at, language in enumerate(work.languages):
        work.pdf.text_in(_advice(language), Box(advice.x, advice.y + at * height, advice.width, height), 7.5, pad=0)
    draw_signature(work.pdf, signature, _facilitator(work))
    for at, language in enumerate(reversed(work.languages)):
        line = Box(imprint.x, imprint.bottom - 4.2 * (at + 1), imprint.width, 4.2)
        work.pdf.text_in(printed(work.sheet, language), line, 6.5, align="right", pad=0)


def _facilitator(work: _Work) -> str:
    label = words(work.languages, N_("Facilitator"))
    named = f"{label} · {work.sheet.facilitator}" if work.sheet.facilitator else label
    return named + work.languages[-1].colon


def _advice(language: Language) -> str:
    _ = language.text
    letters = ", ".join(f"{who.value} {language.text(WHO_WORDS[who])}" for who in Who)
    tick = _("Tick everybody who came.")
    mistake = _("Mistake: black out the wrong box, then tick the right one.")
    fold = _("Do not fold.")
    return f"{letters}. {tick} {mistake} {fold}"
