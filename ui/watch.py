"""When the desk is left: nobody types for some minutes, the PC is locked, or it goes to sleep."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from app.accounts.leaving import Leaving

_TYPES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_MINUTE = 60_000  # milliseconds
_LOOK = 5_000  # milliseconds between two looks at the desktop of Windows
_SWITCH_DESKTOP = 0x0100  # DESKTOP_SWITCHDESKTOP


class Watch(QObject):
    """Watches between `begin` and `end`.

    Signals:
        left(Leaving): IDLE or PC_LOCKED.
    """

    left = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.idle = QTimer(self, singleShot=True)
        self.idle.timeout.connect(lambda: self.left.emit(Leaving.IDLE))
        self._listens = False

    def begin(self, minutes: int) -> None:
        """Somebody has signed in, or the number of minutes is another one now."""
        self.idle.start(minutes * _MINUTE)
        if not self._listens:
            self._listens = True
            self._watch_windows()
            self._listen()

    def wait(self) -> None:
        """Give the desk as many minutes again."""
        self.idle.start()

    def end(self) -> None:
        """The window is locked."""
        self.idle.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # On windows and not on the program: there each event of each widget would come by here.
        if event.type() in _TYPES and self.idle.isActive():
            self.idle.start()
        return False

    @Slot(bool)
    def pc_leaves(self, leaves: bool) -> None:
        """The system goes to sleep or its screen is locked (true), or comes back (false)."""
        if leaves:
            self.pc_locks()

    @Slot()
    def pc_locks(self) -> None:
        """The system's session is locked."""
        self.left.emit(Leaving.PC_LOCKED)

    def _watch_windows(self) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for window in app.topLevelWindows():
            window.installEventFilter(self)
        app.focusWindowChanged.connect(self._watch_window)

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:  # a dialog; one that is watched already is not watched twice
            window.installEventFilter(self)

    def _listen(self) -> None:
        if sys.platform == "win32":
            look = QTimer(self, interval=_LOOK)
            look.timeout.connect(lambda: self.pc_leaves(_screen_is_locked()))
            look.start()
        elif sys.platform != "darwin":
            self._listen_to_bus()

    def _listen_to_bus(self) -> None:
        """Without a bus, or without these services on it, nothing is heard and nothing fails."""
        from PySide6.QtDBus import QDBusConnection  # once somebody has signed in

        # Text is what it takes, whatever its stubs say.
        leaves: Any = SLOT("pc_leaves(bool)")
        locks: Any = SLOT("pc_locks()")
        login = "org.freedesktop.login1"
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        system.connect(login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", self, leaves)
        system.connect(login, "", f"{login}.Session", "Lock", self, locks)
        for saver in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            session.connect("", "", saver, "ActiveChanged", self, leaves)


def _screen_is_locked() -> bool:
    """Windows: whether the desktop in front belongs to the lock screen, which no program may open."""
    import ctypes

    user = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    desktop = user.OpenInputDesktop(0, False, _SWITCH_DESKTOP)
    if not desktop:
        return True
    user.CloseDesktop(desktop)
    return False
