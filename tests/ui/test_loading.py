import linecache
import sys
from importlib import import_module

import pytest

from ui.loading import load_pages, read_no_sources


@pytest.mark.usefixtures("qapp")
def test_the_source_of_a_module_is_not_kept(tmp_path, monkeypatch):
    (tmp_path / "made_for_this_test.py").write_text("NUMBER = 1\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    feature = sys.modules["shibokensupport.feature"]
    monkeypatch.setattr(feature, "_mod_uses_pyside", feature._mod_uses_pyside)
    read_no_sources()
    import_module("made_for_this_test")
    assert str(tmp_path / "made_for_this_test.py") not in linecache.cache


def test_every_page_can_be_loaded_before_it_is_opened():
    load_pages()
    assert {"ui.today.page", "ui.people.page", "ui.settings.page"} <= sys.modules.keys()
