"""The children who start school as a table."""

from __future__ import annotations

from app.after_school.values import Starter, Starters
from app.dates import Precision
from app.exports.words import sex_word
from app.exports.workbook import Table, Value
from app.language import Language
from app.schools.values import SHIFT_WORDS


def starters_table(starters: Starters, language: Language) -> Table:
    """One child a row, the eldest first; what is not done yet is an empty cell."""
    _ = language.text
    headings = (
        _("Code"),
        _("Name in Khmer"),
        _("Name in Latin letters"),
        _("Sex"),
        _("Birth date"),
        _("Group"),
        _("Telephone"),
        _("Birth certificate"),
        _("Registered at school"),
        _("School"),
        _("Shift"),
    )
    schools = {school.id: school.name(language) for school in starters.schools}
    rows = tuple(_row(child, schools, language) for child in starters.children)
    starts = _("School starts on {date}").format(date=language.date(starters.school_starts))
    return Table(_("Start of school"), headings, rows, (starts,))


def _row(child: Starter, schools: dict[int, str], language: Language) -> tuple[Value, ...]:
    entry, whole = child.entry, child.birth.precision is Precision.DAY
    return (
        child.code,
        child.name_km,
        child.name_latin,
        sex_word(child.sex, language),
        child.birth.value if whole else child.birth.typed(),
        child.group.name(language),
        child.phone,
        "✓" if entry.birth_certificate else "",
        "✓" if entry.registered else "",
        schools.get(entry.school or 0, ""),
        language.text(SHIFT_WORDS[entry.shift]) if entry.shift else "",
    )
