"""Giving lists out as spreadsheets, from the pages that show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path

from app.audit_book.values import AuditFilter
from app.changes import Done
from app.figures.values import FiguresFilter, FrozenLine
from app.language import N_, Language
from ui.kit.files import FileDialog
from ui.page import Page

Told = Callable[[str], object]


def export_people(page: Page, people: Collection[int] | None, told: Told | None = None) -> None:
    """Ask where to, and write these people (None: everybody who is not archived).

    The foot of the window says where it lies; `told` gets the sentence on how many there are.
    """
    exports, language = page.bench.centre.exports, page.language
    chosen = None if people is None else frozenset(people)
    with_photos = language.text(N_("Excel, the photos in a folder beside (*.xlsx)"))

    def write(path: Path, kind: str) -> Done[int]:
        return exports.export_people(path, language, chosen, photos=kind == with_photos)

    _ask_target(page, language.text(N_("people")), write, told, with_photos)


def export_register(page: Page, group: int, name: str, first: dt.date, last: dt.date, told: Told | None = None) -> None:
    """Ask where to, and write a group's register between two days; `name` is the group's, for the file."""
    exports, language = page.bench.centre.exports, page.language
    words = f"{name} {first:%Y-%m-%d}"
    _ask_target(page, words, lambda path, _kind: exports.export_register(path, language, group, first, last), told)


def export_courses(page: Page, wanted: FiguresFilter, told: Told | None = None) -> None:
    """Ask where to, and write the figures of courses and every trainee behind them."""
    exports, language = page.bench.centre.exports, page.language
    _ask_target(
        page, language.text(N_("courses")), lambda path, _kind: exports.export_courses(path, language, wanted), told
    )


def export_starters(page: Page, told: Told | None = None) -> None:
    """Ask where to, and write the children who start school next."""
    exports, language = page.bench.centre.exports, page.language
    words = language.text(N_("Start of school"))
    _ask_target(page, words, lambda path, _kind: exports.export_starters(path, language), told)


def export_audit_book(page: Page, wanted: AuditFilter, with_names: bool, told: Told | None = None) -> None:
    """Ask where to, and write lines of the audit book."""
    exports, language = page.bench.centre.exports, page.language
    words = language.text(N_("Audit book"))
    _ask_target(page, words, lambda path, _kind: exports.export_audit_book(path, language, wanted, with_names), told)


def export_frozen(page: Page, frozen: FrozenLine, told: Told | None = None) -> None:
    """Ask where to, and write frozen figures and the people behind each."""
    exports, language = page.bench.centre.exports, page.language
    _ask_target(page, frozen.title, lambda path, _kind: exports.export_frozen_figures(path, language, frozen.id), told)


def export_meetings(page: Page, told: Told | None = None) -> None:
    """Ask where to, and write all parent meetings and families by themes."""
    exports, language = page.bench.centre.exports, page.language
    words = language.text(N_("Parent meetings"))
    _ask_target(page, words, lambda path, _kind: exports.export_meetings(path, language), told)


def _ask_target(
    page: Page, name: str, write: Callable[[Path, str], Done[int]], told: Told | None, *other_kinds: str
) -> None:
    """Ask where to, and `write` there: the path and the kind of file that was chosen."""
    language = page.language
    kinds, file_name = ";;".join(("Excel (*.xlsx)", *other_kinds)), f"{name}.xlsx".replace("/", "-")
    dialog = FileDialog(page, language, language.text(N_("Export")), kinds, save=file_name)

    def chosen(file: str) -> None:
        path, kind = Path(file), dialog.selectedNameFilter()

        def written(count: int) -> None:
            page.bench.tell_written(path)
            if told is not None:
                told(_written(language, path, count))

        page.do(lambda: write(path, kind), written)

    dialog.fileSelected.connect(chosen)
    dialog.open()


def _written(language: Language, path: Path, count: int) -> str:
    words = language.plural("{count} row was written to {name}.", "{count} rows were written to {name}.", count)
    return words.replace("{name}", path.name)
