"""Only reports/text writes strings into a PDF: every other way leaves Khmer unshaped without a warning."""

from __future__ import annotations

import ast
from pathlib import Path

import reports

ROOT = Path(reports.__file__).parent
FORBIDDEN = {
    "drawString", "drawCentredString", "drawRightString", "drawAlignedString", "drawInlineImage", "beginText",
    "drawText", "textOut", "textLine", "textLines", "setFont", "addLiteral", "shapeStr", "Paragraph", "Table",
    "SimpleDocTemplate", "XPreformatted", "Preformatted", "registerFont", "TTFont", "String",
}  # fmt: skip


def names_used(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    used |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import))
    return used | {alias.name for node in imports for alias in node.names}


def test_nothing_outside_the_text_package_draws_a_string() -> None:
    modules = [path for path in ROOT.rglob("*.py") if path.parent != ROOT / "text"]
    offenders = {str(p.relative_to(ROOT)): names_used(p) & FORBIDDEN for p in modules}
    assert {name: used for name, used in offenders.items() if used} == {}


def test_the_text_package_draws_through_one_place_only() -> None:
    users = {path.name for path in (ROOT / "text").glob("*.py") if names_used(path) & FORBIDDEN}
    assert users == {"writer.py"}
