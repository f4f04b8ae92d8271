import datetime as dt

import pytest

from models.groups import Group
from models.rows import insert_rows, plain_rows, rows_among


@pytest.mark.usefixtures("centre")
def test_rows_are_inserted_with_what_they_name_and_the_defaults_of_the_rest():
    insert_rows(Group, [{"programme": "daycare", "name_km": name, "starts": dt.date(2026, 1, 5)} for name in "កខ"])
    insert_rows(Group, [])
    first, second = Group.select().order_by(Group.id)
    assert [first.name_km, second.name_km] == ["ក", "ខ"]
    assert (first.starts, first.capacity, first.leader, first.drop_in) == (dt.date(2026, 1, 5), None, "", False)


@pytest.mark.usefixtures("centre")
def test_all_rows_are_read_when_none_are_named_and_no_row_of_an_empty_list():
    insert_rows(Group, [{"programme": "daycare", "name_km": name, "starts": dt.date(2026, 1, 5)} for name in "កខគ"])
    query = Group.select(Group.name_km).order_by(Group.id)
    assert plain_rows(rows_among(query, Group.name_km, None)) == [("ក",), ("ខ",), ("គ",)]
    assert plain_rows(rows_among(query, Group.name_km, {"គ", "ក"})) == [("ក",), ("គ",)]
    assert plain_rows(rows_among(query, Group.name_km, [])) == []
