"""Questions are worded as peewee words them, only quicker."""

import datetime as dt

import pytest
from peewee import SQL, Context, Query, fn

from models.attendance import Mark, Session
from models.database import TABLES
from models.groups import Enrolment, Group
from models.people import Family, Person
from models.wording import Wording

OTHER = Person.alias("other")
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)

QUESTIONS: dict[str, Query] = {
    "join": Mark.select(Mark.person, Session.date).join(Session).where(Session.date.between(FIRST, LAST)),
    "alias": Person.select(Person.id, OTHER.id).join(OTHER, on=Person.family == OTHER.family),
    "subquery": Person.select().where(Person.id.in_(Enrolment.select(Enrolment.person).where(~Enrolment.waiting))),
    "same table within": Group.select().where(Group.id.in_(Group.select(fn.MAX(Group.id)).group_by(Group.programme))),
    "named column": Person.select(Person.village.alias("v"), fn.COUNT(Person.id)).group_by(Person.village),
    "order": Family.select().order_by(Family.sort_km.desc(), SQL("1")).limit(3),
    "union": Person.select(Person.id) | Family.select(Family.id),
    "insert": Family.insert(code="F1", name_km="ក"),
    "update": Person.update(village=Person.nickname, family=3).where(Person.id == 1),
    "delete": Mark.delete().where(Mark.session.in_(Session.select(Session.id).where(Session.date < FIRST))),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_worded_as_peewee_words_it(question: str) -> None:
    assert Wording().sql(QUESTIONS[question]).query() == Context().sql(QUESTIONS[question]).query()


def test_the_columns_of_every_table_are_worded_as_peewee_words_them() -> None:
    for table in TABLES:
        assert Wording().sql(table.select()).query() == Context().sql(table.select()).query()
