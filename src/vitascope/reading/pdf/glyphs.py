"""The text of one page becomes pieces: runs of characters without space, with box and style."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2.raw as pdfium

from vitascope.model.document import Style
from vitascope.model.geometry import Box
from vitascope.reading.pdf.fonts import family, is_bold, is_icon_font, is_italic
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.opening import Handle

BREAKS = ("\ufffe", "\x02")
"""What PDFium writes for a hyphen at the end of a line; no line break follows it."""

SOFT_HYPHEN = "\u00ad"
RUN = re.compile(r"[^\s\u200b\u200c\ufeff\ufffe\x00-\x1f]+[\ufffe\x02]?")

SPLITTABLE = re.compile(r"[\W_]*[^\W\d_](?:[^\W\d_]|[-'\u2019])*")
"""What may be hyphenated: a word, not an address or a number."""

CONJUNCTION = re.compile(r"(?:und|oder|bzw|bis|and|or|to|en|of|och|og)\b")
"""After it, a hyphen stands for the rest of a word that is said later."""

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SCRIPT_RUNS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]|"
    r"[^\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff0f\uff1a-\uff20]+"
)
"""A run without spaces falls into ideographs, each mark, and the rest."""

FEWEST_TRACKED = 6
"""Characters before their spacing can be told from the space between words."""

TRACKED, TRACKED_SPACE = 0.02, 0.14
"""Of the font size: letter spacing that is meant, and how much wider than it the space between words is."""

ASCENT, DESCENT = 0.75, 0.22
"""Of the font size, above and below the baseline: boxes of one line then agree whatever its letters."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How the characters of one text object are painted.

    Attributes:
        turn: degrees clockwise as displayed: 0, 90, 180 or 270.
        mode: PDF text rendering mode.
        alpha: 0 to 255.
        icon: the font draws icons.
        owner: address of the text object.
    """

    style: Style
    turn: int
    mode: int
    alpha: int
    icon: bool
    owner: int


@dataclass(slots=True)
class Piece:
    """Characters without white space inside, as painted.

    Attributes:
        glued: no space before it.
    """

    text: str
    box: Box
    ink: Ink
    start: int
    end: int
    glued: bool = False
    link: str | None = None


class Buffers:
    """Room that PDFium writes its answers to, made once for a page."""

    def __init__(self) -> None:
        self.matrix = pdfium.FS_MATRIX()
        self.rect = pdfium.FS_RECTF()
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.flags = ctypes.c_int()
        self.matrix_at = ctypes.byref(self.matrix)
        self.rect_at = ctypes.byref(self.rect)
        self.channels_at = [ctypes.byref(channel) for channel in self.channels]
        self.point_at = ctypes.byref(self.x), ctypes.byref(self.y)


class PageText:
    """The characters of one open text page; valid while that page is open."""

    def __init__(self, text_page: Handle, frame: Frame) -> None:
        self.handle = text_page
        self.frame = frame
        self.count = max(pdfium.FPDFText_CountChars(text_page), 0)
        self._room = Buffers()
        self._inks: dict[int, Ink] = {}
        self._fonts: dict[int, tuple[str, int]] = {}
        self._styles: dict[tuple[float, str, int, int], Style] = {}

    def pieces(self) -> list[Piece]:
        """Every run of visible or hidden characters, in the order of painting."""
        found: list[Piece] = []
        text = self.text()
        for match in RUN.finditer(text):
            run, start = match.group(), match.start()
            if run[-1] in BREAKS:
                run = run[:-1] + _hyphen(run[:-1], text[match.end() : match.end() + 6])
            if run.isascii() or not CJK.search(run):
                found.extend(self._split(run, start, match.end()))
                continue
            for at, part in enumerate(SCRIPT_RUNS.finditer(run)):
                pieces = self._split(part.group(), start + part.start(), start + part.end())
                if at and pieces and found:
                    pieces[0].glued = _adjoin(found[-1], pieces[0])
                found.extend(pieces)
        return found

    def text(self) -> str:
        """One character for each index that PDFium knows."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        return "".join(_character(pdfium.FPDFText_GetUnicode(self.handle, at)) for at in range(self.count))

    def _split(self, run: str, start: int, end: int) -> list[Piece]:
        """One piece, or several where the ink changes inside the run or it jumps to another line."""
        first, last = self.ink(start), self.ink(end - 1)
        if first is None or last is None:
            return []
        whole = self._piece(run, start, end, first)
        if end - start == 1 or (_same_look(first, last) and self._is_plausible(whole)):
            return [whole] if first.owner == last.owner else self._words(whole)
        pieces: list[Piece] = []
        at = start
        for index in range(start + 1, end + 1):
            if index < end and not self._breaks(index):
                continue
            ink = self.ink(at)
            if ink is not None:
                piece = self._piece(run[at - start : index - start], at, index, ink)
                piece.glued = bool(pieces) and _adjoin(pieces[-1], piece)
                pieces.append(piece)
            at = index
        return pieces

    def _words(self, whole: Piece) -> list[Piece]:
        """A run that was painted letter by letter, parted where only its letter spacing hid a space."""
        size = whole.ink.style.size
        if len(whole.text) < FEWEST_TRACKED or whole.ink.turn:
            return [whole]
        boxes = [self._char_box(index) for index in range(whole.start, whole.end)]
        gaps = [right.left - left.right for left, right in pairwise(boxes)]
        usual = median(gaps)
        if abs(usual) < TRACKED * size:
            return [whole]
        wide = [at + 1 for at, gap in enumerate(gaps) if gap > usual + TRACKED_SPACE * size]
        parts = pairwise((0, *wide, len(boxes)))
        return [self._piece(whole.text[a:b], whole.start + a, whole.start + b, whole.ink) for a, b in parts]

    def _is_plausible(self, piece: Piece) -> bool:
        """Whether a run that starts and ends in one look is no wider than its letters and on one baseline."""
        size = piece.ink.style.size
        if piece.ink.turn:
            return True
        last = self._char_box(piece.end - 1)
        if not piece.box.top - size < last.middle < piece.box.bottom + size:
            return False
        return -0.1 * size <= last.left - piece.box.left and piece.box.width <= (len(piece.text) + 1) * size

    def _breaks(self, index: int) -> bool:
        """Whether a new piece starts at a character inside a run."""
        before, here = self.ink(index - 1), self.ink(index)
        if before is None or here is None:
            return here is not before
        if not _same_look(before, here):
            return True
        if here.turn:
            return False
        size = here.style.size
        left, right = self._char_box(index - 1), self._char_box(index)
        return abs(left.bottom - right.bottom) > size or not -0.8 * size < right.left - left.right < 0.6 * size

    def owners(self, piece: Piece) -> set[int]:
        """Addresses of all text objects that paint a piece."""
        inks = (self.ink(index) for index in range(piece.start, piece.end))
        return {ink.owner for ink in inks if ink is not None}

    def ink(self, index: int) -> Ink | None:
        """How a character is painted; None where PDFium made it up."""
        pointer = pdfium.FPDFText_GetTextObject(self.handle, index)
        if not pointer:
            return None
        owner = ctypes.addressof(pointer.contents)
        ink = self._inks.get(owner)
        if ink is None:
            ink = self._inks[owner] = self._read_ink(index, pointer, owner)
        return ink

    def _read_ink(self, index: int, pointer: Handle, owner: int) -> Ink:
        room = self._room
        name, flags = self._font(index, pointer)
        pdfium.FPDFText_GetMatrix(self.handle, index, room.matrix_at)
        matrix = room.matrix
        size = pdfium.FPDFText_GetFontSize(self.handle, index) * math.hypot(matrix.c, matrix.d)
        pdfium.FPDFText_GetFillColor(self.handle, index, *room.channels_at)
        red, green, blue, alpha = (channel.value for channel in room.channels)
        style = self._style(round(size, 2), name, flags, red << 16 | green << 8 | blue)
        turn = 90 * self.frame.turn
        if matrix.b or matrix.a < 0:
            turn += round(-math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90
        mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
        return Ink(style, turn % 360, mode, alpha, is_icon_font(name), owner)

    def _style(self, size: float, name: str, flags: int, colour: int) -> Style:
        key = (size, name, flags, colour)
        if key not in self._styles:
            self._styles[key] = Style(size, is_bold(name, flags), is_italic(name, flags), colour, family(name))
        return self._styles[key]

    def _font(self, index: int, pointer: Handle) -> tuple[str, int]:
        """Name and flags of a character's font."""
        font = pdfium.FPDFTextObj_GetFont(pointer)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            flags = self._room.flags
            size = pdfium.FPDFText_GetFontInfo(self.handle, index, None, 0, ctypes.byref(flags))
            buffer = ctypes.create_string_buffer(size + 1)
            pdfium.FPDFText_GetFontInfo(self.handle, index, buffer, size, ctypes.byref(flags))
            self._fonts[address] = buffer.value.decode("utf-8", "replace"), flags.value
        return self._fonts[address]

    def _char_box(self, index: int) -> Box:
        rect = self._room.rect
        pdfium.FPDFText_GetLooseCharBox(self.handle, index, self._room.rect_at)
        frame = self.frame
        if not frame.turn and rect.left <= rect.right and rect.bottom <= rect.top:
            return Box(rect.left - frame.left, frame.top - rect.top, rect.right - frame.left, frame.top - rect.bottom)
        return frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _piece(self, text: str, start: int, end: int, ink: Ink) -> Piece:
        first = last = self._char_box(start)
        if end - start > 1:
            last = self._char_box(end - 1)
        left, right = min(first.left, last.left), max(first.right, last.right)
        size = ink.style.size
        if ink.turn == 0 and size > 0:
            pdfium.FPDFText_GetCharOrigin(self.handle, start, *self._room.point_at)
            _, baseline = self.frame.point(self._room.x.value, self._room.y.value)
            box = Box(left, baseline - ASCENT * size, right, baseline + DESCENT * size)
        else:
            box = Box(left, min(first.top, last.top), right, max(first.bottom, last.bottom))
        return Piece(text, box, ink, start, end)


def _hyphen(before: str, after: str) -> str:
    """What a hyphen at the end of a line is: part of the word, or there for the break only."""
    is_break = before[-1:].islower() and after[:1].islower() and SPLITTABLE.fullmatch(before)
    if not is_break or CONJUNCTION.match(after):
        return "-"
    return SOFT_HYPHEN if (before[-1] < "\u0370") == (after[0] < "\u0370") else "-"


def _same_look(one: Ink, other: Ink) -> bool:
    return one.style is other.style and one.turn == other.turn and one.mode == other.mode


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _adjoin(left: Piece, right: Piece) -> bool:
    size = max(left.ink.style.size, right.ink.style.size)
    gap, drop = steps(left, right)
    return abs(drop) <= 0.6 * size and -0.5 * size < gap < 0.15 * size


def steps(left: Piece, right: Piece) -> tuple[float, float]:
    """Points from the end of one piece to the start of the next, along the line and down from it."""
    one, other = left.box, right.box
    match left.ink.turn:
        case 0:
            return other.left - one.right, other.bottom - one.bottom
        case 90:
            return other.top - one.bottom, one.left - other.left
        case 180:
            return one.left - other.right, one.top - other.top
        case _:
            return one.top - other.bottom, other.right - one.right
