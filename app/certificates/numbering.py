"""How certificates are numbered: without a gap in each series and year, written as the centre has decided."""

from __future__ import annotations

import re
from collections.abc import Collection

_NUMBER = re.compile(r"\{number(?::0([1-8])d)?\}")
_AROUND = re.compile(r"[A-Za-z0-9/._-]{0,16}")


def is_scheme(scheme: str) -> bool:
    """Whether `scheme` writes every number of every year differently, in what can be typed on any keyboard."""
    around = _NUMBER.sub("", scheme, count=1).replace("{year}", "", 1)
    whole = scheme.count("{year}") == 1 and len(_NUMBER.findall(scheme)) == 1
    return whole and _AROUND.fullmatch(around) is not None


def written(scheme: str, year: int, sequence: int) -> str:
    """The number as it is printed; `scheme` as `is_scheme` allows."""
    number = _NUMBER.sub(lambda found: f"{sequence:0{found[1] or 1}d}", scheme)
    return number.replace("{year}", f"{year:04d}")


def missing(sequences: Collection[int]) -> tuple[int, ...]:
    """The numbers below the highest that nobody has; nothing as long as the book is whole."""
    return tuple(sorted(set(range(1, max(sequences, default=0) + 1)) - set(sequences)))
