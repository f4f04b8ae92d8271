"""What the social worker of the demo centre has written down for nobody else to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from random import Random

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.demo.names.confidential import ABOUT_CHILDREN, ABOUT_FAMILIES, AFTERWARDS
from app.demo.names.script import Spelling
from app.demo.names.staff import SOCIAL_WORKER
from app.families.values import FamilyFilter
from app.people.values import PeopleFilter

_ONE_IN = 20  # people for each note
_LONGEST_AGO = 150  # days
_GOES_ON, _SETTLED = 0.4, 0.2

Texts = Sequence[tuple[NoteKind, Spelling]]


def write_notes(folder: Path, seed: int, today: dt.date, password: str) -> None:
    """Confidential notes on some children and families, written by the social worker in the months before today."""
    clock = _Calendar(today, dt.time(8, 0))
    rng = Random(f"{seed}/confidential")
    with open_centre(folder, password, clock=clock, account=SOCIAL_WORKER) as centre:
        children = [row.id for row in centre.people.listing(PeopleFilter()) if row.label.role == "child"]
        families = [row.id for row in centre.families.listing(FamilyFilter())]
        number = max(1, (len(children) + len(families)) // _ONE_IN)
        days = sorted((rng.randint(1, _LONGEST_AGO) for _ in range(number)), reverse=True)
        for place, ago in enumerate(days):
            about_child = bool(place % 2) and bool(children)
            ids, texts = (children, ABOUT_CHILDREN) if about_child else (families, ABOUT_FAMILIES)
            subject = Subject(Holder.PERSON if about_child else Holder.FAMILY, rng.choice(ids))
            clock.turn_to(today - dt.timedelta(days=ago), dt.time(rng.randint(9, 16), rng.randint(0, 59)))
            _write(centre, rng, subject, texts)


def _write(centre: Centre, rng: Random, subject: Subject, texts: Texts) -> None:
    kind, text = rng.choice(texts)
    note = centre.confidential.write(subject, NoteDraft(kind, _both(text))).value
    if rng.random() < _GOES_ON:
        centre.confidential.correct(note.id, NoteDraft(kind, f"{_both(text)}\n{_both(AFTERWARDS)}"))
    elif rng.random() < _SETTLED:
        centre.confidential.archive(note.id)


def _both(text: Spelling) -> str:
    return f"{text.km}\n{text.latin}"


class _Calendar(FixedClock):
    """A clock that can be turned to another day."""

    def turn_to(self, date: dt.date, time: dt.time) -> None:
        self._date, self._time = date, time
