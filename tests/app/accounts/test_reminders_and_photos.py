"""What stands until it is done, and the faces at the sign-in."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from app.accounts.leaving import Leaving
from app.accounts.values import AccountDraft, Reminders
from app.backups.values import Reason
from app.centre import Centre
from app.errors import UserError
from app.rights import Role
from models.audit import AuditLine

SignIn = Callable[[str], Centre]


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(stream, "PNG")
    return stream.getvalue()


def last_line(centre: Centre) -> tuple[str, str]:
    with centre._desk.database.atomic():
        line = AuditLine.select().order_by(AuditLine.id.desc()).first()
        return line.action, line.detail


def test_the_sheet_is_reminded_of_until_a_part_of_it_was_typed_back(centre: Centre) -> None:
    centre.accounts.add(AccountDraft("Dara", Role.COORDINATOR), "rice field 9")
    centre.accounts.renew_recovery_code()
    assert centre.accounts.reminders() == Reminders(second_coordinator=False, recovery_code=True)
    centre.accounts.confirm_recovery_sheet()
    assert centre.accounts.reminders() == Reminders(second_coordinator=False, recovery_code=False)
    centre.accounts.renew_recovery_code()
    assert centre.accounts.reminders().recovery_code


def test_today_reminds_who_can_do_something_about_it(sign_in: SignIn) -> None:
    with sign_in("Dara") as centre:
        assert centre.today.overview().sign_in == Reminders(second_coordinator=False, recovery_code=True)
    with sign_in("Srey") as centre:
        assert centre.today.overview().sign_in is None


def test_a_photo_is_made_small_and_shown_to_everybody_who_signs_in(sign_in: SignIn) -> None:
    with sign_in("Sokunthea") as centre:
        thy = next(line.id for line in centre.accounts.listing() if line.name == "Thy")
        centre.accounts.set_photo(thy, picture())
        assert [line.name for line in centre.accounts.listing() if line.photo] == ["Thy"]
        with pytest.raises(UserError, match="not a picture"):
            centre.accounts.set_photo(thy, b"no picture")
    with sign_in("Srey") as centre:
        (photo,) = centre.accounts.photos().values()
        assert Image.open(io.BytesIO(photo)).size == (96, 96)
    with sign_in("Sokunthea") as centre:
        centre.accounts.set_photo(thy, None)
        assert centre.accounts.photos() == {}


def test_who_left_is_remembered_by_name_and_shown_no_longer(sign_in: SignIn) -> None:
    with sign_in("Sokunthea") as centre:
        thy = next(line.id for line in centre.accounts.listing() if line.name == "Thy")
        centre.accounts.set_photo(thy, picture())
        centre.accounts.remove(thy)
        assert centre.accounts.former() == ("Thy",)
        assert centre.accounts.photos() == {}


def test_leaving_the_desk_is_entered_and_is_no_reason_for_a_backup(centre: Centre) -> None:
    centre.back_up(Reason.ASKED)
    centre.accounts.sign_out(Leaving.IDLE)
    assert last_line(centre) == ("accounts.sign_out", "idle")
    assert not centre.backups.due()
