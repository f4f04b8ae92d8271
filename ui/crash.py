"""What happens when there is a bug: a calm sentence, a report without personal data, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import Clock
from app.language import N_
from ui.crash_report import write_report
from ui.tongue import Tongue

if TYPE_CHECKING:
    from ui.kit.dialogs import Dialog


class CrashReporter(QObject):
    """Takes every exception nobody caught, from slots, event handlers and lanes.

    Signals:
        happened(str): a bug was written down in this file ("" when that failed too).
    """

    happened = Signal(str)

    def __init__(self, folder: Path, tongue: Tongue, clock: Clock, parent: QObject | None = None) -> None:
        """Reports go into `folder`, the newest are kept."""
        super().__init__(parent)
        self._folder, self._tongue, self._clock = folder, tongue, clock
        self._dialog: Dialog | None = None
        self.happened.connect(self._tell)
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Take over sys.excepthook and threading.excepthook."""
        self._before = sys.excepthook
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self.write(args.exc_value) if args.exc_value else None

    def remove(self) -> None:
        """Give both hooks back."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def write(self, error: BaseException) -> None:
        """Write the report and say a calm sentence. Can be called on any thread."""
        try:
            file = write_report(error, self._folder, self._clock.now())
        except OSError:  # a full disk must not hide the bug behind another one
            self.happened.emit("")
        else:
            self.happened.emit(str(file))

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.write(error.with_traceback(trace))

    def _tell(self, file: str) -> None:
        visible = (window for window in QApplication.topLevelWidgets() if window.isVisible())
        window = QApplication.activeWindow() or next(visible, None)
        if window is None or self._dialog is not None:
            return  # one sentence is enough, however often it happens
        self._dialog = _sentence(window, self._tongue, file)
        self._dialog.destroyed.connect(self._told)
        self._dialog.open()

    def _told(self) -> None:
        self._dialog = None


def _sentence(window: QWidget, tongue: Tongue, file: str) -> Dialog:
    from ui.kit.dialogs import Dialog  # seldom needed, if ever
    from ui.kit.words import label, quiet

    say = tongue.language.text
    dialog = Dialog(window, tongue.language, say(N_("Something unexpected happened")), say(N_("Go on")))
    dialog.body.addWidget(label(text=say(N_("What was saved before is safe. You can go on working.")), wrap=True))
    if file:
        words = say(N_("A report without any names was written to {file}. Please send it to who helps you."))
        dialog.body.addWidget(quiet(words.format(file=file), wrap=True))
    dialog.cancel_button.hide()
    dialog.confirm_button.clicked.connect(dialog.accept)
    return dialog
