from __future__ import annotations

import re

import pytest

from app.vault.errors import MistypedRecoveryCode
from app.vault.recovery import groups_of, is_group, new_recovery_code, recovery_secret

CODE = "0000-0000-0000-0000-0000-0000-0000-0001-W36A"


def test_a_code_is_nine_groups_of_letters_that_cannot_be_confused() -> None:
    for _ in range(200):
        code = new_recovery_code()
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}", code)
        assert recovery_secret(code) == code.replace("-", "")[:32].encode()


def test_the_check_letters_are_what_the_sheets_in_the_safes_carry() -> None:
    assert recovery_secret(CODE) == b"0" * 31 + b"1"


def test_codes_differ() -> None:
    assert len({new_recovery_code() for _ in range(200)}) == 200


def test_reading_forgives_how_people_write() -> None:
    code = new_recovery_code()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_secret(typed) == recovery_secret(code)
    khmer = code.translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    assert recovery_secret(f"  {khmer}\u200b\n") == recovery_secret(code)


def test_any_single_wrong_letter_is_noticed() -> None:
    code = new_recovery_code().replace("-", "")
    for at, letter in enumerate(code):
        wrong = code[:at] + ("X" if letter != "X" else "Y") + code[at + 1 :]
        with pytest.raises(MistypedRecoveryCode):
            recovery_secret(wrong)


def test_two_neighbours_swapped_are_noticed() -> None:
    code = new_recovery_code().replace("-", "")
    for at in range(len(code) - 1):
        swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        if swapped != code:
            with pytest.raises(MistypedRecoveryCode):
                recovery_secret(swapped)


@pytest.mark.parametrize("typed", ["", "-", "ABCD", "លេខកូដ", "U" * 36, "0" * 35, "0" * 37, "😀" * 36])
def test_garbage_is_called_mistyped(typed: str) -> None:
    with pytest.raises(MistypedRecoveryCode):
        recovery_secret(typed)


def test_a_part_of_the_code_is_typed_back_as_forgivingly_as_the_whole() -> None:
    groups = groups_of(new_recovery_code())
    assert [len(group) for group in groups] == [4] * 9
    assert all(is_group(group.lower() + " ", group) for group in groups)
    assert is_group("o1 ២l", "0121")
    assert not is_group("", groups[0])
    assert not is_group(groups[0][:3], groups[0])
