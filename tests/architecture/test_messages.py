"""Sentences for people: only literals can be found by the tools that gather them for translation."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for floor in ("app", "ui", "reports") for path in (ROOT / floor).rglob("*.py"))
MARKERS = {"_": 1, "N_": 1, "plural": 2}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in MARKERS:
                yield node, MARKERS[name]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_messages_are_literals(module: Path) -> None:
    for call, count in calls(ast.parse(module.read_text(encoding="utf-8"))):
        literals = [isinstance(arg, ast.Constant) and isinstance(arg.value, str) for arg in call.args[:count]]
        assert literals == [True] * count, f"{module}:{call.lineno}: format after translating, not before"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_message_hides_inside_an_f_string(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            hidden = [call.lineno for call, _ in calls(node)]
            assert hidden == [], f"{module}: what gathers the sentences does not look into f-strings"
