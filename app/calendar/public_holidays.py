"""Cambodia's public holidays with their names in the three languages.

Dates and the Khmer and English names are those of the `holidays` package; the French ones are ours.
"""

from __future__ import annotations

from app.calendar.values import ClosedDay

_BETWEEN_NAMES = "; "  # how the package joins two holidays of one day

_FRENCH = {
    "Constitution Day": "Jour de la Constitution",
    "Day of Victory over the Genocidal Regime": "Jour de la victoire sur le régime génocidaire",
    "HM King Norodom Sihamoni's Birthday": "Anniversaire de S.M. le roi Norodom Sihamoni",
    "HM King Norodom Sihamoni's Coronation Day": "Couronnement de S.M. le roi Norodom Sihamoni",
    "HM King Norodom Sihanouk Mourning Day": "Commémoration de S.M. le roi père Norodom Sihanouk",
    "HM Queen Norodom Monineath Sihanouk the Queen-Mother's Birthday": (
        "Anniversaire de S.M. la reine mère Norodom Monineath Sihanouk"
    ),
    "International Children's Day": "Journée internationale de l'enfance",
    "International Human Rights Day": "Journée internationale des droits de l'homme",
    "International Labor Day": "Fête internationale du travail",
    "International New Year Day": "Jour de l'an international",
    "International Women's Rights Day": "Journée internationale des droits des femmes",
    "Khmer New Year's Day": "Nouvel an khmer",
    "Khmer New Year's Replacement Holiday": "Report du nouvel an khmer",
    "Meak Bochea Day": "Meak Bochea",
    "National Day of Remembrance": "Journée nationale du souvenir",
    "National Independence Day": "Fête de l'indépendance nationale",
    "Paris Peace Agreement's Day": "Anniversaire des accords de paix de Paris",
    "Pchum Ben Day": "Pchum Ben",
    "Peace Day in Cambodia": "Jour de la paix au Cambodge",
    "Royal Ploughing Ceremony": "Cérémonie du sillon sacré",
    "Special Public Holiday": "Jour férié exceptionnel",
    "Visaka Bochea Day": "Visak Bochea",
    "Water Festival": "Fête des eaux",
}


def public_holidays(year: int) -> tuple[ClosedDay, ...]:
    """The public holidays of `year` in order of date; empty where the package knows none (before 1993)."""
    from holidays import country_holidays  # late: importing the package takes 0.3 s

    khmer = country_holidays("KH", years=year, language="km")
    english = country_holidays("KH", years=year, language="en_US")
    return tuple(
        ClosedDay(day, name_km=khmer[day], name_en=english[day], name_fr=_french(english[day]), public=True)
        for day in sorted(english)
    )


def _french(english: str) -> str:
    """The French name, or the English one for a holiday decreed after this was written."""
    return _BETWEEN_NAMES.join(_FRENCH.get(name, name) for name in english.split(_BETWEEN_NAMES))
