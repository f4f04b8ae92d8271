"""A name typed in one piece, as it is written: family name first, in either script."""

from app.people.values import PersonDraft

_KHMER = ("\u1780", "\u17ff")


def is_khmer(text: str) -> bool:
    """Whether there is at least one Khmer letter in the text."""
    return any(_KHMER[0] <= letter <= _KHMER[1] for letter in text)


def draft_of_name(name: str) -> PersonDraft:
    """A person of whom only a name is known; a single word is the given name."""
    family, given = split_name(name)
    if is_khmer(name):
        return PersonDraft(family_name_km=family, given_name_km=given)
    return PersonDraft(family_name_latin=family, given_name_latin=given)


def split_name(name: str) -> tuple[str, str]:
    """Family name and given name: Khmer names stand family name first, also in Latin letters."""
    words = name.split()
    if len(words) < 2:
        return "", " ".join(words)
    return words[0], " ".join(words[1:])
