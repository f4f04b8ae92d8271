"""Recording outcomes and keeping employers. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.errors import FieldError, NotFound, UserError
from app.outcomes import reading
from app.outcomes.rules import due_dates, fitting, resolved
from app.outcomes.values import EmployerDraft, OutcomeEntry, OutcomeRequest, Recorded
from app.text import clean, search_key
from app.words import N_
from models import outcomes as tables


def record(cohort: int, requests: Sequence[OutcomeRequest], by: str, now: dt.datetime) -> Recorded:
    """Set and clear outcomes, all or none. Raises UserError, NotFound."""
    found = reading.finished(cohort, now.date(), khmer_first=True)
    people = {trainee.person for trainee in found.finished}
    due = due_dates(found.cohort.ends or now.date())
    told = reading.entries([cohort])
    employers = {one.id for one in reading.employers()}
    before, after = [], []
    for request in requests:
        if request.person not in people or request.month not in due:
            raise NotFound
        entry = _checked(request.entry, employers, now.date())
        if entry is not None and due[request.month] > now.date():
            raise UserError(N_("The time to ask this has not come yet."))
        before.append(replace(request, entry=told.get((cohort, request.person), {}).get(request.month)))
        after.append(replace(request, entry=entry))
        _write(cohort, after[-1], by, now)
    return Recorded(tuple(before), tuple(after))


def _checked(entry: OutcomeEntry | None, employers: set[int], today: dt.date) -> OutcomeEntry | None:
    if entry is None:
        return None
    entry = fitting(entry)
    if entry.employer is not None and entry.employer not in employers:
        raise NotFound
    asked = entry.asked_on or today
    if asked > today:
        raise FieldError("asked_on", N_("That day has not come yet."))
    return replace(entry, asked_on=asked, note=clean(entry.note))


def _write(cohort: int, request: OutcomeRequest, by: str, now: dt.datetime) -> None:
    table, entry = tables.Outcome, request.entry
    where = (table.cohort == cohort, table.person == request.person, table.month == request.month)
    table.delete().where(*where).execute()
    if entry is not None:
        table.create(
            cohort=cohort,
            person=request.person,
            month=request.month,
            state=entry.state,
            employer=entry.employer,
            in_trade=entry.in_trade,
            contract=entry.contract,
            income_band=entry.income_band,
            support=entry.support,
            note=entry.note,
            asked_on=entry.asked_on,
            entered_by=by,
            entered_at=now,
        )


def add_employer(draft: EmployerDraft) -> int:
    """A new employer; its id. Raises FieldError without a name and for a name that is there already."""
    row: Any = tables.Employer.create(**_columns(draft))
    return int(row.id)


def change_employer(employer: int, draft: EmployerDraft) -> None:
    """Other details of an employer. Raises FieldError, NotFound."""
    row = reading.the_employer(employer)
    tables.Employer.update(**_columns(draft, besides=employer)).where(tables.Employer.id == row.id).execute()


def archive_employer(employer: int, at: dt.datetime | None) -> None:
    """Put an employer away; `at` None brings it back, and apart from the one it was merged into. Raises NotFound."""
    row = reading.the_employer(employer)
    row.archived_at = at
    if at is None:
        row.merged_into = None
    row.save()


def merge_employers(employer: int, into: int, at: dt.datetime) -> None:
    """Say that two employers are one. No outcome is touched, so bringing the first one back undoes it."""
    row, other = reading.the_employer(employer), reading.the_employer(into)
    if resolved(other.id, reading.merged_employers()) == row.id:
        raise UserError(N_("Choose another employer to merge this one into."))
    row.merged_into, row.archived_at = other, at
    row.save()


def _columns(draft: EmployerDraft, besides: int = 0) -> dict[str, object]:
    km, latin = clean(draft.name_km), clean(draft.name_latin)
    if not km and not latin:
        raise FieldError("name_km", N_("Type the employer's name in at least one script."))
    key, table = search_key(f"{km} {latin}"), tables.Employer
    same = table.select().where(table.search_key == key, table.merged_into.is_null(), table.id != besides)
    if same.exists():
        raise FieldError("name_km" if km else "name_latin", N_("There is an employer of this name already."))
    village, phone = clean(draft.village), clean(draft.phone)
    return {"name_km": km, "name_latin": latin, "own": draft.own, "village": village, "phone": phone, "search_key": key}
