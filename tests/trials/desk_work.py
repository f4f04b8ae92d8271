"""A day at the desk with planted people, in the real window: `python -m tests.trials.desk_work FOLDER LIST EXPORT`.

The list is imported, marks with notes are entered, confidential notes with names are written, corrected and opened,
people are searched for, a list is exported and deleted again, a backup is made, also on a stick, and a bug strikes
while a name is at hand. Then the program says "ready" and stays open until its standard input ends.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from app.attendance.values import Mark, MarkRequest, Status
from app.backups.values import Reason
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.language import Language
from app.people.values import PeopleFilter
from ui.page import Place
from ui.start import Start

CLOCK = FixedClock(dt.date(2026, 11, 6), dt.time(8, 12))
PASSWORD = "paillote"


def _work(centre: Centre, listed: Path, export: Path) -> str:
    """Enter and take out what is planted; returns one of the names."""
    if not centre.people.listing(PeopleFilter()):
        spreadsheet = read_spreadsheet(listed)
        centre.imports.apply(centre.imports.plan(spreadsheet, recognise(spreadsheet)), {})
    rows = centre.people.listing(PeopleFilter())
    name = rows[0].label.name_latin
    for session in centre.attendance.of_day(CLOCK.today()):
        centre.attendance.mark(
            [MarkRequest(session.session, rows[0].id, Mark(Status.PRESENT, note=name, walk_in=True))]
        )
    for row in rows[:50]:
        text = f"{row.label.name_km} {row.label.name_latin} 012 345 678"
        written = centre.confidential.write(Subject(Holder.PERSON, row.id), NoteDraft(NoteKind.VIOLENCE, text)).value
        centre.confidential.correct(written.id, NoteDraft(NoteKind.OTHER, text))
    centre.confidential.open(Subject(Holder.PERSON, rows[0].id))
    centre.exports.export_people(export, Language("km"))
    export.unlink()
    stick = export.with_name("stick")
    stick.mkdir(exist_ok=True)
    made = centre.back_up(Reason.ASKED, stick).value
    assert made.copy is not None
    return name


def main(folder: Path, listed: Path, export: Path) -> int:
    """Run the program until its standard input ends."""
    app = QApplication([])
    centre = open_centre(folder, PASSWORD, clock=CLOCK)
    name = _work(centre, listed, export)
    start = Start(app, folder, CLOCK, centre)
    start.begin()
    window = start.window
    assert window is not None
    start.bench.data.became_idle.connect(lambda: QTimer.singleShot(0, app, say_ready))

    def search() -> None:
        window.go(Place("people"))
        box = window.findChild(SearchBox)
        assert box is not None
        box.setText(name)

    def strike() -> None:
        raise RuntimeError(f"{name} could not be found")

    def say_ready() -> None:
        sys.stdout.write("ready\n")
        sys.stdout.flush()

    from ui.search.box import SearchBox

    QTimer.singleShot(0, app, search)
    QTimer.singleShot(0, app, strike)
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    ended.activated.connect(window.close)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
