"""The pick-up and health list of a group: who may and who must not take a child home, and what staff must know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.families.guardians import Guardian
from app.language import N_
from app.people.words import RELATION_WORDS
from app.settings.values import CentreDetails
from app.sheets.values import PickupList, PickupPerson
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, of_somebody
from reports.roster import note_text
from reports.words import Languages, both, place_of, words

WIDTH, HEIGHT = 297.0, 210.0


def draw(pickup: PickupList, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw one list as PDF. `languages` are one or two, the first in front; figures are in the last."""
    return draw_all([pickup], centre, languages)


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
        title=words(languages, N_("Pick-up and health list")),
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
    free = WIDTH - 2 * MARGIN - 8 - 50 - 10
    return (
        number_column(languages),
        ListColumn(heading(languages, N_("Name")), 50, 9.5),
        ListColumn(heading(languages, N_("Age")), 10, 8.5, "centre"),
        ListColumn(heading(languages, N_("May collect")), round(free * 0.4, 2), 8.5),
        ListColumn(heading(languages, N_("Must NOT collect")), round(free * 0.26, 2), 8.5),
        ListColumn(heading(languages, N_("Health and allergies")), round(free * 0.34, 2), 8.5),
    )


def _row(person: PickupPerson, languages: Languages) -> Cells:
    language = languages[-1]
    return (
        (CellText(language.digits(str(person.number))),),
        tuple(CellText(name) for name in names_of(person)),
        (CellText("" if person.age is None else language.digits(str(person.age))),),
        tuple(CellText(guardian_text(one, languages)) for one in person.may_collect),
        tuple(text for one in person.must_not_collect for text in _kept_away(one, languages)),
        tuple(note_text(note, languages) for note in person.notes),
    )


def _kept_away(guardian: Guardian, languages: Languages) -> tuple[CellText, ...]:
    """Who must not collect, and below why: staff at the door must be able to say no."""
    reason = (CellText(guardian.reason),) if guardian.reason else ()
    return CellText(guardian_text(guardian, languages), bold=True), *reason


def list_facts(pickup: PickupList, languages: Languages) -> str:
    """The day, room and leader."""
    date = both(languages, lambda language: language.long_date(pickup.date))
    return " · ".join(filter(None, (date, place_of(pickup.group, languages))))


def names_of(person: PickupPerson) -> list[str]:
    """The name in each script in which it is known."""
    return [name for name in (person.label.name_km, person.label.name_latin) if name]


def guardian_text(guardian: Guardian, languages: Languages) -> str:
    """Names in both scripts, what they are to the child, and how to reach them."""
    names = " ".join(dict.fromkeys(name for name in (guardian.name_km, guardian.name_latin) if name))
    relation = words(languages, RELATION_WORDS[guardian.relation]) if guardian.relation else ""
    phone = guardian.phone.replace(" ", "\u00a0")  # a number is not broken at the end of a line
    return ", ".join(part for part in (names, relation, phone) if part)
