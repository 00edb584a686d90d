"""Pages drawn for the tests of this folder."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from vitascope.ports.ocr import Pixels

SENTENCES = (
    "Quality engineer for medical devices",
    "Northfield Instruments, Leeds",
    "Validated the new assembly line in ten months",
    "Wrote the training plan for thirty colleagues",
    "Reduced returns by a third within one year",
    "Speaks Welsh and a little Portuguese",
)


def page(width: int = 1240, height: int = 1754, *, ink: int = 0, paper: int = 255) -> Image.Image:
    """A page of plain sentences, upright and level."""
    image = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(30)
    for number in range(18):
        draw.text((120, 150 + 80 * number), SENTENCES[number % len(SENTENCES)], fill=ink, font=font)
    return image


def pixels(image: Image.Image) -> Pixels:
    """The image as an array."""
    return np.asarray(image, np.uint8)
