"""The roster of a group: who belongs to it on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import N_, Language
from app.people.values import HealthNote
from app.people.words import NOTE_WORDS, SEX_WORDS
from app.settings.values import CentreDetails
from app.sheets.values import Roster, RosterPerson
from reports.list_columns import ListColumn, heading, name_columns, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, lines, of_somebody
from reports.words import Languages, both, place_of, words

_SHORT, _LONG = 210.0, 297.0
_FIXED = 113.5  # what all columns but names and notes take


def draw(roster: Roster, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw one list as PDF. `languages` are one or two, the first in front; figures are in the last."""
    return draw_all([roster], centre, languages)


def draw_all(
    lists: Sequence[Roster],
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lists of several groups that have somebody into one PDF; `progress` is told (done, total) after each."""
    return draw_lists([_paper(one, centre, languages) for one in of_somebody(lists)], progress)


def _paper(roster: Roster, centre: CentreDetails, languages: Languages) -> ListPaper:
    date = both(languages, lambda language: language.long_date(roster.date))
    notes = any(person.notes for person in roster.people)
    width, height = (_LONG, _SHORT) if notes else (_SHORT, _LONG)
    return ListPaper(
        title=words(languages, N_("Roster of the group")),
        group=both(languages, roster.group.name),
        facts=" · ".join(filter(None, (date, place_of(roster.group, languages)))),
        centre=centre,
        languages=languages,
        width=width,
        height=height,
        columns=_columns(languages, width, notes),
        rows=tuple(_row(person, languages, notes) for person in roster.people),
        remark=both(languages, lambda language: _total(len(roster.people), language)),
        printed_at=roster.printed_at,
        printed_by=roster.printed_by,
    )


def note_text(note: HealthNote, languages: Languages) -> CellText:
    """A health note as it stands on a list; an allergy is bold."""
    kind = words(languages, NOTE_WORDS[note.kind])
    return CellText(f"{kind[:1].upper()}{kind[1:]}{languages[-1].colon} {note.text}", bold=note.kind == "allergy")


def _total(count: int, language: Language) -> str:
    return language.plural("{count} person", "{count} people", count)


def _columns(languages: Languages, width: float, notes: bool) -> tuple[ListColumn, ...]:
    free = width - 2 * MARGIN - _FIXED
    name = 38.0 if notes else free / 2
    columns = (
        number_column(languages),
        ListColumn(heading(languages, N_("Code")), 12, 7.5),
        *name_columns(languages, name),
        ListColumn(heading(languages, N_("Sex")), 16, 8, "centre"),
        ListColumn(heading(languages, N_("Born")), 20.5, 8),
        ListColumn(heading(languages, N_("Age")), 9, 8, "centre"),
        ListColumn(heading(languages, N_("Village")), 22, 8),
        ListColumn(heading(languages, N_("Phone")), 26, 8),
    )
    return (*columns, ListColumn(heading(languages, N_("Notes")), free - 2 * name, 8)) if notes else columns


def _row(person: RosterPerson, languages: Languages, notes: bool) -> Cells:
    language, label = languages[-1], person.label
    cells = (
        lines(language.digits(str(person.number))),
        lines(label.code),
        lines(label.name_km),
        lines(label.name_latin),
        lines(words(languages, SEX_WORDS[label.sex], " ") if label.sex else ""),
        lines(label.birth.display(language) if label.birth else ""),
        lines("" if person.age is None else language.digits(str(person.age))),
        lines(label.village),
        lines(*(phone.strip() for phone in person.phone.split(","))),
    )
    told = (tuple(note_text(note, languages) for note in person.notes),) if notes else ()
    return (*cells, *told)
