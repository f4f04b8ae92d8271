"""The recovery sheet for the safe: the code in large groups, and how to use it.

No QR code: it would be read with a telephone, and from then on the code would lie on that telephone.
"""

from __future__ import annotations

from app.accounts.values import RecoverySheet
from app.language import N_, Language
from app.sheets.geometry import Box
from reports.pdf import LINE, STRONG_LINE, Pdf, line_height
from reports.words import Languages, both, words

WIDTH, HEIGHT = 210.0, 297.0
_MARGIN = 20.0
_ROOM = WIDTH - 2 * _MARGIN
_CELL = Box(_MARGIN, 62.0, _ROOM / 3, 24.0)
_ACROSS = 3

_WHAT_FOR = N_("This code opens all records when nobody can sign in any more. It is kept nowhere else.")
_USE = (
    N_("Start Paillote, choose your name and press “Forgot your password?”."),
    N_("Type the nine groups as they stand here. Small letters and spaces do not matter."),
    N_("Choose a new password. On another PC put back a backup first: it opens with this code, too."),
)
_KEEP = (
    N_("Keep this sheet in the safe, in a closed envelope, never beside the PC."),
    N_("Do not photograph it and do not send it: who has it and a backup can read everything."),
    N_("Make a new sheet when somebody has seen this one, and destroy this one: its code is void then."),
)


def draw(sheet: RecoverySheet) -> bytes:
    """Draw the sheet, one A4 page. Same value in, same bytes out."""
    languages = sheet.languages
    pdf = Pdf(words(languages, N_("Recovery sheet")), language=languages[0].code)
    pdf.start_page(WIDTH, HEIGHT)
    _draw_title(pdf, sheet, languages)
    _draw_code(pdf, sheet)
    y = _CELL.y + 3 * _CELL.height + 11
    for language in languages:
        y = _draw_words(pdf, language, y) + 5
    _draw_foot(pdf, sheet, languages)
    return pdf.finish()


def _draw_title(pdf: Pdf, sheet: RecoverySheet, languages: Languages) -> None:
    centre = sheet.centre
    name = both(languages, lambda one: one.pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr))
    pdf.text_in(name, Box(_MARGIN, 18, _ROOM, 8), 11, pad=0)
    pdf.text_in(words(languages, N_("Recovery sheet")), Box(_MARGIN, 28, _ROOM, 13), 22, bold=True, pad=0)
    pdf.text_in(words(languages, N_("For the safe. Secret.")), Box(_MARGIN, 43, _ROOM, 8), 12, bold=True, pad=0)


def _draw_code(pdf: Pdf, sheet: RecoverySheet) -> None:
    cells = []
    for at, group in enumerate(sheet.groups):
        row, column = divmod(at, _ACROSS)
        cell = Box(_CELL.x + column * _CELL.width, _CELL.y + row * _CELL.height, _CELL.width, _CELL.height)
        pdf.text(str(at + 1), cell.x + 2.5, cell.y + 6, 9)
        pdf.text(group, cell.x + cell.width / 2, cell.y + 16.5, 30, bold=True, align="centre")
        cells.append(cell)
    pdf.boxes(cells, LINE)
    pdf.boxes([Box(_CELL.x, _CELL.y, _ROOM, 3 * _CELL.height)], STRONG_LINE)


def _draw_words(pdf: Pdf, language: Language, y: float) -> float:
    """What it is for, how to use it and how to keep it, in one language; gives where the next one begins."""
    y = pdf.text_lines(language.text(_WHAT_FOR), _MARGIN, y, _ROOM, 10.5, bold=True)
    for number, step in enumerate(_USE, start=1):
        pdf.text(f"{language.number(number)}.", _MARGIN, y, 10)
        y = pdf.text_lines(language.text(step), _MARGIN + 7, y, _ROOM - 7, 10)
    y += line_height(10) * 0.4
    for rule in _KEEP:
        pdf.text("•", _MARGIN + 1, y, 10)
        y = pdf.text_lines(language.text(rule), _MARGIN + 7, y, _ROOM - 7, 10)
    return y


def _draw_foot(pdf: Pdf, sheet: RecoverySheet, languages: Languages) -> None:
    y = HEIGHT - 30
    pdf.lines([(_MARGIN, y, _MARGIN + 75, y), (WIDTH - _MARGIN - 75, y, WIDTH - _MARGIN, y)])
    safe, day = words(languages, N_("Put into the safe by")), words(languages, N_("Date"))
    pdf.text_in(safe, Box(_MARGIN, y + 1, 75, 6), 9, pad=0)
    pdf.text_in(day, Box(WIDTH - _MARGIN - 75, y + 1, 75, 6), 9, pad=0)
    made = both(languages, lambda language: _made(sheet, language))
    pdf.text_in(made, Box(_MARGIN, HEIGHT - 17, _ROOM, 6), 8, pad=0)


def _made(sheet: RecoverySheet, language: Language) -> str:
    _ = language.text
    when = f"{language.date(sheet.made_at.date())} {language.time(sheet.made_at)}"
    return _("Made {when} by {name}").format(when=when, name=sheet.made_by)
