"""Words for a place in the family and for a guardian's relation, in the three languages."""

from __future__ import annotations

from functools import cache

from app.errors import UserError
from app.language import LANGUAGES, Language
from app.people.words import RELATION_WORDS, ROLE_WORDS
from app.text import search_key
from app.words import N_

# The stored words, and what they are called where they are shown and exported.
KINSHIP: dict[str, str] = ROLE_WORDS | RELATION_WORDS
_WORDS = {
    "child": "enfant|កុមារ|កូន|son|daughter|fils|fille",
    "mother": "mère|mum|mom|maman|ម្តាយ|ម្ដាយ|ម៉ាក់|មាតា",
    "father": "père|dad|papa|ឪពុក|ឳពុក|ប៉ា|បិតា",
    "grandmother": "grand-mère|grand mother|grandma|ជីដូន|យាយ|លោកយាយ",
    "grandfather": "grand-père|grand father|grandpa|ជីតា|តា|លោកតា",
    "aunt": "tante|មីង|ម្តាយមីង|អ៊ំស្រី",
    "uncle": "oncle|ពូ|មា|ឪពុកមា|អ៊ំប្រុស",
    "sibling": "brother|sister|frère|soeur|sœur|បង|បងប្អូន|បងស្រី|បងប្រុស",
    "neighbour": "neighbor|voisin|voisine|អ្នកជិតខាង",
    "other": "autre|ផ្សេង|ផ្សេងៗ",
}


@cache
def _stored_words() -> dict[str, str]:
    """The stored word by every way to write it, those of our own exports in each language among them."""
    found = {search_key(word): stored for stored, words in _WORDS.items() for word in words.split("|")}
    own = {Language(code).text(title): stored for code in LANGUAGES for stored, title in KINSHIP.items()}
    return found | {search_key(word): stored for word, stored in own.items()} | {word: word for word in KINSHIP}


def relation_of(text: str) -> str:
    """The stored word for a relation. Raises UserError for one that is not known."""
    if not text:
        return ""
    found = _stored_words().get(search_key(text))
    if found is None:
        raise UserError(N_("“{text}” is not a relation that is known here."), text=text)
    return found
