"""What a program really asks of the disk, recorded with `strace` (Linux; the package has the same name).

Every call that writes below one folder becomes an event of `tests.trials.disk`, in the order in which the calls
returned; what the program writes to its standard output stands between them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.trials.disk import Create, Event, Flush, MakeFolder, Remove, Rename, Resize, Say, Write

_CALLS = (
    "open,openat,creat,lseek,write,pwrite64,ftruncate,truncate,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,"
    "mkdirat,fsync,fdatasync,mmap,writev,pwritev,pwritev2,fallocate,sendfile,copy_file_range,link,linkat,symlink,"
    "symlinkat"
)
# Ways to write that nothing here uses so far. They must not be passed over in silence.
_UNKNOWN = ("writev", "pwritev", "pwritev2", "fallocate", "sendfile", "copy_file_range", "link", "linkat", "symlink",
            "symlinkat")  # fmt: skip
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+|0x[0-9a-f]+)")
_BEGUN = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_DESCRIPTOR = re.compile(r"^(-?\d+|AT_FDCWD)(?:<(.*)>)?(\(deleted\))?$")


def why_not() -> str:
    """Why nothing can be recorded here; "" when it can."""
    tracer = shutil.which("strace")
    if tracer is None:
        return "needs strace (Linux)"
    tried = subprocess.run([tracer, "-qq", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return tried.stderr.strip() if tried.returncode else ""


def record(command: Sequence[str], folder: Path, trace: Path, *, at: Path) -> list[Event]:
    """Run `command` in the folder `at` and return what it did below `folder`; `trace` is overwritten.

    Raises CalledProcessError if the program fails, ValueError for a kind of writing that is not understood.
    """
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "100000000", "--signal=none"]
    subprocess.run(
        [*strace, "-e", f"trace={_CALLS}", "-o", str(trace), *command], cwd=at, check=True, stdout=subprocess.PIPE
    )
    with trace.open(encoding="ascii") as lines:
        return list(Reading(folder.resolve()).events(lines))


class Reading:
    """Turns the lines of strace into events, and remembers for that where each open file is read and written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._positions: dict[str, int] = {}

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        """The events of a whole trace."""
        for line in _whole_lines(lines):
            match = _LINE.match(line)
            if match:  # calls that failed have changed nothing
                yield from self._events(match[1], match[2].split(", "), int(match[3], 0))

    def _events(self, call: str, arguments: list[str], result: int) -> Iterator[Event]:
        if call in _UNKNOWN and any(self._below(_path(argument)) is not None for argument in arguments):
            raise ValueError(f"{call} is not understood: {arguments}")
        if call == "mmap":
            self._check_mapping(arguments)
        elif call == "lseek":
            self._positions[_number(arguments[0])] = result
        elif call in ("write", "pwrite64"):
            yield from self._written(arguments, result)
        elif call in ("open", "openat", "creat"):
            yield from self._opened(call, arguments, result)
        elif call in _SIMPLE:
            yield from self._simple(call, arguments)

    def _simple(self, call: str, arguments: list[str]) -> Iterator[Event]:
        make, folders = _SIMPLE[call]
        places = _places(arguments) if folders else [_path(arguments[0]), *arguments[1:]]
        below = self._below(places[0])
        if call.startswith("rename"):
            to = self._below(places[1])
            if (below is None) != (to is None):
                raise ValueError(f"{call} in or out of the folder is not understood")
            if below is not None and to is not None:
                yield Rename(below, to)
        elif below is not None:
            yield make(below, *places[1:])

    def _written(self, arguments: list[str], result: int) -> Iterator[Event]:
        number = _number(arguments[0])
        at = int(arguments[3]) if len(arguments) == 4 else self._positions.get(number, 0)
        if len(arguments) == 3:
            self._positions[number] = at + result
        below = self._below(_path(arguments[0]))
        if below is not None:
            yield Write(below, at, _bytes(arguments[1])[:result])
        elif number == "1":
            yield Say(_bytes(arguments[1])[:result])

    def _opened(self, call: str, arguments: list[str], result: int) -> Iterator[Event]:
        self._positions[str(result)] = 0
        places = _places(arguments)
        below = self._below(places[0])
        flags = "O_CREAT|O_TRUNC" if call == "creat" else next((a for a in arguments if a.startswith("O_")), "")
        if below is None:
            return
        if "O_APPEND" in flags:
            raise ValueError("O_APPEND is not understood")
        if "O_CREAT" in flags:
            yield Create(below)
        if "O_TRUNC" in flags:
            yield Resize(below, 0)

    def _check_mapping(self, arguments: list[str]) -> None:
        below = self._below(_path(arguments[4]))
        shared = "MAP_SHARED" in arguments[3] and "PROT_WRITE" in arguments[2]
        # SQLite's index of the write-ahead log is made anew from the log by whoever opens it first.
        if below is not None and shared and not below.endswith("-shm"):
            raise ValueError(f"{below} is written as memory")

    def _below(self, path: str) -> str | None:
        """The path as seen from the recorded folder; None if it lies elsewhere."""
        if path == str(self._folder):
            return ""
        return path.removeprefix(f"{self._folder}/") if path.startswith(f"{self._folder}/") else None


# What each call makes, and whether a folder may stand before each of its paths.
_SIMPLE: dict[str, tuple[Callable[..., Event], bool]] = {
    "fsync": (Flush, False),
    "fdatasync": (Flush, False),
    "ftruncate": (lambda path, size: Resize(path, int(size)), False),
    "truncate": (lambda path, size: Resize(path, int(size)), False),
    "unlink": (Remove, False),
    "rmdir": (Remove, False),
    "unlinkat": (lambda path, *_: Remove(path), True),
    "mkdir": (lambda path, *_: MakeFolder(path), False),
    "mkdirat": (lambda path, *_: MakeFolder(path), True),
    "rename": (Rename, True),
    "renameat": (Rename, True),
    "renameat2": (Rename, True),
}


def _whole_lines(lines: Iterator[str]) -> Iterator[str]:
    """Join the two halves of calls during which another thread did something."""
    begun: dict[str, str] = {}
    for line in lines:
        line = line.rstrip("\n")
        if first := _BEGUN.match(line):
            begun[first[1]] = first[2]
        elif second := _RESUMED.match(line):
            yield f"{second[1]} {begun.pop(second[1])}{second[2]}"
        else:
            yield line


def _places(arguments: list[str]) -> list[str]:
    """The whole paths among the arguments, each with the folder it is relative to."""
    found, base = [], ""
    for argument in arguments:
        if argument.startswith('"'):
            found.append(str(Path(base) / _path(argument)))
        elif _DESCRIPTOR.match(argument):
            base = _path(argument)
    return found


def _path(argument: str) -> str:
    """The path of an argument, be it a text or an open file; "" for one without, or of a file that is gone."""
    if argument.startswith('"'):
        return _bytes(argument).decode("utf-8", "replace")
    match = _DESCRIPTOR.match(argument)
    return _bytes(match[2] or "").decode("utf-8", "replace") if match and not match[3] else ""


def _number(argument: str) -> str:
    return argument.partition("<")[0]


def _bytes(argument: str) -> bytes:
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))
