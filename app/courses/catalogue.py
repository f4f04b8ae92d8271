"""Trades, courses with their modules, and criteria: read and written. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from app.courses.rules import check_modules, check_pass_rules
from app.courses.values.catalogue import (
    AssessedBy,
    Catalogue,
    Course,
    CourseDraft,
    Criterion,
    ModuleDraft,
    Names,
    PassRules,
    Trade,
)
from app.errors import FieldError, NotFound
from app.language import N_
from app.text import clean, khmer_sort_key
from models import courses as tables

_LONGEST = 24  # months


def catalogue() -> Catalogue:
    """Everything that can be taught."""
    modules = modules_of_courses()
    courses = [_course(row, modules[row.id]) for row in tables.Course.select()]
    return Catalogue(
        tuple(sorted(trades().values(), key=_order)),
        tuple(sorted(courses, key=lambda c: (c.archived, c.draft.trade, khmer_sort_key(c.draft.names.km), c.id))),
        tuple(sorted((_criterion(row) for row in tables.Criterion.select()), key=_order)),
    )


def trades() -> dict[int, Trade]:
    """Every trade by id."""
    return {row.id: Trade(row.id, names_of(row), row.archived_at is not None) for row in tables.Trade.select()}


def modules_of_courses() -> dict[int, list[ModuleDraft]]:
    """The modules of every course by its id, in their order."""
    found: dict[int, list[ModuleDraft]] = defaultdict(list)
    rows: Any = tables.Module.select().order_by(tables.Module.position)
    for row in rows:
        found[row.course_id].append(ModuleDraft(names_of(row), row.hours))
    return found


def names_of(row: Any) -> Names:
    """The three names of a row."""
    return Names(row.name_km, row.name_en, row.name_fr)


def rules_of(row: Any) -> PassRules:
    """What must be reached to pass, of a course or a cohort."""
    return PassRules(
        AssessedBy(row.assessed_by), row.attendance_needed, row.modules_needed, row.passes_needed, row.mark_needed
    )


def rule_columns(rules: PassRules) -> dict[str, object]:
    """The columns of a course or a cohort for its rules."""
    return {
        "assessed_by": rules.assessed_by,
        "attendance_needed": rules.attendance,
        "modules_needed": rules.modules,
        "passes_needed": rules.passes,
        "mark_needed": rules.mark,
    }


def add_named(table: Any, names: Names) -> int:
    """A new trade or criterion; its id. Raises FieldError without a name."""
    return int(table.create(**_name_columns(names)).id)


def rename(row: Any, names: Names) -> None:
    """Give a trade or criterion other names. Raises FieldError without a name."""
    for column, value in _name_columns(names).items():
        setattr(row, column, value)
    row.save()


def put_away(row: Any, now: dt.datetime | None) -> None:
    """Archive a trade, a course or a criterion, or with None bring it back."""
    row.archived_at = now
    row.save()


def add_course(draft: CourseDraft) -> Any:
    """The row of a new course. Raises FieldError, NotFound."""
    row = tables.Course.create(**_course_columns(draft))
    _write_modules(tables.Module, "course", row, draft.modules)
    return row


def change_course(row: Any, draft: CourseDraft) -> None:
    """Write a draft over a course; cohorts that are still planned take it over, others keep what they began with."""
    for column, value in _course_columns(draft).items():
        setattr(row, column, value)
    row.save()
    tables.Module.delete().where(tables.Module.course == row).execute()
    _write_modules(tables.Module, "course", row, draft.modules)
    for cohort in tables.Cohort.select().where(tables.Cohort.course == row, tables.Cohort.state == "planned"):
        take_over(cohort, draft)


def take_over(cohort: Any, draft: CourseDraft) -> None:
    """Give a cohort the modules and rules of its course as they are now. It must not have begun."""
    for column, value in rule_columns(draft.rules).items():
        setattr(cohort, column, value)
    cohort.save()
    tables.CohortModule.delete().where(tables.CohortModule.cohort == cohort).execute()
    _write_modules(tables.CohortModule, "cohort", cohort, draft.modules)


def the_course(course: int) -> tuple[Any, CourseDraft]:
    """The row of a course and how it would be typed. Raises NotFound."""
    row = found(tables.Course, course)
    return row, _course(row, modules_of_courses()[course]).draft


def found(table: Any, id_: int) -> Any:
    """The row with this id. Raises NotFound."""
    row = table.get_or_none(id=id_)
    if row is None:
        raise NotFound
    return row


def _write_modules(table: Any, owner: str, row: Any, modules: tuple[ModuleDraft, ...]) -> None:
    rows = [
        {owner: row, "position": position, "hours": module.hours, **_name_columns(module.names, "modules")}
        for position, module in enumerate(modules, 1)
    ]
    table.insert_many(rows).execute()


def _course_columns(draft: CourseDraft) -> dict[str, object]:
    check_modules([module.hours for module in draft.modules])
    check_pass_rules(draft.rules)
    if not 1 <= draft.months <= _LONGEST:
        raise FieldError("months", N_("A course lasts from 1 to 24 months."))
    trade = found(tables.Trade, draft.trade)
    return {"trade": trade, "months": draft.months, **_name_columns(draft.names), **rule_columns(draft.rules)}


def _name_columns(names: Names, field: str = "name_km") -> dict[str, object]:
    tidy = Names(clean(names.km), clean(names.en), clean(names.fr))
    if not (tidy.km or tidy.en or tidy.fr):
        raise FieldError(field, N_("Write the name, in one language at least."))
    return {"name_km": tidy.km, "name_en": tidy.en, "name_fr": tidy.fr}


def _course(row: Any, modules: list[ModuleDraft]) -> Course:
    draft = CourseDraft(row.trade_id, names_of(row), row.months, rules_of(row), tuple(modules))
    return Course(row.id, draft, row.archived_at is not None)


def _criterion(row: Any) -> Criterion:
    return Criterion(row.id, names_of(row), row.archived_at is not None)


def _order(thing: Trade | Criterion) -> tuple[bool, str, int]:
    return thing.archived, khmer_sort_key(thing.names.km or thing.names.en or thing.names.fr), thing.id
