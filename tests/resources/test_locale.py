"""The catalogues hold every sentence of the code, in all three languages, and their compiled form is today's."""

import string

import pytest
from babel.messages import Catalog

from tests.catalogues import LANGUAGES, compiled, extracted, path_of, stored


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_or_left_over(language: str, template: Catalog) -> None:
    wanted = {message.id for message in template if message.id}
    assert {message.id for message in stored(language) if message.id} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    for message in stored(language):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, f"{message.id} would not be compiled"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_for_values(language: str) -> None:
    for message in stored(language):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = set().union(*map(fields, ids))
            assert all(fields(form) <= wanted for form in forms), message.id
            assert fields(forms[-1]) == fields(ids[-1]), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    assert path_of(language).with_suffix(".mo").read_bytes() == compiled(stored(language))
