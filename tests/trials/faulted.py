"""Runs a program whose calls are hit by faults: the disk fails, is full, or takes no writing. Needs `strace`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.trials.kill import ROOT


def faulted(folder: Path, program: str, faults: list[str]) -> list[Any]:
    """What a program reports that gets `folder` and whose calls are hit by `faults`, which are words for strace."""
    command = ["strace", "-f", "-qq", "-o", "/dev/null", *faults, sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]
