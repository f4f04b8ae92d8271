"""Which children a filter lets through, and how groups are built. Pure: no clock, no database, no chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, count

from app.camps.values import Camper, ChildFacts, ChildFilter, Choosable, GroupPlan, Groups, Siblings, Villages
from app.errors import FieldError
from app.text import search_key
from app.words import N_

# What speaks against two children in one group, in squares of months: so many months older or younger are as bad.
_SIBLINGS = 10**15  # no wish can outweigh it
_SAME_SEX = 10**9  # no ages and no villages can
_SAME_VILLAGE = 36**2

_Units = list[list[ChildFacts]]
_Parts = list[list[int]]  # places in the list of units, by group


def passes(child: Choosable, wanted: ChildFilter) -> bool:
    """Whether a child is shown. Without a birth date it is not shown to who asks for an age."""
    asks_age = wanted.age_from is not None or wanted.age_to is not None
    age = child.age
    if asks_age and (age is None or not (wanted.age_from or 0) <= age <= (wanted.age_to or 200)):
        return False
    label = child.label
    held = search_key(" ".join((label.name_km, label.name_latin, label.nickname, label.code, label.village)))
    return (
        wanted.programme in ("", *child.programmes)
        and (wanted.group is None or any(group.id == wanted.group for group in child.groups))
        and wanted.village in ("", label.village)
        and all(search_key(word) in held for word in wanted.text.split())
    )


def with_siblings(chosen: Iterable[int], children: Iterable[Choosable]) -> frozenset[int]:
    """The chosen children, and everybody of the same families."""
    known, wanted = list(children), frozenset(chosen)
    families = {child.label.family for child in known if child.label.id in wanted} - {None}
    return wanted | {child.label.id for child in known if child.label.family in families}


def build_groups(children: Iterable[ChildFacts], plan: GroupPlan) -> Groups:
    """Put every child into one group, the youngest in front; the same for the same children, in whatever order.

    Siblings come first: in one group, or in different ones as far as there are enough groups. Then groups are as
    large as each other, as far as families leave them. Then, as asked, girls and boys are in equal parts; children
    of like age stand together, those of a village together or mixed. Raises FieldError for a number that cannot be.
    """
    _check(plan)
    ordered = sorted(children, key=lambda child: (child.birth is None, child.birth, child.person))
    units = _units(ordered, plan.siblings)
    parts = _parts(units, plan)
    if parts:
        _Exchange(units, parts, plan).improve()
    groups = [[child for unit in part for child in units[unit]] for part in parts]
    place = {child.person: at for at, child in enumerate(ordered)}
    found = [sorted((child.person for child in group), key=place.__getitem__) for group in groups]

    born = _months(ordered)

    def how_young(group: list[int]) -> tuple[float, list[int]]:
        return -sum(born[person] for person in group) / len(group), group

    return tuple(tuple(group) for group in sorted(found, key=how_young))


def deal(staff: Sequence[int], groups: int) -> tuple[tuple[int, ...], ...]:
    """Adults given to groups in turn, so that no group has two more than another."""
    return tuple(tuple(staff[at::groups]) for at in range(groups))


def moved(groups: Groups, person: int, to: int) -> Groups:
    """The same groups with one child in another, which is counted from 0."""
    return tuple(
        tuple(one for one in group if one != person) + ((person,) if at == to else ())
        for at, group in enumerate(groups)
    )


def ages(children: Iterable[Camper]) -> tuple[int, int] | None:
    """The youngest and the eldest; None when no age is known."""
    known = [child.age for child in children if child.age is not None]
    return (min(known), max(known)) if known else None


def parted(groups: Groups, families: dict[int, int | None]) -> frozenset[int]:
    """Who has a brother or sister in another group; `families` by person."""
    at: defaultdict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for person in group:
            if (family := families.get(person)) is not None:
                at[family].add(number)
    return frozenset(person for group in groups for person in group if len(at[families.get(person) or 0]) > 1)


def _check(plan: GroupPlan) -> None:
    for field, number in (("groups", plan.groups), ("largest", plan.largest)):
        if number is not None and not 1 <= number <= 100:
            raise FieldError(field, N_("Type a number from 1 to 100."))
    if (plan.groups is None) is (plan.largest is None):
        raise FieldError("groups", N_("Say how many groups there shall be, or how large one may be."))


def _units(ordered: list[ChildFacts], siblings: Siblings) -> _Units:
    """What moves as one: a family that stays together, else every child; families stand together in the order."""
    families: defaultdict[tuple[int, int], list[ChildFacts]] = defaultdict(list)
    for child in ordered:
        families[(0, child.person) if child.family is None else (1, child.family)].append(child)
    if siblings is Siblings.TOGETHER:
        return list(families.values())
    return [[child] for family in families.values() for child in family]


def _parts(units: _Units, plan: GroupPlan) -> _Parts:
    """Groups that hold to siblings and sizes."""
    if plan.groups is not None:
        return _levelled(units, min(plan.groups, len(units)))
    largest = max([plan.largest or 1, *map(len, units)])
    children = sum(map(len, units))
    for groups in count(max(-(-children // largest), _least(units, plan))):
        parts = _levelled(units, groups)
        if all(size <= largest for size in _sizes(units, parts)):
            return parts
    raise AssertionError("as many groups as families hold everybody")


def _least(units: _Units, plan: GroupPlan) -> int:
    """How many groups are needed so that siblings can be apart."""
    families: defaultdict[int, int] = defaultdict(int)
    for child in (child for unit in units for child in unit):
        families[child.family or -child.person] += 1
    return max(families.values(), default=0) if plan.siblings is Siblings.APART else 0


def _levelled(units: _Units, groups: int) -> _Parts:
    """Units given to groups: the largest first, always to the smallest group; units of one in turn."""
    parts: _Parts = [[] for _ in range(groups)]
    sizes = [0] * groups
    # One after the other in turn: siblings, who stand side by side, then come into different groups.
    for unit in sorted(range(len(units)), key=lambda at: -len(units[at])):
        group = sizes.index(min(sizes))
        parts[group].append(unit)
        sizes[group] += len(units[unit])
    while _level_once(units, parts):
        pass
    return parts


def _level_once(units: _Units, parts: _Parts) -> bool:
    """Exchange two families of different sizes, or move one, so that two groups are more alike."""
    sizes = _sizes(units, parts)
    for large, small in sorted(
        ((a, b) for a in range(len(parts)) for b in range(len(parts)) if sizes[a] - sizes[b] > 1),
        key=lambda pair: sizes[pair[1]] - sizes[pair[0]],
    ):
        for unit in parts[large]:
            for other in (None, *parts[small]):
                more = len(units[unit]) - (0 if other is None else len(units[other]))
                if 0 < more < sizes[large] - sizes[small]:
                    _exchange(parts, large, unit, small, other)
                    return True
    return False


def _exchange(parts: _Parts, one: int, unit: int, two: int, other: int | None) -> None:
    parts[one].remove(unit)
    parts[two].append(unit)
    if other is not None:
        parts[two].remove(other)
        parts[one].append(other)


def _sizes(units: _Units, parts: _Parts) -> list[int]:
    return [sum(len(units[unit]) for unit in part) for part in parts]


class _Exchange:
    """Exchanges units between groups that stay as large, for as long as what speaks against the groups becomes less."""

    def __init__(self, units: _Units, parts: _Parts, plan: GroupPlan) -> None:
        self._parts, self._sizes = parts, _sizes(units, parts)
        self._length = [len(unit) for unit in units]
        against = _against(units, plan)
        self._against = against
        self._group = [0] * len(units)
        for group, part in enumerate(parts):
            for unit in part:
                self._group[unit] = group
        # What of each group speaks against each unit.
        self._of_group = [[sum(row[other] for other in part) for part in parts] for row in against]

    def improve(self) -> None:
        """Until no exchange makes anything better."""
        steps = (self._exchange_with_later, self._exchange_with_singles, self._move)
        while sum(step(unit) for unit in range(len(self._group)) for step in steps):
            pass

    def _exchange_with_later(self, unit: int) -> bool:
        changed = False
        for other in range(unit + 1, len(self._group)):
            one, two = self._group[unit], self._group[other]
            if one == two or self._length[unit] != self._length[other]:
                continue
            own, others, both = self._of_group[unit], self._of_group[other], self._against[unit][other]
            if own[two] + others[one] - 2 * both < own[one] + others[two]:
                self._put(unit, two)
                self._put(other, one)
                changed = True
        return changed

    def _exchange_with_singles(self, unit: int) -> bool:
        """A family for as many single children of another group, those who suit the family's group best."""
        one, length, own = self._group[unit], self._length[unit], self._of_group[unit]
        for two in range(len(self._parts)) if length > 1 else ():
            worth = {
                single: self._of_group[single][one] - self._of_group[single][two] - 2 * self._against[unit][single]
                for single in self._parts[two]
                if self._length[single] == 1 and two != one
            }
            best = sorted(worth, key=lambda single: (worth[single], single))[:length]
            among = sum(self._against[a][b] for a, b in combinations(best, 2))
            if len(best) == length and own[two] - own[one] + sum(worth[s] for s in best) + 2 * among < 0:
                self._put(unit, two)
                for single in best:
                    self._put(single, one)
                return True
        return False

    def _move(self, unit: int) -> bool:
        """Into a group that is smaller by just this unit, where it suits better: the sizes are the same then."""
        one, own = self._group[unit], self._of_group[unit]
        for two, size in enumerate(self._sizes):
            if self._sizes[one] - size == self._length[unit] and own[two] < own[one]:
                self._put(unit, two)
                return True
        return False

    def _put(self, unit: int, to: int) -> None:
        one = self._group[unit]
        self._parts[one].remove(unit)
        self._parts[to].append(unit)
        self._group[unit] = to
        self._sizes[one] -= self._length[unit]
        self._sizes[to] += self._length[unit]
        for row, against in zip(self._of_group, self._against[unit], strict=True):
            row[one] -= against
            row[to] += against


def _against(units: _Units, plan: GroupPlan) -> list[list[int]]:
    """What speaks against two units in one group, for each two of them."""
    children = [child for unit in units for child in unit]
    months = _months(children) if plan.by_age else dict.fromkeys((child.person for child in children), 0)
    found = [[0] * len(units) for _ in units]
    for one, two in combinations(range(len(units)), 2):
        pairs = ((a, b) for a in units[one] for b in units[two])
        found[one][two] = found[two][one] = sum(
            (months[a.person] - months[b.person]) ** 2 + _unlike(a, b, plan) for a, b in pairs
        )
    return found


def _months(children: list[ChildFacts]) -> dict[int, int]:
    """When everybody was born, in months; in the middle of all when that is not known."""
    known = sorted(child.birth.year * 12 + child.birth.month for child in children if child.birth)
    middle = known[len(known) // 2] if known else 0
    return {child.person: child.birth.year * 12 + child.birth.month if child.birth else middle for child in children}


def _unlike(one: ChildFacts, two: ChildFacts, plan: GroupPlan) -> int:
    """What but their ages speaks against two children in one group."""
    found = 0
    if plan.siblings is Siblings.APART and one.family is not None and one.family == two.family:
        found += _SIBLINGS
    if plan.balance_sexes and one.sex == two.sex:
        found += _SAME_SEX
    if one.village and one.village == two.village:
        found += {Villages.TOGETHER: -_SAME_VILLAGE, Villages.MIXED: _SAME_VILLAGE}.get(plan.villages, 0)
    return found
