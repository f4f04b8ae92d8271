import datetime as dt

from app.attendance.values import Mark, Marked, MarkRequest, SessionKey, Status
from ui.kit.history import History

SESSION = SessionKey(1, dt.date(2026, 11, 6))


def change(person: int) -> Marked:
    before = MarkRequest(SESSION, person, None)
    return Marked((before,), (MarkRequest(SESSION, person, Mark(Status.ABSENT)),))


def test_the_newest_change_is_undone_first_and_redone_last() -> None:
    history = History()
    history.add(change(1))
    history.add(change(2))
    assert history.take_undo() == change(2)
    assert history.take_undo() == change(1)
    assert history.take_undo() is None
    assert history.take_redo() == change(1)
    assert history.take_redo() == change(2)
    assert history.take_redo() is None


def test_a_new_change_ends_redoing() -> None:
    history = History()
    history.add(change(1))
    history.take_undo()
    history.add(change(2))
    assert not history.can_redo
    assert history.take_undo() == change(2)


def test_what_changed_nothing_is_not_remembered() -> None:
    history = History()
    history.add(Marked((), ()))
    assert not history.can_undo


def test_an_undo_that_failed_can_be_tried_again() -> None:
    history = History()
    history.add(change(1))
    tried = history.take_undo()
    assert tried is not None
    history.give_back_undo(tried)
    assert history.can_undo
    assert not history.can_redo


def test_a_redo_that_failed_can_be_tried_again() -> None:
    history = History()
    history.add(change(1))
    history.take_undo()
    tried = history.take_redo()
    assert tried is not None
    history.give_back_redo(tried)
    assert history.can_redo
    assert not history.can_undo


def test_another_register_starts_with_nothing_to_undo() -> None:
    history = History()
    history.add(change(1))
    history.take_undo()
    history.clear()
    assert not history.can_undo
    assert not history.can_redo
