import pytest

from resources.fonts import FONT_NAMES, font_path


@pytest.mark.parametrize("name", FONT_NAMES)
def test_every_named_font_is_shipped_as_a_whole_truetype_file(name: str) -> None:
    data = font_path(name).read_bytes()
    assert data[:4] == b"\x00\x01\x00\x00"
    assert len(data) > 100_000


def test_the_licence_stands_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in font_path(FONT_NAMES[0]).with_name("OFL.txt").read_text("utf-8")


def test_an_unknown_font_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        font_path("Arial")
