"""At the door of the demo centre's library a few letters are enough."""

import datetime as dt
from random import Random
from statistics import median

import pytest

from app.attendance.arriving import SHOWN, Comer, ranked
from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo

TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY, dt.time(8, 12))


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> tuple[Comer, ...]:
    """Who may come to this afternoon's session."""
    folder = tmp_path_factory.mktemp("demo") / "centre"
    make_demo(folder, clock=CLOCK)
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        session = [s for s in centre.attendance.of_day(TODAY) if s.group.drop_in][-1].session
        return centre.attendance.comers(session)


def keys(pool: tuple[Comer, ...], comer: Comer, name: str, here: set[int], just_in: list[int]) -> int:
    """The fewest keys that let somebody in: letters, arrows and Enter."""
    tries = []
    for word in name.split():
        for letters in range(1, len(word) + 1):
            found = [one.person for one in ranked(pool, word[:letters], frozenset(here), just_in)[:SHOWN]]
            if comer.person in found:
                tries.append(letters + found.index(comer.person) + 1)
    return min(tries)


@pytest.mark.parametrize("script", ["name_km", "name_latin"])
def test_at_most_four_keys_on_the_median_let_a_child_in(pool: tuple[Comer, ...], script: str) -> None:
    children = [comer for comer in pool if comer.child and getattr(comer, script)]
    Random(1).shuffle(children)
    here: set[int] = set()
    just_in: list[int] = []
    needed = []
    for child in children:
        needed.append(keys(pool, child, getattr(child, script), here, just_in))
        here.add(child.person)
        just_in.append(child.person)
    assert len(children) > 30
    assert median(needed) <= 4
