"""Reading and changing the centre's details and settings."""

from __future__ import annotations

import datetime as dt

from app.errors import FieldError
from app.settings.storing import store as store_json
from app.settings.storing import store_value, stored, stored_value
from app.settings.values import Appearance, CentreDetails, Safety, Thresholds
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models.centre import CentreRecord

_LARGEST_LOGO = 2_000_000  # bytes


class SettingsService(Service):
    """The centre's details, its thresholds, the looks of the window and where people left off."""

    @query(Right.SEE_SETTINGS)
    def centre(self) -> CentreDetails:
        """The centre's details."""
        return centre_details()

    @query(Right.SEE_SETTINGS)
    def thresholds(self) -> Thresholds:
        """The numbers from which the Today page speaks up."""
        return stored_value("thresholds", Thresholds)

    @query(Right.SEE_SETTINGS)
    def appearance(self) -> Appearance:
        """How the window looks."""
        return stored_value("appearance", Appearance)

    @query(Right.SEE_SETTINGS)
    def safety(self) -> Safety:
        """When the window locks by itself."""
        return stored_value("safety", Safety)

    @query(Right.SEE_SETTINGS)
    def last_place(self) -> dict[str, str]:
        """Where the signed-in person was when the program was last used, as the window described it."""
        return dict(stored(f"place:{self._desk.account.id}", {}))

    @command(Right.EDIT_SETTINGS, Change.SETTINGS)
    def change_centre(self, details: CentreDetails) -> CentreDetails:
        """Change the centre's details. Raises FieldError when no name is left, no day or the logo is too large."""
        details = checked(details)
        CentreRecord.update(**columns(details)).execute()
        self._about("centre", details.name_en or details.name_km)
        return details

    @command(Right.EDIT_SETTINGS, Change.SETTINGS)
    def change_thresholds(self, thresholds: Thresholds) -> Thresholds:
        """Change the thresholds. Raises FieldError for a number out of range or a date that does not exist."""
        _check_thresholds(thresholds)
        store_value("thresholds", thresholds)
        self._about("thresholds")
        return thresholds

    @command(Right.EDIT_SETTINGS, Change.SETTINGS)
    def change_safety(self, safety: Safety) -> Safety:
        """Change when the window locks by itself. Raises FieldError for a number out of range."""
        if not 1 <= safety.lock_after <= 15:
            raise FieldError("lock_after", N_("Type a number from 1 to 15."))
        store_value("safety", safety)
        self._about("safety", f"locks after {safety.lock_after} min")
        return safety

    @command(Right.SEE_SETTINGS, Change.NOTHING)
    def change_appearance(self, appearance: Appearance) -> Appearance:
        """Change how the window looks."""
        store_value("appearance", appearance)
        self._about("appearance", f"{appearance.theme} {appearance.text_size} %")
        return appearance

    @command(Right.SEE_SETTINGS, Change.NOTHING)
    def remember_place(self, place: dict[str, str]) -> None:
        """Keep where the signed-in person is, so that the program opens there again."""
        store_json(f"place:{self._desk.account.id}", place)
        self._about("place")


def centre_details() -> CentreDetails:
    """The stored details of the centre. Inside a use case only."""
    row = CentreRecord.get()
    return CentreDetails(
        name_km=row.name_km,
        name_en=row.name_en,
        name_fr=row.name_fr,
        address=row.address,
        phone=row.phone,
        logo=bytes(row.logo) if row.logo else None,
        school_days=_days(row.school_days),
        language=row.language,
    )


def school_days() -> frozenset[int]:
    """The days of the week on which the centre works, 0 is Monday. Inside a use case only."""
    return _days(CentreRecord.select(CentreRecord.school_days).scalar())  # and not the logo, which is large


def _days(stored: str) -> frozenset[int]:
    return frozenset(map(int, stored))


def checked(details: CentreDetails) -> CentreDetails:
    """`details` with clean texts. Raises FieldError for what a centre cannot be without."""
    if not any(map(clean, (details.name_km, details.name_en, details.name_fr))):
        raise FieldError("name_km", N_("Type the centre's name in at least one language."))
    if not details.school_days:
        raise FieldError("school_days", N_("Choose at least one day on which the centre works."))
    if details.logo and len(details.logo) > _LARGEST_LOGO:
        raise FieldError("logo", N_("The logo is too large: choose a picture of less than 2 MB."))
    return details


def columns(details: CentreDetails) -> dict[str, object]:
    """The columns of `CentreRecord` for checked details."""
    return {
        "name_km": clean(details.name_km),
        "name_en": clean(details.name_en),
        "name_fr": clean(details.name_fr),
        "address": clean(details.address, 500, lines=True),
        "phone": clean(details.phone),
        "logo": details.logo,
        "school_days": "".join(map(str, sorted(details.school_days))),
        "language": details.language,
    }


def _check_thresholds(thresholds: Thresholds) -> None:
    if not 1 <= thresholds.absences_in_a_row <= 30:
        raise FieldError("absences_in_a_row", N_("Type a number from 1 to 30."))
    if not 1 <= thresholds.children_per_staff <= 60:
        raise FieldError("children_per_staff", N_("Type a number from 1 to 60."))
    try:
        # A year without 29 February: the date must exist every year.
        dt.date(2025, thresholds.school_starts_month, thresholds.school_starts_day)
    except ValueError as error:
        raise FieldError("school_starts_day", N_("This date does not exist.")) from error
