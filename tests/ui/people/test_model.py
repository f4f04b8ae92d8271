"""The list of people as a table."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.dates import BirthDate, Precision
from app.groups.values import GroupName, Programme
from app.language import Language
from app.people.values import PersonLabel, PersonRow, Status
from ui.people.model import FLAGS_ROLE, Column, PeopleModel

TODAY = date(2026, 11, 6)
STARS = GroupName(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)


def person(id_: int, khmer: str, latin: str, birth: BirthDate | None, **row: object) -> PersonRow:
    label = PersonLabel(id_, f"P{id_:04d}", khmer, latin, "", "F", birth, "Chak Angre", None, "child", False)
    values = {
        "status": Status.ENROLLED,
        "groups": (STARS,),
        "id_poor": "1",
        "allergy": False,
        "must_not_collect": False,
        "has_photo": False,
    }
    return PersonRow(label=label, **(values | row))


ROWS = (
    person(1, "កែវ ដារ៉ា", "Keo Dara", BirthDate(date(2020, 1, 1), Precision.YEAR)),
    person(2, "ចាន់ សុខា", "Chan Sokha", BirthDate(date(2022, 3, 1)), allergy=True, must_not_collect=True),
    person(3, "", "Arn", None, groups=(), has_photo=True),
)


@pytest.fixture
def model() -> PeopleModel:
    made = PeopleModel(TODAY, Language("km"))
    made.show(ROWS, Language("km"))
    return made


def column(model: PeopleModel, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_it_keeps_the_promises_of_a_model(model: PeopleModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.sort(Column.AGE, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


def test_the_readers_script_stands_first(model: PeopleModel) -> None:
    assert column(model, Column.NAME) == ["កែវ ដារ៉ា", "ចាន់ សុខា", "Arn"]
    assert column(model, Column.OTHER_NAME) == ["Keo Dara", "Chan Sokha", ""]
    model.show(ROWS, Language("en"))
    assert column(model, Column.NAME) == ["Keo Dara", "Chan Sokha", "Arn"]
    assert column(model, Column.GROUPS)[0] == "Small stars"


def test_an_age_shows_when_only_the_year_is_known(model: PeopleModel) -> None:
    model.show(ROWS, Language("en"))
    assert column(model, Column.AGE) == ["~6", "4", ""]


def test_sorting_by_age_puts_the_youngest_first_and_the_unknown_last(model: PeopleModel) -> None:
    model.sort(Column.AGE)
    assert [model.row_at(row).id for row in range(3)] == [2, 1, 3]


def test_no_column_to_sort_by_is_the_order_of_the_service(model: PeopleModel) -> None:
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert [model.row_at(row).id for row in range(3)] == [3, 2, 1]
    model.sort(-1)
    assert [model.row_at(row).id for row in range(3)] == [1, 2, 3]


def test_sorting_stays_when_the_list_is_read_again_and_a_place_follows_its_person(model: PeopleModel) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    place = QPersistentModelIndex(model.index(0, 0))
    model.sort(Column.AGE)
    assert model.row_at(place.row()).id == 1
    model.show(ROWS, Language("km"))
    assert model.row_at(0).id == 2


def test_flags_are_told_in_words_too(model: PeopleModel) -> None:
    index = model.index(1, Column.FLAGS)
    assert index.data(FLAGS_ROLE) == (True, True)
    assert "," in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_photo_is_asked_for_once(model: PeopleModel) -> None:
    assert model.missing_thumbs() == (3,)
    model.add_thumbs({3: b"not a picture"})
    assert model.missing_thumbs() == ()
    model.forget_thumb(3)
    assert model.missing_thumbs() == (3,)
