"""The transport list of a camp: who rides, where each child gets on, whom to call, ticked on the way there and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.camps.values import Rider, TransportList
from app.language import N_, Language
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists
from reports.words import Languages, both, words

WIDTH, HEIGHT = 297.0, 210.0
_NUMBER, _NAME, _AGE, _GROUP, _TICK = 8.0, 60.0, 10.0, 16.0, 17.0


def draw_all(
    lists: Sequence[TransportList],
    centre: CentreDetails,
    languages: Languages,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Draw the lists of several camps into one PDF; `progress` is told (done, total) after each."""
    return draw_lists([_paper(one, centre, languages) for one in lists], progress)


def _paper(transport: TransportList, centre: CentreDetails, languages: Languages) -> ListPaper:
    return ListPaper(
        title=words(languages, N_("Transport list")),
        group=_whose(transport, languages),
        facts=_facts(transport, languages),
        centre=centre,
        languages=languages,
        width=WIDTH,
        height=HEIGHT,
        columns=_columns(languages),
        rows=tuple(_row(rider, languages) for rider in transport.riders),
        remark=words(languages, N_("Keep this list locked away.")),
        printed_at=transport.printed_at,
        printed_by=transport.printed_by,
        note=" ".join(transport.transport.split()),
    )


def _whose(transport: TransportList, languages: Languages) -> str:
    """The camp, or the groups whose children the list is of."""
    if transport.groups:
        return ", ".join(both(languages, group.name) for group in transport.groups)
    return both(languages, transport.camp.name)


def _facts(transport: TransportList, languages: Languages) -> str:
    """The day, how many ride, and who drives."""
    ride = both(languages, lambda language: _ride(len(transport.riders), language))
    drivers = [" ".join(filter(None, (one.name, one.draft.phone.replace(" ", "\u00a0")))) for one in transport.drivers]
    date = both(languages, lambda language: language.long_date(transport.date))
    return " · ".join((date, ride, *drivers))


def _ride(count: int, language: Language) -> str:
    return language.plural("{count} child rides", "{count} children ride", count)


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    free = WIDTH - 2 * MARGIN - _NUMBER - _NAME - _AGE - _GROUP - 2 * _TICK
    return (
        number_column(languages, _NUMBER),
        ListColumn(heading(languages, N_("Name")), _NAME, 9.5),
        ListColumn(heading(languages, N_("Age")), _AGE, 8.5, "centre"),
        ListColumn(heading(languages, N_("Pick-up place")), round(free * 0.42, 2), 9.5),
        ListColumn(heading(languages, N_("Guardians")), round(free * 0.58, 2), 8.5),
        ListColumn(heading(languages, N_("Group")), _GROUP, 8.5, "centre"),
        ListColumn(heading(languages, N_("There")), _TICK, 8.5, "centre", ticked=True),
        ListColumn(heading(languages, N_("Way back")), _TICK, 8.5, "centre", ticked=True),
    )


def _row(rider: Rider, languages: Languages) -> Cells:
    figures = languages[-1]
    names = [name for name in (rider.label.name_km, rider.label.name_latin) if name]
    return (
        (CellText(figures.digits(str(rider.number))),),
        tuple(CellText(name, bold=at == 0) for at, name in enumerate(names)),
        (CellText("" if rider.age is None else figures.digits(str(rider.age))),),
        (CellText(rider.stop),),
        tuple(CellText(_phone(*phone)) for phone in rider.phones),
        (CellText(figures.digits(str(rider.group))),),
        (CellText(""),),
        (CellText(""),),
    )


def _phone(name_km: str, name_latin: str, phone: str) -> str:
    """Who answers, and the number, which is not broken at the end of a line."""
    names = " ".join(filter(None, (name_km, name_latin)))
    return ", ".join(filter(None, (names, phone.replace(" ", "\u00a0"))))
