"""A new data key for those who stay: the key file's part. With the database: tests/app/accounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.vault import copies, rotation
from app.vault import service as vault
from app.vault.copies import KEY_FILES, NEXT
from app.vault.errors import DamagedKeyFile, UnknownPerson, WrongPassword, WrongRecoveryCode
from app.vault.format import Cost

CHEAP = Cost(memory=8, passes=1)
PASSWORDS = {"Sok Dara": "mango tree 7", "Chan Thy": "rice field 9", "Kim Srey": "blue river 5"}


@pytest.fixture
def opened(tmp_path: Path) -> vault.OpenVault:
    """Dara opens the notes too, and so does Thy; Srey does not."""
    opened = vault.create(tmp_path, "Sok Dara", PASSWORDS["Sok Dara"], cost=CHEAP)
    vault.add_person(tmp_path, opened, "Chan Thy", PASSWORDS["Chan Thy"], cost=CHEAP, confidential=True)
    vault.add_person(tmp_path, opened, "Kim Srey", PASSWORDS["Kim Srey"], cost=CHEAP)
    return opened


def unlocked(folder: Path, name: str) -> vault.OpenVault:
    return vault.unlock(folder, name, PASSWORDS[name])


def test_the_confidential_key_is_sealed_to_those_only_who_were_given_it(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    assert len(opened.confidential_key) == 32
    assert opened.confidential_key != opened.data_key
    assert unlocked(tmp_path, "Chan Thy").confidential_key == opened.confidential_key
    assert unlocked(tmp_path, "Kim Srey").confidential_key == b""
    vault.give_confidential_key(tmp_path, opened, "Kim Srey")
    assert unlocked(tmp_path, "Kim Srey").confidential_key == opened.confidential_key


def test_a_reset_password_gives_nobody_the_confidential_key_who_had_it_not(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    for name in ("Chan Thy", "Kim Srey"):
        vault.reset_password(tmp_path, opened, name, PASSWORDS[name], cost=CHEAP)
    assert unlocked(tmp_path, "Chan Thy").confidential_key == opened.confidential_key
    assert unlocked(tmp_path, "Kim Srey").confidential_key == b""


def test_a_centre_from_before_the_confidential_key_gets_one_once(tmp_path: Path, opened: vault.OpenVault) -> None:
    assert vault.found_confidential_key(tmp_path, opened) == opened
    srey = unlocked(tmp_path, "Kim Srey")
    assert vault.found_confidential_key(tmp_path, srey) == srey


def test_a_new_password_costs_no_less_to_guess_than_the_dearest_one(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.add_person(tmp_path, opened, "Dear One", "some password", cost=Cost(memory=16, passes=2))
    assert vault.cost_of(tmp_path) == Cost(memory=16, passes=2)


def test_until_it_is_finished_nothing_has_changed(tmp_path: Path, opened: vault.OpenVault) -> None:
    before = [(tmp_path / name).read_bytes() for name in KEY_FILES]
    coming = rotation.begin(tmp_path, opened, leaves="Chan Thy")
    assert coming.data_key != opened.data_key
    assert coming.generation == vault.unlock(tmp_path, "Kim Srey", PASSWORDS["Kim Srey"]).generation + 1
    assert [(tmp_path / name).read_bytes() for name in KEY_FILES] == before
    rotation.abandon(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == list(KEY_FILES)


def test_once_finished_those_who_stay_open_the_new_key_and_the_one_who_left_opens_nothing(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    old_files = {name: (tmp_path / name).read_bytes() for name in KEY_FILES}
    coming = rotation.begin(tmp_path, opened, leaves="Chan Thy")
    assert rotation.unlock_next(tmp_path, "Kim Srey", PASSWORDS["Kim Srey"]).data_key == coming.data_key
    with pytest.raises(UnknownPerson):
        rotation.unlock_next(tmp_path, "Chan Thy", PASSWORDS["Chan Thy"])
    rotation.finish(tmp_path, coming)
    rotation.finish(tmp_path, coming)
    assert not (tmp_path / NEXT).exists()
    assert unlocked(tmp_path, "Sok Dara") == coming
    assert unlocked(tmp_path, "Kim Srey").data_key == coming.data_key
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, None, PASSWORDS["Chan Thy"])
    for name, content in old_files.items():
        (tmp_path / name).write_bytes(content)
    assert unlocked(tmp_path, "Chan Thy").data_key == opened.data_key != coming.data_key


def test_whoever_may_know_the_recovery_code_takes_it_along_only_when_asked(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    code = vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    coming = rotation.begin(tmp_path, opened, leaves="Kim Srey")
    assert rotation.unlock_next_with_recovery_code(tmp_path, code).keys() == coming.keys()
    rotation.finish(tmp_path, coming)
    assert vault.unlock_with_recovery_code(tmp_path, code).keys() == coming.keys()
    rotation.finish(tmp_path, rotation.begin(tmp_path, coming, leaves="Chan Thy", with_sheet=True))
    assert not copies.has_recovery_code(tmp_path)
    rotation.begin(tmp_path, vault.unlock(tmp_path, "Sok Dara", PASSWORDS["Sok Dara"]))
    with pytest.raises(WrongRecoveryCode):
        rotation.unlock_next_with_recovery_code(tmp_path, code)


def test_a_withdrawal_leaves_the_data_key_and_takes_the_confidential_one(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    coming = rotation.begin(tmp_path, opened, loses="Chan Thy")
    rotation.finish(tmp_path, coming)
    thy = unlocked(tmp_path, "Chan Thy")
    assert (thy.data_key, thy.confidential_key) == (coming.data_key, b"")
    assert unlocked(tmp_path, "Sok Dara").confidential_key == coming.confidential_key != opened.confidential_key


def test_changes_after_a_cut_before_the_end_go_on_from_the_new_key_file(
    tmp_path: Path, opened: vault.OpenVault
) -> None:
    coming = rotation.begin(tmp_path, opened, leaves="Chan Thy")
    # The database has the new key, the copies were not yet replaced.
    vault.reset_password(tmp_path, coming, "Kim Srey", "green river 6", cost=CHEAP)
    assert vault.unlock(tmp_path, "Kim Srey", "green river 6").data_key == coming.data_key
    assert [owner.name for owner in copies.names(tmp_path)] == ["Sok Dara", "Kim Srey"]


def test_nobody_unknown_leaves_and_no_next_key_file_opens_nothing(tmp_path: Path, opened: vault.OpenVault) -> None:
    with pytest.raises(UnknownPerson):
        rotation.begin(tmp_path, opened, leaves="Nobody")
    with pytest.raises(UnknownPerson):
        rotation.begin(tmp_path, opened, loses="Nobody")
    (tmp_path / NEXT).write_bytes(b"half a file")
    with pytest.raises(DamagedKeyFile):
        rotation.unlock_next(tmp_path, None, PASSWORDS["Sok Dara"])
    rotation.finish(tmp_path, opened)
    assert unlocked(tmp_path, "Sok Dara").data_key == opened.data_key
