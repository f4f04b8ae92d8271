"""Pictures as they come from a telephone, made small and free of what else they tell."""

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.words import N_

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_PIXELS = 600
THUMB_PIXELS = 96
LARGEST_FILE = 25_000_000  # bytes
LARGEST_PICTURE = 60_000_000  # pixels; more than the telephones of today


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """Two JPEGs without metadata: at most 600 px, and a square of 96 px."""

    picture: bytes
    thumb: bytes


def shrunk(content: bytes, pixels: int) -> bytes:
    """A JPEG of at most `pixels` on its longer side, upright and without metadata. Raises UserError."""
    from PIL import ImageOps

    upright = _opened(content)
    if max(upright.size) > pixels:
        upright = ImageOps.contain(upright, (pixels, pixels))
    return _jpeg(upright)


def prepare_photo(content: bytes) -> PreparedPhoto:
    """Shrink a picture, upright, without place, time or camera. Raises UserError for what is no picture."""
    from PIL import ImageOps

    upright = _opened(content)
    small = ImageOps.contain(upright, (PICTURE_PIXELS, PICTURE_PIXELS)) if _is_larger(upright) else upright
    thumb = ImageOps.fit(upright, (THUMB_PIXELS, THUMB_PIXELS), centering=(0.5, 0.4))
    return PreparedPhoto(_jpeg(small), _jpeg(thumb))


def _is_larger(picture: "Image") -> bool:
    return max(picture.size) > PICTURE_PIXELS


def _opened(content: bytes) -> "Image":
    # Pillow is loaded only when somebody adds a photo: it would slow down the start.
    from PIL import Image, ImageOps

    if len(content) > LARGEST_FILE:
        raise UserError(N_("This picture is too large. Choose one of less than 25 MB."))
    try:
        with warnings.catch_warnings():
            # A tiny file can unfold into a picture that fills the memory: ask its size first.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "BMP", "GIF"))
        if picture.width * picture.height > LARGEST_PICTURE:
            raise UserError(N_("This picture is too large. Choose one of less than 60 million points."))
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError:
        raise UserError(N_("This picture is too large. Choose one of less than 60 million points.")) from None
    except (OSError, ValueError, SyntaxError):
        raise UserError(N_("This file is not a picture. Choose a photo (.jpg or .png).")) from None


def _jpeg(picture: "Image") -> bytes:
    """On white and into a new picture, so that nothing of the old file comes along."""
    from PIL import Image

    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture.getchannel("A"))
    stream = io.BytesIO()
    clean.save(stream, "JPEG", quality=85, optimize=True)
    return stream.getvalue()
