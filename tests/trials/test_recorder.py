from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trials.disk import Create, Flush, MakeFolder, Remove, Rename, Resize, Say, Write
from tests.trials.recorder import Reading, record, why_not

PROGRAM = """
import os, sys
folder = sys.argv[1]
with open(folder + "/ឈ្មោះ", "w+b") as file:
    file.write(b"Sok, Dara = (1)")
    file.seek(4)
    file.write(b" <b>")
    file.flush()
    os.fsync(file.fileno())
    file.truncate(2)
os.write(1, b"done\\n")
os.mkdir(folder + "/in")
os.replace(folder + "/ឈ្មោះ", folder + "/in/b")
here = os.open(folder, os.O_RDONLY)
os.fsync(here)
os.unlink("b", dir_fd=os.open("in", os.O_RDONLY, dir_fd=here))
os.rmdir(folder + "/in")
open(folder + "-elsewhere", "w").write("not here")
"""


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_program_s_writes_names_flushes_and_words_are_recorded_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    events = record([sys.executable, "-c", PROGRAM, str(folder)], folder, tmp_path / "trace", at=tmp_path)
    assert events == [
        Create("ឈ្មោះ"), Resize("ឈ្មោះ", 0), Write("ឈ្មោះ", 0, b"Sok, Dara = (1)"), Write("ឈ្មោះ", 4, b" <b>"),
        Flush("ឈ្មោះ"), Resize("ឈ្មោះ", 2), Say(b"done\n"), MakeFolder("in"), Rename("ឈ្មោះ", "in/b"), Flush(""),
        Remove("in/b"), Remove("in"),
    ]  # fmt: skip


def test_calls_of_two_threads_are_put_together_and_failed_ones_left_out() -> None:
    lines = [
        '7 pwrite64(3<\\x2f\\x64\\x2f\\x61>, "\\x62\\x63", 2, 5 <unfinished ...>\n',
        "8 fsync(3<\\x2f\\x64\\x2f\\x61>) = 0\n",
        "7 <... pwrite64 resumed>) = 2\n",
        '7 unlink("\\x2f\\x64\\x2f\\x61") = -1 ENOENT (No such file or directory)\n',
        "7 +++ exited with 0 +++\n",
    ]
    assert list(Reading(Path("/d")).events(iter(lines))) == [Flush("a"), Write("a", 5, b"bc")]


def test_a_way_of_writing_nobody_thought_of_is_not_passed_over() -> None:
    line = "7 sendfile(3<\\x2f\\x64\\x2f\\x61>, 4<\\x2f\\x64\\x2f\\x62>, NULL, 10) = 10\n"
    with pytest.raises(ValueError, match="sendfile"):
        list(Reading(Path("/d")).events(iter([line])))
    assert list(Reading(Path("/elsewhere")).events(iter([line]))) == []
