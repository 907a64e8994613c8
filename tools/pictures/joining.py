"""One picture of several: a page light and dark beside each other, and on a phone at the right."""

import io
from collections.abc import Sequence

from PIL import Image

WIDTH, GAP = 1600, 12
GROUND = (128, 128, 124)
LARGEST = 120_000
"""Bytes that a picture may have."""
QUALITIES = (88, 82, 76, 70, 64)


def joined(pictures: Sequence[bytes]) -> bytes:
    """The pictures (PNG) in a row, of one height, `WIDTH` wide together, as WebP."""
    opened = [_opened(picture) for picture in pictures]
    room = WIDTH - GAP * (len(opened) + 1)
    height = round(room / sum(one.width / one.height for one in opened))
    sheet, left = Image.new("RGB", (WIDTH, height + 2 * GAP), GROUND), GAP
    for one in opened:
        small = one.resize((round(one.width * height / one.height), height), Image.Resampling.LANCZOS)
        sheet.paste(small, (left, GAP))
        left += small.width + GAP
    return _packed(sheet)


def alone(picture: bytes) -> bytes:
    """A picture (PNG) by itself, as WebP."""
    return _packed(_opened(picture))


def _opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def _packed(picture: Image.Image) -> bytes:
    """As good as `LARGEST` allows."""
    made = b""
    for quality in QUALITIES:
        kept = io.BytesIO()
        picture.save(kept, "WEBP", quality=quality, method=6)
        made = kept.getvalue()
        if len(made) <= LARGEST:
            break
    return made
