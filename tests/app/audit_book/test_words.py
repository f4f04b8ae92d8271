"""Every deed has words for people; a new one is added to `app.audit_book.words`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import app
from app.audit_book.words import ACTION_WORDS

FEATURES = sorted(path.parent.name for path in Path(app.__file__).parent.glob("*/service.py"))


def is_command(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "command"


@pytest.mark.parametrize("feature", FEATURES)
def test_every_command_has_words(feature: str) -> None:
    source = (Path(app.__file__).parent / feature / "service.py").read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    actions = {f"{feature}.{node.name}" for node in functions if any(map(is_command, node.decorator_list))}
    assert actions <= set(ACTION_WORDS)
