"""Which group is meant by a name on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import UserError
from app.groups.values import GroupLine
from app.language import N_, Language
from app.text import search_key


class NoSuchGroup(UserError):
    """No group of that name is in use."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("There is no group called {name}. `paillote list groups` prints them all."), name=name)


class SeveralGroups(UserError):
    """The name fits more than one group."""

    def __init__(self, name: str, groups: Iterable[str]) -> None:
        super().__init__(N_("{name} fits several groups: {groups}."), name=name, groups=", ".join(groups))


def group_called(name: str, groups: Iterable[GroupLine], language: Language) -> GroupLine:
    """The one group with this name in any of its languages, or else the one whose name begins so.

    Case, accents and spaces do not matter. Raises NoSuchGroup, SeveralGroups.
    """
    wanted = search_key(name)
    by_keys = [(group, _keys(group)) for group in groups]
    found = [group for group, keys in by_keys if wanted in keys]
    found = found or [group for group, keys in by_keys if any(key.startswith(wanted) for key in keys)]
    if not found or not wanted:
        raise NoSuchGroup(name)
    if len(found) > 1:
        raise SeveralGroups(name, (group.name(language) for group in found))
    return found[0]


def _keys(group: GroupLine) -> list[str]:
    return [search_key(name) for name in (group.name_km, group.name_en, group.name_fr) if name]
