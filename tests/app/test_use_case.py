"""Commands and queries: right, transaction, audit line, change flags."""

import ast
from pathlib import Path

import pytest

import app
from app.centre import Centre
from app.errors import NotAllowed, UserError
from app.faults import DiskFull
from app.use_case import Account, Change, Done, Right, Service, command, query
from models.audit import AuditLine
from models.centre import Setting

# The vault comes before there is a desk: its functions have no service.
SERVICES = [path for path in sorted(Path(app.__file__).parent.glob("*/service.py")) if path.parent.name != "vault"]


class Desk(Service):
    """A service to try the decorators on."""

    @command(Right.MARK, Change.MARKS)
    def note(self, text: str) -> int:
        """Store a text; "burn" fails afterwards, "forget" does not say what it was about."""
        Setting.insert(key=text, value="1").execute()
        if text == "burn":
            raise UserError("The house burns.")
        if text == "full":
            raise OSError(28, "No space left on device")
        if text != "forget":
            self._about("note", text)
        return len(text)

    @query(Right.SEE_PEOPLE)
    def notes(self) -> list[str]:
        """What was stored."""
        return [row.key for row in Setting.select().where(Setting.key.not_in(("key_generation", "confidential_ring")))]

    @query(Right.SEE_PEOPLE)
    def nested(self) -> list[str]:
        """A use case must not call another."""
        return self.notes()


@pytest.fixture
def desk(centre: Centre) -> Desk:
    return Desk(centre.settings._desk)


def test_a_command_returns_its_value_and_what_changed(desk: Desk) -> None:
    assert desk.note("hello") == Done(5, Change.MARKS)


def test_a_command_writes_its_audit_line_in_the_same_transaction(desk: Desk) -> None:
    before = AuditLine.select().count()
    desk.note("hello")
    with pytest.raises(UserError):
        desk.note("burn")
    assert desk.notes() == ["hello"]
    lines = list(AuditLine.select().offset(before))
    assert [(line.subject, line.detail, line.account) for line in lines] == [("note", "hello", "Sokunthea")]


def test_a_command_that_does_not_say_what_it_was_about_is_a_bug_and_saves_nothing(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="did not say"):
        desk.note("forget")
    assert desk.notes() == []


def test_a_use_case_that_calls_another_is_a_bug(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="called another"):
        desk.nested()


def test_a_fault_of_the_disk_becomes_a_sentence(desk: Desk) -> None:
    with pytest.raises(DiskFull):
        desk.note("full")


def test_without_the_right_nothing_happens(desk: Desk) -> None:
    desk._desk.account = Account(2, "Nobody", "nobody")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        desk.note("hello")


def test_a_changed_audit_line_is_found(desk: Desk) -> None:
    desk.note("first")
    desk.note("second")
    book = desk._desk.book
    assert book.first_broken() is None
    database = desk._desk.database
    database.execute_sql("DROP TRIGGER audit_line_is_never_updated")
    AuditLine.update(detail="nothing happened").where(AuditLine.detail == "first").execute()
    assert book.first_broken() == AuditLine.get(AuditLine.detail == "nothing happened").id


@pytest.mark.parametrize("module", SERVICES, ids=lambda path: path.parent.name)
def test_every_public_method_of_a_service_is_a_command_or_a_query(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            methods = [m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]
            names = [[d.func.id for d in m.decorator_list if isinstance(d, ast.Call)] for m in methods]
            assert all(len(set(n) & {"command", "query"}) == 1 for n in names), (module, node.name)
