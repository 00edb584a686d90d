"""Lines that every page repeats at its edge are page headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vitascope.model.document import Line, Page, Place

EDGE = 0.12
"""Of the page height: how far from its edge a header or footer stands."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|страница|стр\.?|página|pagina|p\.|pág\.?|第)\W*)?\d{1,3}"
    r"(?:\s*(?:/|of|von|из|de|sur|–|-|共|页)+\s*\d{0,3}\s*页?)?\W*$",
    re.IGNORECASE,
)


def mark_running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The same pages with headers, footers and page numbers marked as such."""
    counts = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _edge(line, page) is not None}
    )
    return tuple(_marked(page, counts, len(pages)) for page in pages)


def _marked(page: Page, counts: Counter[tuple[str, int]], pages: int) -> Page:
    lines = tuple(_placed(line, page, counts, pages) for line in page.lines)
    return replace(page, lines=lines)


def _placed(line: Line, page: Page, counts: Counter[tuple[str, int]], pages: int) -> Line:
    place = _edge(line, page)
    if place is None or line.place is not Place.BODY:
        return line
    repeated = pages > 1 and counts[_key(line)] > max(1, pages // 2)
    first = page.number == 1 and place is Place.HEADER
    numbered = bool(PAGE_NUMBER.match(line.text)) and pages > 1
    if (repeated and not first) or numbered:
        return replace(line, place=place)
    return line


def _key(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", line.text), round(line.box.top / 6)


def _edge(line: Line, page: Page) -> Place | None:
    if line.box.bottom < EDGE * page.height:
        return Place.HEADER
    if line.box.top > (1 - EDGE) * page.height:
        return Place.FOOTER
    return None
