"""Invitation slips to a parent meeting: eight to a page, to be cut apart."""

from __future__ import annotations

from app.language import N_, Language
from app.meetings.values import FamilyAtHand, MeetingLine
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from app.sheets.meeting_papers import Invitations
from reports.pdf import Pdf
from reports.sheet_frame import centre_names
from reports.words import Languages, both, words

WIDTH, HEIGHT = 210.0, 297.0
COLUMNS, ROWS = 2, 4
_EDGE = 8.0  # printers do not reach the paper's edge
_PAD = 5.0
_CUT = 4.0  # length of a cut mark


def draw(invitations: Invitations, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw the slips. `languages` are one or two, the first in front."""
    author = languages[0].pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr)
    pdf = Pdf(words(languages, N_("Invitations")), author, languages[0].code)
    families = invitations.families
    for start in range(0, max(len(families), 1), COLUMNS * ROWS):
        pdf.start_page(WIDTH, HEIGHT)
        _draw_cut_marks(pdf)
        for at, family in enumerate(families[start : start + COLUMNS * ROWS]):
            _draw_slip(pdf, slip_box(at), invitations.line, family, centre, languages)
    return pdf.finish()


def slip_box(at: int) -> Box:
    """Where the slip with this number on its page stands, counted along the rows."""
    width, height = (WIDTH - 2 * _EDGE) / COLUMNS, (HEIGHT - 2 * _EDGE) / ROWS
    return Box(_EDGE + at % COLUMNS * width, _EDGE + at // COLUMNS * height, width, height)


def _draw_cut_marks(pdf: Pdf) -> None:
    """A small cross wherever slips meet, so that scissors or a cutter find their way."""
    xs = [slip_box(at).x for at in range(COLUMNS)] + [slip_box(COLUMNS - 1).right]
    ys = [slip_box(at * COLUMNS).y for at in range(ROWS)] + [slip_box(COLUMNS * ROWS - 1).bottom]
    half = _CUT / 2
    pdf.lines((x - half, y, x + half, y) for x in xs for y in ys)
    pdf.lines((x, y - half, x, y + half) for x in xs for y in ys)


def _draw_slip(
    pdf: Pdf, box: Box, line: MeetingLine, family: FamilyAtHand, centre: CentreDetails, languages: Languages
) -> None:
    inner = box.grown(-_PAD)
    y = inner.y
    texts = [
        (centre_names(centre, languages), 4.6, 7.5, False),
        *((language.text(N_("Invitation to a parent meeting")), 6.2, 11, True) for language in languages),
        (_names(family), 7.4, 11.5, True),
        (_about(family, languages), 4.8, 8, False),
        (both(languages, lambda one: one.long_date(line.date)), 6.2, 9.5, True),
        (_when_and_where(line, languages), 6.2, 9.5, True),
    ]
    for text, height, size, bold in texts:
        pdf.text_in(text, Box(inner.x, y, inner.width, height), size, bold=bold, pad=0)
        y += height
    pdf.lines([(inner.x, y + 0.8, inner.right, y + 0.8)])
    about = words(languages[:1], N_("We speak about"))
    themes = f"{about}{languages[0].colon} {both(languages, line.theme_names)}"
    pdf.text_in(themes, Box(inner.x, y + 1.6, inner.width, 10), 9, pad=0)
    foot = Box(inner.x, inner.bottom - 5, inner.width, 5)
    pdf.text_in(_contact(line, centre, languages), foot, 7.5, pad=0)


def _names(family: FamilyAtHand) -> str:
    """Whom the slip is for: the first adults, else the family."""
    adults = [" ".join(dict.fromkeys(filter(None, (one.name_km, one.name_latin)))) for one in family.adults]
    named = [name for name in adults if name][:2]
    label = family.label
    return ", ".join(named) or " ".join(dict.fromkeys(filter(None, (label.name_km, label.name_latin)))) or label.code


def _about(family: FamilyAtHand, languages: Languages) -> str:
    children = ", ".join(khmer or latin for khmer, latin in family.children)
    parts = [family.label.code, family.label.village]
    if children:
        label = words(languages[:1], N_("Children")) + languages[0].colon
        parts.append(f"{label} {children}")
    return " · ".join(filter(None, parts))


def _when_and_where(line: MeetingLine, languages: Languages) -> str:
    figures = languages[0]
    hours = f"{figures.time(line.starts)}–{figures.time(line.ends)}"
    return " · ".join(filter(None, (hours, line.place)))


def _contact(line: MeetingLine, centre: CentreDetails, languages: Languages) -> str:
    def welcome(language: Language) -> str:
        return language.text(N_("You are welcome!"))

    return " · ".join(filter(None, (both(languages, welcome), line.facilitator, centre.phone)))
