"""What a coordinator is reminded of until it is done. Inside a use case only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.accounts import rules
from app.accounts.values import Reminders
from app.rights import Role
from app.settings.storing import stored
from app.vault.copies import has_recovery_code
from models.centre import Account
from models.rows import plain_rows

SHEET_UNTRIED = "recovery_sheet_untried"
"""The setting that is true from the making of a recovery code until a part of it was typed back from the sheet."""


def reminders(folder: Path) -> Reminders:
    """What is still to be done; `folder` holds the key file."""
    active: Any = Account.select(Account.role).where(Account.active)
    roles = (Role(role) for (role,) in plain_rows(active))
    no_sheet = not has_recovery_code(folder) or stored(SHEET_UNTRIED, False)
    return Reminders(rules.lacks_coordinators(roles), no_sheet)
