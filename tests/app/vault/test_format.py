"""The bytes: a key file kept since format 1, and what becomes of damaged ones."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import random
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from app.vault import service as vault
from app.vault.copies import KEY_FILES
from app.vault.errors import DamagedKeyFile, NewerKeyFile
from app.vault.format import LARGEST_FILE, Cost, KeyFile, parse

# A file that must open for ever: two people and a recovery code, each slot at its own (cheap) cost.
GOLDEN = base64.b64decode(
    "UEFJTExPVEUAAQADAAAABAAAAARqMZR0Olc0C0K7bAiGJLHPAAAAAQEIU29rIERhcmEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAgAAAAFFQkpQa/KJ5yGIwCDXwDqcpHIA+nS/ggCC3k059p7xB4EuXn3Z9Qqhpo5ItYVt"
    "vwThTB6YmN06Zlag/n2s9kum3PK3u5cK8OPB0wPm34wV6B4k3i5It+WVsyu5RYWiFuag+YWd9mshDYUZUWJlGFCtiF0InvUVFar/"
    "UtnWIiJ8rbOvzAaTQQa3cWLDODTNMogMqv1HzD51wG+lYF7O1mx1jMxbj9Mw4k3mokIDVheJFcq5NOM2IdRJnwhadfSqNEW5O9m7"
    "3NZSpVE1SvTLywzbY3S3KF2vRuvt+YQiEYSLzI7Z1c9djom/lvjaJb/T2z906lybfnWdfwY465ZKTeAHVS2mCUFUwdzG7jueAAAA"
    "AgET4Z6F4Z624Z6T4Z+LIOGekuGeuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAAAAQAAAAHq/g92hDTMOIdC"
    "2hftZkHGHJSM13YTSKxxBuzRIcE4gERRhEjBH9GDuaeSAJf/DhODrPGvXvr4G0iPImwYJd7AfiNMhnwqU8ATAKK069r1Vx0zPJmg"
    "YJEgK3o6PV+RCrLnSOyu2Kr/2GBNhWfEZ5Z7ILfSyas7dRuV4qrwutBinDqbV75sWY1z1NyrCjXIo9tkc8qVhdXHYkmXo9H8D5mS"
    "PDKJxnOnwNrFmxzQZ+fb35uRnlbeeB7mYABY9AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAIAAAAAQAAAAHa78fr6E6SqO5aeJgBYCt07Yauy9yQFLftcxvk0dul5QWHQ4tob8urhPZ2ELe5p0Bf"
    "2N3uVqz2g2qnQvr6XGwqAsXc/l839jXxKyisA6mFOKC7JlLpBGBFIZzZn18qoOW+vMmRVX98uNJUt0DFLuLnlgFIZSObedRvwgX0"
    "V7zCSp1XLarYuUEHczlZMIdfyqa96dHHGOlQOfuoLd4F8kvpcLikBztyCH/X/siqiX7sgzUKu3orC0GoOIsNxHcxhaT3c4XreFlS"
    "Ttz+4hcxeKdv2+2hXLTAZQ8byqpqVt5N7/h4LpcjqeBXx3TFVwV+JEWE+DEiDpJi/qL6JWw4ACMPssbtJgM1oXt1HzbGZLjtuv+o"
    "JAc5HtLoq1N/N8m4+SR3gTAsE6BcVRVnFYM1p2VTywOb9M3Yv9fQIDfrFOzh2hkOVwvvXPIPkstoGA=="
)
DATA_KEY = bytes.fromhex("22861af33a8d3688c4d8ffd0389e946062bccaecd5bcaa0a64906a4a2af47010")
CONFIDENTIAL_KEY = bytes.fromhex("3f2ac2b4760347a2abff09c00b75c9905c5e3c0e7779cfcc3a966935f7938627")
RECOVERY_CODE = "665G-P98C-JB2B-CGBM-26FQ-HCMJ-FFB6-MHXN-SK9W"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in KEY_FILES:
        (tmp_path / name).write_bytes(GOLDEN)
    return tmp_path


def resealed(content: bytes) -> bytes:
    """The same content under a checksum that fits, so that only the schema can refuse it."""
    return content[:-32] + hashlib.sha256(content[:-32]).digest()


def test_a_key_file_of_format_1_opens_in_every_way(folder: Path) -> None:
    first = vault.unlock(folder, "Sok Dara", "mango tree 7")
    assert (first.data_key, first.confidential_key) == (DATA_KEY, CONFIDENTIAL_KEY)
    second = vault.unlock(folder, "ចាន់ ធី", "another password")
    assert (second.data_key, second.confidential_key) == (DATA_KEY, b"")
    third = vault.unlock_with_recovery_code(folder, RECOVERY_CODE)
    assert (third.data_key, third.confidential_key) == (DATA_KEY, CONFIDENTIAL_KEY)
    assert {first.generation, second.generation, third.generation} == {4}


def test_the_bytes_are_where_the_docstring_says() -> None:
    """Opens the first slot by the offsets of `app.vault` and the public pieces alone."""
    assert GOLDEN[:8] == b"PAILLOTE"
    assert struct.unpack_from(">HHII", GOLDEN, 8) == (1, 3, 4, 4)
    vault_id, slot, body = GOLDEN[20:36], GOLDEN[36 : 36 + 486], GOLDEN[:-64]
    assert slot[6 : 6 + slot[5]] == b"Sok Dara"
    memory, passes, lanes = struct.unpack_from(">III", slot, 206)
    argon = Argon2id(salt=slot[218:234], length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    bound = vault_id + slot[0:5] + slot[206:234] + slot[294:326]
    raw = AESGCM(argon.derive(b"mango tree 7")).decrypt(slot[234:246], slot[246:294], bound)
    private = X25519PrivateKey.from_private_bytes(raw)
    assert private.public_key().public_bytes_raw() == slot[294:326]
    hpke = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    info = b"paillote data key" + vault_id + slot[0:4]
    assert hpke.decrypt(slot[326:406], private, info=info) == DATA_KEY
    info = b"paillote confidential key" + vault_id + slot[0:4]
    assert hpke.decrypt(slot[406:486], private, info=info) == CONFIDENTIAL_KEY
    assert hashlib.sha256(body + GOLDEN[-64:-32]).digest() == GOLDEN[-32:]


def test_reading_and_writing_gives_the_same_bytes() -> None:
    assert parse(GOLDEN).packed() == GOLDEN
    assert len(GOLDEN) < LARGEST_FILE


def test_a_thousand_damaged_key_files_are_refused_with_a_sentence(folder: Path) -> None:
    dice = random.Random(20261122)
    for _ in range(1000):
        damaged = _damaged(dice)
        for name in KEY_FILES:
            (folder / name).write_bytes(damaged)
        with pytest.raises(DamagedKeyFile) as refused:
            vault.unlock(folder, None, "mango tree 7")
        assert str(refused.value).endswith(".")
        assert (folder / KEY_FILES[0]).read_bytes() == damaged


def _damaged(dice: random.Random) -> bytes:
    """What disks and sticks do: flipped bits, zeroed sectors, lost ends, doubled parts, other files."""
    content = bytearray(GOLDEN)
    at, length = dice.randrange(len(content)), dice.randrange(1, 512)
    kind = dice.randrange(6)
    if kind == 0:
        content[at] ^= 1 << dice.randrange(8)
    elif kind == 1:
        content[at : at + length] = bytes(min(length, len(content) - at))
        content[0] ^= 1  # a sector that held zeros already would be no damage
    elif kind == 2:
        del content[at:]
    elif kind == 3:
        content[at:at] = content[at : at + length] + b"x"
    elif kind == 4:
        content += dice.randbytes(length)
    else:
        content = bytearray(dice.randbytes(dice.choice((0, 1, 64, len(content), 100_000))))
    return bytes(content)


@given(st.binary(max_size=3000))
def test_no_bytes_at_all_end_in_a_traceback(content: bytes) -> None:
    with pytest.raises(DamagedKeyFile):
        parse(content)


@given(st.data())
def test_bytes_under_a_fitting_checksum_are_refused_or_read_exactly(data: st.DataObject) -> None:
    content = bytearray(GOLDEN)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 33))] = data.draw(st.integers(0, 255))
    changed = resealed(bytes(content))
    with contextlib.suppress(DamagedKeyFile, NewerKeyFile):
        assert parse(changed).packed() == changed


@pytest.mark.parametrize(
    "change",
    [
        lambda file: replace(file, generation=0),
        lambda file: replace(file, vault_id=bytes(16)),
        lambda file: replace(file, slots=()),
        lambda file: replace(file, slots=(*file.slots, file.slots[0])),
        lambda file: replace(file, slots=(replace(file.slots[0], number=0),)),
        lambda file: replace(file, slots=(replace(file.slots[0], number=file.next_number),)),
        lambda file: replace(file, slots=(replace(file.slots[0], name=""),)),
        lambda file: replace(file, slots=(replace(file.slots[2], name="somebody"),)),
        lambda file: replace(file, slots=(file.slots[2], replace(file.slots[2], number=1))),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(2**30)),)),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(7)),)),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(passes=0)),)),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(passes=10**6)),)),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(lanes=0)),)),
        lambda file: replace(file, slots=(replace(file.slots[0], cost=Cost(lanes=5)),)),
    ],
)
def test_a_well_packed_file_that_makes_no_sense_is_refused(change: object) -> None:
    nonsense: KeyFile = change(parse(GOLDEN))  # type: ignore[operator]
    with pytest.raises(DamagedKeyFile):
        parse(nonsense.packed())


@pytest.mark.parametrize(("at", "byte"), [(36 + 4, 3), (36 + 5, 201), (36 + 6, 0xFF), (36 + 150, 1)])
def test_a_stray_byte_in_a_slot_is_refused(at: int, byte: int) -> None:
    content = bytearray(GOLDEN)
    content[at] = byte
    with pytest.raises(DamagedKeyFile):
        parse(resealed(bytes(content)))
