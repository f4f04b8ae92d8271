"""Texts and names in the cells of a list: plain, and in quotes only where an import would misread them."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import UserError
from app.imports.cells import lines_of, said, scripts
from app.imports.quoting import joined, parts, quoted, quoted_names

_LONGEST = 4000


def text_cell(text: str) -> str:
    """One text, perhaps of several lines, that fills its cell."""
    return text if lines_of(text, _LONGEST) == text else quoted(text)


def texts_cell(texts: Iterable[str]) -> str:
    """Several texts in one cell; an empty one keeps its place, for names, relations and phones belong together."""
    return joined(text if parts(text) == [text] and said(text, _LONGEST) == text else quoted(text) for text in texts)


def name_cell(khmer: str, latin: str) -> str:
    """A name in one script or in both; "" for none."""
    name = f"{khmer} ({latin})" if khmer and latin else khmer or latin
    return name if _reads(name, khmer, latin) else quoted_names(khmer, latin)


def names_cell(names: Iterable[tuple[str, str]]) -> str:
    """Several names in one cell; of somebody without a name there is a dash."""
    return "; ".join(name_cell(khmer, latin) or "-" for khmer, latin in names)


def _reads(name: str, khmer: str, latin: str) -> bool:
    """Whether a list gives the name back; "None" and "Na" are names of people, and words for nothing."""
    try:
        return scripts(name) == (khmer, latin) and said(name, _LONGEST) == name and ";" not in name
    except UserError:
        return False
