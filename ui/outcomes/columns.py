"""What the tables of calls and employers say."""

from __future__ import annotations

from app.language import N_, Language
from app.outcomes.values import Call, Employer
from ui.kit.text_model import TextColumn
from ui.outcomes import wording


def _called(call: Call, language: Language) -> str:
    first, other = language.names(call.label.name_km, call.label.name_latin)
    return f"{first} · {other}" if other else first


CALLS: tuple[TextColumn[Call], ...] = (
    TextColumn(N_("Due since"), lambda call, language: language.date(call.due)),
    TextColumn(N_("Name"), _called),
    TextColumn(N_("Phone"), lambda call, _language: call.phone),
    TextColumn(N_("Cohort"), lambda call, language: call.cohort.group.name(language)),
    TextColumn(N_("After"), lambda call, language: wording.month(call.month, language)),
    TextColumn(N_("Told before"), lambda call, language: wording.short(call.last, language) if call.last else ""),
)


def _employer(one: Employer, language: Language) -> str:
    first, other = language.names(one.draft.name_km, one.draft.name_latin)
    return f"{first} · {other}" if other else first


def _standing(one: Employer, language: Language) -> str:
    _ = language.text
    if one.merged_into is not None:
        return _("merged into another one")
    if one.archived:
        return _("archived")
    return _("workshop of the centre") if one.draft.own else ""


EMPLOYERS: tuple[TextColumn[Employer], ...] = (
    TextColumn(N_("Employer"), _employer, tone=lambda one: "quiet" if one.archived else ""),
    TextColumn(N_("People"), lambda one, language: language.number(one.people), number=True),
    TextColumn(N_("Village"), lambda one, _language: one.draft.village),
    TextColumn(N_("Phone"), lambda one, _language: one.draft.phone),
    TextColumn(N_("State"), _standing),
)
