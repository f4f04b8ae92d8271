"""What the codes of camps are called; the words are translated where they are shown."""

from __future__ import annotations

from app.camps.values import CampState, Siblings, StaffRole, Villages
from app.words import N_

STATE_WORDS: dict[str, str] = {
    CampState.PLANNED: N_("to come"),
    CampState.RUNNING: N_("running"),
    CampState.OVER: N_("over"),
    CampState.CANCELLED: N_("called off"),
}

ROLE_WORDS: dict[str, str] = {
    StaffRole.LEADER: N_("leads the camp"),
    StaffRole.MONITOR: N_("monitor"),
    StaffRole.VOLUNTEER: N_("volunteer"),
    StaffRole.FIRST_AID: N_("first aid"),
    StaffRole.DRIVER: N_("driver"),
    StaffRole.OTHER: N_("other"),
}

SIBLING_WORDS: dict[str, str] = {
    Siblings.TOGETHER: N_("in one group"),
    Siblings.APART: N_("in different groups"),
    Siblings.ANYHOW: N_("as it comes"),
}

VILLAGE_WORDS: dict[str, str] = {
    Villages.ANYHOW: N_("as it comes"),
    Villages.TOGETHER: N_("in one group"),
    Villages.MIXED: N_("in different groups"),
}
