"""The recovery sheet on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.accounts.values import RecoverySheet
from app.settings.values import CentreDetails
from reports.recovery_sheet import draw
from tests.reports.pdf_text import page_texts

SHEET = RecoverySheet(
    "7K3M-Q9ZT-0WXD-4H8N-VB2C-PR6E-J1YA-5SFG-TT40",
    CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey"),
    dt.datetime(2026, 11, 6, 8, 12),
    "Sokunthea",
)


def test_the_code_stands_there_in_groups_with_what_to_do_in_two_languages() -> None:
    (told,) = page_texts(draw(SHEET))
    for words in (*SHEET.groups, "សន្លឹកសង្គ្រោះ", "Recovery sheet", "Steung Meanchey centre", "Forgot your password?"):
        assert words in told


def test_a_centre_with_one_name_prints_one_language() -> None:
    alone = replace(SHEET, centre=CentreDetails(name_fr="Centre", language="fr"))
    assert [language.code for language in alone.languages] == ["fr"]
    assert "Recovery sheet" not in page_texts(draw(alone))[0]


@pytest.mark.parametrize("language", ["km", "en", "fr"])
def test_the_sheet_is_one_page_and_always_the_same(language: str) -> None:
    one = replace(SHEET, centre=replace(SHEET.centre, language=language))
    assert draw(one) == draw(one)
    assert len(page_texts(draw(one))) == 1
