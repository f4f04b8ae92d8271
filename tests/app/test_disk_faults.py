"""The disk fails under the running program: each fault has its sentence, nothing acknowledged is lost, and the program
goes on when the disk is well again. The faults are put into the program's own calls with `strace`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.centre import PASSWORD, make_demo
from tests.trials.kill import CLOCK, ROOT, Tally, stored_marks
from tests.trials.recorder import why_not

# Enters one mark after the other whatever happens, and says what became of each.
CHILD = """
import datetime as dt, itertools, sys
from pathlib import Path
from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import open_centre
from app.demo.centre import PASSWORD
from app.errors import UserError
from tests.trials.kill import CLOCK, FIRST, TODAY, report

with open_centre(Path(sys.argv[1]), PASSWORD, clock=CLOCK) as centre:
    day = next(s for s in centre.attendance.between(FIRST, TODAY) if s.state != "not_held" and s.count.expected)
    register = centre.attendance.register(day.group.id, day.session.date, day.session.date)
    column = next(n for n, c in enumerate(register.columns) if c.session == day.session)
    person = next(row.person for row in register.rows if row.cells[column].expected)
    for _, letter in zip(range(25), itertools.cycle("PALE")):
        try:
            centre.attendance.mark([MarkRequest(day.session, person, Mark(Status(letter)))])
        except UserError as error:
            report([type(error).__name__, str(error), letter])
        else:
            report(["saved", [day.session.slot, str(day.session.date), person], letter])
"""

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "centre"
    make_demo(folder, people=12, years=1, seed=1, clock=CLOCK)
    return folder


def _worked(folder: Path, *faults: str) -> list[list[str]]:
    """What became of each mark while the log of the database was hit by `faults`."""
    injected = [word for fault in faults for word in ("-e", f"inject={fault}")]
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(folder / "centre.db-wal"), *injected]
    done = subprocess.run(
        [*strace, sys.executable, "-c", CHILD, str(folder)], cwd=ROOT, capture_output=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("pwrite64:error=ENOSPC:when=60..75", "DiskFull"),
        ("pwrite64:error=EIO:when=60..75", "DiskFailing"),
        ("fsync:error=EIO:when=8..10", "DiskFailing"),
        ("pwrite64:error=ENODEV:when=60..75", "DiskFailing"),
    ],
)
def test_a_failing_disk_ends_in_a_sentence_and_marks_are_saved_once_it_is_well(
    demo: Path, fault: str, sentence: str
) -> None:
    before = stored_marks(demo, Tally())
    results = _worked(demo, fault)
    kinds = [kind for kind, *_ in results]
    assert set(kinds) == {"saved", sentence}
    assert kinds[0] == kinds[-1] == "saved"
    place, letter = results[-1][1:]
    tally = Tally()
    assert stored_marks(demo, tally) == {**before, tuple(place): letter}
    assert tally.wrong == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [("EROFS", "write-protected"), ("EACCES", "refuses access"), ("EIO", "does not answer"), ("ENOSPC", "is full")],
)
def test_a_data_folder_that_takes_no_writing_is_told_in_a_sentence(demo: Path, error: str, sentence: str) -> None:
    command = [sys.executable, "-m", "ui.main", "--data", str(demo), "--language", "en", "list", "people"]
    faults = ["-P", str(demo / "paillote.lock"), "-e", f"inject=openat:error={error}"]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", *faults, *command, "--password-stdin"],
        cwd=ROOT, input=PASSWORD, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
