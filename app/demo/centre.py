"""Making a demo centre in a folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.clock import Clock, FixedClock
from app.demo.confidential import write_notes
from app.demo.content import content
from app.demo.emblem import emblem
from app.demo.handwork import work_at_the_desk
from app.demo.names.staff import COORDINATOR
from app.demo.staff import let_in
from app.demo.writer import Progress, write
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.vault.format import Cost

PASSWORD = "paillote"
PEOPLE = 120
YEARS = 2
SEED = 1
# The password is printed in the README: guessing it need not be made dear, and the demo opens sooner.
_COST = Cost(memory=8 * 1024, passes=1)
_MADE_AT = dt.time(8, 0)

CENTRE = CentreDetails(
    name_km="មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ",
    name_en="Steung Meanchey centre",
    name_fr="Centre de Steung Meanchey",
    address="ភូមិដំណាក់ធំ សង្កាត់ស្ទឹងមានជ័យទី១ ខណ្ឌមានជ័យ រាជធានីភ្នំពេញ",
    phone="+855 12 000 001",
    language="km",
)


def make_demo(
    folder: Path,
    *,
    people: int = PEOPLE,
    years: int = YEARS,
    seed: int = SEED,
    clock: Clock,
    progress: Progress | None = None,
) -> None:
    """Set up a centre in `folder` in which `people` have come and gone for `years`; 0 people: an empty centre.

    The same arguments on the same date make the same records. It opens with `PASSWORD`, which is everybody's.
    Raises what `app.centre.create_centre` raises.
    """
    today, told = clock.today(), progress or _nobody
    made_at = FixedClock(today, _MADE_AT)

    def invent(database: SqlCipherDatabase) -> None:
        if people > 0:
            write(content(people, years, seed, today), database, told)

    details = replace(CENTRE, logo=emblem()) if people > 0 else CENTRE
    with create_centre(
        folder, details, COORDINATOR.latin, PASSWORD, clock=made_at, cost=_COST, invent=invent
    ) as centre:
        if people > 0:
            let_in(centre, seed, PASSWORD)
            work_at_the_desk(centre, seed, today)
    if people > 0:
        write_notes(folder, seed, today, PASSWORD)
    told(1.0)


def _nobody(share: float) -> None:
    """Progress that nobody watches."""
