"""Finding the headings of a list under its titles, and what each column means."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from app.imports.columns import Column, ColumnMap
from app.imports.contents import guess_contents, tells_of_people
from app.imports.headings import Guess, guess, is_heading, may_be_grade
from app.imports.meanings import EMPTY_FAMILIES, NOTES_PUT_AWAY, REPEATABLE, SCHOOL_HISTORY, Meaning
from app.imports.spreadsheet import CellValue, Line, Spreadsheet, Tab
from app.language import LANGUAGES, Language
from app.text import latin_digits, search_key

_SEARCHED_LINES = 40
_NAMES = (Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME)
# Names that spreadsheet programs and people give to tabs that are not one group each.
_PLAIN_TABS = frozenset(
    map(
        search_key,
        ("sheet", "feuil", "feuille", "feuil1", "data", "list", "liste", "all", "children", "enfants", "បញ្ជី"),
    )
)


def recognise(spreadsheet: Spreadsheet) -> tuple[ColumnMap, ...]:
    """One map per tab, in order. Tabs without a column of names are left out until a person says otherwise."""
    maps = [_recognise_tab(tab) for tab in spreadsheet.tabs]
    guess.cache_clear()  # the first lines hold names, which nothing may keep
    several = sum(one.has_name and one.taken for one in maps) > 1
    return tuple(_with_group_of_tab(one, several) for one in maps)


@lru_cache(maxsize=1)
def _tabs_beside() -> frozenset[str]:
    """What the tabs are called, in every language, that an export writes beside its people."""
    names = (SCHOOL_HISTORY, NOTES_PUT_AWAY, EMPTY_FAMILIES)
    return frozenset(search_key(Language(code).text(name)) for code in LANGUAGES for name in names)


def _recognise_tab(tab: Tab) -> ColumnMap:
    found = _read_tab(tab)
    return replace(found, taken=found.taken and search_key(tab.name) not in _tabs_beside())


def _read_tab(tab: Tab) -> ColumnMap:
    top = _heading_line(tab.lines)
    if top is None:
        return _without_headings(tab)
    last = top + 1 if _continues(tab.lines, top) else top
    headings = [_heading(tab.lines[top : last + 1], position) for position in range(tab.width)]
    guesses = _settled(headings)
    columns = tuple(
        Column(position, heading, one.meaning, one.sure)
        for position, (heading, one) in enumerate(zip(headings, guesses, strict=True))
    )
    found = ColumnMap(tab.name, last, columns)
    return replace(found, taken=found.has_name)


def _without_headings(tab: Tab) -> ColumnMap:
    """A list that begins with its people, perhaps below a title; a person corrects what was guessed."""
    guesses = guess_contents(tab)
    columns = tuple(Column(position, "", one.meaning, one.sure) for position, one in enumerate(guesses))
    told = [one.position for one in columns if one.meaning is not Meaning.NOTHING]
    first = next((n for n, line in enumerate(tab.lines) if sum(line.cell(at) is not None for at in told) > 1), 0)
    return ColumnMap(tab.name, first - 1, columns, taken=tells_of_people(guesses))


def _heading_line(lines: tuple[Line, ...]) -> int | None:
    """The line whose cells are most surely headings, a name among them; the first of equals."""
    best, best_score = None, 0.0
    for index, line in enumerate(lines[:_SEARCHED_LINES]):
        if (score := _score(line)) > best_score:
            best, best_score = index, score
    return best


def _score(line: Line) -> float:
    """How much a line looks like headings; a merged title counts once, a sentence or a number against it."""
    texts = {cell for cell in line.cells if isinstance(cell, str)}
    guesses = [guess(text) for text in texts if len(text) <= 60]
    known = {one.meaning: one.sure for one in sorted(guesses, key=lambda one: one.sure) if one.sure}
    if not any(name in known for name in _NAMES):
        return 0.0
    filled = sum(cell is not None for cell in line.cells)
    if len(known) < 2 and (filled > 2 or len(texts) > 1 or filled > len(texts)):
        return 0.0
    if len(known) < 2 and max(known.values()) < 1:
        return 0.0  # a title that speaks of names
    figures = sum(not isinstance(cell, str | None) for cell in line.cells)
    return sum(known.values()) - 0.5 * figures


def _continues(lines: tuple[Line, ...], top: int) -> bool:
    """Whether the headings go on in the next line: only headings there, and more of them below merged ones."""
    if top + 1 >= len(lines):
        return False
    below = [cell for cell in lines[top + 1].cells if cell is not None]
    if not below or not all(isinstance(cell, str) for cell in below):
        return False
    if [str(cell) for cell in below] == [str(cell) for cell in lines[top].cells if cell is not None]:
        return False
    known = [_script_word(str(cell)) or is_heading(str(cell)) for cell in below]
    return all(known)


def _script_word(text: str) -> bool:
    return search_key(text) in _SCRIPT_WORDS


_SCRIPT_WORDS = frozenset(
    map(
        search_key,
        ("khmer", "latin", "english", "french", "anglais", "ខ្មែរ", "ឡាតាំង", "អង់គ្លេស", "អក្សរខ្មែរ", "អក្សរឡាតាំង"),
    )
)


def _heading(lines: tuple[Line, ...], position: int) -> str:
    """The words over one column; of two lines the lower, unless it only names a script."""
    words = list(dict.fromkeys(_text(line.cell(position)) for line in lines if line.cell(position) is not None))
    if len(words) == 2 and guess(f"{words[1]} {words[0]}").sure == 1:
        return f"{words[1]} {words[0]}"  # "mother" over "phone"
    if len(words) == 2 and not _script_word(words[1]) and guess(words[1]).sure >= 0.6:
        return words[1]
    return " ".join(words)


def _text(cell: CellValue) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _settled(headings: list[str]) -> list[Guess]:
    """Each meaning once where once is right, and "name" read by what stands beside it."""
    return _split_names(headings, _once(_grades(headings, [guess(heading) for heading in headings])))


def _grades(headings: list[str], guesses: list[Guess]) -> list[Guess]:
    """ "Class" beside a school, a shift or a column of groups is the grade at school."""
    told = {Meaning.SCHOOL, Meaning.SHIFT, Meaning.GRADE}
    pairs = list(zip(headings, guesses, strict=True))
    doubtful = [one.meaning is Meaning.GROUP and may_be_grade(heading) for heading, one in pairs]
    settled = any(
        one.meaning in told or (one.meaning is Meaning.GROUP and not doubted)
        for one, doubted in zip(guesses, doubtful, strict=True)
    )
    if not settled or any(one.meaning is Meaning.GRADE for one in guesses):
        return guesses
    return [Guess(Meaning.GRADE, one.sure) if doubted else one for one, doubted in zip(guesses, doubtful, strict=True)]


def _once(guesses: list[Guess]) -> list[Guess]:
    surest: dict[Meaning, int] = {}
    for position, one in enumerate(guesses):
        held = surest.get(one.meaning)
        if held is None or one.sure > guesses[held].sure:
            surest[one.meaning] = position
    return [
        one if one.meaning in REPEATABLE or surest[one.meaning] == position else Guess(Meaning.NOTHING, 0.0)
        for position, one in enumerate(guesses)
    ]


def _split_names(headings: list[str], guesses: list[Guess]) -> list[Guess]:
    """ "Nom" beside "Prénom" is the family name, "Name" beside "Surname" the given name."""
    settled = list(guesses)
    for has, lacks in ((Meaning.GIVEN_NAME, Meaning.FAMILY_NAME), (Meaning.FAMILY_NAME, Meaning.GIVEN_NAME)):
        having = [position for position, one in enumerate(settled) if one.meaning is has]
        if any(one.meaning is lacks for one in settled):
            continue
        for position in having:
            for name in (position - 1, position + 1):
                if _is_name_beside(headings, settled, name, position):
                    settled[name] = Guess(lacks, settled[name].sure)
                    break
    return settled


def _is_name_beside(headings: list[str], guesses: list[Guess], name: int, position: int) -> bool:
    """Whether there is a whole name in that column, headed in the script of the other."""
    if not 0 <= name < len(guesses) or guesses[name].meaning is not Meaning.NAME:
        return False
    return _is_khmer(headings[name]) == _is_khmer(headings[position])


def _is_khmer(text: str) -> bool:
    return any("\u1780" <= letter <= "\u17ff" for letter in text)


def _with_group_of_tab(found: ColumnMap, several: bool) -> ColumnMap:
    """Where each tab is one group, the tab's name is the group's."""
    plain = search_key(latin_digits(found.tab)).rstrip("0123456789") in _PLAIN_TABS
    if not several or plain or not found.has_name or found.positions(Meaning.GROUP):
        return found
    return found.with_group(found.tab)
