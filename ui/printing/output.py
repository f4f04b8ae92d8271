"""A finished PDF on its way to a printer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from app.language import N_

# Finer than this no office printer needs, and a page of pixels stays under 35 MB.
_MOST_DOTS = 300


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Send every page to the printer at its true size. Runs on the paper lane. Raises UserError if it refuses.

    Sheets are read by a program later: the page is never scaled to fit.
    """
    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    pages = _wanted(printer, document.pageCount())
    printer.setFullPage(True)
    _turn(printer, document, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(N_("The printer does not answer. Is it switched on and connected?"))
    for index, page in enumerate(pages):
        if index:
            _turn(printer, document, page)
            printer.newPage()
        _draw(painter, printer, document, page)
    painter.end()
    document.close()


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages chosen in the dialog, counted from 0."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        return pages[max(printer.fromPage(), 1) - 1 : printer.toPage()] or pages
    return pages


def _turn(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Let the paper lie or stand as the page does."""
    size = document.pagePointSize(page)
    lying = size.width() > size.height()
    position = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    paper = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(paper, position, QMarginsF()))


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    dots = min(printer.resolution(), _MOST_DOTS)
    points = document.pagePointSize(page)
    image = document.render(page, QSize(round(points.width() * dots / 72), round(points.height() * dots / 72)))
    side = [round(length * printer.resolution() / 72) for length in (points.width(), points.height())]
    painter.drawImage(QRect(0, 0, *side), image)
