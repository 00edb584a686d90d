"""From a stretch of the text of a Word 97 document to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from vitascope.errors import LimitExceeded
from vitascope.model.document import Hiding, Style
from vitascope.reading.doc.lists import Lists
from vitascope.reading.doc.modifiers import Characters, Setting
from vitascope.reading.doc.streams import CHPX, LISTS, OVERRIDES, PAPX, STSH, Streams
from vitascope.reading.doc.stylesheet import StyleSheet
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import UNKNOWN, Block, Break, Frame, Paragraph, Run, Stop
from vitascope.reading.typesetting.gathering import Container

_PARTS = re.compile("[\x01-\x08\x0b-\x15\x1e\x1f\x28]|[^\x01-\x08\x0b-\x15\x1e\x1f\x28]+")
_TEXTS = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x28": "("}
_FIELD, _RESULT, _END = "\x13", "\x14", "\x15"
_CELL, _PARAGRAPH, _PAGE, _COLUMN, _DRAWING = "\x07", "\r", "\x0c", "\x0e", "\x08"
_LINK = re.compile(r'HYPERLINK\s+(?:\\\w\s+)?"([^"]*)"')


@dataclass(slots=True)
class _Field:
    """A field between its begin and end marks."""

    code: str = ""
    in_result: bool = False


class Flow:
    """Reads stretches of the text; one for a document, because lists count through all of it."""

    def __init__(self, streams: Streams, limits: Limits) -> None:
        self._streams = streams
        self._limits = limits
        self._characters = streams.spans(CHPX)
        self._paragraphs = streams.spans(PAPX)
        self._styles = StyleSheet(streams.piece_table(STSH))
        self._lists = Lists(streams.table, streams.part(LISTS), streams.piece_table(OVERRIDES))
        self._known: dict[tuple[int, bytes], Characters] = {}
        self._count = 0

    def blocks(self, start: int, end: int, frames: Iterator[Frame] | None = None) -> tuple[Block, ...]:
        """The blocks of characters `start` to `end`; `frames` stand where the text anchors them.

        Raises:
            LimitExceeded: there are too many paragraphs.
        """
        container, fields = Container(), list[_Field]()
        for text, offset in self._stretches(start, end):
            span = self._paragraphs.at(offset)
            istd = span.istd if span is not None else 0
            face = self._face(offset, istd)
            for part in _PARTS.findall(text):
                if part in {_PARAGRAPH, _CELL, _PAGE}:
                    self._end(container, offset, part)
                elif part == _COLUMN:
                    container.add(Break(column=True), 0)
                elif part == _DRAWING and face.special:
                    container.blocks += [] if frames is None else list(islice(frames, 1))
                else:
                    _take(container, part, face, fields)
        if container.runs:
            self._end(container, -1, _PARAGRAPH)
        return container.finish()

    def _stretches(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Text that is formatted alike and lies in one paragraph, with its offset in the main stream.

        A mark that ends a paragraph comes by itself.
        """
        for piece in self._streams.pieces:
            at, stop = max(piece.start, start), min(piece.end, end)
            while at < stop:
                offset = piece.offset + (at - piece.start) * piece.width
                span = self._characters.at(offset)
                last = stop if span is None else min(stop, at + max(1, (span.end - offset) // piece.width))
                text = self._streams.text(piece, at, last)
                if not text:
                    return
                done = 0
                for part in re.split("([\r\x07\x0c])", text):
                    if part:
                        yield part, offset + done * piece.width
                        done += len(part)
                at = last

    def _face(self, offset: int, istd: int) -> Characters:
        """How the characters at an offset are set."""
        span = self._characters.at(offset)
        grpprl = span.grpprl if span is not None else b""
        key = (istd, grpprl)
        if key not in self._known:
            base = self._styles.characters(istd)
            face = replace(base)
            face.apply(grpprl, base)
            if face.style is not None:
                over = replace(base)
                self._styles.over(over, face.style)
                face = replace(over)
                face.apply(grpprl, over)
            self._known[key] = face
        return self._known[key]

    def _end(self, container: Container, offset: int, mark: str) -> None:
        """Put the paragraph that was read where it belongs."""
        self._count += 1
        if self._count > self._limits.blocks:
            raise LimitExceeded(f"the document has more than the limit of {self._limits.blocks} paragraphs and cells")
        span = self._paragraphs.at(offset)
        istd = span.istd if span is not None else 0
        setting = self._styles.setting(istd)
        if span is not None:
            setting.apply(span.grpprl)
        level = max(setting.level, 1) if setting.in_table else 0
        if level > self._limits.depth:
            raise LimitExceeded(f"tables are nested deeper than the limit of {self._limits.depth}")
        if setting.ends_row and level:
            container.runs = []
            container.end_row(level, setting.row, list(setting.row.fills))
            return
        container.add(self._paragraph(container.runs, setting, istd), level)
        container.runs = []
        if level and (setting.ends_cell or mark == _CELL):
            container.end_cell(level)
        elif mark == _PAGE and not level:
            container.add(Break(), 0)

    def _paragraph(self, runs: list[Run], setting: Setting, istd: int) -> Paragraph:
        mark = ""
        if setting.list_id and any(run.text.strip() for run in runs):
            mark = self._lists.mark(setting.list_id, setting.list_level)
        left = max(setting.left, 0.0)
        indent = left if mark else max(0.0, left + setting.first)
        return Paragraph(
            tuple(runs),
            style_name=self._styles.name(istd),
            heading=setting.outline or self._styles.heading(istd),
            bullet=mark,
            depth=setting.list_level + 1 if mark else 0,
            align=setting.align,
            indent=indent,
            hang=0.0 if mark else max(0.0, left - indent),
            before=min(max(setting.before, 0.0), 40.0),
            after=min(max(setting.after, 0.0), 40.0),
            stops=tuple(Stop(position - indent, right) for position, right in setting.stops if position > indent),
            fill=setting.fill,
        )


def _take(container: Container, part: str, face: Characters, fields: list[_Field]) -> None:
    """Add a part of the text to the paragraph; fields show their results only."""
    if part == _FIELD:
        fields.append(_Field())
    elif part == _RESULT and fields:
        fields[-1].in_result = True
    elif part == _END and fields:
        fields.pop()
    elif fields and not fields[-1].in_result:
        fields[-1].code += part
    elif all(field.in_result for field in fields):
        _add(container, part, face, fields)


def _add(container: Container, part: str, face: Characters, fields: list[_Field]) -> None:
    if part[0] in _TEXTS or part[0] >= " " or part[0] in "\t\n":
        text = "•" if part == "\x28" and face.special and face.symbol else _TEXTS.get(part, part)
    else:
        return
    if face.capitals:
        text = text.upper()
    link = None
    for field in fields:
        match = _LINK.search(field.code)
        link = match[1] if match and ":" in match[1] else link
    hidden = Hiding.DELETED if face.deleted else Hiding.VANISH if face.vanish else None
    fill = UNKNOWN if face.fill is None and face.colour == UNKNOWN else face.fill
    container.runs.append(Run(text, _style(face.size, face.bold, face.italic, max(face.colour, 0)), link, hidden, fill))


@lru_cache(maxsize=2048)
def _style(size: float, *flags: int) -> Style:
    bold, italic, colour = flags
    return Style(size, bold=bool(bold), italic=bool(italic), colour=colour)
