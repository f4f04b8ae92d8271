"""Photos made small and anonymous."""

import io

import pytest
from PIL import Image

from app.errors import UserError
from app.people.photos import prepare_photo


def picture(size: tuple[int, int], kind: str = "JPEG", colour: str = "red", **saved: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, kind, **saved)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_large_photo_becomes_small_and_keeps_its_shape() -> None:
    photo = prepare_photo(picture((3000, 2000)))
    assert opened(photo.picture).size == (600, 400)
    assert opened(photo.thumb).size == (96, 96)


def test_a_small_photo_is_not_blown_up() -> None:
    assert opened(prepare_photo(picture((200, 100), "PNG")).picture).size == (200, 100)


def test_place_camera_and_comments_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "TelephoneMaker"
    exif[0x8825] = {1: "N", 2: (11.5, 33.0, 0.0)}
    photo = prepare_photo(picture((300, 200), exif=exif, comment=b"Stung Meanchey"))
    for content in (photo.picture, photo.thumb):
        assert not opened(content).getexif()
        assert b"TelephoneMaker" not in content
        assert b"Stung" not in content


def test_a_photo_taken_with_a_turned_telephone_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(prepare_photo(picture((300, 200), exif=exif)).picture).size == (200, 300)


def test_a_transparent_picture_stands_on_white() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(stream, "PNG")
    assert opened(prepare_photo(stream.getvalue()).picture).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"", b"not a picture", picture((50, 50))[:200], b"%PDF-1.4 something"])
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError, match="not a picture"):
        prepare_photo(content)


@pytest.mark.parametrize("size", [(9000, 9000), (16000, 12000)])
def test_a_picture_that_would_fill_the_memory_is_refused(size: tuple[int, int]) -> None:
    stream = io.BytesIO()
    Image.new("1", size).save(stream, "PNG")
    with pytest.raises(UserError, match="too large"):
        prepare_photo(stream.getvalue())


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(UserError, match="too large"):
        prepare_photo(bytes(25_000_001))
