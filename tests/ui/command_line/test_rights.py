"""On the command line everybody may do what their role may do, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.accounts.values import AccountDraft
from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD
from app.rights import Role
from tests.ui.command_line.conftest import TODAY, Paillote

OTHER = "mango tree 7"


def let_in(folder: Path, role: Role) -> None:
    with open_centre(folder, PASSWORD, clock=FixedClock(TODAY)) as centre:
        centre.accounts.add(AccountDraft("Somebody", role), OTHER)


@pytest.mark.parametrize(
    ("role", "words", "allowed"),
    [
        (Role.VISITOR, ["list", "groups"], True),
        (Role.VISITOR, ["list", "people"], False),
        (Role.VISITOR, ["list", "sheets"], False),
        (Role.VISITOR, ["check"], False),
        (Role.OFFICE, ["check"], True),
        (Role.OFFICE, ["export", "people", "-o", "{file}.xlsx"], True),
        (Role.DAYCARE, ["list", "people"], True),
        (Role.DAYCARE, ["export", "people", "-o", "{file}.xlsx"], False),
        (Role.SOCIAL_WORKER, ["print", "roster", "--group", "Small stars", "-o", "{file}.pdf"], True),
        (Role.VISITOR, ["print", "roster", "--group", "Small stars", "-o", "{file}.pdf"], False),
    ],
)
def test_a_command_needs_the_right_of_what_it_does(
    in_demo: Paillote, demo_folder: Path, tmp_path: Path, role: Role, words: list[str], allowed: bool
) -> None:
    let_in(demo_folder, role)
    file = tmp_path / "written"
    ran = in_demo(*(word.format(file=file) for word in words), typed=f"{OTHER}\n")
    assert (ran.code == 0) is allowed
    assert ("You do not have the right" in ran.err) is not allowed
    if not allowed:
        assert ran.out == ""
        assert not list(tmp_path.glob("written*"))
