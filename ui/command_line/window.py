"""`paillote` and `paillote --demo`: the window, or without a screen the demo's sheets on paper."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_
from ui.command_line import demo, terminal
from ui.command_line.options import Desk, desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.centre import Centre

# Where the demo's papers go when there is no screen, under the folder the program was started in.
PAPERS = Path("build")
_TURN = 0.0005  # seconds


class NoScreen(UserError):
    """No window can be opened here."""

    def __init__(self) -> None:
        super().__init__(N_("There is no screen for a window here. `paillote --help` tells what works without one."))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Offer `--demo`; without a command the window opens."""
    parser.add_argument("--demo", action="store_true", help="open a made-up centre at once")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed. Raises NoScreen, and what opening the demo raises."""
    if arguments.demo and not arguments.today:
        # On a Sunday or a holiday a demonstration would have no register to take.
        arguments.today = demo.working_day(dt.date.today())
    at = desk(arguments)
    if not arguments.demo:
        if not has_screen():
            raise NoScreen
        # With a password on standard input nobody needs to be asked in the window.
        return _show(arguments, at, at.folder, at.open() if at.password_from_input else None)
    folder = demo.ready_folder(arguments)
    centre = _open_demo(folder, at)
    if has_screen():
        return _show(arguments, at, folder, centre)
    with centre:
        return _print_sheets(centre, at)


def has_screen() -> bool:
    """Whether Qt would find a screen; naming another platform for Qt counts as one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def application() -> QApplication:
    """Qt's application, with Qt loaded: no other command needs it."""
    from PySide6.QtWidgets import QApplication

    from ui.loading import read_no_sources

    read_no_sources()
    # While a worker computes, the window waits so long for its turn, again and again as it paints.
    sys.setswitchinterval(_TURN)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app


def _open_demo(folder: Path, at: Desk) -> Centre:
    from app.centre import open_centre
    from app.demo.centre import PASSWORD

    return open_centre(folder, PASSWORD, clock=at.clock)


def _show(arguments: argparse.Namespace, at: Desk, folder: Path, centre: Centre | None) -> int:
    app = application()
    from ui.start import Start

    start = Start(app, folder, at.clock, centre)
    start.begin()
    if arguments.language:
        start.tongue.use(at.language.code)
    return app.exec()


def _print_sheets(centre: Centre, at: Desk) -> int:
    from ui.command_line.group_papers import print_demo  # what draws paper is heavy

    terminal.tell(at.language.text(N_("There is no screen, so the demo centre's sheets are printed instead:")))
    for paper in print_demo(centre, at, PAPERS):
        terminal.tell(paper)
    return 0
