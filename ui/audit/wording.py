"""What verifying the audit book found, in words."""

from __future__ import annotations

from app.audit_book.values import Verification
from app.language import Language


def verdict(found: Verification, language: Language) -> str:
    """What verifying found, in a sentence."""
    _, seconds = language.text, language.decimal(found.seconds)
    lines = language.number(found.lines)
    if found.first_broken is None:
        return _("All {lines} lines are as they were written ({seconds} s).").format(lines=lines, seconds=seconds)
    sentence = _(
        "From line {line} on, the book is not as it was written: somebody changed it with another program, "
        "or the file is damaged. Keep this file, and compare with the newest backup."
    )
    return sentence.format(line=language.number(found.first_broken))
