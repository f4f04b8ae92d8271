"""The fixed areas of a page: where markers, QR codes, title, table and foot stand on upright and lying paper.

Measured on photographs of bent and badly lit pages: markers of 9 mm, 6 mm from the edge; QR codes of 16 mm, one
at a corner and one at the middle of an edge, so placed that no half turn brings one onto the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.sheets.geometry import Box, Marker
from app.sheets.values import SheetKind, SheetOptions

MARKER_SIZE = 9.0
MARKER_EDGE = 6.0
QR_SIZE = 16.0
CLEAR = 2.0  # nothing else nearer to a marker or a QR code
QR_QUIET = 3.0  # four modules of white beside a QR code
WEEK_DAY, MONTH_DAY = 17.0, 6.7
FILLED_WEEK_DAY, FILLED_MONTH_DAY = 9.0, 6.0
ROW_HEIGHTS = (6.15, 12.0)
COUNTS = {"present": 6.2, "late": 6.2, "absent": 6.2, "excused": 6.2, "rate": 9.6}


@dataclass(frozen=True, slots=True)
class Paper:
    """One position of the paper: its areas, and from where to where rows may stand. Millimetres."""

    width: float
    height: float
    marked: bool  # carries marks for a scanner
    codes: tuple[Box, ...]
    title: Box
    aside: Box
    top: float
    head: float
    rows_end: float
    foot: tuple[float, ...]  # heights of the rows under the table
    notes: tuple[Box, ...]
    remarks: float  # least width of the notes column
    day: float
    row: float
    most_rows: int

    @property
    def left(self) -> float:
        """Left edge of the table."""
        return MARKER_EDGE + MARKER_SIZE + CLEAR

    @property
    def right(self) -> float:
        """Right edge of the table."""
        return self.width - self.left

    def markers(self) -> tuple[Marker, ...]:
        """Eight markers clockwise from the upper left: ids 0-7 on lying paper, 8-15 on upright paper."""
        if not self.marked:
            return ()
        far_x, far_y = self.width - MARKER_EDGE - MARKER_SIZE, self.height - MARKER_EDGE - MARKER_SIZE
        mid_x, mid_y = (self.width - MARKER_SIZE) / 2, (self.height - MARKER_SIZE) / 2
        near = MARKER_EDGE
        spots = [
            (near, near), (mid_x, near), (far_x, near), (far_x, mid_y),
            (far_x, far_y), (mid_x, far_y), (near, far_y), (near, mid_y),
        ]  # fmt: skip
        first = 0 if self.width > self.height else 8
        return tuple(Marker(first + i, Box(x, y, MARKER_SIZE, MARKER_SIZE)) for i, (x, y) in enumerate(spots))


def paper_for(options: SheetOptions, filled: bool) -> Paper:
    """The paper of a sheet to tick, or of a filled one, which has no marks but totals."""
    upright = is_upright(options)
    if filled:
        return _filled_upright(options) if upright else _filled_lying(options)
    return _upright(options) if upright else _lying(options)


def is_upright(options: SheetOptions) -> bool:
    """Whether the paper stands upright."""
    return _is_week(options) if options.upright is None else options.upright


def _is_week(options: SheetOptions) -> bool:
    return options.kind is SheetKind.WEEK


def _row_height(options: SheetOptions) -> float:
    usual = 7.2 if _is_week(options) else 6.15
    return max(ROW_HEIGHTS[0], min(options.row_height or usual, ROW_HEIGHTS[1]))


def _upright(options: SheetOptions) -> Paper:
    width, height = 210.0, 297.0
    middle = width / 2
    corner = Box(width - 34, MARKER_EDGE, QR_SIZE, QR_SIZE)
    edge = Box(middle + 7.5, height - 22, QR_SIZE, QR_SIZE)
    return Paper(
        width,
        height,
        marked=True,
        codes=(corner, edge),
        title=Box(17, 6, middle - 6.5 - 17, 16),
        aside=Box(middle + 7, 6, corner.x - QR_QUIET - middle - 7, 16),
        top=25,
        head=10.5 if _is_week(options) else 6.9,
        rows_end=251.5,
        foot=(5.5, 7.0),
        notes=(Box(17, 264.8, 176, 8), Box(17, 275, middle - 6.5 - 17, 16), Box(132, 275, 61, 16)),
        remarks=0,
        day=WEEK_DAY if _is_week(options) else MONTH_DAY,
        row=_row_height(options),
        most_rows=30,
    )


def _lying(options: SheetOptions) -> Paper:
    width, height = 297.0, 210.0
    middle = width / 2
    corner = Box(width - 34, height - 22, QR_SIZE, QR_SIZE)
    edge = Box(middle + 7.5, MARKER_EDGE, QR_SIZE, QR_SIZE)
    return Paper(
        width,
        height,
        marked=True,
        codes=(corner, edge),
        title=Box(17, 6, middle - 6.5 - 17, 16),
        aside=Box(edge.right + QR_QUIET, 6, width - 17 - edge.right - QR_QUIET, 16),
        top=24,
        head=9.5 if _is_week(options) else 6.9,
        rows_end=184.7,
        foot=(4.2, 4.1),
        notes=(Box(17, 193.8, middle - 6.5 - 17, 11.2), Box(middle + 7, 193.8, 260 - middle - 7, 11.2)),
        remarks=20,
        day=WEEK_DAY if _is_week(options) else MONTH_DAY,
        row=_row_height(options),
        most_rows=25,
    )


def _filled_upright(options: SheetOptions) -> Paper:
    return Paper(
        210.0,
        297.0,
        marked=False,
        codes=(),
        title=Box(17, 12, 110, 16),
        aside=Box(130, 12, 63, 16),
        top=31,
        head=9.0,
        rows_end=246,
        foot=(5.0,) * len(COUNTS),
        notes=(Box(17, 273, 176, 12),),
        remarks=sum(COUNTS.values()),
        day=FILLED_WEEK_DAY if _is_week(options) else FILLED_MONTH_DAY,
        row=6.8,
        most_rows=30,
    )


def _filled_lying(options: SheetOptions) -> Paper:
    return Paper(
        297.0,
        210.0,
        marked=False,
        codes=(),
        title=Box(17, 9, 180, 14),
        aside=Box(200, 9, 80, 14),
        top=25,
        head=7.5,
        rows_end=174,
        foot=(4.2,) * len(COUNTS),
        notes=(Box(17, 195.6, 263, 9),),
        remarks=sum(COUNTS.values()),
        day=FILLED_WEEK_DAY if _is_week(options) else FILLED_MONTH_DAY,
        row=5.65,
        most_rows=25,
    )
