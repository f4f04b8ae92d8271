from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports.text.writer import TextWriter

Drawing = Callable[[TextWriter], object]


@pytest.fixture
def drawn() -> Callable[..., bytes]:
    """Draw on the one page of a new PDF and give its bytes, not compressed."""

    def draw(drawing: Drawing, size: tuple[float, float] = (600, 800)) -> bytes:
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=0)
        drawing(TextWriter(canvas))
        canvas.save()
        return target.getvalue()

    return draw
