"""Lines that every page repeats at its edge are page headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vitascope.model.document import Line, Page, Place

EDGE = 0.12
"""Of the page height: how far from its edge a header or footer stands."""

OUTERMOST = 3
"""Lines from either end of a page that may repeat away from its edge, where the text ends early."""

LONG = 15
"""Characters of a line away from the edge that does not repeat by chance."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|страница|стр\.?|página|pagina|p\.|pág\.?|第)\W*)?\d{1,3}"
    r"(?:\s*(?:/|of|von|из|de|sur|–|-|共|页)+\s*\d{0,3}\s*页?)?\W*$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(?<![\d/])(\d{1,3})\s*(?:/|of|von|из|de|sur)\s*(\d{1,3})\W*$", re.IGNORECASE)
CONTACT = re.compile(r"@|(?:\d\D{0,2}){7}")


def mark_running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The same pages with headers, footers and page numbers marked as such.

    On the first page a header, and a footer with contact data, stay part of the body: many
    people print their address nowhere else.
    """
    counts = Counter(
        key for page in pages for key in {key for line, place in _outer(page) for key in _keys(line, place)}
    )
    return tuple(_marked(page, counts, len(pages)) for page in pages)


def _outer(page: Page) -> list[tuple[Line, Place]]:
    """The lines of a page that may be running, and at which end they stand."""
    last = len(page.lines) - OUTERMOST
    ends = []
    for at, line in enumerate(page.lines):
        place = _edge(line, page) or (Place.HEADER if at < OUTERMOST else Place.FOOTER if at >= last else None)
        if place is not None and line.place is Place.BODY:
            ends.append((line, place))
    return ends


def _marked(page: Page, counts: Counter[tuple[Place, str]], pages: int) -> Page:
    running = {id(line): place for line, place in _outer(page) if _is_running(line, place, page, counts, pages)}
    lines = tuple(replace(line, place=running[id(line)]) if id(line) in running else line for line in page.lines)
    return replace(page, lines=lines)


def _is_running(line: Line, place: Place, page: Page, counts: Counter[tuple[Place, str]], pages: int) -> bool:
    if _edge(line, page) is not None and _is_page_number(line.text, pages):
        return True
    at_edge = _edge(line, page) is not None
    if pages < 2 or (not at_edge and len(line.text) < LONG):
        return False
    exact, counted = _keys(line, place)
    if counts[counted if at_edge else exact] <= pages // 2:
        return False
    kept = page.number == 1 and (place is Place.HEADER or line.rotation or CONTACT.search(line.text))
    return not kept


def _is_page_number(text: str, pages: int) -> bool:
    if PAGE_NUMBER.match(text):
        return True
    counted = COUNTED.search(text)
    return counted is not None and int(counted[1]) <= int(counted[2]) == pages


def _keys(line: Line, place: Place) -> tuple[tuple[Place, str], tuple[Place, str]]:
    """A line's text as it is, and with any number in it made the same."""
    return (place, line.text), (place, DIGITS.sub("#", line.text))


def _edge(line: Line, page: Page) -> Place | None:
    if line.box.bottom < EDGE * page.height:
        return Place.HEADER
    if line.box.top > (1 - EDGE) * page.height:
        return Place.FOOTER
    return None
