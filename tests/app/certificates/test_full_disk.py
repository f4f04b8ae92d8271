"""The disk is full while the certificates of a cohort are issued: a sentence, nothing half issued, no gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.centre import Centre, open_centre
from app.clock import FixedClock
from tests.finished_cohort import finished_cohort
from tests.trials.faulted import faulted
from tests.trials.recorder import why_not

PASSWORD = "paillote"
FULL = "The disk is full, so nothing can be saved. Make room on it, then try again."
# Issues to everybody who is ready, again and again until it is saved or six attempts were in vain.
ISSUE = """
import datetime as dt, sys
from pathlib import Path
from app.centre import open_centre
from app.certificates.values import IssueRequest
from app.clock import FixedClock
from app.errors import UserError
from tests.trials.kill import report

with open_centre(Path(sys.argv[1]), "paillote", clock=FixedClock(dt.date(2026, 11, 6))) as centre:
    (cohort,) = centre.courses.listing()
    for _ in range(6):
        try:
            issued = centre.certificates.issue(IssueRequest(cohort.id, centre.certificates.candidates(cohort.id).ready))
        except UserError as error:
            report([type(error).__name__, str(error), len(centre.certificates.book().lines)])
        else:
            report(["saved", [line.number for line in issued.value], len(centre.certificates.book().lines)])
            break
"""

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture
def folder(centre: Centre, centre_folder: Path) -> Path:
    """A centre whose cohort is finished, closed."""
    finished_cohort(centre)
    centre.close()
    return centre_folder


@pytest.mark.parametrize("when", ["17..19", "21..23", "25..27"])
def test_a_disk_that_is_full_for_a_while_costs_no_number(folder: Path, clock: FixedClock, when: str) -> None:
    told = faulted(folder, ISSUE, _no_room(folder, when))
    assert told == [*[["DiskFull", FULL, 0]] * 3, ["saved", ["2026-0001", "2026-0002", "2026-0003"], 3]]
    _check(folder, clock, issued=3)


def test_a_disk_that_stays_full_leaves_the_book_as_it_was(folder: Path, clock: FixedClock) -> None:
    told = faulted(folder, ISSUE, _no_room(folder, "22+"))
    assert told == [["DiskFull", FULL, 0]] * 6
    _check(folder, clock, issued=0)


def _no_room(folder: Path, when: str) -> list[str]:
    return ["-P", str(folder / "centre.db-wal"), "-e", f"inject=pwrite64:error=ENOSPC:when={when}"]


def _check(folder: Path, clock: FixedClock, issued: int) -> None:
    """The book has what was issued and nothing else, and the numbers go on after it."""
    with open_centre(folder, PASSWORD, clock=clock) as centre:
        book = centre.certificates.book()
        assert ([line.sequence for line in book.lines], book.missing) == (list(range(1, issued + 1)), ())
        assert centre.examine().sound
        (cohort,) = centre.courses.listing()
        found = centre.certificates.candidates(cohort.id)
        assert (len(found.ready), found.next_number) == (3 - issued, f"2026-{issued + 1:04}")
