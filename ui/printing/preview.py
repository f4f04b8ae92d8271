"""The real PDF in the window, page under page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget


class Preview(QPdfView):
    """Shows one PDF as wide as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Not children of the view: a document that closes after its view is gone still tells it, and crashes.
        self._document = QPdfDocument(parent)
        self._buffer = QBuffer(self._document)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def show_pdf(self, pdf: bytes) -> None:
        """Show this PDF from its first page; an empty one shows nothing."""
        self._document.close()
        self._buffer.close()
        if not pdf:
            return
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()
