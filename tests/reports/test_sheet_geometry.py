"""Every box and every mark is on the rendered page where the SheetLayout says."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image

from app.language import Language
from app.settings.values import CentreDetails
from app.sheets.code import PageMark, qr_payload
from app.sheets.geometry import Box
from app.sheets.values import Sheet, SheetKind, SheetOptions
from reports import attendance_sheet
from reports.machine_marks import qr_cells

PX = 10  # pixels in a millimetre
# What cv2.aruco.getPredefinedDictionary(DICT_4X4_50) draws for ids 0 and 8: rows of four cells, 1 is white.
OPENCV_0 = ["1011", "0101", "0011", "0010"]
OPENCV_8 = ["1111", "1110", "1101", "1010"]


def rendered(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    images = []
    for index in range(len(document)):
        page = document[index]
        images.append(page.render(scale=PX * 25.4 / 72, grayscale=True).to_pil().convert("L"))
        page.close()
    document.close()
    return images


def dark(image: Image.Image, x: float, y: float) -> bool:
    """Whether there is ink at a point, looking a tenth of a millimetre around."""
    at_x, at_y = round(x * PX), round(y * PX)
    return min(image.crop((at_x - 1, at_y - 1, at_x + 2, at_y + 2)).tobytes()) < 128


def is_outlined(image: Image.Image, box: Box) -> bool:
    """A line on all four sides and white inside."""
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    edges = [
        (box.x + 0.1, middle_y),
        (box.right - 0.1, middle_y),
        (middle_x, box.y + 0.1),
        (middle_x, box.bottom - 0.1),
    ]
    inside = box.grown(-0.45)
    pixels = image.crop(tuple(round(v * PX) for v in (inside.x, inside.y, inside.right, inside.bottom)))
    return all(dark(image, x, y) for x, y in edges) and min(pixels.tobytes()) > 200


def cells_at(image: Image.Image, box: Box, count: int) -> list[str]:
    """The cells of a mark, 1 is white, read at their middles."""
    side = box.width / count
    spots = [[(box.x + (x + 0.5) * side, box.y + (y + 0.5) * side) for x in range(count)] for y in range(count)]
    return ["".join("0" if dark(image, x, y) else "1" for x, y in row) for row in spots]


def clear_around(image: Image.Image, box: Box) -> bool:
    """Nothing is printed within 2 mm of a mark."""
    outer, inner = box.grown(1.9), box.grown(0.1)
    strips = [
        Box(outer.x, outer.y, outer.width, inner.y - outer.y),
        Box(outer.x, inner.bottom, outer.width, outer.bottom - inner.bottom),
        Box(outer.x, outer.y, inner.x - outer.x, outer.height),
        Box(inner.right, outer.y, outer.right - inner.right, outer.height),
    ]
    areas = [tuple(round(v * PX) for v in (s.x, s.y, s.right, s.bottom)) for s in strips]
    return all(min(image.crop(area).tobytes()) > 200 for area in areas)


SHAPES = [
    (31, 6, SheetOptions()),
    (25, 27, SheetOptions(SheetKind.MONTH)),
    (12, 6, SheetOptions(upright=False, extra_columns=("Soap",))),
    (40, 20, SheetOptions(SheetKind.MONTH, upright=True, row_height=8)),
]


@pytest.fixture(params=SHAPES, ids=["week", "month", "week lying", "month upright"])
def printed(
    request: pytest.FixtureRequest, a_sheet: Callable[..., Sheet], centre_details: CentreDetails
) -> tuple[Sheet, list[Image.Image]]:
    count, days, options = request.param
    sheet = a_sheet(count, days, closed=(3,), options=options)
    pdf = attendance_sheet.draw(sheet, centre_details, [Language("km"), Language("en")])
    return sheet, rendered(pdf)


def test_every_box_is_printed_where_the_layout_says(printed: tuple[Sheet, list[Image.Image]]) -> None:
    sheet, images = printed
    assert len(images) == len(sheet.layout.pages)
    for page, image in zip(sheet.layout.pages, images, strict=True):
        boxes = [tick.box for tick in page.ticks]
        boxes += [box for day in page.days for box in (day.taken, day.total) if box]
        assert [box for box in boxes if not is_outlined(image, box)] == []


def test_every_page_mark_is_printed_where_the_layout_says(printed: tuple[Sheet, list[Image.Image]]) -> None:
    sheet, images = printed
    for page, image in zip(sheet.layout.pages, images, strict=True):
        first = cells_at(image, page.markers[0].box, 6)
        inner = [row[1:5] for row in first[1:5]]
        assert inner == (OPENCV_0 if sheet.layout.width > sheet.layout.height else OPENCV_8)
        assert len({tuple(cells_at(image, marker.box, 6)) for marker in page.markers}) == 8
        cells = qr_cells(qr_payload(PageMark(sheet.layout.letter, sheet.code, page.number)))
        expected = ["".join("0" if cell else "1" for cell in row) for row in cells]
        for box in page.codes:
            assert cells_at(image, box, 21) == expected


def test_nothing_is_printed_within_two_millimetres_of_a_page_mark(
    printed: tuple[Sheet, list[Image.Image]],
) -> None:
    sheet, images = printed
    for page, image in zip(sheet.layout.pages, images, strict=True):
        marks = [marker.box for marker in page.markers] + list(page.codes)
        assert [box for box in marks if not clear_around(image, box)] == []


def test_the_page_has_no_colour(a_sheet: Callable[..., Sheet], centre_details: CentreDetails) -> None:
    pdf = attendance_sheet.draw(a_sheet(5), centre_details, [Language("km")])
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=2).to_pil().convert("RGB")
    page.close()
    document.close()
    red, green, blue = image.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
