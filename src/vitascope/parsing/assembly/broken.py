"""From two lines to the address that a narrow column broke over them.

"ada.very-" above "long@example.org" is one address, and its evidence is both pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vitascope.model.document import Line
from vitascope.parsing.fields.emails import PLAIN
from vitascope.parsing.fields.links import TOPS, find_links
from vitascope.parsing.fields.phones import PhoneRead, complete, find_phones
from vitascope.parsing.values import SOFT_HYPHEN, Fragment

LAST = re.compile(r"\S+$")
FIRST = re.compile(r"\S+")
OPEN = re.compile(rf"[-_./=@{SOFT_HYPHEN}]$")
"""What no address ends in."""

KNOWN_TOP = re.compile(rf"\.(?:{TOPS})$", re.IGNORECASE)
NEAR = 1.9
"""Ems from one baseline to the next within a broken text."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An address in two pieces, one a line; `text` is the whole."""

    text: str
    pieces: tuple[Fragment, Fragment]


def broken_addresses(lines: Sequence[Line]) -> list[Broken]:
    """The addresses that go on in the next line, in order."""
    return list(_found(lines))


def _found(lines: Sequence[Line]) -> Iterator[Broken]:
    for upper, lower in pairwise(lines):
        if not _is_below(upper, lower):
            continue
        last, first = LAST.search(upper.text), FIRST.match(lower.text)
        if last is None or first is None or not (OPEN.search(last[0]) or "@" in last[0]):
            continue
        head = last[0].replace(SOFT_HYPHEN, "-")
        whole = head + first[0]
        if _is_email(head, first[0], whole, alone=first[0] == lower.text) or (
            first[0] == lower.text and _is_link(head, whole)
        ):
            yield Broken(whole, (Fragment(upper, *last.span()), Fragment(lower, *first.span())))


TAIL = re.compile(r"(?:\+|\(|\b)[\d ().-]*\d[ .-]?$")
YEAR = re.compile(r"(?:19|20)\d\d")
LEAST = 4
"""Figures in the first line, so that a house number begins no phone number."""

MORE = re.compile(r"[\d .-]*\d")


def broken_phones(lines: Sequence[Line], language: str | None, country: str | None) -> list[Broken]:
    """The phone numbers that go on in the next line, in order."""
    found = []
    for upper, lower in pairwise(lines):
        tail, more = TAIL.search(upper.text), MORE.fullmatch(lower.text)
        if tail is None or more is None or upper.page != lower.page or len(more[0]) > LONGEST_REST:
            continue
        if YEAR.fullmatch(more[0]) or sum(map(str.isdigit, tail[0])) < LEAST:
            continue
        whole = f"{tail[0]} {more[0]}"
        phones = find_phones(whole, language=language, country=country, labelled=True)
        if len(phones) == 1 and not _is_complete(tail[0], phones[0], language, country):
            found.append(Broken(whole, (Fragment(upper, *tail.span()), Fragment(lower, 0, len(lower.text)))))
    return found


def _is_complete(head: str, whole: PhoneRead, language: str | None, country: str | None) -> bool:
    """Whether a line ends with a number that needs no more figures."""
    if sum(map(str.isdigit, head)) < FEWEST:
        return False
    e164, region = complete(head, language, country)
    return whole.e164 is None or (e164 is not None and region == whole.country_code)


FEWEST = 9
"""Figures of a number with its area; shorter ones have lost some."""

LONGEST_REST = 9
"""Characters of a number's rest in the next line; with more it is a number itself."""


def _is_below(upper: Line, lower: Line) -> bool:
    if (upper.page, upper.column) != (lower.page, lower.column) or lower.bullet:
        return False
    step = lower.box.bottom - upper.box.bottom
    return 0 < step < NEAR * upper.size and abs(upper.size - lower.size) < 0.5


def _is_email(head: str, rest: str, whole: str, *, alone: bool) -> bool:
    if whole.count("@") != 1 or not PLAIN.fullmatch(whole):
        return False
    if "@" in rest:
        return bool(OPEN.search(head))
    unfinished = bool(OPEN.search(head)) or not PLAIN.fullmatch(head) or not KNOWN_TOP.search(head)
    return alone and unfinished and KNOWN_TOP.search(whole) is not None


def _is_link(head: str, whole: str) -> bool:
    """Whether a line ends inside an address on the web that the next line completes."""
    if "@" in head or not OPEN.search(head):
        return False
    found = find_links(whole)
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(whole) and _begins_link(head)


def _begins_link(head: str) -> bool:
    return "/" in head or head.lower().startswith(("http", "www.")) or head.endswith(".")
