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
PAGE_WORD = r"(?:page|pg\.?|p\.|seite|s\.|страница|стр\.?|página|pagina|pág\.?|sida|side|strona|sayfa|第)"
PAGE_NUMBER = re.compile(
    rf"^\W*(?:{PAGE_WORD}\W*)?\d{{1,3}}(?:\s*(?:/|of|von|из|de|sur|di|av|af|z|–|-|共|页)+\s*\d{{0,3}}\s*页?)?\W*$",
    re.IGNORECASE,
)
NUMBERED = re.compile(rf"^\W*{PAGE_WORD}\s*(\d{{1,3}})(?!\d)", re.IGNORECASE)
"""A page number with more text behind it."""

COUNTED = re.compile(r"(?<![\d/])(\d{1,3})\s*(?:/|of|von|из|de|sur|di|av|af|z)\s*(\d{1,3})\W*$", re.IGNORECASE)
CONTACT = re.compile(r"@|(?:\d\D{0,2}){7}")
TOLD = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+\w|\+?\d[\d\s().-]{5,}\d")
"""An e-mail address or a phone number."""

DAY = re.compile(
    r"^(?:[^\W\d]+(?:[- ][^\W\d]+)?,\s*)?(?:den\s+|le\s+)?"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?[^\W\d]{3,}\.?,?\s+(?:de\s+)?\d{4}(?:\s+г(?:ода|\.)?)?"
    r"|[^\W\d]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s*\d{4})$"
)
"""A whole date, with the place before it or without."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def mark_running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The same pages with headers, footers and page numbers marked as such.

    On the first page a header, and a footer with contact data that is nowhere else on the
    page, stay part of the body: many people print their address nowhere else.
    """
    counts = Counter(
        key for page in pages for key in {key for line, place in _outer(page) for key in _keys(line, place)}
    )
    return without_day(tuple(_marked(page, counts, len(pages)) for page in pages))


def without_day(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same pages with the day of printing or signing, alone in the last line, marked as a footer."""
    lines = [line for page in pages for line in page.lines if line.place is Place.BODY and not line.rotation]
    if len(lines) < 2 or not DAY.match(lines[-1].text):
        return pages
    last = lines[-1]
    above = [line for line in lines[:-1] if line.page == last.page and line.box.bottom <= last.box.top]
    apart = not above or last.box.top - max(line.box.bottom for line in above) > 0.7 * last.size
    years = [int(year) for line in lines for year in YEAR.findall(line.text)]
    if not apart or int(YEAR.findall(last.text)[-1]) < max(years):
        return pages
    return tuple(_with_footer(page, last) if page.number == last.page else page for page in pages)


def _with_footer(page: Page, footer: Line) -> Page:
    lines = tuple(replace(line, place=Place.FOOTER) if line is footer else line for line in page.lines)
    return replace(page, lines=lines)


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
    if _edge(line, page) is not None and _is_page_number(line.text, page.number, pages):
        return True
    at_edge = _edge(line, page) is not None
    if pages < 2 or (not at_edge and len(line.text) < LONG):
        return False
    exact, counted = _keys(line, place)
    if counts[counted if at_edge else exact] <= pages // 2:
        return False
    if page.number > 1:
        return True
    return not (place is Place.HEADER or line.rotation or (CONTACT.search(line.text) and not _is_told(line, page)))


def _is_told(line: Line, page: Page) -> bool:
    """Whether a page says all the contact data of a line elsewhere, too."""
    rest = "".join(other.text for other in page.lines if other is not line and _edge(other, page) is not Place.FOOTER)
    told = _bare(rest)
    return all(_bare(found) in told for found in TOLD.findall(line.text))


def _bare(text: str) -> str:
    return re.sub(r"[\s().-]", "", text).casefold()


def _is_page_number(text: str, number: int, pages: int) -> bool:
    if PAGE_NUMBER.match(text):
        return True
    numbered = NUMBERED.match(text)
    if numbered is not None and int(numbered[1]) == number:
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
