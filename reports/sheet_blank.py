"""The attendance sheet that is ticked by hand: boxes, code, page marks, and what the teacher must know."""

from __future__ import annotations

from app.language import N_, Language
from app.sheets.code import PageMark, qr_payload
from app.sheets.geometry import Box, PageLayout
from app.sheets.values import SheetKind
from reports.machine_marks import aruco_cells, black_boxes, qr_cells
from reports.pdf import Pdf, line_count, line_height, size_for_words
from reports.sheet_frame import (
    Work,
    centre_names,
    draw_closed_days,
    draw_day_names,
    draw_headings,
    draw_names,
    draw_table,
    draw_title,
    group_names,
    page_of,
    printed,
)
from reports.words import both, words

_LETTERS_HEIGHT = 3.6
_CLOSURE_SIZE = 7.5
_ADVICE_SIZES = (7.5, 7.0, 6.5, 6.0)
_LEAST_LINE = 22.0  # of a line to sign on, in mm


def draw_blank_page(work: Work, *, furnished: bool = False) -> None:
    """Draw one page to be ticked; on a page that groups share and that is `furnished`, only the group's part."""
    if not furnished:
        _furnish(work)
    if work.page.heading is not None:
        _draw_heading(work, work.page.heading)
    _draw_part(work)


def _furnish(work: Work) -> None:
    """What a page has once: marks, title, code and advice."""
    draw_marks(work)
    draw_title(work, N_("Attendance sheet"))
    _draw_code(work)
    _draw_notes(work)


def _draw_heading(work: Work, box: Box) -> None:
    """The name and the code of one of several groups on the page, over its table."""
    name = " · ".join(filter(None, (group_names(work.sheet.group, work.languages), work.sheet.group.leader)))
    work.pdf.text_in(name, Box(box.x, box.y, box.width * 0.7, box.height), 11, bold=True, pad=0)
    right = Box(box.x + box.width * 0.7, box.y, box.width * 0.3, box.height)
    work.pdf.text_in(work.sheet.code, right, 14, bold=True, align="right", pad=0)


def _draw_part(work: Work) -> None:
    """The table of a group with what stands under it."""
    week = work.sheet.options.kind is SheetKind.WEEK
    draw_closed_days(work)
    _draw_outside_enrolment(work)
    draw_headings(work)
    if week:
        draw_day_names(work, work.page.head.height - _LETTERS_HEIGHT)
        _draw_letters(work)
        _draw_closures(work)
    else:
        draw_day_names(work, work.page.head.height)
    draw_names(work, (9, 8.5) if week else (8.5, 8))
    draw_table(work)
    work.pdf.boxes(tick.box for tick in work.page.ticks)
    _draw_foot(work)


def draw_marks(work: Work) -> None:
    """Markers and QR codes of a page."""
    code = work.sheet.together[0] if work.sheet.together else work.sheet.code
    draw_page_marks(work.pdf, work.page, PageMark(work.sheet.layout.letter, code, work.page.number))


def draw_page_marks(pdf: Pdf, page: PageLayout, mark: PageMark) -> None:
    """Markers and QR codes, black on white."""
    black = [box for marker in page.markers for box in black_boxes(aruco_cells(marker.id), marker.box)]
    cells = qr_cells(qr_payload(mark))
    black += [box for place in page.codes for box in black_boxes(cells, place)]
    pdf.fill(black)


def _draw_code(work: Work) -> None:
    """The code in large letters, the centre and the page."""
    box, languages = work.page.aside, work.languages
    centre = centre_names(work.centre, languages)
    page = both(languages, lambda one: page_of(work.page.number, work.pages, one))
    label = words(languages, N_("Sheet code"))
    if work.page.heading is not None:  # each group's code stands over its part, and the centre in the title
        work.pdf.text_in(page, Box(box.x, box.y + 11.4, box.width, 4.6), 7, align="right", pad=0)
        return
    work.pdf.text_in(centre, Box(box.x, box.y, box.width, 4.6), 7.5, align="right", pad=0)
    work.pdf.text_in(work.sheet.code, Box(box.x, box.y + 4.4, box.width, 7), 20, bold=True, align="right", pad=0)
    line = Box(box.x, box.y + 11.4, box.width, 4.6)
    work.pdf.text_in(f"{label} — {page}", line, 7, align="right", pad=0)


def _draw_outside_enrolment(work: Work) -> None:
    """Grey where somebody is not expected: does not belong to the group yet, or no longer, or is at school then."""
    people = {person.id: person for person in work.sheet.people}
    grey = [
        Box(day.x, row.y, day.width, row.height)
        for row in work.page.rows
        for day in work.page.days
        if row.person is not None and day.slot is not None and not people[row.person].is_expected(day.slot, day.date)
    ]
    if grey:
        work.pdf.fill(grey, 0.9)


def _draw_letters(work: Work) -> None:
    """P A L E over the boxes of each day."""
    if not work.page.rows:
        return
    first = work.page.rows[0].number
    y = work.page.head.bottom - 0.9
    for tick in work.page.ticks:
        if tick.row == first:
            work.pdf.text(tick.letter, tick.box.x + tick.box.width / 2, y, 7.5, bold=True, align="centre")


def _draw_closures(work: Work) -> None:
    """Why a day has no boxes, in its column, in the languages one under the other."""
    page = work.page
    for index, day in enumerate(page.days):
        if day.slot is None:
            closure = work.sheet.days[page.first_day + index]
            names = list(dict.fromkeys(closure.closed(language) for language in work.languages))
            _draw_in_column(work, names, Box(day.x, page.grid.y, day.width, page.grid.height))


def _draw_in_column(work: Work, names: list[str], column: Box) -> None:
    """Write into a tall column; in a table too short for that, each name gets its share of it."""
    width = column.width - 1.6
    size = min([_CLOSURE_SIZE, *(size_for_words(name, width, _CLOSURE_SIZE) for name in names)])
    lines = [line_count(name, width, size) for name in names]
    leading = line_height(size)
    if (sum(lines) + len(lines)) * leading > column.height:
        share = column.height / len(names)
        for index, name in enumerate(names):
            box = Box(column.x, column.y + index * share, column.width, share)
            work.pdf.text_in(name, box, size, align="centre", pad=0.6)
        return
    y = column.y + leading * 1.1
    for name in names:
        y = work.pdf.text_lines(name, column.x + 0.8, y, width, size) + leading * 0.5


def _draw_foot(work: Work) -> None:
    """Under each day: a box that the register was taken, and one for the total the teacher counted."""
    page = work.page
    taken = [day.taken for day in page.days if day.taken]
    totals = [day.total for day in page.days if day.total]
    work.pdf.boxes(taken)
    work.pdf.boxes(totals)
    if not taken:
        return
    width = work.names_width
    heights = (totals[0].y - page.foot.y, totals[0].height)
    labels = (N_("Register taken: tick"), N_("Number present"))
    for label, y, height in zip(labels, (page.foot.y, totals[0].y), heights, strict=True):
        box = Box(page.foot.x, y, width, height)
        work.pdf.text_in(words(work.languages, label), box, 8 if height > 5 else 6.8, align="right", pad=1.5)


def _draw_notes(work: Work) -> None:
    """How to fill in the sheet, a line to sign, when it was printed and by whom."""
    notes = list(work.page.notes)
    _draw_advice(work, notes[0])
    signature, imprint = (notes[1], notes[2]) if len(notes) > 2 else _halves(notes[1])
    draw_signature(work.pdf, signature, words(work.languages, N_("Signature")) + work.languages[-1].colon)
    text = both(work.languages, lambda one: printed(work.sheet, one), "\n")
    lines = text.split("\n")
    for index, line in enumerate(reversed(lines)):
        height = 4.2 if len(work.page.notes) > 2 else 3.4
        box = Box(imprint.x, imprint.bottom - height * (index + 1), imprint.width, height)
        work.pdf.text_in(line, box, 6.5, align="right", pad=0)


def _halves(box: Box) -> tuple[Box, Box]:
    half = box.width / 2
    return Box(box.x, box.y, half, box.height), Box(box.x + half, box.y, half, box.height)


def _draw_advice(work: Work, box: Box) -> None:
    """Each language by itself, in letters as large as the box allows."""
    texts = advice(work, box)
    size = _size(texts, box)
    y = box.y + line_height(size) * 0.72
    for text in texts:
        y = work.pdf.text_lines(text, box.x, y, box.width, size)


def advice(work: Work, box: Box) -> list[str]:
    """As much as fits into the box in letters that can be read: what matters less is left out, first language last."""
    told = [_advice(work, language) for language in work.languages]
    kept = [len(sentences) for sentences in told]
    while True:
        texts = [" ".join(filter(None, sentences[:most])) for sentences, most in zip(told, kept, strict=True)]
        longest = next((at for at in reversed(range(len(kept))) if kept[at] > 1), None)
        if longest is None or _height(texts, box.width, _ADVICE_SIZES[-1]) <= box.height:
            return texts
        kept[longest] -= 1


def _size(texts: list[str], box: Box) -> float:
    return next((size for size in _ADVICE_SIZES if _height(texts, box.width, size) <= box.height), _ADVICE_SIZES[-1])


def _height(texts: list[str], width: float, size: float) -> float:
    return sum(line_count(text, width, size) for text in texts) * line_height(size)


def _advice(work: Work, language: Language) -> tuple[str, ...]:
    """How to tick, what the signs beside names mean, and the closed days of a month; what matters most stands first."""
    _ = language.text
    mistake = _("Mistake: black out the wrong box, then tick the right one.")
    fold = _("Do not fold.")
    letters = _("P present, A absent, L late, E excused.")
    tick = _("Tick = present, empty = absent. Late or excused: write it under Notes.")
    how = letters if work.sheet.options.kind is SheetKind.WEEK else tick
    return how, mistake, fold, _signs(work, language), _closures(work, language)


def _signs(work: Work, language: Language) -> str:
    """What the signs beside names mean, of those that stand on this sheet."""
    _ = language.text
    allergy = _("Triangle: allergy.") if any(person.allergy for person in work.sheet.people) else ""
    birthday = _("Star: birthday.") if any(person.birthday for person in work.sheet.people) else ""
    return " ".join(filter(None, (allergy, birthday)))


def _closures(work: Work, language: Language) -> str:
    """The closed days of a month by date and name; a week names them in their columns."""
    if work.sheet.options.kind is SheetKind.WEEK:
        return ""
    dates: dict[str, list[str]] = {}
    for day in work.sheet.days:
        if day.slot is None:
            dates.setdefault(day.closed(language), []).append(language.digits(str(day.date.day)))
    named = "; ".join(f"{', '.join(numbers)} {name}".strip() for name, numbers in dates.items())
    return f"{named}." if named else ""


def draw_signature(pdf: Pdf, box: Box, label: str) -> None:
    """A line to sign on behind its label."""
    y = box.y + min(6.0, box.height * 0.55)
    room = Box(box.x, y - 4.5, box.width - _LEAST_LINE, 7)
    width = pdf.text_in(label, room, 8, pad=0)
    pdf.lines([(box.x + width + 1.5, y + 0.4, box.right - 4, y + 0.4)])
