"""Which lines of a list are people: totals, titles of sections, repeated headings and signatures are not."""

from __future__ import annotations

from collections.abc import Iterator

from app.imports import cells
from app.imports.columns import ColumnMap
from app.imports.headings import is_heading
from app.imports.meanings import Meaning
from app.imports.spreadsheet import Line, Tab
from app.text import search_key

_NAMES = (Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME)
_TOTALS = frozenset(map(search_key, ("total", "totals", "totaux", "somme", "subtotal", "sous-total", "grand-total")))
_KHMER_TOTAL = search_key("សរុប")
_GROUP_WORDS = tuple(map(search_key, ("group", "class", "groupe", "classe", "ក្រុម", "ថ្នាក់")))


def people_lines(tab: Tab, columns: ColumnMap) -> Iterator[tuple[Line, str]]:
    """The lines that are meant as people, each with the group that the last title between the lines named, or ""."""
    group, after_total, width = "", False, tab.width
    headings = {one.position: search_key(one.heading) for one in columns.columns if one.heading}
    for line in tab.lines[columns.last_heading + 1 :]:
        if _is_total(line, columns):
            after_total = True
        elif (title := _title(line, width)) is not None:
            if search_key(title).startswith(_GROUP_WORDS):
                group, after_total = _group_in(cells.plain_text(title)), False
        elif not _repeats_heading(line, headings) and _tells_something(line, columns, after_total):
            yield line, group


def _is_total(line: Line, columns: ColumnMap) -> bool:
    """A line that begins with "Total" or "សរុប", or whose name does."""
    first = next((cell for cell in line.cells if cell is not None), None)
    names = [line.cell(position) for meaning in _NAMES for position in columns.positions(meaning)]
    return any(_begins_total(str(cell)) for cell in (first, *names) if cell is not None)


def _begins_total(text: str) -> bool:
    words = text.split()
    return bool(words) and (search_key(words[0]) in _TOTALS or search_key(text).startswith(_KHMER_TOTAL))


def _title(line: Line, width: int) -> str | None:
    """The words of a line that is merged across, or that holds nothing but the name of a group."""
    filled = [cell for cell in line.cells if cell is not None]
    if len(set(filled)) != 1 or not isinstance(filled[0], str):
        return None
    if len(filled) > 1 or (width > 2 and search_key(filled[0]).startswith(_GROUP_WORDS)):
        return filled[0]
    return None


def _group_in(title: str) -> str:
    """The name of the group in a title: "Group: Stars" is about Stars, "ក្រុម កូនផ្កាយ" is named so."""
    word, _colon, name = title.replace("៖", ":").partition(":")
    return name.strip() if name.strip() and search_key(word) in _GROUP_WORDS else title


def _repeats_heading(line: Line, headings: dict[int, str]) -> bool:
    """Whether most cells are headings again, as where a list was glued together from pages; `headings` by position."""
    known = [(line.cell(position), key) for position, key in headings.items() if line.cell(position) is not None]
    if len(known) < 2:
        return False
    others = 0
    for cell, key in known:
        others += not (isinstance(cell, str) and is_heading(cell, key))
        if others * 2 >= len(known):
            return False  # nearly every line ends here, after a few cells
    return True


def _tells_something(line: Line, columns: ColumnMap, after_total: bool) -> bool:
    """Whether a line says anything of a person; one lonely cell below the totals is a place or a signature."""
    told = [one for one in columns.columns if one.meaning is not Meaning.NOTHING]
    useful = [one for one in told if cells.tells(line.cell(one.position))]
    named = any(one.meaning in _NAMES for one in useful)
    return len(useful) > 1 or (len(useful) == 1 and not after_total and (named or len(told) == 1))
