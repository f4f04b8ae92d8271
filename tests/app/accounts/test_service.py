"""Letting people in and letting them go, on a real encrypted database."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.accounts.service import AnotherCoordinator
from app.accounts.values import AccountDraft, Reminders
from app.centre import DATABASE, Centre, open_centre, recover_centre
from app.clock import FixedClock
from app.compartment import compartment
from app.errors import FieldError, NotAllowed, NotFound
from app.faults import DatabaseDamaged
from app.groups.values import GroupDraft, Programme
from app.rights import Right, Role
from app.unlocking import OldKeyFile
from app.use_case import Change
from app.vault import copies
from app.vault import service as vault
from app.vault.copies import KEY_FILES, NEXT
from app.vault.delay import TooSoon
from app.vault.errors import MistypedRecoveryCode, UnknownPerson, WrongPassword, WrongRecoveryCode
from models.audit import AuditLine
from models.centre import Account
from models.database import UnreadableDatabase, connect

SignIn = Callable[[str], Centre]
NAMES = ["Sokunthea", "Dara", "Thy", "Srey"]
PASSWORDS = {"Sokunthea": "paillote", "Dara": "rice field 9", "Thy": "mango tree 7", "Srey": "blue river 5"}


def ids(centre: Centre) -> dict[str, int]:
    return {line.name: line.id for line in centre.accounts.listing()}


def actions(centre: Centre) -> list[tuple[str, str, str]]:
    with centre._desk.database.atomic():
        return [(line.account, line.action, line.detail) for line in AuditLine.select().order_by(AuditLine.id)]


def seal(centre: Centre, text: str) -> bytes:
    with centre._desk.database.atomic():
        return compartment(centre._desk).seal(text, "person 1")


def unseal(centre: Centre, sealed: bytes) -> str:
    with centre._desk.database.atomic():
        return compartment(centre._desk).unseal(sealed, "person 1")


def test_everybody_signs_in_with_the_rights_of_their_role(sign_in: SignIn) -> None:
    for name, role in zip(NAMES, (Role.COORDINATOR, Role.COORDINATOR, Role.SOCIAL_WORKER, Role.DAYCARE), strict=True):
        with sign_in(name) as centre:
            assert (centre.account.name, centre.account.role) == (name, role)
            assert centre.may(Right.EDIT_SETTINGS) is (role is Role.COORDINATOR)
    with sign_in("Srey") as centre, pytest.raises(NotAllowed):
        centre.accounts.listing()


def test_the_list_shows_who_signs_in_and_who_asks(sign_in: SignIn) -> None:
    with sign_in("Dara") as centre:
        assert [(line.name, line.is_self) for line in centre.accounts.listing()] == [
            ("Sokunthea", False), ("Dara", True), ("Thy", False), ("Srey", False)]  # fmt: skip


def test_what_cannot_be_added_is_told_beside_its_field(centre: Centre) -> None:
    for draft, password, field in (
        (AccountDraft("Sokunthea ", Role.OFFICE), "long enough", "name"),
        (AccountDraft("", Role.OFFICE), "long enough", "name"),
        (AccountDraft("Thy", Role.OFFICE), "short", "password"),
        (AccountDraft("Thy", Role.OFFICE, "de"), "long enough", "language"),
    ):
        with pytest.raises(FieldError) as told:
            centre.accounts.add(draft, password)
        assert told.value.field == field
        assert "{" not in str(told.value)
    assert list(ids(centre)) == ["Sokunthea"]
    assert [owner.name for owner in copies.names(centre.folder)] == ["Sokunthea"]


def test_a_change_tells_the_pages_and_the_audit_book_without_any_password(centre: Centre) -> None:
    done = centre.accounts.add(AccountDraft("Thy", Role.SOCIAL_WORKER), "mango tree 7")
    assert done.change == Change.ACCOUNTS
    centre.accounts.reset_password(done.value, "green field 3")
    centre.accounts.change_own_password("paillote", "blue river 5")
    centre.accounts.renew_recovery_code()
    lines = actions(centre)
    assert ("Sokunthea", "accounts.add", "Thy, social_worker") in lines
    assert [line[1] for line in lines[-3:]] == [
        "accounts.reset_password", "accounts.change_own_password", "accounts.renew_recovery_code"]  # fmt: skip
    assert not any(word in repr(lines) for word in ("mango", "green field", "blue river", "paillote"))


def test_two_coordinators_and_a_sheet_in_the_safe_end_the_reminders(centre: Centre) -> None:
    assert centre.accounts.reminders() == Reminders(second_coordinator=True, recovery_code=True)
    centre.accounts.add(AccountDraft("Dara", Role.COORDINATOR), "rice field 9")
    centre.accounts.renew_recovery_code()
    centre.accounts.confirm_recovery_sheet()
    assert centre.accounts.reminders() == Reminders(second_coordinator=False, recovery_code=False)


def test_nobody_lets_themselves_go_so_that_a_coordinator_always_stays(centre: Centre) -> None:
    own = centre.account.id
    for deed in (
        lambda: centre.accounts.remove(own),
        lambda: centre.accounts.change_role(own, Role.VISITOR),
        lambda: centre.accounts.reset_password(own, "rice field 9"),
    ):
        with pytest.raises(AnotherCoordinator):
            deed()
    with pytest.raises(NotFound):
        centre.accounts.remove(99)


def test_who_was_removed_opens_nothing_and_all_others_open_everything(sign_in: SignIn, staffed: Path) -> None:
    with sign_in("Sokunthea") as centre:
        group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Mango")).value
        centre.accounts.remove(ids(centre)["Srey"])
        # The same session goes on under the new key.
        centre.groups.change(group, GroupDraft(Programme.DAYCARE, name_en="Banana"))
        assert centre.examine().problems == ()
        assert "Srey" not in ids(centre)
    assert sorted(owner.name for owner in copies.names(staffed)) == ["Dara", "Sokunthea", "Thy"]
    with pytest.raises(UnknownPerson):
        sign_in("Srey")
    for name in ("Sokunthea", "Dara", "Thy"):
        with sign_in(name) as centre:
            assert [line.name_en for line in centre.groups.listing()] == ["Banana"]
    with sign_in("Dara") as centre:
        assert centre.examine().problems == ()
        assert ("Sokunthea", "accounts.remove", "Srey, daycare") in actions(centre)


def test_a_removed_password_with_the_old_key_file_does_not_open_the_new_database(
    sign_in: SignIn, staffed: Path, tmp_path: Path, clock: FixedClock
) -> None:  # fmt: skip
    stolen = tmp_path / "stolen"
    shutil.copytree(staffed, stolen)
    with sign_in("Sokunthea") as centre:
        centre.accounts.remove(ids(centre)["Thy"])
    old = vault.unlock(stolen, "Thy", PASSWORDS["Thy"])
    with pytest.raises(UnreadableDatabase):
        connect(staffed / DATABASE, old.data_key)
    for name in KEY_FILES:
        shutil.copy(stolen / name, staffed / name)
    with pytest.raises(DatabaseDamaged):
        open_centre(staffed, PASSWORDS["Thy"], clock=clock, account="Thy")
    # And not one page of the new file is written under the old key.
    assert (staffed / DATABASE).read_bytes()[4096:8192] not in (stolen / DATABASE).read_bytes()


def test_confidential_texts_stay_readable_for_those_who_stay(sign_in: SignIn) -> None:
    with sign_in("Thy") as centre:
        sealed = seal(centre, "violence at home")
    with sign_in("Srey") as centre, pytest.raises(NotAllowed):
        unseal(centre, sealed)
    with sign_in("Dara") as centre:
        centre.accounts.remove(ids(centre)["Thy"])
        assert unseal(centre, sealed) == "violence at home"
    with sign_in("Sokunthea") as centre:
        assert unseal(centre, sealed) == "violence at home"


def test_the_social_right_comes_and_goes_with_the_role(sign_in: SignIn, staffed: Path) -> None:
    with sign_in("Sokunthea") as centre:
        old = seal(centre, "before")
        centre.accounts.change_role(ids(centre)["Srey"], Role.SOCIAL_WORKER)
    with sign_in("Srey") as centre:
        assert unseal(centre, old) == "before"
    kept = vault.unlock(staffed, "Srey", PASSWORDS["Srey"])
    with sign_in("Sokunthea") as centre:
        centre.accounts.change_role(ids(centre)["Srey"], Role.TRAINER)
        assert unseal(centre, old) == "before"
    with sign_in("Srey") as centre:
        assert centre.account.role is Role.TRAINER
        assert centre._desk.vault.confidential_key == b""
        # Not even with the key from an old key file and the role written into the database by hand.
        centre._desk.account = type(centre.account)(centre.account.id, "Srey", Role.SOCIAL_WORKER)
        centre._desk.vault = kept
        with pytest.raises(Exception, match="damaged or was changed"):
            unseal(centre, old)


def test_when_a_coordinator_leaves_the_recovery_code_is_void_and_a_reminder_stands(sign_in: SignIn) -> None:
    with sign_in("Sokunthea") as centre:
        code = centre.accounts.renew_recovery_code().value
        centre.accounts.try_recovery_code(code)
        centre.accounts.remove(ids(centre)["Srey"])
        centre.accounts.try_recovery_code(code)
        centre.accounts.change_role(ids(centre)["Dara"], Role.SOCIAL_WORKER)
        assert centre.accounts.reminders() == Reminders(second_coordinator=True, recovery_code=True)
        with pytest.raises(WrongRecoveryCode):
            centre.accounts.try_recovery_code(code)
    with sign_in("Dara") as centre:
        assert centre._desk.vault.confidential_key


def test_the_recovery_code_opens_with_a_new_password_and_is_entered_in_the_book(
    sign_in: SignIn, staffed: Path, clock: FixedClock
) -> None:
    with sign_in("Sokunthea") as centre:
        code = centre.accounts.renew_recovery_code().value
    with recover_centre(staffed, code.lower(), "Dara", "forgotten once", clock=clock) as centre:
        assert centre.account.name == "Dara"
        assert centre._desk.vault.confidential_key
        assert actions(centre)[-1][:2] == ("Dara", "centre.recover")
    with pytest.raises(WrongPassword):
        sign_in("Dara")
    open_centre(staffed, "forgotten once", clock=clock, account="Dara").close()
    for wrong, error in ((code[:-1], MistypedRecoveryCode), (vault.new_recovery_code(), WrongRecoveryCode)):
        with pytest.raises(error):
            recover_centre(staffed, wrong, "Dara", "forgotten once", clock=clock)
    with pytest.raises(UnknownPerson):
        recover_centre(staffed, code, "Nobody", "forgotten once", clock=clock)


def test_a_changed_or_reset_password_is_the_one_that_opens(sign_in: SignIn, staffed: Path, clock: FixedClock) -> None:
    with sign_in("Thy") as centre:
        with pytest.raises(WrongPassword):
            centre.accounts.change_own_password("something else", "green field 3")
        with pytest.raises(FieldError, match="too short"):
            centre.accounts.change_own_password(PASSWORDS["Thy"], "short")
        centre.accounts.change_own_password(PASSWORDS["Thy"], "green field 3")
    with open_centre(staffed, "green field 3", clock=clock, account="Thy") as centre:
        assert centre._desk.vault.confidential_key
    with sign_in("Sokunthea") as centre:
        centre.accounts.reset_password(ids(centre)["Thy"], "blue mountain 8")
        with pytest.raises(FieldError, match="too short"):
            centre.accounts.reset_password(ids(centre)["Thy"], "short")
    with open_centre(staffed, "blue mountain 8", clock=clock, account="Thy") as centre:
        assert centre._desk.vault.confidential_key


def test_an_old_key_file_put_back_after_any_change_is_noticed(sign_in: SignIn, staffed: Path, tmp_path: Path) -> None:
    kept = [shutil.copy(staffed / name, tmp_path / name) for name in KEY_FILES]
    with sign_in("Sokunthea") as centre:
        centre.accounts.reset_password(ids(centre)["Thy"], "green field 3")
    for path in kept:
        shutil.copy(path, staffed / Path(path).name)
    with pytest.raises(OldKeyFile):
        sign_in("Sokunthea")


def test_a_person_whose_adding_was_cut_short_cannot_sign_in_and_can_be_added_again(
    centre_folder: Path, clock: FixedClock
) -> None:
    opened = vault.unlock(centre_folder, None, PASSWORDS["Sokunthea"])
    vault.add_person(centre_folder, opened, "Thy", "half added", cost=vault.cost_of(centre_folder))
    with pytest.raises(UnknownPerson):
        open_centre(centre_folder, "half added", clock=clock, account="Thy")
    with open_centre(centre_folder, PASSWORDS["Sokunthea"], clock=clock) as centre:
        centre.accounts.add(AccountDraft("Thy", Role.SOCIAL_WORKER), PASSWORDS["Thy"])
    with pytest.raises(WrongPassword):
        open_centre(centre_folder, "half added", clock=clock, account="Thy")
    with open_centre(centre_folder, PASSWORDS["Thy"], clock=clock, account="Thy") as centre:
        assert centre._desk.vault.confidential_key


def test_a_name_can_come_back_after_its_person_left(sign_in: SignIn) -> None:
    with sign_in("Sokunthea") as centre:
        before = ids(centre)["Thy"]
        centre.accounts.remove(before)
        again = centre.accounts.add(AccountDraft("Thy", Role.OFFICE), PASSWORDS["Thy"]).value
        assert again != before
    with sign_in("Thy") as centre:
        assert (centre.account.id, centre.account.role) == (again, Role.OFFICE)
        assert Account.select().where(Account.name == "Thy").count() == 2


def test_wrong_passwords_cost_growing_time_across_restarts_and_are_told_at_the_next_sign_in(staffed: Path) -> None:
    clock = FixedClock(dt.date(2026, 11, 6), dt.time(8, 0))
    for _ in range(3):
        with pytest.raises(WrongPassword):
            open_centre(staffed, "not right", clock=clock, account="Dara")
    with pytest.raises(TooSoon):
        open_centre(staffed, PASSWORDS["Dara"], clock=clock, account="Dara")
    later = FixedClock(dt.date(2026, 11, 6), dt.time(8, 1))
    with open_centre(staffed, PASSWORDS["Dara"], clock=later, account="Dara") as centre:
        assert ("Dara", "centre.wrong_password", "3 times, the last on 2026-11-06 at 08:00") in actions(centre)
    assert not (staffed / NEXT).exists()
    open_centre(staffed, PASSWORDS["Dara"], clock=later, account="Dara").close()


def test_a_password_typed_once_more_is_entered_in_the_book_with_the_wrong_ones_before(sign_in: SignIn) -> None:
    with sign_in("Thy") as centre:
        with pytest.raises(WrongPassword):
            centre.accounts.confirm_password(PASSWORDS["Dara"])  # somebody's, but not the own
        assert centre.accounts.confirm_password(PASSWORDS["Thy"]).change == Change.NOTHING
        centre.accounts.confirm_password(PASSWORDS["Thy"])
        assert [line[1:] for line in actions(centre)[-2:]] == [
            ("accounts.confirm_password", "wrong before: 1"), ("accounts.confirm_password", "")]  # fmt: skip


def test_guessing_at_an_open_desk_costs_growing_time_too(sign_in: SignIn) -> None:
    with sign_in("Thy") as centre:
        accounts, waits = centre.accounts, []
        for guess in (accounts.confirm_password, lambda old: accounts.change_own_password(old, "new 12345")):
            for _ in range(2):
                with pytest.raises((WrongPassword, TooSoon)) as told:
                    guess("not right")
                waits.append((type(told.value), told.value.seconds))
        assert waits == [(WrongPassword, 0), (WrongPassword, 0), (WrongPassword, 5), (TooSoon, 5)]
