"""From tokens to blocks: the state machine of Rich Text.

Every group inherits the state around it and loses its own at its end. A group can also be
a destination: a table of fonts, a header, a text box, something to skip.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vitascope.errors import LimitExceeded
from vitascope.model.document import Hiding, Style
from vitascope.reading.limits import Limits
from vitascope.reading.rtf.state import TWIPS, Characters, Setting
from vitascope.reading.rtf.tables import CODE_PAGES, Tables, decoded
from vitascope.reading.rtf.tokens import Sort, Token
from vitascope.reading.rtf.words import (
    BODY,
    DESTINATIONS,
    FLOWS,
    FRAMES,
    GATHERED,
    HEADERS,
    SKIP,
    SKIPPED,
    SYMBOLS,
    THROUGH,
)
from vitascope.reading.typesetting.blocks import UNKNOWN, Block, Break, Frame, Paragraph, Run, Stop
from vitascope.reading.typesetting.gathering import Container, RowPlan
from vitascope.reading.typesetting.pieces import bullet_of
from vitascope.reading.typesetting.symbols import drawn, is_icon_font

DEEPEST = 2_000
"""Groups inside one another; writers use a few dozen at most."""

_LINK = re.compile(r'HYPERLINK\s+(?:\\\w\s+)?"?([^"\s]+)', re.IGNORECASE)


@dataclass(slots=True)
class _Group:
    """What a group adds to the state around it.

    Attributes:
        destination: where its text goes; SKIP for nowhere.
        opened: it opened this destination itself, and closes it.
        starred: its writer says that it may be skipped by those who do not know it.
        text: what was gathered in it.
    """

    characters: Characters
    destination: str
    opened: bool = False
    starred: bool = False
    text: list[str] = field(default_factory=list)


class Interpreter:
    """Takes tokens and gathers blocks.

    Attributes:
        body: blocks, once finished.
        parts: headers and footers by their control word.
        unseen: comments, with their reason.
    """

    def __init__(self, limits: Limits) -> None:
        self.body: tuple[Block, ...] = ()
        self.parts: dict[str, tuple[Block, ...]] = {}
        self.unseen: list[tuple[str, Hiding]] = []
        self.metadata: dict[str, str] = {}
        self.paper, self.margin, self.title_page = (612.0, 792.0), 72.0, False
        self._limits = limits
        self._tables = Tables()
        self._containers = [Container()]
        self._settings = [Setting()]
        self._plans: dict[int, RowPlan] = {}
        self._groups = [_Group(Characters(), BODY)]
        self._bytes: list[str] = []
        self._skip = 0
        self._paragraphs = 0
        self._stop: tuple[bool, bool] = (False, False)
        self._entry: dict[str, int | None] = {}
        self._acts: dict[str, Callable[[str, int | None], None]] = {
            **dict.fromkeys(_CHARACTER_WORDS, self._character_word),
            **dict.fromkeys(_PARAGRAPH_WORDS, self._paragraph_word),
            **dict.fromkeys(_TABLE_WORDS, self._table_word),
            **dict.fromkeys(_DOCUMENT_WORDS, self._document_word),
        }

    def take(self, token: Token) -> bool:
        """Act on one token; False once the outermost group has closed."""
        if token.sort is Sort.WORD:
            if self._bytes:
                self._flush_bytes()
            self._word(token.text, token.number)
            return True
        if token.sort is Sort.BYTE or (token.sort is Sort.TEXT and not self._skip):
            if self._group.destination != SKIP:
                self._read_bytes(token.text)
            return True
        self._flush_bytes()
        match token.sort:
            case Sort.OPEN:
                self._open()
            case Sort.CLOSE:
                return self._close()
            case Sort.TEXT:
                self._read_bytes(token.text)
            case _:
                self._symbol(token.text)
        return True

    def finish(self) -> None:
        """Close what the file left open."""
        self._flush_bytes()
        while len(self._groups) > 1:
            self._close()
        if self._containers[-1].runs:
            self._end_paragraph()
        self.body = self._containers[0].finish()

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    @property
    def _setting(self) -> Setting:
        return self._settings[-1]

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            raise LimitExceeded(f"groups are nested deeper than the limit of {DEEPEST}")
        self._skip = 0
        group = self._group
        characters = group.characters if group.destination == SKIP else group.characters.copied()
        self._groups.append(_Group(characters, group.destination))

    def _close(self) -> bool:
        self._skip = 0
        if len(self._groups) == 1:
            return False
        group = self._groups.pop()
        if group.opened:
            self._leave(group)
        return len(self._groups) > 1

    def _enter(self, name: str) -> None:
        """Make the group a destination of its own."""
        self._group.destination, self._group.opened = name, True
        if name in FLOWS:
            self._containers.append(Container())
            self._settings.append(Setting())
            self._group.characters = replace(self._group.characters.plain(), link=None)

    def _leave(self, group: _Group) -> None:
        name, text = group.destination, "".join(group.text).strip()
        if name in FLOWS:
            self._leave_flow(name)
        elif name == "fldinst":
            match = _LINK.search(text)
            self._group.characters.link = match[1] if match and ":" in match[1] else self._group.characters.link
        elif name in {"listtext", "pntext"}:
            self._setting.bullet = bullet_of(text)
        elif name == "annotation" and text:
            self.unseen.append((text, Hiding.COMMENT))
        elif name in GATHERED and text:
            self.metadata[name] = _whole(text)[:2000]

    def _leave_flow(self, name: str) -> None:
        if self._containers[-1].runs:
            self._end_paragraph()
        blocks = self._containers.pop().finish()
        self._settings.pop()
        if name in HEADERS:
            self.parts.setdefault(name, blocks)
        elif name in FRAMES:
            self._containers[-1].add(Frame(blocks, UNKNOWN), self._setting.level)
        else:
            self._containers[0].blocks.extend(blocks if len(self._containers) == 1 else ())

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._group.starred = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in SYMBOLS:
            self._text(SYMBOLS[symbol])

    def _word(self, name: str, number: int | None) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._choose(name)
        destination = self._group.destination
        if destination == SKIP:
            return
        if name in DESTINATIONS:
            self._enter(name)
        elif name == "u":
            self._unicode(number or 0)
        elif destination in _ENTRIES:
            self._entry[name] = number
        elif name in SYMBOLS:
            self._text(SYMBOLS[name])
        elif destination in GATHERED:
            self._character_word(name, number)  # what it says of paragraphs is not about the one around it
        elif name in self._acts:
            self._acts[name](name, number)

    def _choose(self, name: str) -> None:
        """Skip the group where the word says so, or read it after all."""
        group = self._group
        if name in SKIPPED or (group.starred and name not in DESTINATIONS and name not in THROUGH):
            group.destination = SKIP
        elif name == "ud" and len(self._groups) > 2:
            # Of one text in two spellings this is the one in Unicode; the group around it is skipped.
            group.destination = self._groups[-3].destination
        group.starred = False

    def _unicode(self, number: int) -> None:
        self._text(chr(number & 0xFFFF))
        self._skip = self._group.characters.skip

    def _character_word(self, name: str, number: int | None) -> None:
        characters = self._group.characters
        if name in _SWITCHES:
            setattr(characters, _SWITCHES[name], number != 0)
        elif name in _NUMBERS:
            setattr(characters, _NUMBERS[name], number or 0)
        elif name == "fs":
            characters.size = (number or 24) / 2
        elif name == "plain":
            self._group.characters = characters.plain()

    def _paragraph_word(self, name: str, number: int | None) -> None:
        setting = self._setting
        if name in {"par", "sect"}:
            self._end_paragraph()
        elif name == "pard":
            self._settings[-1] = Setting(bullet=setting.bullet)
        elif name in _MEASURES:
            setattr(setting, _MEASURES[name], (number or 0) / TWIPS)
        elif name in _ALIGNS:
            setting.align = _ALIGNS[name]
        elif name in _COUNTS:
            setattr(setting, _COUNTS[name], number or 0)
        elif name == "intbl":
            setting.level = max(setting.level, 1)
        elif name in {"tqr", "tqdec"}:
            self._stop = (True, True)
        elif name == "tx":
            setting.stops.append(((number or 0) / TWIPS, self._stop[0]))
            self._stop = (False, False)

    def _table_word(self, name: str, number: int | None) -> None:
        level = max(1, self._setting.level) if self._group.destination == "nesttableprops" else 1
        plan = self._plans.setdefault(level, RowPlan())
        if name == "trowd":
            self._plans[level] = RowPlan()
        elif name == "trleft":
            plan.left = (number or 0) / TWIPS
        elif name == "cellx":
            plan.close((number or 0) / TWIPS)
        elif name == "clcbpat":
            plan.fill = number
        elif name in {"clvmrg", "clmrg"}:
            plan.merged = True
        elif name in {"cell", "nestcell"}:
            self._end_paragraph(cell=1 if name == "cell" else max(2, self._setting.level))
        elif name in {"row", "nestrow"}:
            at = 1 if name == "row" else max(2, self._setting.level)
            plan = self._plans.get(at, plan)
            fills = [None if fill is None else self._tables.colour(fill) for fill in plan.fills]
            self._containers[-1].end_row(at, plan, fills)

    def _document_word(self, name: str, number: int | None) -> None:
        if name == "ansicpg" and number:
            self._tables.code_page(number)
        elif name in {"mac", "pc", "pca"}:
            self._tables.encoding = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[name]
        elif name in {"paperw", "paperh"} and number:
            width, height = self.paper
            self.paper = (number / TWIPS, height) if name == "paperw" else (width, number / TWIPS)
        elif name == "margl" and number:
            self.margin = number / TWIPS
        elif name == "titlepg":
            self.title_page = True
        elif name in {"page", "column", "pagebb"}:
            self._break(column=name == "column")

    def _break(self, *, column: bool) -> None:
        if self._containers[-1].runs:
            self._end_paragraph()
        if not self._setting.level:
            self._containers[-1].add(Break(column=column), 0)

    def _read_bytes(self, data: str) -> None:
        if self._skip:
            self._skip, data = max(0, self._skip - len(data)), data[self._skip :]
        self._bytes.append(data)

    def _flush_bytes(self) -> None:
        if self._bytes:
            data = "".join(self._bytes)
            self._bytes.clear()
            self._text(decoded(data, self._tables.encoding_of(self._group.characters.font)))

    def _text(self, text: str) -> None:
        destination = self._group.destination
        if destination in {"fonttbl", "colortbl", "stylesheet"}:
            self._table_text(destination, text)
        elif destination in GATHERED:
            self._opener().text.append(text)
        elif destination == BODY or destination in FLOWS:
            self._run(text)

    def _opener(self) -> _Group:
        """The group that opened the destination in force."""
        return next((group for group in reversed(self._groups) if group.opened), self._groups[0])

    def _table_text(self, table: str, text: str) -> None:
        """Text in a table; a semicolon ends an entry."""
        opener = self._opener()
        for part in re.split("(;)", text):
            if part != ";":
                opener.text.append(part)
                continue
            _ENTRIES[table](self._tables, self._entry, "".join(opener.text))
            opener.text.clear()
            self._entry = {}

    def _run(self, text: str) -> None:
        characters = self._group.characters
        hidden = Hiding.DELETED if characters.deleted else Hiding.VANISH if characters.hidden else None
        if characters.capitals:
            text = text.upper()
        font = self._tables.fonts.get(-1 if characters.font is None else characters.font, "")
        if is_icon_font(font):
            text = drawn(text)
        colour = self._tables.colour(characters.colour)
        fill = None if characters.fill is None else self._tables.colour(characters.fill)
        if colour == UNKNOWN and fill is None:
            fill = UNKNOWN
        style = _style(font, characters.size, characters.bold, characters.italic, max(colour, 0))
        self._containers[-1].runs.append(Run(text, style, characters.link, hidden, fill))

    def _end_paragraph(self, *, cell: int = 0) -> None:
        """Put the paragraph that was read where it belongs; `cell` says at which level a cell ends with it."""
        self._paragraphs += 1
        if self._paragraphs > self._limits.blocks:
            raise LimitExceeded(f"the document has more than the limit of {self._limits.blocks} paragraphs and cells")
        container, setting = self._containers[-1], self._setting
        level = cell or setting.level
        if level > self._limits.depth:
            raise LimitExceeded(f"tables are nested deeper than the limit of {self._limits.depth}")
        container.add(self._paragraph(container.runs, setting), level)
        container.runs = []
        setting.bullet = ""
        if cell:
            container.end_cell(cell)

    def _paragraph(self, runs: list[Run], setting: Setting) -> Paragraph:
        style = self._tables.styles.get(setting.style)
        outline = setting.outline + 1 if setting.outline is not None and setting.outline < 9 else None
        named = style.heading if style else 0
        left, first = max(setting.left, 0.0), setting.first
        indent = left if setting.bullet else max(0.0, left + first)
        return Paragraph(
            _joined(runs),
            style_name=style.name if style else "",
            heading=named if outline is None else outline,
            bullet=setting.bullet,
            depth=setting.list_level + 1 if setting.bullet else 0,
            align=setting.align,
            indent=indent,
            hang=0.0 if setting.bullet else max(0.0, left - indent),
            before=min(setting.before, 40.0),
            after=min(setting.after, 40.0),
            stops=tuple(Stop(position - indent, right) for position, right in setting.stops if position > indent),
            fill=None if setting.fill is None else self._tables.colour(setting.fill),
        )


_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "v": "hidden",
    "deleted": "deleted",
    "caps": "capitals",
    "scaps": "capitals",
}
_NUMBERS = {"cf": "colour", "highlight": "fill", "chcbpat": "fill", "cb": "fill", "f": "font", "uc": "skip"}
_MEASURES = {"li": "left", "lin": "left", "fi": "first", "sb": "before", "sa": "after"}
_ALIGNS = {"ql": "left", "qj": "left", "qr": "right", "qc": "center"}
_COUNTS = {"s": "style", "itap": "level", "ilvl": "list_level", "outlinelevel": "outline", "cbpat": "fill"}

_CHARACTER_WORDS = (*_SWITCHES, *_NUMBERS, "fs", "plain")
_PARAGRAPH_WORDS = (*_MEASURES, *_ALIGNS, *_COUNTS, "par", "sect", "pard", "intbl", "tqr", "tqdec", "tx")
_TABLE_WORDS = ("trowd", "trleft", "cellx", "clcbpat", "clvmrg", "clmrg", "cell", "nestcell", "row", "nestrow")
_DOCUMENT_WORDS = (
    *("ansicpg", "mac", "pc", "pca", "paperw", "paperh", "margl"),
    *("titlepg", "page", "column", "pagebb"),
)
"""Control words by what they change; all others change nothing that we show."""


def _font_entry(tables: Tables, entry: dict[str, int | None], name: str) -> None:
    number = entry.get("f") or 0
    tables.fonts[number] = name.strip()
    charset, page = entry.get("fcharset"), entry.get("cpg")
    if page:
        tables.encodings[number] = f"cp{page}"
    elif charset in CODE_PAGES and charset != 0:
        tables.encodings[number] = CODE_PAGES[charset]
    elif name.strip().startswith(("Wingdings", "Symbol", "Webdings")):
        tables.encodings[number] = "symbol"


def _colour_entry(tables: Tables, entry: dict[str, int | None], _: str) -> None:
    if {"red", "green", "blue"} & set(entry):
        red, green, blue = (min(max(entry.get(name) or 0, 0), 255) for name in ("red", "green", "blue"))
        tables.colours.append(red << 16 | green << 8 | blue)
    else:
        tables.colours.append(UNKNOWN)


def _style_entry(tables: Tables, entry: dict[str, int | None], name: str) -> None:
    if not {"cs", "ts", "ds"} & set(entry):
        tables.add_style(entry.get("s") or 0, name, entry.get("outlinelevel"))


_ENTRIES: dict[str, Callable[[Tables, dict[str, int | None], str], None]] = {
    "fonttbl": _font_entry,
    "colortbl": _colour_entry,
    "stylesheet": _style_entry,
}


@lru_cache(maxsize=2048)
def _style(font: str, size: float, *flags: int) -> Style:
    bold, italic, colour = flags
    return Style(size, bold=bool(bold), italic=bool(italic), colour=colour, font=font)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with equal neighbours put together, and halves of characters beyond the first plane joined."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and _alike(last, run):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(replace(run, text=_whole(run.text)) for run in joined)


def _alike(one: Run, other: Run) -> bool:
    """Whether two runs differ in their text alone."""
    return (one.style, one.link, one.hidden, one.fill) == (other.style, other.link, other.hidden, other.fill)


def _whole(text: str) -> str:
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
