"""Putting the window together: lanes, language, memory, and the first screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.backups.finishing import is_pending
from app.clock import Clock
from app.language import LANGUAGES, Language
from app.vault.copies import key_file_exists
from ui import sweeping, theme
from ui.crash import CrashReporter
from ui.lanes import Lane
from ui.loading import PageLoader, load_below_pages, load_services
from ui.memory import Memory
from ui.printing.temporary import clear_temporary
from ui.sign_in.gate import Gate
from ui.tongue import Tongue
from ui.window import Window
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.centre import Centre

_PAINTED = 200  # milliseconds after which the first screen is surely painted


class Start(QObject):
    """The running program: owns lanes and window. `begin` shows the first screen.

    Without a centre in the folder that is the set-up, else the sign-in; an opened centre goes straight to Today.
    """

    def __init__(self, app: QApplication, folder: Path, clock: Clock, centre: Centre | None = None) -> None:
        """`folder` is the data folder. `centre` must have been opened by the caller, for the demonstration."""
        super().__init__(app)
        self._app, self._folder, self._clock = app, folder, clock
        theme.register_fonts()
        memory = Memory(folder / "window.ini")
        theme.wear(app, memory.word("theme", "system"), memory.number("text_size", 100))
        self.tongue = Tongue(Language(memory.word("language") or _system_language()), self)
        self.crashes = CrashReporter(folder / "reports", self.tongue, clock, self)
        self.crashes.install()
        lanes = Lane("data", self), Lane("paper", self)
        self.bench = Workbench(centre, self.tongue, *lanes, clock, memory, self)
        self.bench.broken.connect(self.crashes.write)
        self.loader = PageLoader(self)
        self.window: Window | None = None

    def begin(self) -> None:
        """Show the first screen. What was left of papers that were looked at is removed now and at the end."""
        clear_temporary(self._folder)
        self._app.aboutToQuit.connect(lambda: clear_temporary(self._folder))
        sweeping.spare()
        if not self.bench.is_locked() or key_file_exists(self._folder) or is_pending(self._folder):
            self._open_window()
        else:
            self._set_up()

    def _open_window(self) -> None:
        self.window = Window(self.bench, Gate(self._folder, self._clock))
        self.window.closed.connect(self.crashes.remove)
        self.window.show()
        # Behind the window that stands already: while the password is typed, what comes after it is loaded.
        painted = QTimer(self, singleShot=True, interval=_PAINTED)
        painted.timeout.connect(self._load)
        self.window.closed.connect(painted.stop)
        self.window.closed.connect(self.loader.stop)
        painted.start()

    def _load(self) -> None:
        if self.bench.is_locked():
            self.bench.data.run(self, load_services)
        self.bench.paper.run(self, load_below_pages, self.loader.load)

    def _set_up(self) -> None:
        from ui.setup.wizard import SetUp  # seen once in the life of a centre

        self.set_up = SetUp(self.bench, self._folder)
        self.set_up.created.connect(self._created)
        self.set_up.restored.connect(self._open_window)
        self.set_up.abandoned.connect(self._abandoned)
        self.set_up.show()

    def _created(self, centre: Centre) -> None:
        self.bench.take(centre)
        self._open_window()

    def _abandoned(self) -> None:
        self.bench.data.close()
        self.bench.paper.close()
        self.crashes.remove()


def _system_language() -> str:
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "km"
