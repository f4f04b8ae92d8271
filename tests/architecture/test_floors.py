"""The four floors: who may import whom."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
FLOORS = ("app", "models", "reports", "resources", "ui")
MODULES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def test_no_floor_uses_one_above_it() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_the_models_package_re_exports_nothing() -> None:
    body = ast.parse((ROOT / "models/__init__.py").read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


@pytest.mark.parametrize("name", ["utils", "helpers", "misc", "common"])
def test_no_module_is_named_for_nothing_in_particular(name: str) -> None:
    assert not [path for path in MODULES if path.stem == name]
