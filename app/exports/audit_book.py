"""Lines of the audit book as a table."""

from __future__ import annotations

from app.audit_book import telling
from app.audit_book.values import AuditEntry, AuditExtract
from app.exports.workbook import Table, Value
from app.language import Language
from app.words import N_


def audit_table(extract: AuditExtract, language: Language) -> Table:
    """One line a row; below, what was chosen and how far the book went."""
    rows = tuple(_row(entry, extract.names, language) for entry in extract.entries)
    below = (telling.narrowed(extract.wanted, language), telling.sealed(extract, language))
    return Table(language.text(N_("Audit book")), tuple(map(language.text, telling.COLUMNS)), rows, below)


def _row(entry: AuditEntry, names: telling.Names, language: Language) -> tuple[Value, ...]:
    return (
        entry.number,
        f"{entry.at:%Y-%m-%d %H:%M:%S}",
        telling.account(entry.account, language),
        telling.action(entry.action, language),
        telling.subject(entry, names, language),
        telling.detail(entry, names, language),
    )
