"""Garbage is collected on the GUI thread only, while there is a lane.

Python collects on whichever thread happens to allocate. On a lane it would delete the widgets of a closed page beside
the thread that paints, which Qt does not survive (seen as a segmentation fault in the middle of a query). So the
collector is switched off while a lane is open, and each lane sweeps on the GUI thread when it hands over an answer.
"""

from __future__ import annotations

import gc

_open: set[object] = set()


def begin(lane: object) -> None:
    """From now on nothing is collected but by `sweep`."""
    _open.add(lane)
    gc.disable()


def end(lane: object) -> None:
    """Let Python collect by itself again once no lane is open."""
    _open.discard(lane)
    if not _open:
        gc.enable()


def spare() -> None:
    """Look no more at what there is now: modules, which stay. To be called while no page can hold a record.

    Else they are nine tenths of what a full collection goes through, and the window waits for that.
    """
    gc.freeze()


def sweep() -> None:
    """Collect the oldest generation that Python would collect by now, if there is one. Call it on the GUI thread."""
    full = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    if full:
        gc.collect(full[-1])
