from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from vitascope.errors import DamagedDocument, LimitExceeded
from vitascope.model.findings import Code
from vitascope.ports.ocr import Pixels, Recognition
from vitascope.reading.image import read_image
from vitascope.reading.limits import Limits

LIMITS = Limits()


def encoded(image: Image.Image, kind: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def blank(width: int = 400, height: int = 600, mode: str = "L") -> Image.Image:
    return Image.new(mode, (width, height), "white")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff"), ("WEBP", "webp")])
def test_every_format_becomes_one_page_of_paper(kind: str, name: str) -> None:
    document = read_image(encoded(blank(), kind), ocr=None, limits=LIMITS)
    assert document.format == name
    (page,) = document.pages
    assert page.scanned
    assert not page.lines
    assert page.width == pytest.approx(page.height * 400 / 600)
    assert [finding.code for finding in document.findings] == [Code.NO_OCR]


def test_each_frame_of_a_tiff_is_a_page() -> None:
    data = encoded(blank(), "TIFF", save_all=True, append_images=[blank(), blank()])
    document = read_image(data, ocr=lambda _: Recognition(), limits=LIMITS)
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_pages_over_the_limit_are_left_out_and_reported() -> None:
    data = encoded(blank(), "TIFF", save_all=True, append_images=[blank(), blank()])
    document = read_image(data, ocr=lambda _: Recognition(), limits=Limits(pages=2))
    assert len(document.pages) == 2
    assert Code.PAGE_LIMIT in {finding.code for finding in document.findings}


@pytest.mark.parametrize("packing", ["group3", "group4"])
def test_a_fax_with_flat_pixels_is_pulled_square(packing: str) -> None:
    seen: list[tuple[int, ...]] = []

    def engine(pixels: Pixels) -> Recognition:
        seen.append(pixels.shape)
        return Recognition()

    fax = encoded(Image.new("1", (1728, 1143), 1), "TIFF", compression=packing, dpi=(204, 98))
    (page,) = read_image(fax, ocr=engine, limits=LIMITS).pages
    assert page.width == pytest.approx(1728 / 204 * 72, rel=0.01)
    assert page.height == pytest.approx(1143 / 98 * 72, rel=0.01)
    assert seen[0][0] > seen[0][1]


def test_the_camera_s_note_of_orientation_is_followed() -> None:
    note = Image.Exif()
    note[0x0112] = 6
    (page,) = read_image(encoded(blank(600, 400), "JPEG", exif=note), ocr=None, limits=LIMITS).pages
    assert page.height > page.width


def test_a_see_through_image_lies_on_white_paper() -> None:
    seen: list[float] = []

    def engine(pixels: Pixels) -> Recognition:
        seen.append(float(pixels.mean()))
        return Recognition()

    read_image(encoded(Image.new("RGBA", (400, 600), (0, 0, 0, 0)), "PNG"), ocr=engine, limits=LIMITS)
    assert seen[0] > 250


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(LimitExceeded, match="240,000 pixels"):
        read_image(encoded(blank(), "PNG"), ocr=None, limits=Limits(pixels=100_000))


def test_a_bomb_is_refused() -> None:
    header = encoded(blank(8, 8), "PNG")
    bomb = header[:16] + (60_000).to_bytes(4, "big") * 2 + header[24:]
    with pytest.raises((LimitExceeded, DamagedDocument)):
        read_image(bomb, ocr=None, limits=LIMITS)


def test_what_is_there_of_a_cut_image_is_read() -> None:
    noise = Image.fromarray(np.random.default_rng(3).integers(0, 255, (600, 400), np.uint8))
    data = encoded(noise, "JPEG")
    document = read_image(data[: len(data) * 2 // 3], ocr=None, limits=LIMITS)
    assert len(document.pages) == 1
    assert Code.REPAIRED in {finding.code for finding in document.findings}


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0rubbish", b"II*\x00\x08\x00\x00\x00"])
def test_a_file_without_a_picture_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedDocument):
        read_image(data, ocr=None, limits=LIMITS)
