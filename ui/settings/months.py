"""Names of the months alone, without a year."""

from __future__ import annotations

import datetime as dt

from app.language import Language


def month_names(language: Language) -> list[str]:
    """January to December in this language."""
    year = language.digits("2024")
    months = (language.month(dt.date(2024, month, 1)) for month in range(1, 13))
    return [name.replace(year, "").strip() for name in months]
