"""What the kinds of confidential notes are called; the words are translated where they are shown."""

from app.confidential.values import NoteKind
from app.words import N_

KIND_WORDS: dict[str, str] = {
    NoteKind.PROTECTION: N_("protection"),
    NoteKind.VIOLENCE: N_("violence"),
    NoteKind.REFERRAL: N_("referral"),
    NoteKind.HEALTH: N_("health"),
    NoteKind.OTHER: N_("other matter"),
}
