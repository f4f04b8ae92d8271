"""A name in its two scripts, and the plain tables the names are kept in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as it is written in Khmer and as it stands on an identity card in Latin letters."""

    km: str
    latin: str


def spellings(table: str) -> tuple[Spelling, ...]:
    """Reads "Khmer Latin, Khmer Latin, ..."; the Latin half may hold spaces, the Khmer half may not."""
    pairs = (entry.split(maxsplit=1) for entry in table.split(",") if entry.strip())
    return tuple(Spelling(km, " ".join(latin.split())) for km, latin in pairs)
