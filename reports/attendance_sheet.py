"""Attendance sheets as PDF, to be ticked or filled with what was stored. Same value in, same bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.attendance.values import Register
from app.language import N_
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from app.sheets.values import FilledSheet, Sheet
from reports.pdf import Pdf
from reports.sheet_blank import draw_blank_page
from reports.sheet_filled import draw_filled_page
from reports.sheet_frame import Work
from reports.words import Languages, words

Photos = Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many sheets are drawn; `pdf` is there when all are."""

    done: int
    total: int
    pdf: bytes | None = None


def draw(
    sheet: Sheet,
    centre: CentreDetails,
    languages: Languages,
    filled: Register | None = None,
    photos: Photos | None = None,
) -> bytes:
    """Draw one sheet. `languages` are one or two, the first in front.

    With `filled`, the register of a `FilledSheet`, it shows what was stored; its sheet is that of the FilledSheet.
    `photos` are small pictures (JPEG, PNG) by person, for sheets whose options ask for them.
    """
    pdf = _document(centre, languages)
    _add(pdf, sheet, centre, languages, filled, photos or {})
    return pdf.finish()


def draw_many(
    sheets: Iterable[Sheet | FilledSheet],
    total: int,
    centre: CentreDetails,
    languages: Languages,
    photos: Photos | None = None,
) -> Iterator[Progress]:
    """Draw many sheets into one PDF, telling after each how far it is; the last tells the PDF.

    `sheets` is asked for one at a time. To cancel, stop asking: nothing was written anywhere.
    """
    pdf = _document(centre, languages)
    done = 0
    together: tuple[str, ...] = ()
    for sheet in sheets:
        if isinstance(sheet, FilledSheet):
            _add(pdf, sheet.sheet, centre, languages, sheet.register, {})
        else:
            furnished = bool(together) and sheet.together == together
            _add(pdf, sheet, centre, languages, None, photos or {}, furnished)
            together = sheet.together
        done += 1
        if done < total:
            yield Progress(done, total)
    yield Progress(done, total, pdf.finish())


def _document(centre: CentreDetails, languages: Languages) -> Pdf:
    author = languages[0].pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr)
    return Pdf(words(languages, N_("Attendance sheet")), author, languages[0].code)


def _add(
    pdf: Pdf,
    sheet: Sheet,
    centre: CentreDetails,
    languages: Languages,
    filled: Register | None,
    photos: Photos,
    furnished: bool = False,
) -> None:
    """Draw the pages of a sheet; `furnished`: its one page was begun by a group that shares it."""
    for page in sheet.layout.pages:
        if not furnished:
            pdf.start_page(sheet.layout.width, sheet.layout.height)
        work = Work(pdf, sheet, page, centre, languages)
        if filled is None:
            draw_blank_page(work, furnished=furnished)
            _draw_photos(work, photos)
        else:
            draw_filled_page(work, filled)


def _draw_photos(work: Work, photos: Photos) -> None:
    column = next((column for column in work.page.columns if column.name == "photo"), None)
    if column is None:
        return
    for row in work.page.rows:
        picture = photos.get(row.person) if row.person is not None else None
        if picture is not None:
            work.pdf.picture(picture, Box(column.x, row.y, column.width, row.height).grown(-0.4))
