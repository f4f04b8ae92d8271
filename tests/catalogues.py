"""Keep the message catalogues in step with the code: `make catalogues`.

Gathers every sentence of app, reports and ui, merges them into `resources/locale/LANGUAGE/LC_MESSAGES/paillote.po`
and compiles the `.mo` beside it. English is the sentence itself. New Khmer and French entries stay empty until
somebody writes them; the tests fail until then.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LANGUAGES = ("km", "en", "fr")
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
FLOORS = ("app", "reports", "ui")
_HEADER = """\
# Paillote in {language}. MIT licence.
# Correct a sentence in any editor, then run `make catalogues`. What stands in {{braces}} must stay as it is.
# An entry "awaiting a native reader" was drafted by the project: remove the note once a native reader agreed."""
# The note that a native reader removes from an entry once it has been read.
UNREAD = "awaiting a native reader"


def extracted() -> Catalog:
    """Every message of the code, without places, so that moving a line does not change a catalogue."""
    catalog = Catalog(domain="paillote", project="Paillote")
    for floor in FLOORS:
        found = extract_from_dir(ROOT / floor, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
        for _, _, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return ROOT / "resources/locale" / language / "LC_MESSAGES" / "paillote.po"


def stored(language: str) -> Catalog:
    """The catalogue of a language as it lies in the project; empty when there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, domain="paillote", project="Paillote")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="paillote")


def compiled(catalog: Catalog) -> bytes:
    """The bytes of the `.mo` file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update(language: str, template: Catalog) -> Catalog:
    """The stored catalogue with today's messages; what the code no longer says is dropped."""
    catalog = stored(language)
    made = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    # Without this, every run would change the files by a date that tells nothing.
    catalog.creation_date = catalog.revision_date = made
    catalog.header_comment = _HEADER.format(language=catalog.locale_identifier)
    catalog.last_translator = catalog.language_team = "The Paillote maintainers"
    catalog.fuzzy = False
    for message in catalog:
        if language == "en" and message.id:
            message.string = message.id
        if language == "km" and message.id and UNREAD not in message.user_comments and not message.string:
            message.user_comments = [*message.user_comments, UNREAD]
    return catalog


def write(language: str, catalog: Catalog) -> None:
    """Write `.po` and `.mo` of a language."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, omit_header=False)
    path.with_suffix(".mo").write_bytes(compiled(catalog))


def main() -> None:
    """Bring all three catalogues up to date."""
    for language in LANGUAGES:
        # Gathered anew: a catalogue takes over the messages themselves, and English fills them in.
        write(language, update(language, extracted()))


if __name__ == "__main__":
    main()
