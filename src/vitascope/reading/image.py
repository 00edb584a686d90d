"""From PNG, JPEG, TIFF and WebP to a document: each frame is a page, read by OCR."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageFile, ImageOps, ImageSequence, UnidentifiedImageError

from vitascope.errors import DamagedDocument, LimitExceeded
from vitascope.model.document import Document, Page
from vitascope.model.findings import Code, Finding, Severity
from vitascope.ports.ocr import OCR, Pixels
from vitascope.reading.limits import Limits
from vitascope.reading.scan import read_scan
from vitascope.reading.scan.scale import points_per_pixel

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")

_SQUARE = 1.02
"""Ratio of the resolutions across and down up to which pixels count as square; a standard fax has 1.04 or 2.08."""


def read_image(data: bytes, *, ocr: OCR | None, limits: Limits) -> Document:
    """The document that an image file shows.

    Args:
        data: the whole file.
        ocr: reads the pages; without it they stay empty and are reported.
        limits: on pages and pixels.

    Raises:
        DamagedDocument: no picture can be read from the bytes.
        LimitExceeded: a picture has more pixels than allowed.
    """
    image = _opened(data)
    findings: list[Finding] = []
    pages = []
    for number, (pixels, dpi) in enumerate(_frames(image, limits, findings), start=1):
        page, found = _page(pixels, dpi, number, ocr)
        pages.append(page)
        findings.extend(finding.model_copy(update={"page": number}) for finding in found)
    if not pages:
        raise DamagedDocument("the image is broken: no picture in it can be read")
    return Document((image.format or "image").lower(), tuple(pages), findings=tuple(findings))


def pictures(data: bytes, limits: Limits) -> Iterator[tuple[Pixels, float | None]]:
    """Each picture of an image file as upright pixels with its resolution, those left out that are broken."""
    return _frames(_opened(data), limits, [])


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Pillow warns of broken notes in a file, which do no harm, and of sizes, which our limits judge more strictly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _opened(data: bytes) -> Image.Image:
    try:
        with _without_warnings():
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as trouble:
        raise LimitExceeded("the image has far more pixels than a page needs") from trouble
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, OverflowError) as trouble:
        raise DamagedDocument("the image is broken: its header cannot be read") from trouble


def _frames(image: Image.Image, limits: Limits, findings: list[Finding]) -> Iterator[tuple[Pixels, float | None]]:
    """Each frame as upright pixels with its resolution, as far as the file goes."""
    frames = iter(ImageSequence.Iterator(image))
    for number in range(1, limits.pages + 2):
        try:
            with _without_warnings():
                frame = next(frames, None)
        except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as trouble:
            if number == 1:
                raise DamagedDocument("the image is broken: its first picture cannot be found") from trouble
            findings.append(_unreadable(number))
            return
        if frame is None:
            return
        if number > limits.pages:
            message = f"Only the first {limits.pages} pages were read."
            findings.append(Finding(code=Code.PAGE_LIMIT, severity=Severity.WARNING, message=message))
            return
        if frame.width * frame.height > limits.pixels:
            raise LimitExceeded(
                f"picture {number} has {frame.width * frame.height:,} pixels, more than the {limits.pixels:,} allowed"
            )
        pixels = _pixels(frame, number, findings)
        if pixels is not None:
            yield pixels


def _pixels(frame: Image.Image, number: int, findings: list[Finding]) -> tuple[Pixels, float | None] | None:
    across, down = _resolution(frame)
    try:
        with _without_warnings():
            whole, cut = _loaded(frame)
            upright = ImageOps.exif_transpose(whole)
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, Image.DecompressionBombError) as trouble:
        if number == 1 and getattr(frame, "n_frames", 1) == 1:
            raise DamagedDocument("the image is broken: its pixels cannot be unpacked") from trouble
        findings.append(_unreadable(number))
        return None
    if cut:
        message = "The image is cut short; what is there was read."
        findings.append(Finding(code=Code.REPAIRED, severity=Severity.WARNING, message=message, page=number))
    if across and down and not 1 / _SQUARE <= across / down <= _SQUARE:
        upright, across = _square(upright, across, down)
    return _array(upright), across


def _loaded(frame: Image.Image) -> tuple[Image.Image, bool]:
    """The frame with its pixels unpacked, and whether the file ended before them."""
    try:
        frame.load()
    except OSError:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            frame.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return frame, True
    return frame, False


def _unreadable(number: int) -> Finding:
    message = "This page of the image file is broken and was left out."
    return Finding(code=Code.PAGE_UNREADABLE, severity=Severity.SERIOUS, message=message, page=number)


def _resolution(frame: Image.Image) -> tuple[float | None, float | None]:
    found = frame.info.get("dpi")
    if not (isinstance(found, tuple) and len(found) == 2):
        return None, None
    across, down = (float(value) for value in found)
    return (across, down) if across > 1 and down > 1 else (None, None)


def _square(image: Image.Image, across: float, down: float) -> tuple[Image.Image, float]:
    """The image with as many pixels in an inch down as across, the finer of both."""
    finer = max(across, down)
    size = (round(image.width * finer / across), round(image.height * finer / down))
    grey = image.convert("L") if image.mode == "1" else image
    return grey.resize(size, Image.Resampling.BICUBIC), finer


def _array(image: Image.Image) -> Pixels:
    if image.mode.startswith(("I", "F")):
        levels = np.asarray(image, np.float64)
        spread = max(1.0, float(levels.max()))
        return np.asarray(levels * (255.0 / spread), np.uint8)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return np.asarray(image.convert("L" if image.mode in {"1", "L"} else "RGB"), np.uint8)


def _page(pixels: Pixels, dpi: float | None, number: int, ocr: OCR | None) -> tuple[Page, tuple[Finding, ...]]:
    if ocr is None:
        height, width = pixels.shape[:2]
        scale = points_per_pixel(width, height, dpi)
        message = "This page is an image, and no OCR engine is switched on to read it."
        finding = Finding(code=Code.NO_OCR, severity=Severity.SERIOUS, message=message)
        return Page(number, width * scale, height * scale, scanned=True), (finding,)
    scan = read_scan(pixels, dpi=dpi, ocr=ocr)
    return scan.page(number), scan.findings
