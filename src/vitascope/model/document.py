"""A file as it is laid out: pages, lines, words, and what is hidden between them.

Every reader ends here, whatever the format. Pages of formats without geometry are
laid out by us, so that each word has a box and one page frame serves all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from vitascope.model.findings import Finding
from vitascope.model.geometry import Box, around


class Hiding(StrEnum):
    """Why a person looking at the page does not see a text."""

    INVISIBLE_MODE = "invisible_mode"
    BACKGROUND_COLOUR = "background_colour"
    TINY = "tiny"
    OFF_PAGE = "off_page"
    COVERED = "covered"
    ZERO_WIDTH = "zero_width"
    VANISH = "vanish"
    DELETED = "deleted"
    COMMENT = "comment"


class Place(StrEnum):
    """The part of the page that a line stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    TEXTBOX = "textbox"


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set.

    Attributes:
        size: true font size in points, as displayed.
        bold, italic: from the font.
        colour: 0xRRGGBB of the fill.
        font: family name as far as known; empty where the format does not say.
    """

    size: float
    bold: bool = False
    italic: bool = False
    colour: int = 0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space inside, as displayed.

    Attributes:
        text: never empty.
        box: in points on its page.
        style: shared between words where possible.
        glued: stands against the word before it, with no white space between
            (scripts without spaces, or a change of style inside a word).
        link: target of a hyperlink on it, with its scheme; None where there is none.
        confidence: 0.0 to 1.0 that the characters are right; 1.0 unless read by OCR.
    """

    text: str
    box: Box
    style: Style
    glued: bool = False
    link: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a line stands; all 0-based, counted in one document."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """Words on one baseline in one column, left to right.

    A tab or a column gap that belongs to the row (a right-hand date, a label
    column) stays inside the line as a wide gap; a sidebar never shares a line
    with the main column.

    Attributes:
        words: at least one.
        page: 1-based.
        column: the region of the page it belongs to, 0-based in reading order; lines
            of one region follow one another and no region is visited twice.
        heading: outline level that the format itself states (1 to 9); 0 where none.
        style_name: the paragraph style's name in the file ("Heading 1"); empty where
            the format has none.
        bullet: the list marker as drawn ("•", "-", "3."), which is then not among
            the words; empty where the line starts no list item.
        depth: nesting level of the list item or quotation, 0 for none.
        starts_paragraph: the first line of its paragraph, where the format says so
            (True for every line of formats that do not).
        cell: where it stands in a table; None outside tables.
        place: body, page header, page footer or text box.
        rotation: degrees clockwise that the text is turned on the page: 0, 90, 180, 270.
    """

    words: tuple[Word, ...]
    page: int
    column: int = 0
    heading: int = 0
    style_name: str = ""
    bullet: str = ""
    depth: int = 0
    starts_paragraph: bool = True
    cell: Cell | None = None
    place: Place = Place.BODY
    rotation: int = 0

    @cached_property
    def box(self) -> Box:
        """Around all its words."""
        return around(word.box for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words with single spaces, none before a glued word."""
        return "".join(word.text if word.glued or not at else f" {word.text}" for at, word in enumerate(self.words))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset in `text` at which each word starts."""
        offsets, at = [], 0
        for number, word in enumerate(self.words):
            at += 0 if word.glued or not number else 1
            offsets.append(at)
            at += len(word.text)
        return tuple(offsets)

    @cached_property
    def size(self) -> float:
        """The font size of most of its characters, in points."""
        weights: dict[float, int] = {}
        for word in self.words:
            weights[word.style.size] = weights.get(word.style.size, 0) + len(word.text)
        return max(weights, key=lambda size: weights[size])


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that is in the file but not on the page that a person sees."""

    text: str
    reason: Hiding
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on a page; only its place is kept."""

    page: int
    box: Box


@dataclass(frozen=True)
class Page:
    """One page as displayed.

    Attributes:
        number: 1-based.
        width, height: points.
        lines: in reading order.
        drawn: True where the format has no pages and we laid this one out.
        scanned: True where the words come from OCR.
        turned: degrees clockwise that the page was turned, from how the file shows it, for
            its text to stand upright; width, height and boxes are those of the turned page.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    drawn: bool = False
    scanned: bool = False
    turned: int = 0


@dataclass(frozen=True)
class Document:
    """A file as laid out.

    Attributes:
        format: name in the registry of formats ("pdf", "docx", …).
        pages: in order; may be empty of lines.
        hidden: what was kept apart and is never parsed.
        pictures: images on the pages.
        findings: what the reader noticed.
        metadata: what the file says of itself (title, author, language, created,
            modified …); values as stored, never trusted as content.
        reader: version of the reader that made it.
    """

    format: str
    pages: tuple[Page, ...]
    hidden: tuple[HiddenText, ...] = ()
    pictures: tuple[Picture, ...] = ()
    findings: tuple[Finding, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    reader: str = ""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all pages in reading order."""
        return tuple(line for page in self.pages for line in page.lines)

    @cached_property
    def text(self) -> str:
        """All lines, one under the other."""
        return "\n".join(line.text for line in self.lines)
