"""What may stand in a note, and how it is sealed. No clock, no database."""

from __future__ import annotations

import json
from dataclasses import replace

from app.confidential.values import NoteDraft, NoteKind, Subject
from app.errors import FieldError
from app.people.rules import field_text
from app.vault.compartment import Compartment, SealedDamaged
from app.words import N_

LONGEST = 10_000


def tidy(draft: NoteDraft) -> NoteDraft:
    """The draft made fit to store. Raises FieldError for "text"."""
    text = field_text("text", draft.text, LONGEST, lines=True)
    if not text:
        raise FieldError("text", N_("Write what those who care for the family must know."))
    return replace(draft, text=text)


def sealed(draft: NoteDraft, compartment: Compartment, subject: Subject, note: int, version: int) -> bytes:
    """Kind and text, bound to whose note it is and to its place in the history."""
    content = json.dumps({"kind": draft.kind, "text": draft.text}, ensure_ascii=False)
    return compartment.seal(content, _bound(subject, note, version))


def unsealed(content: bytes, compartment: Compartment, subject: Subject, note: int, version: int) -> NoteDraft:
    """What was sealed. Raises SealedDamaged."""
    opened = compartment.unseal(content, _bound(subject, note, version))
    try:
        read = json.loads(opened)
        return NoteDraft(NoteKind(read["kind"]), str(read["text"]))
    except (ValueError, KeyError, TypeError) as error:
        raise SealedDamaged from error


def _bound(subject: Subject, note: int, version: int) -> str:
    return f"{subject} note {note} version {version}"
