"""The file of the records is spoilt, in use, or newer than the program."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from app.centre import DATABASE, Centre, open_centre
from app.clock import FixedClock
from app.errors import UserError
from app.faults import DatabaseDamaged, FileInUse, as_user_error
from app.people.values import PeopleFilter, PersonDraft
from app.vault.service import unlock
from models.database import connect

PASSWORD = "paillote"
PAGE = 4096


def _spoilt(page: bytes, manner: str, dice: random.Random) -> bytes:
    if manner == "one bit":
        at = dice.randrange(len(page))
        return page[:at] + bytes([page[at] ^ 1 << dice.randrange(8)]) + page[at + 1 :]
    if manner == "half a page":
        return page[: PAGE // 2] + bytes(PAGE // 2)
    return os.urandom(PAGE) if manner == "noise" else bytes(PAGE)


@pytest.mark.parametrize("manner", ["one bit", "half a page", "zeros", "noise"])
def test_a_spoilt_page_is_never_taken_for_records(centre_folder: Path, clock: FixedClock, manner: str) -> None:
    path, dice = centre_folder / DATABASE, random.Random(manner)
    whole = path.read_bytes()
    for start in range(0, len(whole), PAGE):
        page = _spoilt(whole[start : start + PAGE], manner, dice)
        path.write_bytes(whole[:start] + page + whole[start + PAGE :])
        assert _is_told(centre_folder, clock), f"page {start // PAGE + 1} of {len(whole) // PAGE}"
        for log in centre_folder.glob(f"{DATABASE}-*"):
            log.unlink()


def _is_told(folder: Path, clock: FixedClock) -> bool:
    """Whether opening ends in the sentence of a damaged file, or the check of the open centre finds it out."""
    try:
        with open_centre(folder, PASSWORD, clock=clock) as centre:
            return not centre.examine().sound
    except Exception as error:
        return isinstance(as_user_error(error), DatabaseDamaged)


def test_a_database_cut_short_is_never_taken_for_records(centre_folder: Path, clock: FixedClock) -> None:
    path = centre_folder / DATABASE
    whole = path.read_bytes()
    for length in range(PAGE // 2, len(whole), 5 * PAGE // 2):
        path.write_bytes(whole[:length])
        assert _is_told(centre_folder, clock), f"{length} of {len(whole)} bytes"
        for log in centre_folder.glob(f"{DATABASE}-*"):
            log.unlink()


def test_a_database_another_program_holds_is_told_and_saved_to_afterwards(centre: Centre, centre_folder: Path) -> None:
    key = unlock(centre_folder, None, PASSWORD).data_key
    centre._desk.database.execute_sql("PRAGMA busy_timeout = 0")  # seconds of patience are for people, not tests
    other = connect(centre_folder / DATABASE, key)
    with other.atomic("EXCLUSIVE"), pytest.raises(FileInUse, match="Another program is using"):
        centre.people.add(PersonDraft(given_name_latin="Dara"))
    other.close()
    centre.people.add(PersonDraft(given_name_latin="Bopha"))
    assert [row.label.name_latin for row in centre.people.listing(PeopleFilter())] == ["Bopha"]


def test_a_newer_file_is_left_alone_with_a_sentence(centre_folder: Path, clock: FixedClock) -> None:
    key = unlock(centre_folder, None, PASSWORD).data_key
    newer = connect(centre_folder / DATABASE, key)
    newer.execute_sql("INSERT INTO schema_step VALUES (999, '2040-01-01')")
    newer.close()
    before = (centre_folder / DATABASE).read_bytes()
    with pytest.raises(UserError, match="newer Paillote"):
        open_centre(centre_folder, PASSWORD, clock=clock)
    assert (centre_folder / DATABASE).read_bytes() == before
