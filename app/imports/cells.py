"""One cell -> one value: names in their script, sex, birth dates, phones, as people write them in lists.

A cell that cannot be read raises UserError with a sentence; an empty one gives the empty value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.dates import BirthDate, read_birth_date, read_date
from app.errors import UserError
from app.imports.quoting import unquoted, unquoted_names
from app.imports.spreadsheet import CellValue
from app.phones import read_phones
from app.schools.values import GRADES, Shift
from app.text import clean, latin_digits, search_key
from app.words import N_

_KHMER = re.compile("[\u1780-\u17ff]")
_KHMER_RUN = re.compile("[\u1780-\u17ff\u200b\u200c\u200d]+(?:[ .\u200b-]+[\u1780-\u17ff\u200b\u200c\u200d]+)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NOTHING = (
    "n/a|na|none|nil|no|nothing|aucun|aucune|néant|non|ras|r.a.s|vide|unknown|inconnu|not known|x"
    "|គ្មាន|មិនមាន|ទេ|អត់|អត់មាន|មិនដឹង"
)
_NOTHING_SAID = frozenset(_NOTHING.split("|"))
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_DATE_WORDS = re.compile(
    "ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|^born|^né[e]?( le)?|^le |^c\\.|^ca\\.|^about|^vers|^env\\.?|[~?≈*]", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_AGE = re.compile(r"[^\d/.\-]*\d{1,3}(\.\d)?\s*[^\d/.\-]*")
# Excel counts days from here; a date typed into a cell that is not formatted as one is such a number.
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 60_000)

_MALE = "ប្រុស ប ប្រុ ភេទប្រុស កុមារា បុរស ក្មេងប្រុស m b male man boy masculin masc homme h garçon garcon gars pros bros"
_FEMALE = "ស្រី ស ស្រ ភេទស្រី កុមារី នារី ក្មេងស្រី f female woman girl féminin fem femme fille srey srei sry"
_SEXES = {search_key(word): "M" for word in _MALE.split()} | {search_key(word): "F" for word in _FEMALE.split()}
_TICKS = frozenset(["1", "x", "v", "✓", "✔", "√", "/", "o", "*", "•", "១", "+"])
_SHIFTS = {
    Shift.MORNING: ("morning", "matin", "ព្រឹក"),
    Shift.AFTERNOON: ("afternoon", "apresmidi", "រសៀល", "ល្ងាច", "soir"),
}
_RISK = ("risk", "at risk", "vulnerable", "ងាយរងគ្រោះ", "ហានិភ័យ", "à risque", "vulnérable")


def plain_text(cell: CellValue, limit: int = 200) -> str:
    """A cell as one clean line; a whole number without decimals, a date day first."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return clean(str(cell).replace("\n", " "), limit)


def said(cell: CellValue, limit: int = 200) -> str:
    """Like `plain_text`, but "-", "none", "គ្មាន" and their like are nothing, unless they stand in quotes."""
    if cell is None:
        return ""
    if isinstance(cell, str) and (literal := unquoted(cell.strip())) is not None:
        return clean(literal, limit)
    text = plain_text(cell, limit)
    return text if tells(text) else ""


def tells(cell: CellValue) -> bool:
    """Whether a cell says anything."""
    if not isinstance(cell, str):
        return cell is not None
    # Asked of every cell several times: no search key is made for it.
    return any(map(str.isalnum, cell)) and cell.casefold().strip(" .-\u200b") not in _NOTHING_SAID


def names_somebody(cell: CellValue) -> bool:
    """Whether a cell gives a name; one that is known to be empty stands in quotes."""
    return tells(cell) or (isinstance(cell, str) and unquoted_names(cell) is not None)


def lines_of(cell: CellValue, limit: int = 2000) -> str:
    """Like `said`, with its line breaks."""
    if not isinstance(cell, str) or not said(cell, limit):
        return said(cell, limit)
    literal = unquoted(cell.strip())
    return clean(cell if literal is None else literal, limit, lines=True)


def is_khmer(text: str) -> bool:
    """Whether there is a Khmer letter in the text."""
    return _KHMER.search(text) is not None


def scripts(cell: CellValue) -> tuple[str, str]:
    """A name in Khmer and in Latin letters; a cell may hold both, as in "សុខ ដារ៉ា (SOK Dara)"."""
    text = plain_text(cell)
    if (literal := unquoted_names(text)) is not None:
        return literal
    khmer = " ".join(_KHMER_RUN.findall(text)).strip() if _KHMER.search(text) else ""
    rest = _KHMER_RUN.sub(" ", text) if khmer else text
    latin = " ".join(rest.translate(_NAME_MARKS).split()) if _LATIN.search(rest) else ""
    if not khmer and not latin and search_key(text):
        raise UserError(N_("“{text}” is not a name."), text=text)
    return khmer, latin.strip(" -.'")


def name_of(cell: CellValue) -> tuple[str, str]:
    """A name in both scripts as short as one may be; "-", "none" and their like name nobody."""
    khmer, latin = scripts(cell) if names_somebody(cell) else ("", "")
    return clean(khmer, 80), clean(latin, 80)


_NAME_MARKS = str.maketrans(dict.fromkeys('()[]{}/|;:,*"0123456789', " "))


def name_parts(name: str) -> tuple[str, str]:
    """Family name and given name of a whole name; one word alone is a given name.

    Khmer order is family name first; "Dara SOK" shows by its capitals that the writer turned it round.
    """
    words = name.split()
    if len(words) == 1 and "\u200b" in name:
        words = [word for word in name.split("\u200b") if word]
    if len(words) < 2:
        return "", "".join(words)
    *first, last = words
    if last.isupper() and len(last) > 1 and not any(word.isupper() and len(word) > 1 for word in first):
        return last, " ".join(first)
    return words[0], " ".join(words[1:])


def sex_of(cell: CellValue, letter_g: str = "") -> str:
    """ "F", "M" or "". `letter_g` is what G stands for in this column, see `meaning_of_g`."""
    text = plain_text(cell)
    key = search_key(_BRACKETS.sub("", text)) or search_key(text)
    if not key or not tells(text):
        return ""
    found = letter_g if key in ("g", "ក") else _SEXES.get(key, "")
    if not found:
        raise UserError(N_("“{text}” is not a sex. Write F or M, ស្រី or ប្រុស."), text=text)
    return found


def is_tick(cell: CellValue) -> bool:
    """Whether a cell only marks its column, as where boys and girls have a column each."""
    return plain_text(cell).casefold() in _TICKS


def meaning_of_g(cells: Iterable[CellValue], heading: str) -> str:
    """What G means in a column: girl beside B or M, garçon beside F; alone, what the heading's language says."""
    letters = {search_key(plain_text(cell)) for cell in cells}
    if letters & {"b", "m", "boy"}:
        return "F"
    if letters & {"f", "fille"}:
        return "M"
    key = search_key(heading)
    if any(word in key for word in ("sexe", "garcon", "fille", "genre")):
        return "M"
    return "F" if any(word in key for word in ("girl", "boy")) else ""


def birth_of(cell: CellValue, today: date) -> BirthDate | None:
    """A birth date as a date, a text, an Excel day number, a year or an age."""
    if cell is None:
        return None
    if isinstance(cell, date):
        return read_birth_date(f"{cell:%d/%m/%Y}", today)
    if isinstance(cell, int | float):
        if int(cell) in _EXCEL_DAYS:
            return read_birth_date(f"{_EXCEL_EPOCH + timedelta(days=int(cell)):%d/%m/%Y}", today)
        return read_birth_date(str(int(cell)), today)
    text = _date_text(cell)
    return read_birth_date(text, today) if text else None


def is_age(cell: CellValue) -> bool:
    """Whether a cell of birth dates holds an age instead: one small number, with or without a word."""
    return not isinstance(cell, date) and _AGE.fullmatch(latin_digits(plain_text(cell))) is not None


def age_of(cell: CellValue, today: date) -> BirthDate | None:
    """The birth year that an age gives; a whole date in a column of ages is taken as one."""
    if isinstance(cell, float):
        cell = int(cell)
    return birth_of(cell, today)


def date_of(cell: CellValue, today: date) -> date | None:
    """A day as a date, a text or an Excel day number."""
    if cell is None or isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and int(cell) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    text = _date_text(str(cell))
    if text.isdecimal() and int(text) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=int(text))
    return read_date(text, today) if text else None


def grade_of(cell: CellValue) -> int | None:
    """The grade at school, as in "3", "3A" or "ថ្នាក់ទី៣"."""
    text = latin_digits(said(int(cell) if isinstance(cell, float) else cell))
    numbers = re.findall(r"\d+", text)
    if not text:
        return None
    if len(numbers) != 1 or int(numbers[0]) not in GRADES:
        raise UserError(N_("“{text}” is not a grade. Write a number from 1 to 12."), text=text)
    return int(numbers[0])


def shift_of(cell: CellValue) -> Shift | None:
    """The half of the day at school. "AM" alone is not taken: in French lists it is the afternoon."""
    key = search_key(said(cell))
    found = [shift for shift, words in _SHIFTS.items() if any(word in key for word in words)]
    if key and len(found) != 1:
        raise UserError(N_("“{text}” is not a school shift. Write morning or afternoon."), text=said(cell))
    return found[0] if found else None


def _date_text(cell: str) -> str:
    text = latin_digits(_CLOCK.sub("", said(cell)))
    if _YEAR.search(text):
        text = _DATE_WORDS.sub(" ", _BRACKETS.sub(" ", text))
    return " ".join(text.split())


def phones_of(cell: CellValue) -> str:
    """Phones in their one form; a number that lost its first 0 in the spreadsheet gets it back."""
    if isinstance(cell, int | float):
        return read_phones(f"0{int(cell)}" if len(str(int(cell))) in (8, 9) else str(int(cell)))
    text = _BRACKETS.sub(" ", said(cell)).strip()
    return read_phones(text) if text else ""


def id_poor_of(cell: CellValue) -> str:
    """The level of the national card: "1", "2", "risk" or ""."""
    text = latin_digits(said(cell))
    if not text or text == "0":
        return ""
    key = search_key(text)
    if any(search_key(word) in key for word in _RISK):
        return "risk"
    levels = set(re.findall(r"[12]", text)) if len(re.findall(r"\d", text)) == 1 else set()
    if len(levels) == 1:
        return str(levels.pop())
    raise UserError(N_("“{text}” is not a level of the ID Poor card. Write 1, 2 or risk."), text=text)
