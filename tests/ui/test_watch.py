"""Noticing that the desk is left."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.accounts.leaving import Leaving
from ui.watch import Watch


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.add_widget(made)
    with qtbot.wait_exposed(made):
        made.show()
    return made


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watch, "_listen", lambda _self: None)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A message bus of the test's own."""
    if shutil.which("dbus-daemon") is None or sys.platform != "linux":
        pytest.skip("there is no message bus to try it with")
    address = f"unix:path={tmp_path}/bus"
    command = ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()
        yield address
        daemon.terminate()


@pytest.mark.usefixtures("no_bus")
def test_the_time_begins_anew_with_each_key_also_in_a_dialog(qtbot: QtBot, desk: QWidget) -> None:
    watch = Watch(desk)
    watch.begin(5)
    dialog = QDialog(desk)
    with qtbot.wait_exposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    for window in (desk.windowHandle(), dialog.windowHandle()):
        watch.idle.stop()
        watch.idle.setInterval(300_000)
        watch.idle.start()
        before = watch.idle.timerId()
        QTest.keyClick(window, Qt.Key.Key_A)
        assert watch.idle.timerId() != before  # it was started again
    watch.end()


@pytest.mark.usefixtures("no_bus")
def test_nobody_at_the_desk_for_the_minutes_of_the_settings(qtbot: QtBot, desk: QWidget) -> None:
    watch = Watch(desk)
    watch.begin(3)
    assert watch.idle.interval() == 180_000
    with qtbot.wait_signal(watch.left) as told:
        watch.idle.timeout.emit()
    assert told.args == [Leaving.IDLE]
    watch.begin(15)
    assert watch.idle.interval() == 900_000
    watch.end()
    assert not watch.idle.isActive()


def send(address: str, path: str, interface: str, name: str, *values: str) -> None:
    words = ["dbus-send", f"--bus={address}", "--type=signal", path, f"{interface}.{name}", *values]
    subprocess.run(words, check=True)


@pytest.fixture
def watch(desk: QWidget, bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """A watch that listens to the bus of the test."""
    from PySide6.QtDBus import QDBusConnection

    private = QDBusConnection.connectToBus(bus, "paillote test")
    monkeypatch.setattr(QDBusConnection, "systemBus", lambda: private)
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: private)
    made = Watch(desk)
    made.begin(5)
    yield made
    made.end()
    QDBusConnection.disconnectFromBus("paillote test")


def test_the_lock_of_the_pc_is_heard_on_the_bus(qtbot: QtBot, watch: Watch, bus: str) -> None:
    saver = "org.freedesktop.ScreenSaver"
    with qtbot.wait_signal(watch.left) as told:
        send(bus, "/org/freedesktop/ScreenSaver", saver, "ActiveChanged", "boolean:true")
    assert told.args == [Leaving.PC_LOCKED]
    with qtbot.wait_signal(watch.left):
        send(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "boolean:true")


@pytest.fixture
def login(bus: str) -> Iterator[Callable[..., None]]:
    """Says what the login service says: path, interface, signal, values."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    service = QDBusConnection.connectToBus(bus, "login service")
    assert service.registerService("org.freedesktop.login1")

    def say(path: str, interface: str, signal: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, f"org.freedesktop.login1.{interface}", signal)
        message.setArguments(list(values))
        assert service.send(message)

    yield say
    QDBusConnection.disconnectFromBus("login service")


def test_before_the_pc_sleeps_the_desk_is_left(qtbot: QtBot, watch: Watch, login: Callable[..., None]) -> None:
    heard: list[Leaving] = []
    watch.left.connect(heard.append)
    login("/org/freedesktop/login1", "Manager", "PrepareForSleep", False)  # it woke up
    with qtbot.wait_signal(watch.left):
        login("/org/freedesktop/login1", "Manager", "PrepareForSleep", True)
    assert heard == [Leaving.PC_LOCKED]


def test_the_login_service_can_ask_for_the_lock(qtbot: QtBot, watch: Watch, login: Callable[..., None]) -> None:
    with qtbot.wait_signal(watch.left) as told:
        login("/org/freedesktop/login1/session/_31", "Session", "Lock")
    assert told.args == [Leaving.PC_LOCKED]


@pytest.mark.usefixtures("no_bus")
def test_coming_back_is_no_reason_to_lock(desk: QWidget) -> None:
    watch, told = Watch(desk), []
    watch.left.connect(told.append)
    watch.pc_leaves(False)
    assert told == []
    watch.pc_leaves(True)
    assert told == [Leaving.PC_LOCKED]
