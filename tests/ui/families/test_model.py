"""The list of families as a table."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.families.values import FamilyRow
from app.language import Language
from app.people.values import FamilyLabel
from ui.families.model import FLAGS_ROLE, Column, FamilyModel

ROWS = (
    FamilyRow(FamilyLabel(1, "F0001", "កែវ", "Keo", "Chak Angre"), "+855 12 345 678", "1", 1, 2, ("Bopha",), False),
    FamilyRow(FamilyLabel(2, "F0002", "ចាន់", "Chan", ""), "", "", 3, 0, (), True),
    FamilyRow(FamilyLabel(3, "F0003", "", "", ""), "", "", 0, 0, (), False),
)


@pytest.fixture
def model() -> FamilyModel:
    made = FamilyModel(Language("en"))
    made.show(ROWS, Language("en"))
    return made


def column(model: FamilyModel, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_it_keeps_the_promises_of_a_model(model: FamilyModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.sort(Column.CHILDREN, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


def test_a_family_without_a_name_goes_by_its_code(model: FamilyModel) -> None:
    assert column(model, Column.NAME) == ["Keo · កែវ", "Chan · ចាន់", "F0003"]
    model.show(ROWS, Language("km"))
    assert column(model, Column.NAME)[0] == "កែវ · Keo"


def test_columns_sort_by_number_by_word_and_back_to_the_order_of_names(model: FamilyModel) -> None:
    place = QPersistentModelIndex(model.index(1, 0))
    model.sort(Column.CHILDREN, Qt.SortOrder.DescendingOrder)
    assert [model.row_at(row).id for row in range(3)] == [2, 1, 3]
    assert model.row_at(place.row()).id == 2
    model.sort(Column.CODE, Qt.SortOrder.DescendingOrder)
    assert [model.row_at(row).id for row in range(3)] == [3, 2, 1]
    model.sort(-1)
    assert [model.row_at(row).id for row in range(3)] == [1, 2, 3]


def test_who_must_not_collect_is_told_in_words_too(model: FamilyModel) -> None:
    index = model.index(1, Column.FLAGS)
    assert index.data(FLAGS_ROLE) == (True,)
    assert index.data() == "somebody must not collect"
    assert model.index(0, Column.ID_POOR).data() == "ID Poor 1"
