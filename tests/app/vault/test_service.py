"""The key file in a real folder, at a cheap cost."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UserError
from app.vault import copies
from app.vault import service as vault
from app.vault.copies import KEY_FILES, sound_copies, write_copies
from app.vault.errors import (
    DamagedKeyFile,
    KeyFileExists,
    MistypedRecoveryCode,
    NameNotFit,
    NameTaken,
    NewerKeyFile,
    NoKeyFile,
    ShortPassword,
    TooManyPeople,
    UnknownPerson,
    WrongPassword,
    WrongRecoveryCode,
)
from app.vault.format import MOST_SLOTS, Cost

CHEAP = Cost(memory=8, passes=1)
PASSWORD = "mango tree 7"


@pytest.fixture
def opened(tmp_path: Path) -> vault.OpenVault:
    return vault.create(tmp_path, "Sok Dara", PASSWORD, cost=CHEAP)


def test_the_password_opens_the_key_made_at_creation(tmp_path: Path, opened: vault.OpenVault) -> None:
    assert vault.unlock(tmp_path, "Sok Dara", PASSWORD) == opened
    assert len(opened.data_key) == 32
    assert (opened.slot, opened.person, opened.generation) == (1, "Sok Dara", 1)


def test_every_centre_gets_its_own_key(tmp_path: Path, opened: vault.OpenVault) -> None:
    (tmp_path / "other").mkdir()
    other = vault.create(tmp_path / "other", "Sok Dara", PASSWORD, cost=CHEAP)
    assert other.data_key != opened.data_key


def test_the_key_stands_nowhere_in_the_files_or_in_what_is_shown(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    for path in tmp_path.iterdir():
        assert opened.data_key not in path.read_bytes()
        assert PASSWORD.encode() not in path.read_bytes()
    assert opened.data_key.hex()[:8] not in repr(opened)
    assert repr(opened.data_key) not in repr(opened)


def test_a_wrong_password_is_told_from_a_person_without_one(tmp_path: Path, opened: vault.OpenVault) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, opened.person, "mango tree 8")
    with pytest.raises(UnknownPerson):
        vault.unlock(tmp_path, "Chan Thy", PASSWORD)


def test_without_a_name_every_slot_is_tried(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.add_person(tmp_path, opened, "ចាន់ ធី", "another password", cost=CHEAP)
    assert vault.unlock(tmp_path, None, "another password").person == "ចាន់ ធី"
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, None, "neither of them")


def test_a_password_is_the_same_however_the_keyboard_wrote_it(tmp_path: Path) -> None:
    vault.create(tmp_path, "Sok Dara", "ស្វាយ​មួយដើម é", cost=CHEAP)
    assert vault.unlock(tmp_path, None, "ស្វាយមួយ‌ដើម e\u0301").slot == 1


def test_a_short_or_invisible_password_is_refused(tmp_path: Path) -> None:
    for password in ("", "mango", "mango\u200b\u200b\u200b\u200b"):
        with pytest.raises(ShortPassword):
            vault.create(tmp_path, "Sok Dara", password, cost=CHEAP)


@pytest.mark.parametrize("name", ["", "  ", "ក" * 67, "Sok\0Dara"])
def test_a_name_that_does_not_fit_a_slot_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NameNotFit):
        vault.create(tmp_path, name, PASSWORD, cost=CHEAP)


def test_a_second_centre_never_overwrites_the_first(tmp_path: Path, opened: vault.OpenVault) -> None:
    (tmp_path / KEY_FILES[0]).unlink()
    with pytest.raises(KeyFileExists):
        vault.create(tmp_path, "Chan Thy", PASSWORD, cost=CHEAP)
    assert vault.unlock(tmp_path, None, PASSWORD) == opened


def test_a_folder_without_key_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoKeyFile):
        vault.unlock(tmp_path, None, PASSWORD)


def test_names_are_listed_before_any_password(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    vault.add_person(tmp_path, opened, "ចាន់ ធី", "another password", cost=CHEAP)
    assert copies.names(tmp_path) == (copies.SlotOwner(1, "Sok Dara"), copies.SlotOwner(3, "ចាន់ ធី"))


def test_one_name_has_one_slot(tmp_path: Path, opened: vault.OpenVault) -> None:
    with pytest.raises(NameTaken):
        vault.add_person(tmp_path, opened, "Sok Dara ", "another password", cost=CHEAP)


def test_slots_have_an_end(tmp_path: Path, opened: vault.OpenVault) -> None:
    key_file = sound_copies(tmp_path)[0]
    crowd = [replace(key_file.slots[0], number=number, name=f"Person {number}") for number in range(1, MOST_SLOTS + 1)]
    full = replace(key_file, slots=tuple(crowd), next_number=MOST_SLOTS + 1)
    write_copies(tmp_path, vault.authenticated(full, opened.data_key))
    with pytest.raises(TooManyPeople):
        vault.add_person(tmp_path, opened, "Chan Thy", "another password", cost=CHEAP)


def test_a_changed_password_opens_and_the_old_one_does_not(tmp_path: Path, opened: vault.OpenVault) -> None:
    changed = vault.change_password(tmp_path, "Sok Dara", PASSWORD, "rice field 9", cost=CHEAP)
    assert (changed.data_key, changed.generation) == (opened.data_key, 2)
    assert vault.unlock(tmp_path, "Sok Dara", "rice field 9") == changed
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, "Sok Dara", PASSWORD)


def test_a_change_needs_the_old_password_and_leaves_the_others_alone(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.add_person(tmp_path, opened, "Chan Thy", "another password", cost=CHEAP)
    with pytest.raises(WrongPassword):
        vault.change_password(tmp_path, "Sok Dara", "another password", "rice field 9", cost=CHEAP)
    before = sound_copies(tmp_path)[0].slots[1]
    vault.change_password(tmp_path, "Sok Dara", PASSWORD, "rice field 9", cost=CHEAP)
    assert sound_copies(tmp_path)[0].slots[1] == before
    assert vault.unlock(tmp_path, "Chan Thy", "another password").data_key == opened.data_key


def test_a_forgotten_password_is_replaced_by_somebody_who_is_in(tmp_path: Path, opened: vault.OpenVault) -> None:
    vault.add_person(tmp_path, opened, "Chan Thy", "another password", cost=CHEAP)
    vault.reset_password(tmp_path, opened, "Chan Thy", "rice field 9", cost=CHEAP)
    assert vault.unlock(tmp_path, "Chan Thy", "rice field 9").slot == 2
    with pytest.raises(UnknownPerson):
        vault.reset_password(tmp_path, opened, "Nobody", "rice field 9", cost=CHEAP)


def test_the_recovery_code_opens_and_lets_a_new_password_be_set(tmp_path: Path, opened: vault.OpenVault) -> None:
    code = vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    assert copies.has_recovery_code(tmp_path)
    recovered = vault.unlock_with_recovery_code(tmp_path, code.lower().replace("-", " "))
    assert (recovered.data_key, recovered.person) == (opened.data_key, "")
    vault.reset_password(tmp_path, recovered, "Sok Dara", "rice field 9", cost=CHEAP)
    assert vault.unlock(tmp_path, "Sok Dara", "rice field 9").data_key == opened.data_key


def test_an_older_or_mistyped_recovery_code_opens_nothing(tmp_path: Path, opened: vault.OpenVault) -> None:
    code = vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    vault.renew_recovery_code(tmp_path, opened, cost=CHEAP)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery_code(tmp_path, code)
    with pytest.raises(MistypedRecoveryCode):
        vault.unlock_with_recovery_code(tmp_path, code[:-1])


@pytest.mark.usefixtures("opened")
def test_without_recovery_code_a_code_opens_nothing(tmp_path: Path) -> None:
    assert not copies.has_recovery_code(tmp_path)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery_code(tmp_path, vault.new_recovery_code())


def test_one_damaged_or_lost_copy_is_mended_from_the_other(tmp_path: Path, opened: vault.OpenVault) -> None:
    for name in KEY_FILES:
        whole = (tmp_path / name).read_bytes()
        for damage in (b"", whole[:200], whole[:-1] + b"x", b"\0" * len(whole)):
            (tmp_path / name).write_bytes(damage)
            assert vault.unlock(tmp_path, None, PASSWORD) == opened
            assert (tmp_path / name).read_bytes() == whole
        (tmp_path / name).unlink()
        assert vault.unlock(tmp_path, None, PASSWORD) == opened
        assert (tmp_path / name).read_bytes() == whole


def test_after_a_cut_between_the_copies_the_new_password_counts(tmp_path: Path, opened: vault.OpenVault) -> None:
    old_copy = (tmp_path / KEY_FILES[1]).read_bytes()
    vault.change_password(tmp_path, "Sok Dara", PASSWORD, "rice field 9", cost=CHEAP)
    (tmp_path / KEY_FILES[1]).write_bytes(old_copy)
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, "Sok Dara", PASSWORD)
    assert vault.unlock(tmp_path, "Sok Dara", "rice field 9").data_key == opened.data_key
    assert (tmp_path / KEY_FILES[1]).read_bytes() == (tmp_path / KEY_FILES[0]).read_bytes()


def test_both_copies_damaged_is_not_called_a_wrong_password(tmp_path: Path, opened: vault.OpenVault) -> None:
    for name in KEY_FILES:
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-1])
    for call in (lambda: vault.unlock(tmp_path, None, PASSWORD), lambda: copies.names(tmp_path)):
        with pytest.raises(DamagedKeyFile):
            call()
    with pytest.raises(DamagedKeyFile):
        vault.add_person(tmp_path, opened, "Chan Thy", "another password", cost=CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: replace(file, generation=file.generation + 7),
        lambda file: replace(file, next_number=file.next_number + 1),
        lambda file: replace(file, slots=(replace(file.slots[0], name="Somebody else"), file.slots[1])),
        lambda file: replace(file, slots=(replace(file.slots[0], data_key=file.slots[1].data_key), file.slots[1])),
        lambda file: replace(file, slots=(replace(file.slots[0], data_key=bytes(80)), file.slots[1])),
        lambda file: replace(file, slots=(replace(file.slots[0], confidential_key=b"x" * 80), file.slots[1])),
        lambda file: replace(file, slots=file.slots[:1]),
    ],
)
def test_a_key_file_changed_by_hand_is_not_accepted(tmp_path: Path, opened: vault.OpenVault, change: object) -> None:
    vault.add_person(tmp_path, opened, "Chan Thy", "another password", cost=CHEAP)
    # The checksum is made to fit, as somebody with the source of this program would.
    write_copies(tmp_path, change(sound_copies(tmp_path)[0]))  # type: ignore[operator]
    with pytest.raises(DamagedKeyFile):
        vault.unlock(tmp_path, None, PASSWORD)


@pytest.mark.usefixtures("opened")
def test_a_slot_made_cheaper_to_guess_does_not_open(tmp_path: Path) -> None:
    key_file = sound_copies(tmp_path)[0]
    cheaper = replace(key_file.slots[0], cost=Cost(memory=16, passes=1))
    write_copies(tmp_path, replace(key_file, slots=(cheaper,)))
    with pytest.raises(WrongPassword):
        vault.unlock(tmp_path, None, PASSWORD)


def test_a_changed_first_copy_gives_way_to_a_true_second(tmp_path: Path, opened: vault.OpenVault) -> None:
    key_file = sound_copies(tmp_path)[0]
    (tmp_path / KEY_FILES[0]).write_bytes(replace(key_file, generation=9).packed())
    assert vault.unlock(tmp_path, None, PASSWORD) == opened
    assert sound_copies(tmp_path) == [key_file]


def test_an_open_vault_of_another_centre_cannot_change_this_one(tmp_path: Path, opened: vault.OpenVault) -> None:
    stranger = replace(opened, data_key=bytes(32))
    with pytest.raises(DamagedKeyFile):
        vault.add_person(tmp_path, stranger, "Chan Thy", "another password", cost=CHEAP)


@pytest.mark.usefixtures("opened")
def test_a_later_format_is_left_to_the_newer_program(tmp_path: Path) -> None:
    newer = bytearray((tmp_path / KEY_FILES[0]).read_bytes())
    newer[9] = 2
    content = bytes(newer[:-32]) + hashlib.sha256(newer[:-32]).digest()
    (tmp_path / KEY_FILES[0]).write_bytes(content)
    with pytest.raises(NewerKeyFile):
        vault.unlock(tmp_path, None, PASSWORD)
    assert (tmp_path / KEY_FILES[0]).read_bytes() == content


def test_a_write_protected_folder_still_opens(
    tmp_path: Path, opened: vault.OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _content: bytes) -> None:
        raise OSError(30, "Read-only file system", str(path))

    (tmp_path / KEY_FILES[1]).unlink()
    monkeypatch.setattr("app.vault.copies.write_whole", refuse)
    assert vault.unlock(tmp_path, None, PASSWORD) == opened


@pytest.mark.usefixtures("opened")
def test_no_part_files_stay_behind(tmp_path: Path) -> None:
    vault.change_password(tmp_path, "Sok Dara", PASSWORD, "rice field 9", cost=CHEAP)
    assert sorted(path.name for path in tmp_path.iterdir()) == list(KEY_FILES)


def test_every_error_of_the_vault_is_a_sentence_for_the_desk() -> None:
    errors = [
        WrongPassword(),
        WrongRecoveryCode(),
        MistypedRecoveryCode(),
        UnknownPerson("Sok Dara"),
        NameTaken("Sok Dara"),
        NameNotFit(),
        ShortPassword(8),
        TooManyPeople(64),
        NoKeyFile(),
        KeyFileExists(),
        DamagedKeyFile(),
        NewerKeyFile(),
    ]
    sentences = {str(error) for error in errors}
    assert len(sentences) == len(errors)
    assert all(isinstance(error, UserError) for error in errors)
    assert all(sentence.endswith((".", "?")) and "{" not in sentence for sentence in sentences)
