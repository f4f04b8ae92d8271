"""What is typed from an assessment sheet."""

import pytest

from app.courses.values.catalogue import AssessedBy
from app.courses.values.trainees import Result
from app.errors import UserError
from ui.courses.typed_results import letter_result, read_mark, read_results

YES, NO = Result(competent=True), Result(competent=False)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7C 12N", {7: YES, 12: NO}),
        ("1 2 3c", {1: YES, 2: YES, 3: YES}),
        ("៤C,5n", {4: YES, 5: NO}),
        ("", {}),
    ],
)
def test_row_numbers_and_letters(typed, found):
    assert read_results(typed, range(1, 13), AssessedBy.COMPETENCE) == found


def test_row_numbers_and_marks():
    found = read_results("7=85 12 = 60", range(1, 13), AssessedBy.MARKS)
    assert found == {7: Result(mark=85), 12: Result(mark=60)}


@pytest.mark.parametrize(
    ("typed", "assessed_by"),
    [
        ("7", AssessedBy.COMPETENCE),
        ("C", AssessedBy.COMPETENCE),
        ("7X", AssessedBy.COMPETENCE),
        ("99C", AssessedBy.COMPETENCE),
        ("7=", AssessedBy.MARKS),
        ("7C", AssessedBy.MARKS),
        ("99=5", AssessedBy.MARKS),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(typed, assessed_by):
    with pytest.raises(UserError):
        read_results(typed, range(1, 13), assessed_by)


def test_letters_in_either_layout_and_on_the_number_pad():
    assert [letter_result(letter) for letter in "cច+"] == [YES] * 3
    assert [letter_result(letter) for letter in "Nន-"] == [NO] * 3
    assert letter_result("x") is None


def test_a_mark_by_itself():
    assert read_mark("៨៥") == Result(mark=85)
    assert read_mark("7=85") is None
