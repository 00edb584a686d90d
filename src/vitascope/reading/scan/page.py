"""From the pixels of a page to its words in points, through an OCR engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from vitascope.errors import Unavailable
from vitascope.model.document import Page, Style, Word
from vitascope.model.findings import Code, Finding, Severity
from vitascope.model.geometry import Box
from vitascope.ports.ocr import OCR, Pixels, ReadWord, Recognition
from vitascope.reading.layout import arrange
from vitascope.reading.scan.correction import Correction, correct
from vitascope.reading.scan.ink import Ink, ink_in

_BOLD = 1.28
"""How much thicker than usual on its page the strokes of a bold word are, for its size."""

_LEAST_CONFIDENCE = 0.5


@dataclass(frozen=True)
class ScannedPage:
    """A page as read.

    Attributes:
        width, height: of the corrected page, in points.
        words: the upright ones, in points of the corrected page.
        sideways: those that are turned on the upright page, by degrees clockwise.
        turned: degrees clockwise that the picture was turned by to stand upright.
        corrected: the corrected, upright page that the boxes refer to.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    sideways: Mapping[int, tuple[Word, ...]]
    findings: tuple[Finding, ...]
    turned: int
    corrected: Pixels

    def page(self, number: int) -> Page:
        """The page with its lines in reading order."""
        lines = arrange(self.words, page=number, width=self.width, height=self.height, turned=self.sideways)
        return Page(number, self.width, self.height, lines, scanned=True)


def read_scan(pixels: Pixels, *, dpi: float | None, ocr: OCR) -> ScannedPage:
    """The words on a scan or photo of one page.

    Args:
        pixels: in any orientation.
        dpi: as stated by the file; None where it says nothing.
        ocr: reads the corrected page.
    """
    page = correct(pixels, dpi=dpi)
    try:
        found = ocr(page.grey)
    except Unavailable as trouble:
        message = f"This page is an image and was not read: {trouble.message}"
        findings = (Finding(code=Code.NO_OCR, severity=Severity.SERIOUS, message=message),)
        return _page(page, page.pixels, 0, {}, findings)
    quarters = -(found.turned // 90)
    upright = np.ascontiguousarray(np.rot90(page.pixels, quarters))
    grey = np.ascontiguousarray(np.rot90(page.grey, quarters))
    return _page(page, upright, found.turned, _words(found.words, grey, 72.0 / page.dpi), _findings(found))


def _page(
    page: Correction,
    upright: Pixels,
    turned: int,
    words: Mapping[int, tuple[Word, ...]],
    findings: tuple[Finding, ...],
) -> ScannedPage:
    height, width = upright.shape[:2]
    scale = 72.0 / page.dpi
    sideways = {rotation: turned_words for rotation, turned_words in words.items() if rotation}
    total = (page.turned + turned) % 360
    return ScannedPage(width * scale, height * scale, words.get(0, ()), sideways, findings, total, upright)


def _findings(found: Recognition) -> tuple[Finding, ...]:
    if found.missing_script is None:
        return ()
    message = f"This page seems to be in {found.missing_script} script, which no OCR engine here can read"
    remedy = f"; install {found.pack}." if found.pack else "."
    return (Finding(code=Code.NO_SCRIPT_PACK, severity=Severity.SERIOUS, message=message + remedy),)


def _words(read: Sequence[ReadWord], grey: Pixels, scale: float) -> dict[int, tuple[Word, ...]]:
    """The words in points, by the degrees that they are turned."""
    kept = [word for word in read if word.confidence >= _LEAST_CONFIDENCE]
    inks = [ink_in(grey, word.box, word.text) if not word.rotation else None for word in kept]
    sizes = _sizes(kept, inks)
    usual = _usual_stroke(kept, inks, sizes)
    words: dict[int, list[Word]] = defaultdict(list)
    for word, ink in zip(kept, inks, strict=True):
        size = sizes[word.line]
        bold = bool(ink and usual and len(word.text) > 1 and ink.stroke > _BOLD * usual * size)
        box = ink.box if ink else word.box
        style = Style(size=round(2 * size * scale) / 2, bold=bold)
        made = Word(word.text, _scaled(box, scale), style, confidence=min(1.0, word.confidence))
        words[word.rotation].append(made)
    return {rotation: tuple(turned) for rotation, turned in words.items()}


def _sizes(words: Sequence[ReadWord], inks: Sequence[Ink | None]) -> dict[int, float]:
    """Em in pixels of each line: what most of its words suggest."""
    suggested: dict[int, list[float]] = defaultdict(list)
    for word, ink in zip(words, inks, strict=True):
        thickness = min(word.box.height, word.box.width) if word.rotation else word.box.height
        usable = ink is not None and any(map(str.isalnum, word.text))
        suggested[word.line].append(ink.size if ink is not None and usable else thickness * 0.75)
    return {line: median(values) for line, values in suggested.items()}


def _usual_stroke(words: Sequence[ReadWord], inks: Sequence[Ink | None], sizes: dict[int, float]) -> float:
    """Thickness of most strokes on the page, in ems."""
    strokes = [
        ink.stroke / sizes[word.line]
        for word, ink in zip(words, inks, strict=True)
        if ink is not None and sizes[word.line] > 0
        for _ in word.text
    ]
    return median(strokes) if strokes else 0.0


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
