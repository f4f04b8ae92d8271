"""What roles and reasons to leave the desk are called; translated where it is shown."""

from __future__ import annotations

from app.accounts.leaving import Leaving
from app.rights import Role
from app.words import N_

ROLE_NAMES: dict[str, str] = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.DAYCARE: N_("Daycare"),
    Role.AFTER_SCHOOL: N_("After-school"),
    Role.TRAINER: N_("Trainer"),
    Role.SOCIAL_WORKER: N_("Social worker"),
    Role.OFFICE: N_("Office"),
    Role.VISITOR: N_("Visitor"),
}
_TEACHES = N_("Takes registers, keeps people, families and enrolments up to date, and prints.")
ROLE_SENTENCES: dict[str, str] = {
    Role.COORDINATOR: N_("May do everything: all records, settings, backups, and who signs in."),
    Role.DAYCARE: _TEACHES,
    Role.AFTER_SCHOOL: _TEACHES,
    Role.TRAINER: _TEACHES,
    Role.SOCIAL_WORKER: N_(
        "Keeps people and families up to date, reads and writes the confidential notes, and prints; takes no registers."
    ),
    Role.OFFICE: N_("Reads, prints, exports to files and checks the records; changes nothing of people."),
    Role.VISITOR: N_("Sees groups, hours and numbers, and no names."),
}
LEAVING_WORDS: dict[str, str] = {
    Leaving.LOCKED: N_("locked it"),
    Leaving.IDLE: N_("nobody typed for some minutes"),
    Leaving.PC_LOCKED: N_("the PC was locked"),
    Leaving.SWITCHED: N_("for somebody else"),
}
