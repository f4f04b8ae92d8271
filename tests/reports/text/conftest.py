from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports.text.writer import TextWriter

Drawing = Callable[[TextWriter], object]


@pytest.fixture(scope="session")
def khmer_names() -> list[str]:
    """More than 300 names of family and given name, among them many with stacked subscripts."""
    text = Path(__file__).with_name("khmer_names.txt").read_text("utf-8").splitlines()
    families, givens = text[1].split(), text[3].split()
    pairs = [(families[i % len(families)], givens[i % len(givens)]) for i in range(400)]
    names = [f"{family} {given}" for family, given in dict.fromkeys(pairs)]
    assert len(names) >= 300
    return names


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
