from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.certificates.authentication import MistypedCode, code_of, typed_code
from app.certificates.values import CertificateText
from tests.certificate_texts import a_text

KEY = bytes(range(32))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_three_groups_of_four_and_the_same_for_the_same_certificate() -> None:
    code = code_of(a_text(), KEY)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert code == code_of(a_text(), KEY)


@pytest.mark.parametrize(
    "change", [{"number": "2026-0043"}, {"name_latin": "SOK Dari"}, {"hours": 361}, {"sex": "M"}, {"language": "fr"}]
)
def test_whatever_is_changed_on_a_certificate_changes_its_code(change: dict[str, object]) -> None:
    changed: CertificateText = replace(a_text(), **change)
    assert code_of(changed, KEY) != code_of(a_text(), KEY)


def test_another_centre_writes_another_code() -> None:
    assert code_of(a_text(), bytes(32)) != code_of(a_text(), KEY)


def test_a_code_is_understood_however_it_is_typed() -> None:
    code = code_of(a_text(), KEY)
    for typed in (code.lower(), code.replace("-", ""), f"  {code.replace('-', ' ')} ", code.replace("0", "o")):
        assert typed_code(typed) == code


@given(st.integers(0, 13), st.sampled_from(LETTERS))
def test_nearly_every_slip_is_noticed(place: int, letter: str) -> None:
    code = code_of(a_text(), KEY)
    slipped = code[:place] + letter + code[place + 1 :]
    if code[place] in ("-", letter):
        return
    # Two check letters: one slip in 1,024 may pass, and is then told to be no certificate of this centre.
    try:
        assert typed_code(slipped) == slipped
    except MistypedCode:
        return
    assert place < 10


@pytest.mark.parametrize("typed", ["", "K7F3", "-" * 14, "U" * 12, "១" * 200, "\ud800"])
def test_what_is_no_code_is_told(typed: str) -> None:
    with pytest.raises(MistypedCode):
        typed_code(typed)
