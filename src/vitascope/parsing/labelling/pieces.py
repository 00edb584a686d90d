"""From a line to its pieces: runs of characters between gaps, separators and changes of style.

A head line such as "Nurse, City Hospital | Leeds        2019 – 2021" falls into the pieces
"Nurse", "City Hospital", "Leeds" and "2019 – 2021". A printed date range is always one
piece. What stood between two pieces is kept as a feature of the later one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from vitascope.model.document import Line, Style, Word
from vitascope.model.geometry import Box, around
from vitascope.parsing.fields.dates import DateRange, find_dates

WIDE_GAP = 1.15
"""Ems of white space that part two pieces; justified text stays below 0.8."""

SEPARATOR = re.compile(
    r"\s*(?:[|│¦•·●∙▪■◆►▸»→⋅‣*~]+|[,;:：，；、｜／]|[☎☏✆✉⌂⚲✎⚑\u2709\U0001f300-\U0001faff]+\ufe0f?|\s[-–—−‒―/\\@]{1,3}(?=\s)|(?<=\s)@(?=\S)|[()（）\[\]【】<>«»《》])\s*"
)
CONNECTIVE = re.compile(r"\s+(?:at|@|bei|beim|chez|w|presso|bij)\s+", re.IGNORECASE)
SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{5})|(?<=\s[A-Z]{2})|(?<=[)»”]))\.\s+(?=[A-ZÀ-ÞА-ЯЁ])")
"""The end of a sentence, behind which a description runs on; shorter words are abbreviations."""

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+", re.IGNORECASE)
DIALLED = re.compile(r"(?<![\w+])\+\d{1,3}[\s().-]{0,2}\d[\d\s().-]{5,16}\d(?!\w)")
"""A phone number with the code of its country."""

THOUSANDS = re.compile(r"\d[,:]\d")


OPENING = frozenset("([【<«《")

SOFT = frozenset({"", "style", "date", "address"})
"""What parts two pieces without being printed; anything printed says more."""


@dataclass(frozen=True)
class Piece:
    """Characters `start` to `end` of one line.

    Attributes:
        before: what parted it from the piece before: "" for the line's start, "gap",
            "style", "at", or the separator itself, of two both.
        dates: the range that it is; None unless the piece is a date.
    """

    line: Line
    start: int
    end: int
    before: str = ""
    after: str = ""
    date: DateRange | None = None

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return self.line.text[self.start : self.end]

    @cached_property
    def style(self) -> Style:
        """The style of its first word."""
        return self.line.words[self._first].style

    @property
    def _first(self) -> int:
        starts = self.line.starts
        at = 0
        while at + 1 < len(starts) and starts[at + 1] <= self.start:
            at += 1
        return at

    @cached_property
    def box(self) -> Box:
        """Around its words, narrowed where it starts or ends inside one."""
        return box_of(self.line, self.start, self.end)


def box_of(line: Line, start: int, end: int) -> Box:
    """Around characters `start` to `end`; inside a word by share of its width."""
    if start <= 0 and end >= len(line.text):
        return line.box
    words, starts = line.words, line.starts
    first = max(0, bisect_right(starts, start) - 1)
    if starts[first] + len(words[first].text) <= start:
        first += 1
    last = max(first, bisect_left(starts, end))
    boxes = [word.box for word in words[first:last]]
    if not boxes:
        return line.box
    if line.rotation == 0:
        boxes[0] = _narrowed(words[first], start - starts[first], end - starts[first])
        boxes[-1] = _narrowed(words[last - 1], start - starts[last - 1], end - starts[last - 1])
    return around(boxes)


def _narrowed(word: Word, start: int, end: int) -> Box:
    box, size = word.box, len(word.text)
    letter = box.width / size
    return Box(box.left + max(0, start) * letter, box.top, box.left + min(end, size) * letter, box.bottom)


def cut(line: Line) -> tuple[Piece, ...]:
    """The pieces of a line, left to right; none of them empty or blank."""
    text = line.text
    cuts = _gaps(line)
    dates = find_dates(_tabbed(text, cuts))
    cuts.extend(
        (match.start(), match.end(), _sign(match.group() if match.end() < len(text) else f"{match.group()} "))
        for match in SEPARATOR.finditer(text)
        if not _inside_number(text, match)
    )
    cuts.extend((match.start(), match.end(), "at") for match in CONNECTIVE.finditer(text))
    cuts.extend((match.start(), match.end(), ".") for match in SENTENCE.finditer(text))
    wholes = [(found.start, found.end, "date") for found in dates]
    wholes += [(match.start(), match.end(), "address") for match in ADDRESS.finditer(text)]
    if "+" in text:
        wholes += [(match.start(), match.end(), "address") for match in DIALLED.finditer(text)]
    for start, end, sign in wholes:
        cuts = [c for c in cuts if c[1] <= start or c[0] >= end]
        cuts += [(start, start, sign), (end, end, sign)]
    cuts.sort(key=lambda c: (c[0], c[1]))
    return tuple(_between(line, cuts, {(found.start, found.end): found for found in dates}))


def spread(line: Line) -> str:
    """The line's text with a tab in place of the space at each wide gap: offsets stay."""
    return _tabbed(line.text, _gaps(line))


def _tabbed(text: str, gaps: list[tuple[int, int, str]]) -> str:
    letters: list[str] | None = None
    for start, end, sign in gaps:
        if sign == "gap" and end - start == 1:
            letters = letters or list(text)
            letters[start] = "\t"
    return text if letters is None else "".join(letters)


def _between(line: Line, cuts: list[tuple[int, int, str]], dates: dict[tuple[int, int], DateRange]) -> list[Piece]:
    text, at, before = line.text, 0, ""
    pieces: list[Piece] = []
    for start, end, sign in [*cuts, (len(text), len(text), "")]:
        piece = _trimmed(line, at, start, before, sign, dates)
        if piece is not None:
            pieces.append(piece)
            before = sign
        elif sign not in SOFT or not before:
            before = _stronger(before, sign)
        at = max(at, end)
    return pieces


def _trimmed(
    line: Line, start: int, end: int, before: str, after: str, dates: dict[tuple[int, int], DateRange]
) -> Piece | None:
    text = line.text
    found = next((d for (s, e), d in dates.items() if s == start and e == end), None)
    while start < end and (text[start].isspace() or text[start] in "-–—,;:|."):
        start += 1
    while end > start and (text[end - 1].isspace() or (found is None and text[end - 1] in "-–—,;:|")):
        end -= 1
    if start >= end:
        return None
    return Piece(line, start, end, before, after, found)


def _stronger(one: str, other: str) -> str:
    """What stood between two pieces where two signs did: both ("»,"), but a bracket opens whatever is before it."""
    if one in SOFT or other in OPENING:
        return other
    return one if other in SOFT or other in one or len(one) > 1 else one + other


def _gaps(line: Line) -> list[tuple[int, int, str]]:
    cuts: list[tuple[int, int, str]] = []
    for (last, word), at in zip(pairwise(line.words), line.starts[1:], strict=True):
        if word.glued:
            continue
        if word.box.left - last.box.right > WIDE_GAP * max(word.style.size, 6.0):
            cuts.append((at - 1, at, "gap"))
        elif word.style is not last.style and _changes(last.style, word.style) and _printed(last, word):
            cuts.append((at, at, "style"))
    return cuts


def _printed(one: Word, other: Word) -> bool:
    """Whether the styles come from the file: OCR guesses them word by word."""
    return one.confidence == other.confidence == 1.0


def _changes(one: Style, other: Style) -> bool:
    return one.bold != other.bold or one.italic != other.italic or abs(one.size - other.size) > 0.12 * one.size


def _sign(separator: str) -> str:
    """One character for all that look alike; "::" for a colon inside a word, which need not part anything."""
    if separator == ":":
        return "::"
    stripped = separator.strip()
    return {"：": ":", "，": ",", "；": ";", "、": ",", "｜": "|", "（": "(", "）": ")", "–": "-", "—": "-"}.get(
        stripped, stripped[:1]
    )


def _inside_number(text: str, match: re.Match[str]) -> bool:
    """`3,500` and `10:30` stay whole; so does the colon of an address."""
    start, end = match.start(), match.end()
    around_it = text[max(0, start - 1) : end + 1]
    return bool(THOUSANDS.fullmatch(around_it)) or (match.group() == ":" and text[end : end + 2] == "//")
