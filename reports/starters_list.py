"""The children who start school, with boxes for what is still to be done: to take to the families and to school."""

from __future__ import annotations

from app.after_school.values import Starter, StartersPaper
from app.language import N_, Language
from app.schools.values import SHIFT_WORDS, School
from app.settings.values import CentreDetails
from reports.list_columns import ListColumn, heading, number_column
from reports.list_table import MARGIN, Cells, CellText, ListPaper, draw_lists, lines
from reports.words import Languages, both, words

_WIDTH, _HEIGHT = 297.0, 210.0
_NUMBER, _BORN, _GROUP, _PHONE, _TICK, _SHIFT = 9.0, 23.0, 36.0, 31.0, 22.0, 20.0


def draw(paper: StartersPaper, centre: CentreDetails, languages: Languages) -> bytes:
    """Draw the list; what is not done yet is left empty for the pen."""
    starters = paper.starters
    return draw_lists(
        [
            ListPaper(
                title=words(languages, N_("After-school")),
                group=words(languages, N_("Start of school")),
                facts=both(languages, lambda language: _facts(paper, language)),
                centre=centre,
                languages=languages,
                width=_WIDTH,
                height=_HEIGHT,
                columns=_columns(languages),
                rows=tuple(
                    _row(number, child, starters.schools, languages)
                    for number, child in enumerate(starters.children, start=1)
                ),
                remark=words(languages, N_("An empty box is still to be done.")),
                printed_at=paper.printed_at,
                printed_by=paper.printed_by,
            )
        ]
    )


def _facts(paper: StartersPaper, language: Language) -> str:
    starters = paper.starters
    starts = language.text(N_("School starts on {date}")).format(date=language.date(starters.school_starts))
    children = language.plural("{count} child", "{count} children", len(starters.children))
    return f"{starts}, {children}"


def _columns(languages: Languages) -> tuple[ListColumn, ...]:
    free = _WIDTH - 2 * MARGIN - _NUMBER - _BORN - _GROUP - _PHONE - 2 * _TICK - _SHIFT
    return (
        number_column(languages, _NUMBER),
        ListColumn(heading(languages, N_("Name")), free * 0.56, 9),
        ListColumn(heading(languages, N_("Born")), _BORN),
        ListColumn(heading(languages, N_("Group")), _GROUP),
        ListColumn(heading(languages, N_("Telephone")), _PHONE, 8),
        ListColumn(heading(languages, N_("Birth certificate")), _TICK, 8.5, "centre"),
        ListColumn(heading(languages, N_("Registered")), _TICK, 8.5, "centre"),
        ListColumn(heading(languages, N_("School")), free * 0.44),
        ListColumn(heading(languages, N_("Shift")), _SHIFT),
    )


def _row(number: int, child: Starter, schools: tuple[School, ...], languages: Languages) -> Cells:
    figures, entry = languages[-1], child.entry
    names = tuple(CellText(name, bold=not at) for at, name in enumerate(filter(None, _names(child))))
    school = next((one for one in schools if one.id == entry.school), None)
    shift = [one.text(SHIFT_WORDS[entry.shift]) for one in languages if entry.shift]
    return (
        (CellText(figures.digits(str(number))),),
        names,
        (CellText(child.birth.display(figures)),),
        lines(*(child.group.name(one) for one in languages)),
        lines(*(phone.strip() for phone in child.phone.split(","))),
        (CellText(_done(languages) if entry.birth_certificate else ""),),
        (CellText(_done(languages) if entry.registered else ""),),
        lines(*(school.name(one) for one in languages if school)),
        lines(*shift),
    )


def _names(child: Starter) -> tuple[str, str]:
    return child.name_km, child.name_latin


def _done(languages: Languages) -> str:
    return words(languages, N_("in order"), "\n")
