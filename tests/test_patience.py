from inspect import signature

import pytest
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    "name", ["waitSignal", "waitSignals", "waitUntil", "waitCallback", "waitActive", "waitExposed"]
)
def test_a_test_waits_a_minute_for_what_a_slow_machine_still_brings(name):
    assert signature(getattr(QtBot, name)).parameters["timeout"].default == 60_000
