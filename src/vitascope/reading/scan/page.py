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


_ASCENT, _DESCENT = 0.76, 0.22
"""How far a word's box reaches above and below its base line, in ems."""

_OF_BOX = 0.7
"""Em of a line for the height of the box that the engine draws around it."""


_ALIKE = 1.13
"""Ratio of measured sizes up to which lines count as set in one size."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where the letters of one line stand and how large they are, in pixels."""

    base: float
    size: float


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
        return Page(number, self.width, self.height, lines, scanned=True, turned=self.turned)


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
    rows = _rows(kept, inks)
    sizes = {line: row.size for line, row in rows.items()}
    usual = _usual_stroke(kept, inks, sizes)
    words: dict[int, list[Word]] = defaultdict(list)
    for word, ink in zip(kept, inks, strict=True):
        row = rows[word.line]
        bold = bool(ink and usual and len(word.text) > 1 and ink.stroke > _BOLD * usual * row.size)
        box = (
            Box(ink.box.left, row.base - _ASCENT * row.size, ink.box.right, row.base + _DESCENT * row.size)
            if ink
            else word.box
        )
        style = Style(size=round(2 * row.size * scale) / 2, bold=bold)
        made = Word(word.text, _scaled(box, scale), style, confidence=min(1.0, word.confidence))
        words[word.rotation].append(made)
    return {rotation: tuple(turned) for rotation, turned in words.items()}


def _rows(words: Sequence[ReadWord], inks: Sequence[Ink | None]) -> dict[int, Row]:
    """Base line and em of each line: what most of its words suggest."""
    members: dict[int, list[tuple[ReadWord, Ink | None]]] = defaultdict(list)
    for word, ink in zip(words, inks, strict=True):
        members[word.line].append((word, ink))
    rows = {line: _row(found) for line, found in members.items()}
    weights = {line: sum(len(word.text) for word, _ in found) for line, found in members.items()}
    faces = _faces({line: row.size for line, row in rows.items()}, weights)
    return {line: Row(row.base, faces[line]) for line, row in rows.items()}


def _faces(sizes: Mapping[int, float], weights: Mapping[int, int]) -> dict[int, float]:
    """One em for all lines that seem to be set alike: a page has few sizes, and measuring scatters around each."""
    faces: dict[int, float] = {}
    left = sorted(sizes, key=lambda line: (sizes[line], line))
    while left:
        near = max(
            ([line for line in left if 1 / _ALIKE <= sizes[line] / sizes[one] <= _ALIKE] for one in left),
            key=lambda lines: sum(weights[line] for line in lines),
        )
        face = median(sizes[line] for line in near for _ in range(weights[line]))
        faces.update(dict.fromkeys(near, face))
        left = [line for line in left if line not in faces]
    return faces


def _row(members: Sequence[tuple[ReadWord, Ink | None]]) -> Row:
    telling = [ink for word, ink in members if ink is not None and sum(map(str.isalnum, word.text)) > 1]
    telling = telling or [ink for word, ink in members if ink is not None and any(map(str.isalnum, word.text))]
    if telling:
        return Row(median(ink.base for ink in telling), median(ink.size for ink in telling))
    thickness = median(
        min(word.box.height, word.box.width) if word.rotation else word.box.height for word, _ in members
    )
    return Row(median(word.box.bottom for word, _ in members) - 0.3 * thickness, _OF_BOX * thickness)


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
