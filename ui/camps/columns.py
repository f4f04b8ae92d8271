"""The columns of the tables of the page Camps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.camps.values import CampDetails, Camper, CampGroup, CampLine, StaffLine
from app.camps.words import ROLE_WORDS
from app.language import N_, Language
from ui.camps import wording
from ui.kit.text_model import TextColumn

CAMPS: tuple[TextColumn[CampLine], ...] = (
    TextColumn(N_("Camp"), lambda line, language: line.name(language)),
    TextColumn(N_("Days"), wording.short_dates),
    TextColumn(N_("State"), wording.state, tone=lambda line: "quiet" if not line.open else "present"),
    TextColumn(N_("Children"), lambda line, language: language.number(line.children), number=True),
)


def of_groups(details: Callable[[], CampDetails | None]) -> tuple[TextColumn[CampGroup], ...]:
    """The columns of the groups; `details` gives the camp."""

    def name(one: CampGroup, language: Language) -> str:
        shown = details()
        return wording.group_name(one, shown.line, language) if shown is not None else ""

    return (
        TextColumn(N_("Group"), name),
        TextColumn(N_("Children"), lambda one, language: language.number(one.girls + one.boys), number=True),
        TextColumn(N_("Girls / boys"), lambda one, language: wording.sexes(one.girls, one.boys, language)),
        TextColumn(N_("Ages"), lambda one, language: wording.ages(one.ages, language)),
        TextColumn(N_("Adults"), lambda one, _language: ", ".join(one.staff)),
        TextColumn(
            N_("Adult : children"),
            lambda one, language: wording.ratio(one.ratio, language),
            tone=lambda one: wording.ratio_tone(one.ratio),
        ),
    )


def of_children(groups: Callable[[], Sequence[CampGroup]]) -> tuple[TextColumn[Camper], ...]:
    """The columns of the children; `groups` gives the groups of the camp."""

    def group(child: Camper, language: Language) -> str:
        return wording.group_of(child, groups(), language)

    return (
        TextColumn(N_("Name"), lambda child, language: wording.name(child.label, language), tone=_tone),
        TextColumn(N_("Age"), lambda child, language: wording.age(child.age, language), number=True),
        TextColumn(N_("Group"), group, tone=lambda child: "late" if child.group is None else _tone(child)),
        TextColumn(N_("Village"), lambda child, _language: child.label.village),
        TextColumn(N_("Rides from"), wording.ride),
    )


def of_staff(details: Callable[[], CampDetails | None]) -> tuple[TextColumn[StaffLine], ...]:
    """The columns of the adults; `details` gives the camp."""

    def group(one: StaffLine, language: Language) -> str:
        shown = details()
        groups = shown.groups if shown is not None else ()
        number = next((each.number for each in groups if each.group.id == one.draft.group), None)
        return language.text(N_("whole camp")) if number is None else language.number(number)

    return (
        TextColumn(N_("Name"), lambda one, _language: one.name),
        TextColumn(N_("What they do"), lambda one, language: language.text(ROLE_WORDS[one.draft.role])),
        TextColumn(N_("Telephone"), lambda one, _language: one.draft.phone),
        TextColumn(N_("Group"), group),
    )


def _tone(child: Camper) -> str:
    return "quiet" if child.left is not None else ""
