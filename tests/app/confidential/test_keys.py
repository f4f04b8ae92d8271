"""Who can open confidential notes when people come, go, forget passwords, and when backups are put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.backups.restoring import restore
from app.backups.values import Reason
from app.centre import Centre, open_centre, recover_centre
from app.clock import FixedClock
from app.compartment import compartment
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.errors import NotAllowed
from app.instance import occupy
from app.people.values import PersonDraft
from app.rights import Role
from app.use_case import Account
from app.vault.compartment import SealedDamaged
from app.vault.errors import UnknownPerson

SignIn = Callable[[str], Centre]
CHILD = Subject(Holder.PERSON, 1)


@pytest.fixture(autouse=True)
def noted(sign_in: SignIn) -> None:
    """Thy, the social worker, has written a note on a child."""
    with sign_in("Thy") as centre:
        centre.people.add(PersonDraft(given_name_latin="Sreymom"))
        write(centre, "first")


def write(centre: Centre, text: str) -> None:
    centre.confidential.write(CHILD, NoteDraft(NoteKind.PROTECTION, text))


def texts(centre: Centre) -> list[str]:
    return [note.now.draft.text for note in centre.confidential.open(CHILD).value.notes]


def number(centre: Centre, name: str) -> int:
    return next(line.id for line in centre.accounts.listing() if line.name == name)


def test_who_gains_the_right_reads_what_was_written_before(sign_in: SignIn) -> None:
    with sign_in("Srey") as centre, pytest.raises(NotAllowed):
        centre.confidential.open(CHILD)
    with sign_in("Sokunthea") as centre:
        centre.accounts.change_role(number(centre, "Srey"), Role.SOCIAL_WORKER)
    with sign_in("Srey") as centre:
        write(centre, "second")
        assert texts(centre) == ["second", "first"]


def test_who_loses_the_right_reads_nothing_any_more_even_with_the_old_key(sign_in: SignIn) -> None:
    with sign_in("Thy") as centre:
        kept = centre._desk.vault
    with sign_in("Sokunthea") as centre:
        centre.accounts.change_role(number(centre, "Thy"), Role.DAYCARE)
        write(centre, "second")
        assert texts(centre) == ["second", "first"]
    with sign_in("Thy") as centre:
        with pytest.raises(NotAllowed):
            centre.confidential.open(CHILD)
        # The role written into the database by hand gives no key; a key kept from before opens the ring no more.
        centre._desk.account = Account(centre.account.id, "Thy", Role.SOCIAL_WORKER)
        with pytest.raises(NotAllowed):
            centre.confidential.open(CHILD)
        centre._desk.vault = kept
        with pytest.raises(SealedDamaged):
            centre.confidential.open(CHILD)
    with sign_in("Dara") as centre:
        assert texts(centre) == ["second", "first"]


def test_when_somebody_is_let_go_keys_are_new_and_those_who_stay_read_everything(sign_in: SignIn) -> None:
    with sign_in("Sokunthea") as centre:
        with centre._desk.database.atomic():
            before = compartment(centre._desk)
        kept = centre._desk.vault.confidential_key
        centre.accounts.remove(number(centre, "Thy"))
        write(centre, "second")
        assert texts(centre) == ["second", "first"]
        assert centre._desk.vault.confidential_key != kept
        with centre._desk.database.atomic():
            assert compartment(centre._desk).keys[:-1] == before.keys
    with pytest.raises(UnknownPerson):
        sign_in("Thy")
    with sign_in("Dara") as centre:
        assert texts(centre) == ["second", "first"]


def test_a_changed_and_a_reset_password_open_what_they_opened_before(
    sign_in: SignIn, staffed: Path, clock: FixedClock
) -> None:
    with sign_in("Thy") as centre:
        centre.accounts.change_own_password("mango tree 7", "green field 3")
        assert texts(centre) == ["first"]
    with sign_in("Dara") as centre:
        centre.accounts.reset_password(number(centre, "Thy"), "blue mountain 8")
        centre.accounts.reset_password(number(centre, "Srey"), "red sun 1234")
    with open_centre(staffed, "blue mountain 8", clock=clock, account="Thy") as centre:
        assert texts(centre) == ["first"]
    with open_centre(staffed, "red sun 1234", clock=clock, account="Srey") as centre, pytest.raises(NotAllowed):
        centre.confidential.open(CHILD)


def test_the_recovery_code_gives_back_the_notes_to_who_had_them_and_to_nobody_else(
    sign_in: SignIn, staffed: Path, clock: FixedClock
) -> None:
    with sign_in("Sokunthea") as centre:
        code = centre.accounts.renew_recovery_code().value
    with recover_centre(staffed, code, "Thy", "forgotten once", clock=clock) as centre:
        assert texts(centre) == ["first"]
    with recover_centre(staffed, code, "Srey", "forgotten too", clock=clock) as centre:
        centre._desk.account = Account(centre.account.id, "Srey", Role.SOCIAL_WORKER)
        with pytest.raises(NotAllowed):
            centre.confidential.open(CHILD)


def test_a_restore_on_a_fresh_pc_brings_the_notes_to_those_who_had_them(
    sign_in: SignIn, tmp_path: Path, clock: FixedClock
) -> None:
    with sign_in("Sokunthea") as centre:
        file = centre.back_up(Reason.ASKED).value.backup.file
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    with occupy(fresh):
        restore(file, fresh, "blue river 5", clock.now())  # anybody who may sign in can put it back
    with open_centre(fresh, "mango tree 7", clock=clock, account="Thy") as centre:
        assert texts(centre) == ["first"]
    with open_centre(fresh, "blue river 5", clock=clock, account="Srey") as centre, pytest.raises(NotAllowed):
        centre.confidential.open(CHILD)


def test_a_stolen_folder_opens_with_the_passwords_of_that_day_and_not_the_folder_of_today(
    sign_in: SignIn, staffed: Path, tmp_path: Path, clock: FixedClock
) -> None:
    stolen = Path(shutil.copytree(staffed, tmp_path / "stolen"))
    with sign_in("Sokunthea") as centre:
        centre.accounts.remove(number(centre, "Thy"))
        write(centre, "second")
    # What could be read on that day may have been copied on that day; what was written later is closed.
    with open_centre(stolen, "mango tree 7", clock=clock, account="Thy") as centre:
        assert texts(centre) == ["first"]
        kept = centre._desk.vault
    with sign_in("Dara") as centre:
        centre._desk.vault = kept
        with pytest.raises(SealedDamaged):
            centre.confidential.open(CHILD)
