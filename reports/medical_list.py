"""The medical list of a camp or daycare group: only who has a note, and only notes that may stand on such a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import N_, Language
from app.settings.values import CentreDetails
from app.sheets.values import PickupList, PickupPerson
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, of_somebody
from reports.pickup_list import HEIGHT, WIDTH, guardian_text, list_facts, names_of
from reports.roster import note_text
from reports.words import Languages, both, words

_NUMBER, _NAME, _AGE = 8.0, 62.0, 10.0


def draw_all(
    lists: Sequence[PickupList],
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lists of several groups that have somebody into one PDF; `progress` is told (done, total) after each."""
    return draw_lists([_paper(one, centre, languages) for one in of_somebody(lists)], progress)


def _paper(pickup: PickupList, centre: CentreDetails, languages: Languages) -> ListPaper:
    shown = [person for person in pickup.people if person.notes]
    return ListPaper(
        title=words(languages, N_("Medical list")),
        group=both(languages, pickup.group.name),
        facts=" · ".join((list_facts(pickup, languages), _counted(len(shown), len(pickup.people), languages))),
        centre=centre,
        languages=languages,
        width=WIDTH,
        height=HEIGHT,
        columns=_columns(languages),
        rows=tuple(_row(number, person, languages) for number, person in enumerate(shown, start=1)),
        remark=words(languages, N_("Keep this list locked away.")),
        printed_at=pickup.printed_at,
        printed_by=pickup.printed_by,
    )


def _counted(noted: int, everybody: int, languages: Languages) -> str:
    def say(language: Language) -> str:
        told = language.text(N_("{noted} of {everybody} have a note"))
        return told.format(noted=language.number(noted), everybody=language.number(everybody))

    return both(languages, say)


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    free = WIDTH - 2 * MARGIN - _NUMBER - _NAME - _AGE
    return (
        number_column(languages, _NUMBER),
        ListColumn(heading(languages, N_("Name")), _NAME, 9.5),
        ListColumn(heading(languages, N_("Age")), _AGE, 8.5, "centre"),
        ListColumn(heading(languages, N_("Health and allergies")), round(free * 0.58, 2), 9.5),
        ListColumn(heading(languages, N_("Guardians")), round(free * 0.42, 2), 8.5),
    )


def _row(number: int, person: PickupPerson, languages: Languages) -> Cells:
    figures = languages[-1]
    return (
        (CellText(figures.digits(str(number))),),
        tuple(CellText(name, bold=at == 0) for at, name in enumerate(names_of(person))),
        (CellText("" if person.age is None else figures.digits(str(person.age))),),
        tuple(note_text(note, languages) for note in person.notes),
        tuple(CellText(guardian_text(one, languages)) for one in person.may_collect),
    )
