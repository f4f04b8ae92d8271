"""Who is invited, who is known of a family and who is taken to have come. No clock, no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.errors import FieldError
from app.families.guardians import Collects, Guardian
from app.meetings.values import Adult, FamilyFacts, InvitationChoice, MeetingDraft, ThemeDraft, Who
from app.people.rules import field_text
from app.people.values import PersonLabel
from app.text import clean, search_key
from app.words import N_

WHO_OF = {
    "mother": Who.MOTHER,
    "father": Who.FATHER,
    "grandmother": Who.GRANDMOTHER,
    "grandfather": Who.GRANDFATHER,
}
ROLE_OF = {who: role for role, who in WHO_OF.items()} | {Who.OTHER: "other"}
_ONLY_ONE = (Who.MOTHER, Who.FATHER)
_LONGEST_MINUTES = 20_000


def invited(families: Iterable[FamilyFacts], choice: InvitationChoice) -> frozenset[int]:
    """The families that a choice lets through."""
    known = list(families)
    found = {one.family for one in known if _passes(one, choice)}
    return frozenset((found | ({one.family for one in known} & choice.by_hand)) - choice.left_out)


def _passes(family: FamilyFacts, choice: InvitationChoice) -> bool:
    conditions = [
        (choice.groups, bool(family.groups & choice.groups)),
        (choice.programmes, bool(family.programmes & choice.programmes)),
        (choice.villages, family.village in choice.villages),
        (choice.never_reached, bool(choice.never_reached - family.reached)),
    ]
    asked = [holds for values, holds in conditions if values]
    return bool(asked) and all(asked)


def adults_of(people: Iterable[PersonLabel], guardians: Iterable[Guardian]) -> tuple[Adult, ...]:
    """The adults of one family, mother and father first, each once.

    A guardian is the person of the same name, and the mother or father is the one who is recorded. Who must not
    collect a child is not taken for an adult of the family, unless recorded as one.
    """
    found = [
        Adult(WHO_OF.get(one.role, Who.OTHER), one.id, None, one.name_km, one.name_latin)
        for one in people
        if one.role != "child" and not one.archived
    ]
    names = [_keys(one) for one in found]
    for guardian in guardians:
        keys = _keys(guardian)
        at = _same(found, names, guardian, keys)
        if at is not None:
            found[at] = replace(found[at], guardian=guardian.id)
        elif guardian.collects is not Collects.MUST_NOT and (guardian.name_km or guardian.name_latin):
            who = WHO_OF.get(guardian.relation, Who.OTHER)
            found.append(Adult(who, None, guardian.id, guardian.name_km, guardian.name_latin))
            names.append(keys)
    order = list(Who)
    return tuple(sorted(found, key=lambda adult: order.index(adult.who)))


def _same(adults: Sequence[Adult], names: Sequence[set[str]], guardian: Guardian, keys: set[str]) -> int | None:
    """Where the person stands whom a guardian entry means; `names` and `keys` are what names are compared by."""
    who = WHO_OF.get(guardian.relation, Who.OTHER)
    for at, (adult, own) in enumerate(zip(adults, names, strict=True)):
        if adult.guardian is None and (own & keys or (who is adult.who and who in _ONLY_ONE)):
            return at
    return None


def _keys(named: Adult | Guardian) -> set[str]:
    return {search_key(name) for name in (named.name_km, named.name_latin) if name}


def adult_for(adults: Sequence[Adult], who: Who) -> Adult:
    """The adult whom a letter means: the first of that kind, or somebody of whom no name is known yet."""
    return next((adult for adult in adults if adult.who is who), Adult(who))


def usual_adult(adults: Sequence[Adult], came: Mapping[int, int]) -> Adult:
    """Who came most often (`came` counts by person); else the first of the family, else a mother nobody knows yet."""
    if not adults:
        return Adult(Who.MOTHER)
    return max(adults, key=lambda adult: came.get(adult.person or 0, 0))


def tidy_theme(draft: ThemeDraft) -> ThemeDraft:
    """The draft made fit to store. Raises FieldError without a name."""
    tidy = ThemeDraft(
        field_text("name_km", draft.name_km, 80),
        field_text("name_en", draft.name_en, 80),
        field_text("name_fr", draft.name_fr, 80),
    )
    if tidy == ThemeDraft():
        raise FieldError("name_km", N_("Write the name of the theme, in one language at least."))
    return tidy


def tidy_meeting(draft: MeetingDraft) -> MeetingDraft:
    """The draft made fit to store. Raises FieldError without a theme, or for hours that cannot be."""
    if not draft.themes:
        raise FieldError("themes", N_("Choose at least one theme."))
    if draft.ends <= draft.starts:
        raise FieldError("starts", N_("It must end later than it starts."))
    return replace(
        draft,
        themes=tuple(dict.fromkeys(draft.themes)),
        place=field_text("place", draft.place, 120),
        facilitator=field_text("facilitator", draft.facilitator, 80),
    )


def tidy_minutes(text: str) -> str:
    """Minutes fit to store. Raises UserError when they are too long."""
    return clean(text, _LONGEST_MINUTES, lines=True)
