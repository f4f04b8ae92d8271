"""The short form of the certificate trial; the long one is `python -m tests.trials.certificates`."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.trials.kill import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.trials.certificates", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_thirty_killed_sequences_leave_no_gap_and_no_number_twice() -> None:
    done = run("30", "--seed", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("30 sequences, ")
    assert "0 promises broken" in done.stdout
    for figure in (r"(\d+) kills hit inside a transaction, (\d+) of them inside", r"(\d+) sequences had two programs"):
        found = re.search(figure, done.stdout)
        assert found is not None
        assert all(int(number) for number in found.groups())


def test_a_program_that_reports_before_it_saves_is_found_out() -> None:
    done = run("30", "--seed", "3", "--lie")
    assert done.returncode == 1
    assert "never asked for" in done.stdout
