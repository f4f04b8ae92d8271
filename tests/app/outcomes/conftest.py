"""A cohort that finished some time ago."""

import pytest

from app.centre import Centre
from tests.finished_cohort import FinishedCohort, finished_cohort


@pytest.fixture
def cooks(centre: Centre) -> FinishedCohort:
    return finished_cohort(centre)
