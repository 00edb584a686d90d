"""From the elements of a page to blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from vitascope.errors import LimitExceeded
from vitascope.model.document import Hiding
from vitascope.reading.html.looks import Look, styled
from vitascope.reading.html.sheets import Sheets
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import UNKNOWN, Block, Paragraph, Run, Table, TableCell

DEEPEST = 220
"""Elements inside one another that are followed."""

SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "button",
        "svg",
        "math",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "map",
        "title",
        "meta",
        "link",
        "datalist",
        "dialog",
    }
)
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    }
)
LOOKS = {
    "b": {"font-weight": "bold"},
    "strong": {"font-weight": "bold"},
    "th": {"font-weight": "bold"},
    "dt": {"font-weight": "bold"},
    "i": {"font-style": "italic"},
    "em": {"font-style": "italic"},
    "cite": {"font-style": "italic"},
    "small": {"font-size": "0.83em"},
    "big": {"font-size": "1.2em"},
    "center": {"text-align": "center"},
    "pre": {"white-space": "pre"},
    "h1": {"font-size": "2em", "font-weight": "bold"},
    "h2": {"font-size": "1.5em", "font-weight": "bold"},
    "h3": {"font-size": "1.17em", "font-weight": "bold"},
    "h4": {"font-weight": "bold"},
    "h5": {"font-size": "0.83em", "font-weight": "bold"},
    "h6": {"font-size": "0.67em", "font-weight": "bold"},
}
"""What a browser does with an element by itself."""

LIGATURES = re.compile(r"\bmaterial-(?:icons|symbols)")
"""Classes of elements whose font draws a whole word as one icon."""

FIELDS = frozenset({"input", "select", "textarea"})
TYPED = frozenset({"", "text", "email", "tel", "url", "number", "date", "month", "search"})
"""Sorts of input fields that show what was typed."""

LONGEST_FLOAT = 60
"""Characters of a text at the right edge that still belong to the line beside it."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INLINE = frozenset({"inline", "inline-block", "contents"})


class Flow:
    """Walks elements and gathers blocks.

    Attributes:
        blocks: so far.
    """

    def __init__(self, sheets: Sheets, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._sheets = sheets
        self._limits = limits
        self._runs: list[Run] = []
        self._floats: list[Run] = []
        self._ended = True
        self._count = 0
        self._heading = 0
        self._bullet = ""
        self._depth = 0

    def walk(self, node: LexborNode, look: Look, depth: int = 0) -> None:
        """Take an element and everything in it.

        Raises:
            LimitExceeded: elements are too many, or nested too deeply.
        """
        self._count += 1
        if self._count > self._limits.blocks:
            raise LimitExceeded(f"the page has more than the limit of {self._limits.blocks} elements")
        if depth > DEEPEST:
            raise LimitExceeded(f"elements are nested deeper than the limit of {DEEPEST}")
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "", look)
            return
        if tag in SKIPPED or tag.startswith(("-", "_", "!")) or _is_icon(node):
            return
        if tag == "br":
            self._add("\n", look)
            self._ended = True
            return
        css = self._sheets.of(node)
        look = styled(styled(look, LOOKS.get(tag, {})), css)
        if tag == "a":
            look = replace(look, link=_target(node) or look.link)
        self._element(node, look, css, depth)

    def _element(self, node: LexborNode, look: Look, css: dict[str, str], depth: int) -> None:
        """Take an element by how it is laid out."""
        tag, shown = node.tag or "", css.get("display", "").lower()
        if tag in FIELDS:
            self._text(f" {_filled(node)} ", look)
        elif _floats_right(node, css):
            self._float(node, look, depth)
        elif tag == "table" and shown in {"", "table", "inline-table"}:
            self._table(node, look, depth)
        elif self._spread(node, css):
            self._flex(node, look, depth)
        elif (tag in BLOCKS and shown not in _INLINE) or shown in {"block", "flex", "grid", "list-item", "table"}:
            self._block(node, look, css, depth)
        elif shown == "inline-block":
            # A box of its own width sets its text apart as a tab would, any other box as a space.
            apart = "\t" if "width" in css else " "
            self._apart(apart, look)
            self._children(node, look, depth)
            self._apart(apart, look)
        else:
            self._children(node, look, depth)

    def _apart(self, gap: str, look: Look) -> None:
        """A gap that is there whatever the white space around it, unless a line starts here."""
        if not self._ended:
            self._add(gap, look)
            self._ended = True

    def finish(self, look: Look) -> None:
        """End the paragraph that is open, if it says anything."""
        runs, self._runs = self._runs, []
        self._ended = True
        if not any(run.text.strip() for run in runs):
            return
        if self._floats:
            runs += [Run("\t", look.style), *self._floats]
            self._floats = []
        indent = 14.0 * self._depth if not self._bullet else 0.0
        self.blocks.append(
            Paragraph(
                tuple(runs),
                heading=self._heading,
                bullet=self._bullet,
                depth=self._depth if self._bullet else 0,
                align=look.align,
                indent=indent,
                before=4.0 if self._heading else 0.0,
                after=2.0 if self._heading else 0.0,
                fill=look.fill,
            )
        )
        if any(run.text.strip() and run.hidden is None for run in runs):
            self._bullet = ""

    def _children(self, node: LexborNode, look: Look, depth: int) -> None:
        start = node.attributes.get("start") or ""
        number = int(start) - 1 if start.isdigit() and len(start) < 6 else 0
        for child in node.iter(include_text=True):
            if child.tag == "li":
                number += 1
                self._item(child, node.tag or "", number, look, depth)
            else:
                self.walk(child, look, depth + 1)

    def _block(self, node: LexborNode, look: Look, css: dict[str, str], depth: int) -> None:
        self.finish(look)
        tag = node.tag or ""
        heading, bullet, nesting = self._heading, self._bullet, self._depth
        before = list(map(id, self._floats))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = int(tag[1])
        if tag in {"ul", "ol"}:
            self._bullet = ""
            if css.get("list-style", css.get("list-style-type", "")) != "none":
                self._depth += 1
        elif tag in {"dd", "blockquote"}:
            self._depth += 1
        self._children(node, look, depth)
        self.finish(look)
        own = [run for run in self._floats if id(run) not in before]
        if own:
            # No line came after them in the element that they float in.
            self._floats = [run for run in self._floats if id(run) in before]
            self._runs = own
            self.finish(look)
        self._heading, self._depth = heading, nesting
        self._bullet = bullet if tag not in {"ul", "ol"} and self._bullet == bullet else ""

    def _float(self, node: LexborNode, look: Look, depth: int) -> None:
        """Keep a short text that floats to the right for the end of the line that comes next."""
        runs, self._runs = self._runs, []
        ended, self._ended = self._ended, True
        for child in node.iter(include_text=True):
            self.walk(child, look, depth + 1)
        self._floats += self._runs
        self._runs, self._ended = runs, ended

    def _item(self, node: LexborNode, parent: str, number: int, look: Look, depth: int) -> None:
        self.finish(look)
        css = {**self._sheets.of(node)}
        inside = styled(look, css)
        plain = self._depth == 0 or css.get("list-style", css.get("list-style-type", "")) == "none"
        self._bullet = "" if plain else f"{number}." if parent == "ol" else "•"
        self._children(node, inside, depth + 1)
        self.finish(inside)
        self._bullet = ""

    def _spread(self, node: LexborNode, css: dict[str, str]) -> bool:
        """Whether an element pushes its few children to both sides of one line."""
        if css.get("display", "").lower() != "flex" or css.get("justify-content", "") != "space-between":
            return False
        children = [child for child in node.iter() if (child.text() or "").strip()]
        return 2 <= len(children) <= 3 and all(len((child.text() or "").strip()) <= 80 for child in children)

    def _flex(self, node: LexborNode, look: Look, depth: int) -> None:
        self.finish(look)
        cells = [self._cell(child, look, depth) for child in node.iter() if (child.text() or "").strip()]
        self.blocks.append(Table((tuple(TableCell(blocks, at) for at, blocks in enumerate(cells)),)))

    def _cell(self, node: LexborNode, look: Look, depth: int) -> tuple[Block, ...]:
        """The blocks of one element by themselves."""
        blocks, self.blocks = self.blocks, []
        self.walk(node, look, depth + 1)
        self.finish(look)
        inside, self.blocks = tuple(self.blocks), blocks
        return inside

    def _table(self, node: LexborNode, look: Look, depth: int) -> None:
        self.finish(look)
        rows, spans = [], dict[int, int]()
        for row in _rows(node):
            css = self._sheets.of(row)
            inside = styled(look, css)
            cells, column = [], 0
            for child in row.iter():
                if child.tag not in {"td", "th"}:
                    continue
                while spans.get(column, 0) > 0:
                    spans[column] -= 1
                    column += 1
                width, height = _span(child, "colspan"), _span(child, "rowspan")
                cells.append(TableCell(self._cell(child, inside, depth), column, width))
                for at in range(column, column + width):
                    spans[at] = height - 1
                column += width
            rows.append(tuple(cells))
        self.blocks.append(Table(tuple(rows)))

    def _text(self, text: str, look: Look) -> None:
        if look.kept:
            self._add(text, look)
            return
        shown = _BLANKS.sub(" ", text)
        if self._ended:
            shown = shown.lstrip(" ")
        if shown:
            self._ended = shown[-1] == " "
            self._add(shown, look)

    def _add(self, text: str, look: Look) -> None:
        fill = UNKNOWN if UNKNOWN in {look.colour, look.fill} else look.fill
        hidden = Hiding.TINY if look.size < 1.0 and look.hidden is None else look.hidden
        self._runs.append(Run(text.upper() if look.capitals else text, look.style, look.link, hidden, fill))


def _is_icon(node: LexborNode) -> bool:
    return LIGATURES.search(node.attributes.get("class") or "") is not None


def _filled(node: LexborNode) -> str:
    """What a field of a form shows."""
    if node.tag == "input":
        return (node.attributes.get("value") or "") if (node.attributes.get("type") or "").lower() in TYPED else ""
    if node.tag == "select":
        chosen = node.css_first("option[selected]")
        return (chosen.text() or "").strip() if chosen is not None else ""
    return node.text() or ""


def _floats_right(node: LexborNode, css: dict[str, str]) -> bool:
    """Whether an element is a short text that is set at the right edge of the line after it."""
    if css.get("float", "").lower() != "right":
        return False
    text = (node.text() or "").strip()
    return 0 < len(text) <= LONGEST_FLOAT and all(child.tag not in BLOCKS for child in node.iter())


def _rows(table: LexborNode) -> list[LexborNode]:
    found = []
    for child in table.iter():
        if child.tag == "tr":
            found.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found += [row for row in child.iter() if row.tag == "tr"]
    return found


def _span(node: LexborNode, name: str) -> int:
    text = node.attributes.get(name) or "1"
    return min(max(int(text), 1), 100) if text.isdigit() else 1


def _target(node: LexborNode) -> str | None:
    """Where a link leads; None for a place on the same page and for scripts."""
    target = (node.attributes.get("href") or "").strip()
    return target if re.match(r"(?:https?|mailto|tel|skype|tg):", target, re.IGNORECASE) else None
