"""Modules brought in without making anybody wait."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def read_no_sources() -> None:
    """Keep PySide from reading the source of each module that is imported after it.

    It looks there for `from __feature__ import`, which nobody uses here, and Python then keeps every line it read:
    14 MB in all, and a tenth of the time of the start. To be called when Qt is loaded, before what uses it.
    """
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False


def load_pages() -> None:
    """Import every page, so that none has to wait for its modules when it is opened first."""
    import ui

    for package in pkgutil.iter_modules(ui.__path__, "ui."):
        if package.ispkg and find_spec(f"{package.name}.page"):
            import_module(f"{package.name}.page")


def load_services() -> None:
    """Import the database and what Today asks."""
    for module in ("app.centre", "app.today.service"):
        import_module(module)
