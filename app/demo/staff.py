"""Who signs in at the demo centre, with drawn faces; everybody has the one password."""

from __future__ import annotations

from random import Random

from app.accounts.values import AccountDraft
from app.centre import Centre
from app.demo.names.staff import SIGN_IN
from app.demo.portraits import portrait


def let_in(centre: Centre, seed: int, password: str) -> None:
    """Let the staff sign in beside the coordinator, and put a recovery sheet into a safe that does not exist."""
    rng, accounts = Random(seed), centre.accounts
    people = [centre.account.id]
    for name, role in SIGN_IN:
        people.append(accounts.add(AccountDraft(name, role), password).value)
    for person in people:
        accounts.set_photo(person, portrait(rng, girl=rng.random() < 0.6)[0])
    accounts.renew_recovery_code()
    accounts.confirm_recovery_sheet()
