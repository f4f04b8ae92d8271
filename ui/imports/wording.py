"""Sentences of the import page."""

from __future__ import annotations

from app.imports.values import ImportResult
from app.language import Language


def result_sentence(result: ImportResult, language: Language) -> str:
    """What came of an import: only what happened, in one line."""
    plural = language.plural
    told = (
        (result.new, plural("{count} new person", "{count} new people", result.new)),
        (result.updated, plural("{count} updated", "{count} updated", result.updated)),
        (result.unchanged, plural("{count} unchanged", "{count} unchanged", result.unchanged)),
        (result.groups, plural("{count} group made", "{count} groups made", result.groups)),
        (result.enrolled, plural("{count} enrolled", "{count} enrolled", result.enrolled)),
        (result.waiting, plural("{count} on a waiting list", "{count} on waiting lists", result.waiting)),
        (result.photos, plural("{count} photo", "{count} photos", result.photos)),
        (result.skipped, plural("{count} left out", "{count} left out", result.skipped)),
        (result.rejected, plural("{count} rejected", "{count} rejected", result.rejected)),
    )
    words = " · ".join(sentence for count, sentence in told if count)
    _ = language.text
    return _("Imported: {result}").format(result=words) if words else _("There was nothing to import.")
