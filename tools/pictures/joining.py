"""One picture of several: a page light and dark beside each other, and on a phone at the right."""

import io
from collections.abc import Sequence

from PIL import Image

WIDTH, GAP = 1600, 12
GROUND = (128, 128, 124)
LARGEST = 120_000
"""Bytes that a picture may have."""
QUALITIES = (88, 82, 76, 70, 64)


def joined(pictures: Sequence[bytes]) -> Image.Image:
    """The pictures in a row, of one height, `WIDTH` wide together."""
    opened = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    room = WIDTH - GAP * (len(opened) + 1)
    height = round(room / sum(one.width / one.height for one in opened))
    sheet, left = Image.new("RGB", (WIDTH, height + 2 * GAP), GROUND), GAP
    for one in opened:
        small = one.resize((round(one.width * height / one.height), height), Image.Resampling.LANCZOS)
        sheet.paste(small, (left, GAP))
        left += small.width + GAP
    return sheet


def packed(picture: Image.Image) -> bytes:
    """A picture as WebP, as good as `LARGEST` allows."""
    made = b""
    for quality in QUALITIES:
        kept = io.BytesIO()
        picture.save(kept, "WEBP", quality=quality, method=6)
        made = kept.getvalue()
        if len(made) <= LARGEST:
            break
    return made
