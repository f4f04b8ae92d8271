"""What a window remembers for each person: its place, sorting, columns, last options. No personal data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """A small file beside the centre, one section a person. Losing it loses comfort only."""

    def __init__(self, file: Path, person: str = "") -> None:
        """`person` is the account's number as text; "" before somebody signed in."""
        self._file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._section = person or "everybody"

    def of(self, person: str) -> Memory:
        """The memory of another person, in the same file."""
        return Memory(self._file, person)

    def word(self, key: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._settings.value(f"{self._section}/{key}", default))

    def number(self, key: str, default: int = 0) -> int:
        """A remembered number; the default when the file was tampered with."""
        text = self.word(key, str(default))
        return int(text) if text.lstrip("-").isdigit() else default

    def state(self, key: str) -> QByteArray:
        """A remembered state of a Qt widget; empty when there is none."""
        return QByteArray.fromBase64(self.word(key).encode("ascii", "ignore"))

    def put(self, key: str, value: str | int | QByteArray) -> None:
        """Remember `value`."""
        if isinstance(value, QByteArray):
            value = bytes(value.toBase64().data()).decode("ascii")
        self._settings.setValue(f"{self._section}/{key}", str(value))
