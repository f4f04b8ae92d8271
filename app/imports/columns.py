"""How the columns of one tab are read: recognised by the program, corrected by a person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.imports.meanings import REPEATABLE, Meaning


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tab: its position from 0, its heading as written, and what is read from it."""

    position: int
    heading: str
    meaning: Meaning
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How one tab is read: where its heading stands and what each column means.

    `last_heading` is an index into the tab's lines: data begin after it; -1 for a list without headings.
    `group` is the group of all rows that name none, usually the name of the tab.
    """

    tab: str
    last_heading: int
    columns: tuple[Column, ...]
    taken: bool = True
    group: str = ""

    def meaning_at(self, position: int) -> Meaning:
        """What is read from the column at a position."""
        return next((one.meaning for one in self.columns if one.position == position), Meaning.NOTHING)

    def heading_at(self, position: int) -> str:
        """The heading of the column at a position, as written."""
        return next((one.heading for one in self.columns if one.position == position), "")

    def positions(self, meaning: Meaning) -> tuple[int, ...]:
        """Where a meaning is read from, left to right."""
        return tuple(one.position for one in self.columns if one.meaning is meaning)

    def corrected(self, position: int, meaning: Meaning) -> ColumnMap:
        """The same map with another meaning for one column. A meaning read from one column only leaves the other."""
        columns = tuple(
            replace(one, meaning=meaning, sure=1.0)
            if one.position == position
            else replace(one, meaning=Meaning.NOTHING)
            if one.meaning is meaning and meaning not in REPEATABLE
            else one
            for one in self.columns
        )
        return replace(self, columns=columns)

    def with_group(self, group: str) -> ColumnMap:
        """The same map with another group for all rows that name none; "" for none."""
        return replace(self, group=group)

    def left_out(self, left_out: bool = True) -> ColumnMap:
        """The same map with the tab left out, or taken again."""
        return replace(self, taken=not left_out)

    @property
    def has_name(self) -> bool:
        """Without a name no row can become a person."""
        return any(self.positions(one) for one in (Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME))
