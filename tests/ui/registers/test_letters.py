import pytest

from app.attendance.values import Status
from ui.registers.letters import command_typed, is_space, starts_typed_entry, status_typed


@pytest.mark.parametrize(
    ("keys", "status"),
    [("pPផភ", Status.PRESENT), ("aAា", Status.ABSENT), ("lLលឡ", Status.LATE), ("eEេែ", Status.EXCUSED)],
)
def test_the_same_key_marks_in_both_keyboard_layouts(keys: str, status: Status) -> None:
    assert {status_typed(key) for key in keys} == {status}


def test_the_shifted_a_of_the_khmer_layout_writes_two_characters() -> None:
    assert status_typed("ាំ") == Status.ABSENT


@pytest.mark.parametrize(("keys", "command"), [("nNនណ", "N"), ("wWឹឺ", "W"), ("tTតទ", "T")])
def test_commands_work_in_both_layouts(keys: str, command: str) -> None:
    assert {command_typed(key) for key in keys} == {command}


def test_other_keys_mean_nothing() -> None:
    assert status_typed("x") is None
    assert status_typed("") is None
    assert command_typed("p") is None


def test_the_khmer_space_bar_is_a_space_bar() -> None:
    assert is_space(" ")
    assert is_space("\u200b")
    assert not is_space("")


def test_digits_start_the_typed_entry() -> None:
    assert all(starts_typed_entry(digit) for digit in "0123456789០១២៣៤៥៦៧៨៩")
    assert not any(starts_typed_entry(other) for other in ("", "a", "12", "²"))
