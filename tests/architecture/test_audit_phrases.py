"""Everything that is written into the audit book can be told in the reader's language.

What a command writes is read from the code: the words of `self._about(subject, detail)`, with a hole where a value is
put in. Each must be a phrase of `app.audit_book.phrases` (details) or `app.audit_book.subjects`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

import app
from app.audit_book.phrases import DETAILS
from app.audit_book.subjects import SUBJECTS
from ui.printing.making import PaperKind

APP = Path(app.__file__).parent
SERVICES = sorted(APP.glob("*/service.py"))
HOLE = "\0"
"""Where a value is put in."""

Known = Mapping[str, list[ast.expr]]


@dataclass(frozen=True)
class Written:
    """What a command may write, as far as the code tells."""

    action: str
    subjects: frozenset[str]
    details: frozenset[str]


def forms(node: ast.expr, known: Known) -> set[str]:
    """Every text that an expression may be; `known` are the names whose texts stand in the code."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp():
            return forms(node.body, known) | forms(node.orelse, known)
        case ast.JoinedStr():
            return joined([forms(part, known) for part in node.values])
        case ast.FormattedValue():
            return forms(node.value, known)
        case ast.BinOp(op=ast.Add()):
            return joined([forms(node.left, known), forms(node.right, known)])
        case ast.Name() if known.get(node.id):
            return set().union(*(forms(value, known) for value in known[node.id]))
    return {HOLE}


def joined(parts: list[set[str]]) -> set[str]:
    return {"".join(choice) for choice in product(*parts)}


def texts_of(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """The names of a function to which it gives texts only."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    texts = (ast.Constant, ast.JoinedStr, ast.IfExp)
    return {name: values for name, values in found.items() if all(isinstance(value, texts) for value in values)}


def calls(function: ast.FunctionDef, name: str) -> Iterator[ast.Call]:
    """The calls of self.name(...) in a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f"self.{name}":
            yield node


def is_command(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator).startswith("command(") for decorator in function.decorator_list)


def written_by(source: Path) -> Iterator[Written]:
    """What every command of a service writes, itself or by a private method."""
    functions = [n for n in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
    private = [f for f in functions if not is_command(f) and f.name.startswith("_") and any(calls(f, "_about"))]
    for command in filter(is_command, functions):
        found = [(call, texts_of(command)) for call in calls(command, "_about")]
        for method in private:
            names = [argument.arg for argument in method.args.args[1:]]
            for made in calls(command, method.name):
                given = {name: [value] for name, value in zip(names, made.args, strict=False)}
                given = {name: v for name, v in given.items() if isinstance(v[0], ast.Constant | ast.JoinedStr)}
                found += [(call, texts_of(method) | given) for call in calls(method, "_about")]
        for call, known in found:
            detail = forms(call.args[1], known) if len(call.args) > 1 else {""}
            action = f"{source.parent.name}.{command.name}"
            yield Written(action, frozenset(forms(call.args[0], known)), frozenset(detail))


def deeds() -> Iterator[Written]:
    """What is written without a service: signing in, restoring."""
    for source in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Deed"), args=[ast.Constant(value=str(action)), subject, *rest]) if (
                    action
                ):
                    details = forms(rest[0], {}) if rest else {""}
                    yield Written(action, frozenset(forms(subject, {})), frozenset(details))


def skeleton(phrase: str) -> str:
    """A phrase as `forms` would find it in the code."""
    return "".join(literal + (HOLE if name is not None else "") for literal, name, _, _ in Formatter().parse(phrase))


WRITTEN = [*(one for source in SERVICES for one in written_by(source)), *deeds()]


def test_what_is_written_is_found_in_the_code() -> None:
    found = {one.action: one.details for one in WRITTEN}
    assert found["attendance.finish"] == {"finished"}
    assert found["attendance.set_staff"] == {f"staff {HOLE}"}
    assert found["courses.start_cohort"] == {f"start {HOLE}"}
    assert found["centre.wrong_password"] == {f"{HOLE} times, the last on {HOLE}"}
    assert len(found) > 150


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: written.action)
def test_every_detail_has_a_phrase(written: Written) -> None:
    phrases = {"", *map(skeleton, DETAILS.get(written.action, {}))}
    unsaid = [detail.replace(HOLE, "{...}") for detail in written.details - phrases]
    assert not unsaid, (
        f"{written.action} writes {unsaid} into the audit book, which a Khmer reader could not read: "
        "add how it is written and the sentence it is told in to DETAILS in app/audit_book/phrases.py"
    )


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: written.action)
def test_every_subject_has_a_phrase(written: Written) -> None:
    unsaid = [s.replace(HOLE, "{...}") for s in written.subjects - set(map(skeleton, SUBJECTS)) if s != HOLE]
    assert not unsaid, (
        f"{written.action} is about {unsaid} in the audit book, which a Khmer reader could not read: "
        "add it to SUBJECTS in app/audit_book/subjects.py, with its kind of record in places.py if that is new"
    )


def papers() -> set[str]:
    """What `record_print` is told that a paper is: a kind of the page Print, or words in the code."""
    found = {str(kind) for kind in PaperKind}
    for source in APP.parent.glob("ui/**/*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="record_print"), args=[ast.Constant(value=str(paper)), *_]):
                    found.add(paper)
    return found


@pytest.mark.parametrize("paper", sorted(papers()))
def test_every_paper_that_is_printed_has_words(paper: str) -> None:
    assert SUBJECTS.get(paper), f"add what a reader calls the paper {paper!r} to app/audit_book/subjects.py"
