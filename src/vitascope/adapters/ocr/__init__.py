"""OCR engines: two that ship, combined, or either alone, or none."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from vitascope.errors import Unavailable
from vitascope.ports.ocr import OCR, Pixels, Recognition


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """Which engine reads page images.

    Attributes:
        engine: "auto" combines both; "none" leaves scanned pages unread.
        tessdata: folder of Tesseract's language data; the usual places where None.
    """

    engine: Literal["auto", "rapid", "tesseract", "none"] = "auto"
    tessdata: Path | None = None


class _WhenFirstUsed:
    """An engine that is imported and loaded with the first page: most runs meet no scan."""

    def __init__(self, settings: OcrSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._engine: OCR | None = None

    def __call__(self, pixels: Pixels) -> Recognition:
        with self._lock:
            engine = self._engine = self._engine or _opened(self._settings)
        return engine(pixels)


@cache
def open_ocr(settings: OcrSettings = OcrSettings()) -> OCR:
    """The engine that `settings` ask for; one a process, loaded with its first page."""
    return _WhenFirstUsed(settings)


def _opened(settings: OcrSettings) -> OCR:
    match settings.engine:
        case "none":
            raise Unavailable("no OCR engine is switched on")
        case "rapid":
            return _made("rapid", "RapidOCR")
        case "tesseract":
            return _made("tesseract", "Tesseract", settings.tessdata)
        case "auto":
            return _made(
                "router", "Router", _made("rapid", "RapidOCR"), _made("tesseract", "Tesseract", settings.tessdata)
            )


def _made(module: str, name: str, *arguments: object) -> OCR:
    try:
        engine: OCR = getattr(import_module(f"{__name__}.{module}"), name)(*arguments)
    except ImportError as trouble:
        raise Unavailable(f"the OCR engine is not installed: {trouble.name} is missing") from trouble
    return engine
