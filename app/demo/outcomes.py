"""What became of the demo centre's trainees: certificates, some void, some printed twice, and calls over the years."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from random import Random

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.certificates import issuing
from app.certificates.reading import KEY, candidates
from app.certificates.values import BookLine, IssueRequest, Series
from app.courses.completion import trainees_only
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import Completion
from app.demo.content import Content
from app.demo.names.employers import EMPLOYERS, WHY_VOID
from app.demo.names.staff import COORDINATOR
from app.outcomes.rules import due_dates
from app.settings.storing import store
from app.text import search_key
from models import outcomes as tables

_VOID, _TWICE, _ATTESTED = 0.03, 0.05, 0.5
_ASKED, _ASKED_OF_LATE = 0.9, 0.45  # of those whose call is due, and of those whose call came up not long ago
_LATE = dt.timedelta(days=25)
_DAY = dt.timedelta(days=1)
_STATES = ("employed", "self_employed", "studying", "job_search", "not_working", "unreachable")
# More find work as time goes by, and more have another number.
_CHANCES = {1: (30, 10, 6, 38, 8, 8), 3: (42, 13, 6, 21, 8, 10), 6: (48, 15, 6, 12, 7, 12), 12: (52, 16, 5, 7, 6, 14)}
_INCOMES = ("under_50", "under_100", "under_200", "from_200", "")


def write_outcomes(content: Content, database: SqlCipherDatabase) -> None:
    """Write certificates and outcomes of finished cohorts; the certificates of the last one are still to be issued."""
    rng = Random(f"{content.seed}/outcomes")
    with database.atomic():
        store(KEY, hashlib.sha256(f"{content.seed}/certificates".encode()).hexdigest())
        employers = [_employer(*names) for names in EMPLOYERS]
        found = [one for one in trainees_only(content.today) if one.cohort.state is CohortState.FINISHED]
        found.sort(key=lambda one: (one.cohort.ends or content.today, one.cohort.id))
        for one in found[:-1]:
            _certify(one, content.today, rng)
        for one in found:
            _ask(one, content.today, employers, rng)


def _employer(km: str, latin: str, own: bool) -> int:
    key = search_key(f"{km} {latin}")
    return int(tables.Employer.create(name_km=km, name_latin=latin, own=own, search_key=key).id)


def _certify(one: Completion, today: dt.date, rng: Random) -> None:
    """Issue a week or so after the end, and print; a few names were misspelt, a few papers were lost."""
    on = min((one.cohort.ends or today) + rng.randrange(3, 12) * _DAY, today)
    now = dt.datetime.combine(on, dt.time(10, 30))
    found = candidates(one.cohort.id, on, khmer_first=True)
    weak = [person for person in found.to_attest if rng.random() < _ATTESTED]
    lines = [
        *_issued(IssueRequest(one.cohort.id, found.ready), now),
        *_issued(IssueRequest(one.cohort.id, tuple(weak), Series.ATTESTATION), now),
    ]
    valid, twice = [], []
    for line in lines:
        if rng.random() < _VOID:
            issuing.void(line.id, rng.choice(WHY_VOID), COORDINATOR.latin, now)
            again = IssueRequest(one.cohort.id, (line.person,), line.series)
            (line,) = _issued(again, now)
        valid.append(line.id)
        if rng.random() < _TWICE:
            twice.append(line.id)
    for ids in (valid, twice):
        issuing.record_print(issuing.papers(ids), COORDINATOR.latin, now)


def _issued(request: IssueRequest, now: dt.datetime) -> tuple[BookLine, ...]:
    return issuing.issue(request, COORDINATOR.latin, now) if request.people else ()


def _ask(one: Completion, today: dt.date, employers: Sequence[int], rng: Random) -> None:
    """Call who completed, at each time that has come; of the latest calls some are still to be made."""
    due = due_dates(one.cohort.ends or today)
    rows = []
    for trainee in one.finished:
        home = rng.choice(employers)
        for month, day in due.items():
            asked = _ASKED_OF_LATE if today - day < _LATE else _ASKED
            if day <= today and rng.random() < asked:
                on = min(day + rng.randrange(15) * _DAY, today)
                rows.append(_told(one.cohort.id, trainee.person, month, on, home, rng))
    if rows:
        tables.Outcome.insert_many(rows).execute()


def _told(cohort: int, person: int, month: int, on: dt.date, employer: int, rng: Random) -> dict[str, object]:
    state = rng.choices(_STATES, _CHANCES[month])[0]
    employed, alone = state == "employed", state == "self_employed"
    return {
        "cohort": cohort,
        "person": person,
        "month": month,
        "state": state,
        "employer": employer if employed else None,
        "in_trade": rng.random() < 0.75 if employed or alone else None,
        "contract": rng.choice(("written", "spoken", "spoken", "day_labour")) if employed else "",
        "income_band": rng.choices(_INCOMES, (8, 25, 45, 15, 7))[0] if employed or alone else "",
        "support": rng.choice(("kit", "kit", "loan", "kit_and_loan", "")) if alone else "",
        "note": "",
        "asked_on": on,
        "entered_by": COORDINATOR.latin,
        "entered_at": dt.datetime.combine(on, dt.time(16, 10)),
    }
