"""Modules brought in without making anybody wait."""

from __future__ import annotations

import linecache
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

import ui

_ROOT = Path(__file__).parents[1]


def read_no_sources() -> None:
    """Keep PySide from reading the source of each module that is imported after it.

    It looks there for `from __feature__ import`, which nobody uses here, and Python then keeps every line it read:
    14 MB in all, and a tenth of the time of the start. To be called when Qt is loaded, before what uses it.
    """
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False
    linecache.clearcache()  # of what Qt itself brought in


def load_below_pages() -> list[str]:
    """Import what pages need of the floors below them, where nobody knows Qt: a lane may do that.

    What is left is the answer, modules of ui, each behind nearly all that it needs; they have been read, but not run.
    """
    seen: set[str] = set()
    pages = (f"ui.{package.name}.page" for package in pkgutil.iter_modules(ui.__path__))
    modules = [module for page in pages for module in _with_needed(page, seen)]
    for module in modules:
        if not module.startswith("ui."):
            import_module(module)
    return [module for module in modules if module.startswith("ui.")]


def _with_needed(module: str, seen: set[str]) -> Iterator[str]:
    file = _ROOT / f"{module.replace('.', '/')}.py"
    if module in seen or not file.is_file():
        return
    seen.add(module)
    code = SourceFileLoader(module, str(file)).get_code(module)
    for name in code.co_names if code else ():
        if "." in name:  # what an import names; Python leaves the compiled file behind, so that running it is quick
            yield from _with_needed(name, seen)
    yield module


class PageLoader(QObject):
    """Imports the modules of pages, so that none has to wait for them when it is opened first.

    One after the other on the GUI thread, whenever nothing else is to be done, and never on a lane: PySide makes a type
    when its name is first used, and two threads that do so at once end the program (seen as a segmentation fault).

    Signals:
        finished(): all are there.
    """

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._coming: Iterator[str] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._load_next)

    def load(self, modules: Iterable[str]) -> None:
        """Begin to import these."""
        self._coming = (module for module in modules if module not in sys.modules)
        self._idle.start()

    def stop(self) -> None:
        """Import no more of them."""
        self._idle.stop()

    def _load_next(self) -> None:
        module = next(self._coming, None)
        if module is not None:
            import_module(module)
        else:
            self.stop()
            self.finished.emit()


def load_services() -> None:
    """Import the database and what Today asks."""
    for module in ("app.centre", "app.today.service"):
        import_module(module)
