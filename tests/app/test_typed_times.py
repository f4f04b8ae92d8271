import datetime as dt

import pytest

from app.errors import FieldError
from app.typed_times import read_time


@pytest.mark.parametrize("text", ["7:45", "07:45", "7.45", "7h45", "0745", "745", " 7 45 ", "៧:៤៥"])
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    assert read_time(text, "arrived") == dt.time(7, 45)


def test_an_hour_alone_is_the_full_hour() -> None:
    assert read_time("11", "left") == dt.time(11)
    assert read_time("7h", "left") == dt.time(7)


def test_nothing_typed_is_no_time() -> None:
    assert read_time("  ", "left") is None


@pytest.mark.parametrize("text", ["25:00", "7:99", "morning", "123456"])
def test_anything_else_is_refused_beside_its_field(text: str) -> None:
    with pytest.raises(FieldError) as caught:
        read_time(text, "left")
    assert caught.value.field == "left"
