"""Which camps are still to be prepared, as lines of the Today page. Pure: values in, lines out."""

from __future__ import annotations

from collections.abc import Iterable

from app.camps.values import CampLine
from app.language import N_, Language
from ui.camps.place import CHILDREN, GROUPS, CampPlace
from ui.page import Place
from ui.today.line import Line


def camp_lines(camps: Iterable[CampLine], language: Language) -> list[Line]:
    """Camps that begin soon and have children without a group, or no child yet."""
    return [_to_prepare(camp, language) for camp in camps]


def _to_prepare(camp: CampLine, language: Language) -> Line:
    name, date = camp.name(language), language.date(camp.starts)
    missing = language.plural(
        "{count} child has no group yet.", "{count} children have no group yet.", camp.without_group
    )
    if not camp.children:
        missing = language.text(N_("No child is chosen yet."))
    return Line(
        language.text(N_("{camp} begins on {date}")).format(camp=name, date=date),
        strong=name,
        detail=missing,
        icon="tree-evergreen",
        icon_role="late",
        place=Place("camps", CampPlace(camp.id, GROUPS if camp.children and not camp.groups else CHILDREN)),
    )
