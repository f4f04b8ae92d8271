"""Who may do what: every role against every right, and against every use case of the program."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import app
from app.centre import Centre
from app.errors import NotAllowed
from app.groups.values import GroupDraft, Programme
from app.people.values import PersonDraft
from app.rights import Right, Role, may
from app.use_case import Service

# The table as it is written for people; columns in the order of the roles.
TABLE = """
                     coordinator daycare after_school trainer social_worker office visitor
see_settings              x         x         x          x          x         x       x
change_own_password       x         x         x          x          x         x       x
see_groups                x         x         x          x          x         x       x
edit_groups               x         .         .          .          .         .       .
see_people                x         x         x          x          x         x       .
edit_people               x         x         x          x          x         .       .
enrol                     x         x         x          x          x         .       .
edit_courses              x         .         .          .          .         .       .
select_trainees           x         .         .          x          x         .       .
select_despite            x         .         .          .          x         .       .
see_registers             x         x         x          x          x         x       .
issue_certificates        x         .         .          .          .         .       .
record_outcomes           x         .         .          x          x         .       .
freeze_figures            x         .         .          .          .         x       .
mark                      x         x         x          x          .         .       .
hold_meetings             x         x         x          .          x         .       .
hold_camps                x         x         x          .          x         .       .
print                     x         x         x          x          x         x       .
export                    x         .         .          .          .         x       .
import                    x         .         .          .          .         .       .
see_confidential          x         .         .          .          x         .       .
edit_confidential         x         .         .          .          x         .       .
print_confidential        x         .         .          .          x         .       .
edit_settings             x         .         .          .          .         .       .
manage_accounts           x         .         .          .          .         .       .
read_audit                x         .         .          .          .         .       .
check_records             x         .         .          .          .         x       .
back_up                   x         x         x          x          x         x       .
restore                   x         .         .          .          .         .       .
"""
PERSONAL = (
    Right.SEE_REGISTERS,
    Right.EDIT_PEOPLE,
    Right.ENROL,
    Right.MARK,
    Right.ISSUE_CERTIFICATES,
    Right.RECORD_OUTCOMES,
    Right.FREEZE_FIGURES,
    Right.HOLD_MEETINGS,
    Right.HOLD_CAMPS,
    Right.PRINT,
    Right.EXPORT,
    Right.IMPORT,
    Right.SELECT_TRAINEES,
    Right.SELECT_DESPITE,
)


def table() -> dict[tuple[str, str], bool]:
    head, *lines = TABLE.strip().splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines}
    return {(role, right): cells[at] == "x" for right, cells in rows.items() for at, role in enumerate(head.split())}


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_each_role_has_exactly_the_rights_of_the_table(role: Role, right: Right) -> None:
    assert may(role, right) is table()[role, right]


def test_the_table_names_every_role_and_every_right_and_nothing_else() -> None:
    assert set(table()) == {(str(role), str(right)) for role in Role for right in Right}


def test_an_unknown_role_may_nothing() -> None:
    assert not any(may("gardener", right) for right in Right)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", Role)
def test_who_works_with_personal_data_may_see_people(role: Role) -> None:
    assert may(role, Right.SEE_PEOPLE) or not any(may(role, right) for right in PERSONAL)
    for right in (Right.EDIT_CONFIDENTIAL, Right.PRINT_CONFIDENTIAL):
        assert may(role, Right.SEE_CONFIDENTIAL) or not may(role, right)


def services() -> Iterator[type[Service]]:
    for path in sorted(Path(app.__file__).parent.glob("*/service.py")):
        module = importlib.import_module(f"app.{path.parent.name}.service")
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, Service) and found.__module__ == module.__name__:
                yield found


def use_cases() -> Iterator[tuple[type[Service], str, Right]]:
    for service in services():
        for name, method in inspect.getmembers(service, inspect.isfunction):
            if hasattr(method, "use_case"):
                yield service, name, method.use_case[1]


@pytest.mark.parametrize("role", Role)
def test_every_use_case_without_its_right_is_refused_before_it_begins(centre: Centre, role: Role) -> None:
    desk = centre.settings._desk
    desk.account = replace(desk.account, role=role)
    refused = [(service, name) for service, name, right in use_cases() if not may(role, right)]
    assert bool(refused) is (role is not Role.COORDINATOR)
    for service, name in refused:
        made: Any = service.__new__(service)  # whatever else it is made of, the desk refuses
        made._desk = desk
        with pytest.raises(NotAllowed):
            getattr(made, name)()


def test_no_use_case_of_a_visitor_tells_a_name(centre: Centre) -> None:
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Mango", note="Sreymom cries")).value
    child = centre.people.add(PersonDraft(given_name_latin="Sreymom", family_name_latin="Chan")).value
    centre.groups.enrol(group, [child], centre.clock.today())
    desk = centre.settings._desk
    desk.account = replace(desk.account, role=Role.VISITOR)
    seen = centre.groups.group(group)
    assert (seen.line.members, seen.members, seen.coming, seen.waiting) == (1, (), (), ())
    told = (seen, centre.groups.listing(), centre.calendar.year(2026), centre.settings.centre())
    assert "Sreymom" not in repr(told)
    readable = {name for _, name, right in use_cases() if may(Role.VISITOR, right)}
    personal = {"person", "listing", "search", "register", "overview", "sheet", "candidates", "family"}
    assert readable & personal == {"listing"}
