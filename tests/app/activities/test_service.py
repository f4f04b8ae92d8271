"""The catalogue of activities."""

import pytest

from app.activities.values import ActivityDraft
from app.centre import Centre
from app.errors import FieldError
from app.language import Language


def test_a_centre_begins_with_four_activities_in_three_languages(centre: Centre) -> None:
    names = [one.name(Language("en")) for one in centre.activities.activities()]
    assert names == ["Games", "Reading", "Sport", "Tutoring"]
    assert all(one.name_km and one.name_fr for one in centre.activities.activities())


def test_an_activity_is_added_renamed_put_away_and_brought_back(centre: Centre) -> None:
    activities = centre.activities
    chess = activities.add(ActivityDraft(name_en="Ches")).value
    activities.change(chess, ActivityDraft(name_en="Chess"))
    activities.archive(chess)
    assert len(activities.activities()) == 4
    activities.bring_back(chess)
    assert activities.activities()[-1].name_en == "Chess"


def test_an_activity_needs_a_name(centre: Centre) -> None:
    with pytest.raises(FieldError, match="activity's name"):
        centre.activities.add(ActivityDraft(name_en="  "))
