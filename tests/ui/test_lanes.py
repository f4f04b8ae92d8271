import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui import sweeping
from ui.lanes import Lane, Progress, Stopped

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def test_answers_come_in_the_order_of_the_questions(lane: Lane, qtbot: QtBot) -> None:
    answers: list[int] = []
    owner = QObject()
    with qtbot.wait_signal(lane.became_idle):
        for number in range(50):
            lane.run(owner, lambda number=number: number, answers.append)
    assert answers == list(range(50))


def test_an_answer_to_a_closed_page_is_dropped(lane: Lane, qtbot: QtBot) -> None:
    answers: list[int] = []
    page = QObject()
    with qtbot.wait_signal(lane.became_idle):
        lane.run(page, lambda: 1, answers.append)
        delete(page)
    assert answers == []


def test_a_failure_arrives_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    caught: list[tuple[str, bool]] = []

    def fail() -> None:
        raise ValueError("no")

    def failed(error: Exception) -> None:
        caught.append((str(error), threading.current_thread() is threading.main_thread()))

    with qtbot.wait_signal(lane.became_idle):
        lane.run(lane, fail, None, failed)
    assert caught == [("no", True)]


def test_a_newer_question_withdraws_the_older_one(lane: Lane, qtbot: QtBot) -> None:
    gate, answers, owner = threading.Event(), [], QObject()
    with qtbot.wait_signal(lane.became_idle):
        lane.run(owner, gate.wait)
        for text in ("s", "so", "sop"):
            lane.run(owner, lambda text=text: text, answers.append, replaces="search")
        gate.set()
    assert answers == ["sop"]


def test_a_job_must_not_own_a_qobject(lane: Lane) -> None:
    with pytest.raises(TypeError):
        lane.run(lane, QObject().objectName)


def test_progress_is_told_and_can_be_stopped(lane: Lane, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    stopped: list[Exception] = []
    progress = lane.progress(lane, lambda done, total: told.append((done, total)))

    def job(progress: Progress = progress) -> None:
        for step in range(5):
            if step == 3:
                progress.stop()
            progress(step, 5)

    with qtbot.wait_signal(lane.became_idle):
        lane.run(lane, job, None, stopped.append)
    assert told == [(0, 5), (1, 5), (2, 5)]
    assert isinstance(stopped[0], Stopped)


def test_closing_finishes_what_was_asked() -> None:
    lane, done = Lane("test"), []
    for number in range(20):
        lane.run(lane, lambda number=number: done.append(number))
    lane.close()
    assert done == list(range(20))


class Cycle:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_collected_on_the_gui_thread_only(lane: Lane, qtbot: QtBot) -> None:
    swept: list[int] = []

    def litter() -> weakref.ref[Cycle]:
        left = weakref.ref(Cycle())
        for _ in range(5000):
            Cycle()
        return left

    def note(_phase: str, _info: dict[str, int]) -> None:
        swept.append(threading.get_ident())

    left: list[weakref.ref[Cycle]] = []
    gc.callbacks.append(note)
    try:
        with qtbot.wait_signal(lane.became_idle):
            lane.run(QObject(lane), litter, left.append)
    finally:
        gc.callbacks.remove(note)
    assert left[0]() is None
    assert set(swept) == {threading.get_ident()}


def test_python_collects_by_itself_again_when_the_last_lane_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "_open", set())
    first, second = Lane("first"), Lane("second")
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_no_collection_goes_through_what_was_spared() -> None:
    kept = Cycle()
    sweeping.spare()
    try:
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
