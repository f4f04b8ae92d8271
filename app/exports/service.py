"""Writing records out of the vault. Each export is a command, so that the audit book tells who took what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from app.after_school import starting
from app.attendance.reading import register
from app.audit_book.extracting import extract, in_short
from app.audit_book.values import AuditFilter
from app.calendar.rules import check_range
from app.errors import NotAllowed
from app.figures.values import FiguresFilter
from app.language import Language
from app.meetings.reaching import matrix
from app.meetings.reading import lines as meetings
from app.meetings.values import MatrixFilter
from app.use_case import Change, Right, Service, command

MOST_LINES = 50_000
"""So many lines of the audit book go into one file."""


class ExportService(Service):
    """Spreadsheets of what the centre has written down."""

    @command(Right.EXPORT, Change.NOTHING)
    def export_people(
        self, path: Path, language: Language, people: Collection[int] | None = None, photos: bool = False
    ) -> int:
        """Write people to an .xlsx that an import reads back; the value is how many.

        On tabs beside stand where they went to school before, notes that were put away and families without members.

        `people` are ids; None means everybody who is not archived. With `photos`, their pictures go into a folder
        beside the file, where an import finds them. Raises UserError when a file cannot be written.
        """
        # openpyxl is loaded by the first export only.
        from app.exports.beside import beside_tables
        from app.exports.people import people_table
        from app.exports.photos import write_photos
        from app.exports.workbook import write_tables
        from app.imports.known import known

        written, stored = write_photos(path, people) if photos else {}, known()
        table = people_table(stored, language, self._desk.clock.today(), people, written)
        write_tables(path, [table, *beside_tables(stored, language, people)])
        beside = f", {len(written)} photos" if photos else ""
        self._about(f"export {path.name}", f"{len(table.rows)} people{beside}")
        return len(table.rows)

    @command(Right.EXPORT, Change.NOTHING)
    def export_outcomes(self, path: Path, language: Language) -> int:
        """Write what became of everybody who completed a course to an .xlsx; the value is how many.

        Raises UserError when the file cannot be written.
        """
        from app.exports.outcomes import outcomes_table
        from app.exports.workbook import write_tables
        from app.outcomes.reading import grids

        table = outcomes_table(grids(self._desk.clock.today(), language.khmer_first), language)
        write_tables(path, [table])
        self._about(f"export {path.name}", f"outcomes of {len(table.rows)} people")
        return len(table.rows)

    @command(Right.EXPORT, Change.NOTHING)
    def export_register(self, path: Path, language: Language, group: int, first: date, last: date) -> int:
        """Write a group's register between two days to an .xlsx; the value is the number of rows.

        Raises NotFound, FieldError for days in the wrong order or more than a year, UserError when the file cannot be
        written.
        """
        check_range(first, last)
        from app.exports.registers import register_table
        from app.exports.workbook import write_tables

        table = register_table(register(group, first, last), language)
        write_tables(path, [table])
        self._about(f"export {path.name}", f"register of group {group}, {first} to {last}")
        return len(table.rows)

    @command(Right.EXPORT, Change.NOTHING)
    def export_meetings(self, path: Path, language: Language) -> int:
        """Write all meetings, and families by themes, to an .xlsx; the value is the number of meetings.

        Raises UserError when the file cannot be written.
        """
        from app.exports.meetings import matrix_table, meetings_table
        from app.exports.workbook import write_tables

        lines = meetings()
        families = matrix(MatrixFilter(khmer_first=language.khmer_first), self._desk.clock.today())
        write_tables(path, [meetings_table(lines, language), matrix_table(families, language)])
        self._about(f"export {path.name}", f"{len(lines)} meetings, {len(families.rows)} families")
        return len(lines)

    @command(Right.EXPORT, Change.NOTHING)
    def export_starters(self, path: Path, language: Language) -> int:
        """Write the children who start school next to an .xlsx; the value is how many.

        Raises UserError when the file cannot be written.
        """
        from app.exports.starters import starters_table
        from app.exports.workbook import write_tables

        table = starters_table(starting.next_starters(self._desk.clock.today()), language)
        write_tables(path, [table])
        self._about(f"export {path.name}", f"start of school of {len(table.rows)} children")
        return len(table.rows)

    @command(Right.EXPORT, Change.NOTHING)
    def export_courses(self, path: Path, language: Language, wanted: FiguresFilter) -> int:
        """Write figures of courses and the trainees of every cohort to an .xlsx; the value is how many trainees.

        Raises UserError when the file cannot be written.
        """
        from app.courses.completion import completions
        from app.exports.courses import trainees_table
        from app.exports.figures import figures_table
        from app.exports.workbook import write_tables
        from app.figures.counting import figures

        today = self._desk.clock.today()
        trainees = trainees_table(completions(today), language)
        write_tables(path, [figures_table(figures(wanted, today), language), trainees])
        self._about(f"export {path.name}", f"courses, {len(trainees.rows)} trainees")
        return len(trainees.rows)

    @command(Right.EXPORT, Change.NOTHING)
    def export_audit_book(self, path: Path, language: Language, wanted: AuditFilter, with_names: bool = True) -> int:
        """Write lines of the audit book to an .xlsx; the value is how many. For who may read it.

        Raises NotAllowed, TooManyLines, UserError when the file cannot be written.
        """
        from app.exports.audit_book import audit_table
        from app.exports.workbook import write_tables

        if not self._desk.may(Right.READ_AUDIT):
            raise NotAllowed
        found = extract(self._desk, wanted, MOST_LINES, with_names=with_names)
        write_tables(path, [audit_table(found, language)])
        self._about(f"export {path.name}", f"{len(found.entries)} lines: {in_short(wanted)}")
        return len(found.entries)

    @command(Right.EXPORT, Change.NOTHING)
    def export_frozen_figures(self, path: Path, language: Language, frozen: int) -> int:
        """Write frozen figures and who is behind each to an .xlsx; the value is how many people.

        Raises NotFound, UserError when the file cannot be written.
        """
        from app.exports.figures import figures_table, people_table
        from app.exports.workbook import write_tables
        from app.figures.freezing import opened

        found = opened(frozen)
        write_tables(path, [figures_table(found.figures, language), people_table(found.figures, language)])
        self._about(f"export {path.name}", f"frozen figures {frozen}: {found.line.title}")
        return len(found.figures.people)
