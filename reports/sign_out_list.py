"""The sign-out list of a camp or daycare group: who may take a child home, who must not, and who did, signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import N_
from app.settings.values import CentreDetails
from app.sheets.values import PickupList, PickupPerson
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, of_somebody
from reports.pickup_list import HEIGHT, WIDTH, guardian_text, list_facts, names_of
from reports.words import Languages, both, words

_NUMBER, _NAME, _AGE, _TIME, _SIGNATURE = 8.0, 52.0, 10.0, 16.0, 44.0


def draw_all(
    lists: Sequence[PickupList],
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lists of several groups that have somebody into one PDF; `progress` is told (done, total) after each."""
    return draw_lists([_paper(one, centre, languages) for one in of_somebody(lists)], progress)


def _paper(pickup: PickupList, centre: CentreDetails, languages: Languages) -> ListPaper:
    return ListPaper(
        title=words(languages, N_("Sign-out list")),
        group=both(languages, pickup.group.name),
        facts=list_facts(pickup, languages),
        centre=centre,
        languages=languages,
        width=WIDTH,
        height=HEIGHT,
        columns=_columns(languages),
        rows=tuple(_row(person, languages) for person in pickup.people),
        remark=words(languages, N_("Keep this list locked away.")),
        printed_at=pickup.printed_at,
        printed_by=pickup.printed_by,
    )


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    free = WIDTH - 2 * MARGIN - _NUMBER - _NAME - _AGE - _TIME - _SIGNATURE
    return (
        number_column(languages, _NUMBER),
        ListColumn(heading(languages, N_("Name")), _NAME, 9.5),
        ListColumn(heading(languages, N_("Age")), _AGE, 8.5, "centre"),
        ListColumn(heading(languages, N_("May collect")), round(free * 0.56, 2), 8.5),
        ListColumn(heading(languages, N_("Must NOT collect")), round(free * 0.44, 2), 8.5),
        ListColumn(heading(languages, N_("Left")), _TIME, 8.5, "centre"),
        ListColumn(heading(languages, N_("Signature")), _SIGNATURE, 8.5),
    )


def _row(person: PickupPerson, languages: Languages) -> Cells:
    figures = languages[-1]
    return (
        (CellText(figures.digits(str(person.number))),),
        tuple(CellText(name, bold=at == 0) for at, name in enumerate(names_of(person))),
        (CellText("" if person.age is None else figures.digits(str(person.age))),),
        tuple(CellText(guardian_text(one, languages)) for one in person.may_collect),
        tuple(CellText(guardian_text(one, languages), bold=True) for one in person.must_not_collect),
        (CellText(""),),
        (CellText(""), CellText("")),
    )
