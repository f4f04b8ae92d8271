"""A page People on a real centre with a few people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from shiboken6 import delete

from app.centre import Centre
from app.dates import BirthDate
from app.people.values import PersonDraft
from ui.people.page import PeoplePage
from ui.workbench import Workbench

SOKHA = PersonDraft("ចាន់", "សុខា", "Chan", "Sokha", sex="F", birth=BirthDate(date(2022, 3, 1)), village="Stung Meanchey")
DARA = PersonDraft("កែវ", "ដារ៉ា", "Keo", "Dara", sex="M", birth=BirthDate(date(2020, 1, 1)), id_poor="1")


@dataclass(frozen=True)
class Known:
    sokha: int
    dara: int


@pytest.fixture
def known(centre: Centre) -> Known:
    return Known(centre.people.add(SOKHA).value, centre.people.add(DARA).value)


@pytest.fixture
def page(bench: Workbench, known: Known, settled: Callable[[], None]) -> Iterator[PeoplePage]:
    assert known
    made = PeoplePage(bench)
    bench.changed.connect(lambda change: made.reload() if change & made.depends else None)
    bench.tongue.changed.connect(made.reload)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    made.reload()
    settled()
    made.first_focus().setFocus()
    yield made
    # Gone before the lanes close: a form waits a moment after the last key and then asks who is alike.
    delete(made)
