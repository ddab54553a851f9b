"""Pictures: drawn anew and smaller, so that the picture is all that is kept: no place, no camera, nothing behind it."""

import io
from threading import Lock

from PIL import Image, ImageOps

from huiyin_web.evidence.errors import DamagedPictureError, FileRefusedError, TooManyPixelsError
from huiyin_web.evidence.limits import LONGEST_SIDE, MOST_KEPT, MOST_PIXELS

MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_FORMATS = ("JPEG", "PNG", "WEBP")
_MILLION = 1_000_000
_SHADES_OF_16_BITS = 256
# The longest side and the quality, the best first: the first that is small enough is taken, else the last.
_TRIES = ((LONGEST_SIDE, 80), (LONGEST_SIDE, 60), (1600, 60), (1280, 50), (1000, 40))
_ONE_AT_A_TIME = Lock()  # the largest picture takes some hundred megabytes while it is drawn
Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and asked before a pixel is read


def is_picture(content: bytes) -> bool:
    """Say whether a file begins as a JPEG, PNG or WebP does."""
    return content.startswith(MAGIC) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP")


def drawn_anew(content: bytes) -> bytes:
    """Give a picture as a JPEG of its own: upright, on white, bounded, without a word about where and by what.

    Raises:
        TooManyPixelsError, DamagedPictureError: it is not drawn.
    """
    with _ONE_AT_A_TIME:
        try:
            return _smallest(_opened(content))
        except FileRefusedError:
            raise
        except Exception as error:
            raise DamagedPictureError from error


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise TooManyPixelsError(width=width, height=height, most=MOST_PIXELS // _MILLION)
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        return _flat(ImageOps.exif_transpose(_bounded(_in_colour(picture), LONGEST_SIDE)))


def _in_colour(picture: Image.Image) -> Image.Image:
    """Give a picture in a mode that can be made smaller: no palette, no 16 bits."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade / _SHADES_OF_16_BITS).convert("L")
    if picture.mode in {"RGB", "RGBA", "L"}:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _bounded(picture: Image.Image, side: int) -> Image.Image:
    bounded = picture.copy()
    bounded.thumbnail((side, side))
    return bounded


def _flat(picture: Image.Image) -> Image.Image:
    """Lay a picture on white and leave all that is said of it behind."""
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return ground


def _smallest(picture: Image.Image) -> bytes:
    written = b""
    for side, quality in _TRIES:
        target = io.BytesIO()
        _bounded(picture, side).save(target, "JPEG", quality=quality, optimize=True)
        written = target.getvalue()
        if len(written) <= MOST_KEPT:
            break
    return written
