"""`paillote demo` writes a made-up centre; `paillote --demo` opens one."""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
from pathlib import Path

from ui.command_line import terminal
from ui.command_line.options import Desk, Subcommands, desk, whole_number


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `demo`."""
    parser = commands.add_parser("demo", help="write a made-up centre (its password: paillote)", parents=[common])
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder without records")
    parser.add_argument("--people", type=whole_number, metavar="N", help="how many people; 0 for an empty centre")
    parser.add_argument("--years", type=whole_number, metavar="Y", help="how many years of attendance")
    parser.add_argument("--seed", type=whole_number, metavar="S", help="another number, another centre")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the centre and say where it is."""
    wanted = {name: getattr(arguments, name) for name in ("people", "years", "seed")}
    make(arguments.out, desk(arguments), **{name: value for name, value in wanted.items() if value is not None})
    terminal.tell(arguments.out)
    return 0


def make(folder: Path, at: Desk, **wanted: int) -> None:
    """A demo centre in `folder`, with progress on a terminal. Raises UserError when there are records already."""
    from app.demo.centre import make_demo  # names, habits and holidays: only for those who want a demo

    make_demo(folder, clock=at.clock, progress=terminal.progress, **wanted)


def working_day(today: dt.date) -> dt.date:
    """Today, or the last day before it that was neither a weekend nor a public holiday."""
    from app.calendar.public_holidays import public_holidays

    closed = {holiday.date for year in (today.year - 1, today.year) for holiday in public_holidays(year)}
    days = (today - dt.timedelta(days=back) for back in range(60))
    return next(day for day in days if day.weekday() < 5 and day not in closed)


def ready_folder(arguments: argparse.Namespace) -> Path:
    """The folder of today's demo centre, made when it is not there yet; demos of other days are removed."""
    from app.centre import centre_exists

    at = desk(arguments)
    folder = arguments.data or _todays(at.clock.today())
    if not centre_exists(folder):
        make(folder, at)
    return Path(folder)


def _todays(today: dt.date) -> Path:
    # The records depend on the date. Kept for the day, so that the second start is quick and what was entered stays.
    import platformdirs

    demos = Path(platformdirs.user_cache_dir("paillote", appauthor=False)) / "demo"
    for older in demos.glob("????-??-??"):
        if older.name != str(today):
            shutil.rmtree(older, ignore_errors=True)
    return demos / str(today)
