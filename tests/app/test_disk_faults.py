"""The disk fails under the running program: each fault has its sentence, nothing acknowledged is lost, and the program
goes on when the disk is well again. The faults are put into the program's own calls with `strace`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.accounts.values import AccountDraft
from app.backups.values import Reason
from app.centre import open_centre
from app.demo.centre import PASSWORD, make_demo
from app.errors import UserError
from app.people.values import PeopleFilter
from app.rights import Role
from tests.trials.faulted import faulted
from tests.trials.kill import CLOCK, ROOT, TODAY, Tally, stored_marks
from tests.trials.recorder import why_not

LEAVER = "river bank 4"
# Enters one mark after the other whatever happens, and says what became of each.
CHILD = """
import datetime as dt, itertools, sys
from pathlib import Path
from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import open_centre
from app.demo.centre import PASSWORD
from app.errors import UserError
from tests.trials.faulted import faulted
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

# Lets somebody go, which writes every page under a new key; then enters a mark, whatever came of it.
LET_GO = """
import sys
from pathlib import Path
from app.centre import open_centre
from app.demo.centre import PASSWORD
from app.errors import UserError
from app.people.values import PersonDraft
from tests.trials.faulted import faulted
from tests.trials.kill import CLOCK, report

with open_centre(Path(sys.argv[1]), PASSWORD, clock=CLOCK) as centre:
    (thida,) = (line.id for line in centre.accounts.listing() if line.name == "Thida")
    try:
        centre.accounts.remove(thida)
    except UserError as error:
        report(str(error))
    else:
        report("removed")
    for _ in range(40):  # until the disk is well again
        try:
            centre.people.add(PersonDraft(given_name_latin="After the fault"))
        except UserError:
            continue
        break
"""

# Makes a backup, then puts the oldest one back, and says what came of both.
BACK_UP = """
import sys
from pathlib import Path
from app.backups.restoring import restore
from app.backups.values import Reason
from app.centre import open_centre
from app.demo.centre import PASSWORD
from app.faults import as_user_error
from app.instance import occupy
from tests.trials.faulted import faulted
from tests.trials.kill import CLOCK, report

folder = Path(sys.argv[1])

def tried(job):
    try:
        job()
    except Exception as error:
        report(str(as_user_error(error)))
    else:
        report("done")

with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
    tried(lambda: centre.back_up(Reason.ASKED))
with occupy(folder):
    tried(lambda: restore(min((folder / "backups").glob("*.backup")), folder, PASSWORD, CLOCK.now()))
"""

# Makes a backup and copies it to a stick, which is pulled; pushes the stick in again, and makes the next one.
TO_A_STICK = """
import datetime as dt
import sys
from pathlib import Path
from app.backups.values import Reason
from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD
from tests.trials.faulted import faulted
from tests.trials.kill import TODAY, report

folder = Path(sys.argv[1])
for minute in (30, 31):
    with open_centre(folder, PASSWORD, clock=FixedClock(TODAY, dt.time(17, minute))) as centre:
        made = centre.back_up(Reason.ASKED, folder.with_name("stick")).value
        report([made.backup.file.name, made.copy and made.copy.file.name, str(made.copy_error)])
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
    return faulted(folder, CHILD, ["-P", str(folder / "centre.db-wal"), *injected])


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


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("vault.key.next.part", "write:error=ENOSPC"),
        ("vault.key.next.part", "fsync:error=EIO"),
        ("centre.db-wal", "pwrite64:error=ENOSPC:when=14..30"),
        ("centre.db-wal", "pwrite64:error=ENOSPC:when=60..70"),
        ("centre.db-wal", "fsync:error=EIO:when=4..5"),
        ("centre.db-wal", "fsync:error=EIO:when=5..6"),
        ("centre.db", "pwrite64:error=ENOSPC:when=2..20"),
        ("centre.db", "fsync:error=EIO:when=1"),
        ("vault.key.part", "write:error=ENOSPC"),
        ("vault.key.copy.part", "fsync:error=EIO"),
    ],
)
def test_a_fault_while_the_records_get_a_new_key_leaves_the_old_key_or_the_new_one(
    demo: Path, tmp_path: Path, file: str, fault: str
) -> None:
    folder = Path(shutil.copytree(demo, tmp_path / "centre"))
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        centre.accounts.add(AccountDraft("Thida", Role.TRAINER), LEAVER)
    before = stored_marks(folder, Tally())
    (told,) = faulted(folder, LET_GO, ["-P", str(folder / file), "-e", f"inject={fault}"])
    assert told == "removed" or told.endswith("."), told
    tally = Tally()
    assert (stored_marks(folder, tally), tally.wrong) == (before, [])
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        assert (told == "removed") is all(line.name != "Thida" for line in centre.accounts.listing())
        listed = centre.people.listing(PeopleFilter(text="After the fault"))
        assert len(listed) == 1
    if told == "removed":
        with pytest.raises(UserError):
            open_centre(folder, LEAVER, clock=CLOCK, account="Thida")
    else:
        open_centre(folder, LEAVER, clock=CLOCK, account="Thida").close()


@pytest.mark.parametrize(
    ("file", "fault", "told"),
    [
        ("backups/copy.part", "pwrite64:error=ENOSPC:when=5+", ["The disk is full", "done"]),
        ("backups/copy.part", "pwrite64:error=EIO:when=5+", ["The disk or stick does not answer", "done"]),
        ("restore.part/centre.db", "write:error=ENOSPC", ["done", "The disk is full"]),
        ("restore.part/centre.db", "fsync:error=EIO", ["done", "The disk or stick does not answer"]),
    ],
)
def test_a_fault_while_backing_up_or_putting_back_leaves_the_records_and_every_backup(
    demo: Path, tmp_path: Path, file: str, fault: str, told: list[str]
) -> None:
    folder = Path(shutil.copytree(demo, tmp_path / "centre"))
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        centre.back_up(Reason.ASKED)
    before = stored_marks(folder, Tally())
    said = faulted(folder, BACK_UP, ["-P", str(folder / file), "-e", f"inject={fault}"])
    assert [line.partition(",")[0].partition(" as ")[0] for line in said] == told
    assert (folder / "backups" / "copy.part").exists() is False
    tally = Tally()
    assert (stored_marks(folder, tally), tally.wrong) == (before, [])
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        backups = list((folder / "backups").glob("*.backup"))
        assert len(backups) == 1 + (said[0] == "done")
        for backup in backups:
            centre.try_backup(backup)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("write:error=EIO:when=2+", "The disk or stick does not answer as it should. Push the stick in again"),
        ("write:error=ENODEV:when=2+", "If it is on a stick, push the stick in again."),
        ("write:error=ENXIO:when=1", "If it is on a stick, push the stick in again."),
        ("fsync:error=EIO", "The disk or stick does not answer as it should. Push the stick in again"),
        ("write:error=ENOSPC:when=2+", "The disk is full"),
        ("write:error=EROFS:when=1", "The disk or stick is write-protected."),
    ],
)
def test_a_stick_pulled_in_the_middle_of_a_copy_costs_the_copy_alone(
    demo: Path, tmp_path: Path, fault: str, told: str
) -> None:
    folder, stick = Path(shutil.copytree(demo, tmp_path / "centre")), tmp_path / "stick"
    stick.mkdir()
    name = f"paillote-{TODAY}-173000.backup"
    first, second = faulted(folder, TO_A_STICK, ["-P", str(stick / f"{name}.part"), "-e", f"inject={fault}"])
    assert first[:2] == [name, None]
    assert told in first[2]
    # The next copy has another name, so the fault does not strike it: the stick is in again.
    assert second[1] is not None
    assert [file.name for file in stick.iterdir()] == [second[1]]
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        for file in (folder / "backups" / first[0], folder / "backups" / second[0], stick / second[1]):
            centre.try_backup(file)
