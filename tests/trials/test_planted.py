"""Nobody who has the PC or the stick can read a name: not while the program is open, not after, not after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from app.centre import DATABASE, open_centre
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.people.values import PeopleFilter, PersonDraft
from models.database import connect
from tests.trials.desk_work import CLOCK, PASSWORD
from tests.trials.kill import ROOT
from tests.trials.planted import Planted, Search, invented

PEOPLE = invented(1000, seed=7)
WORDS = Search([replace(one, name_km="") for one in PEOPLE])
HEAD = ("ល.រ", "ឈ្មោះ", "Name", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "លេខទូរស័ព្ទ", "ម្តាយ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_every_planted_name_and_number(encoding: str) -> None:
    search = Search(PEOPLE)
    assert search.in_bytes(os.urandom(5_000_000)) == []
    noise = os.urandom(301)
    for one in PEOPLE[:300]:
        for text in (one.name_km, one.name_latin, one.name_latin.upper(), one.phone, f"+855 12 {one.phone[3:]}"):
            assert search.in_bytes(noise + text.encode(encoding) + noise)


def test_the_search_finds_nothing_by_chance() -> None:
    """Each run of the trial searches some hundred MB of what is as good as drawn at random."""
    chances = (1 / 128 ** sum(map(str.isalpha, piece)) / 256 ** sum(map(str.isdigit, piece)) for piece in WORDS.pieces)
    assert 1e9 * sum(chances) < 0.001


def test_the_search_looks_into_packed_files_and_at_names_of_files(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "some.xlsx", "w", compression=8) as packed:
        packed.writestr("sheet", PEOPLE[5].name_km * 20)
    (tmp_path / f"{PEOPLE[6].name_latin}.txt").touch()
    found = Search(PEOPLE).readable_below(tmp_path)
    assert {line.partition(":")[0] for line in found} == {"some.xlsx", f"{PEOPLE[6].name_latin}.txt"}


@dataclass(frozen=True)
class Pc:
    """A PC of its own: data folder, home and temporary folder of the program; the list comes from elsewhere."""

    disk: Path
    listed: Path

    @property
    def folder(self) -> Path:
        return self.disk / "centre"

    @contextmanager
    def at_work(self) -> Iterator[subprocess.Popen[bytes]]:
        """The program, with the day's work done and its window open. What it prints is kept on the PC too."""
        kept = {key: str(self.disk / key) for key in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME")}
        for place in kept.values():
            Path(place).mkdir(exist_ok=True, mode=0o700)
        environment = {**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.trials.desk_work", str(self.folder), str(self.listed)]
        with (
            (self.disk / "log.txt").open("ab") as log,
            subprocess.Popen(
                [*command, str(self.disk / "export.xlsx")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, cwd=ROOT, env=environment,
            ) as program,
        ):  # fmt: skip
            assert program.stdout is not None
            assert program.stdout.readline() == b"ready\n", (self.disk / "log.txt").read_text()
            yield program


@pytest.fixture
def pc(centre_folder: Path, tmp_path: Path) -> Pc:
    disk = tmp_path / "disk"
    disk.mkdir()
    centre_folder.rename(disk / "centre")
    return Pc(disk, _list(tmp_path / "list.xlsx", PEOPLE))


def _list(path: Path, people: list[Planted]) -> Path:
    book = Workbook()
    book.active.append(HEAD)
    for number, one in enumerate(people):
        book.active.append(
            (number, one.name_km, one.name_latin, "M", "3/5/2021", one.phone, people[number - 1].name_km)
        )
    book.save(path)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL, and the temporary folder by TMPDIR")
def test_nothing_planted_can_be_read_while_open_after_a_kill_and_after_closing(pc: Pc) -> None:
    search = Search(PEOPLE)
    with pc.at_work() as program:
        assert search.readable_below(pc.disk) == []
        assert list((pc.folder / "reports").glob("crash-*"))
        assert list((pc.folder / "backups").iterdir())
        assert list((pc.disk / "stick").iterdir())
        program.send_signal(signal.SIGKILL)
    assert search.readable_below(pc.disk) == []
    with pc.at_work() as program:
        assert search.readable_below(pc.disk) == []
        program.communicate()
        assert program.returncode == 0
    assert search.readable_below(pc.disk) == []
    assert not (pc.disk / "export.xlsx").exists()
    with open_centre(pc.folder, PASSWORD, clock=CLOCK) as centre:
        rows = centre.people.listing(PeopleFilter())
        assert {row.label.name_latin for row in rows} == {one.name_latin for one in PEOPLE}
        phones = {one.name_latin: one.phone[3:] for one in PEOPLE}
        (guardian,) = centre.people.person(rows[0].id).guardians
        assert guardian.phone.replace(" ", "").endswith(phones[rows[0].label.name_latin])
        assert centre.examine().confidential_opened == 200  # 50 notes and their corrections on each of two days


def test_who_has_the_data_key_alone_reads_people_and_not_one_confidential_word(
    centre_folder: Path, tmp_path: Path
) -> None:
    """The database without its encryption, as a colleague with a password could make it: 1,000 names in notes."""
    search = Search(PEOPLE)
    with open_centre(centre_folder, PASSWORD, clock=CLOCK) as centre:
        child = Subject(Holder.PERSON, centre.people.add(PersonDraft(given_name_latin="Somebody")).value)
        for one in PEOPLE:
            text = f"{one.name_km} {one.name_latin} {one.phone}"
            centre.confidential.write(child, NoteDraft(NoteKind.VIOLENCE, text))
        assert len(centre.confidential.open(child).value.notes) == len(PEOPLE)
        key = centre._desk.vault.data_key
    database, plain = connect(centre_folder / DATABASE, key), tmp_path / "plain" / "plain.db"
    plain.parent.mkdir()
    database.execute_sql(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    database.execute_sql("SELECT sqlcipher_export('plain')")
    database.close()
    assert b"Somebody" in plain.read_bytes()
    assert search.readable_below(plain.parent) == []
