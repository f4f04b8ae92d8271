import json
import linecache
import subprocess
import sys
from importlib import import_module

import pytest
from PySide6.QtCore import QObject

from ui.loading import PageLoader, read_no_sources


@pytest.mark.usefixtures("qapp")
def test_the_source_of_a_module_is_not_kept(tmp_path, monkeypatch):
    (tmp_path / "made_for_this_test.py").write_text("NUMBER = 1\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    feature = sys.modules["shibokensupport.feature"]
    monkeypatch.setattr(feature, "_mod_uses_pyside", feature._mod_uses_pyside)
    read_no_sources()
    import_module("made_for_this_test")
    assert str(tmp_path / "made_for_this_test.py") not in linecache.cache


def in_a_fresh_program(lines):
    """What `answer` is after these lines."""
    program = f"import json, sys\n{lines}\nprint(json.dumps(answer))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_what_a_lane_loads_for_the_pages_makes_no_type_of_qt():
    answer = in_a_fresh_program(
        "import ui.loading\nbefore = set(sys.modules)\nui.loading.load_below_pages()\n"
        "answer = [name for name in set(sys.modules) - before if name.startswith(('ui.', 'PySide6'))]"
    )
    assert answer == []


def test_the_modules_of_every_page_are_named_each_behind_nearly_all_that_it_needs():
    modules, at_once = in_a_fresh_program(
        "from importlib import import_module\nfrom ui.loading import load_below_pages\n"
        "def ours(): return {name for name in sys.modules if name.startswith('ui.') and not is_package(name)}\n"
        "def is_package(name): return hasattr(sys.modules[name], '__path__')\n"
        "modules, at_once = load_below_pages(), []\n"
        "for module in modules:\n"
        "    before = ours(); import_module(module); at_once += [sorted(ours() - before)]\n"
        "answer = modules, at_once"
    )
    assert {"ui.today.page", "ui.people.page", "ui.settings.page"} <= {*modules}
    assert [more for more in at_once if len(more) > 4] == []


def test_modules_are_imported_while_nothing_else_is_to_be_done(qtbot, tmp_path, monkeypatch):
    for name, text in (("first_made", "NUMBER = 1\n"), ("second_made", "import first_made\n")):
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    owner = QObject()
    loader = PageLoader(owner)
    with qtbot.waitSignal(loader.finished):
        loader.load(["sys", "first_made", "second_made"])
        assert "first_made" not in sys.modules
    assert sys.modules["second_made"].first_made.NUMBER == 1


def test_a_loader_that_was_stopped_imports_nothing_more(qtbot, tmp_path, monkeypatch):
    (tmp_path / "never_made.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    owner = QObject()
    loader, other = PageLoader(owner), PageLoader(owner)
    loader.load(["never_made"])
    loader.stop()
    with qtbot.waitSignal(other.finished):
        other.load([])
    assert "never_made" not in sys.modules
