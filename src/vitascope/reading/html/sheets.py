"""From the style sheets of a page to the declarations that reach each element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from vitascope.reading.html.looks import declarations

MOST_RULES = 2_000
MOST_REACHED = 200_000
"""Elements that all rules together may reach; rules after that are left out."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_USED = re.compile(
    r"display|visibility|opacity|font|color|background|text-|white-space|position|clip|overflow|list-style|justify|float"
)
_PSEUDO = re.compile(r":(?!not\(|nth|first-child|last-child)")


class Sheets:
    """The declarations of all style sheets, by element."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._found: dict[int, dict[str, str]] = {}
        reached = 0
        for selector, css in _rules("\n".join(node.text() for node in tree.css("style"))):
            if reached > MOST_REACHED:
                break
            try:
                nodes = tree.css(selector)
            except (SelectolaxError, ValueError):
                continue
            reached += len(nodes)
            for node in nodes:
                self._found.setdefault(node.mem_id, {}).update(css)

    def of(self, node: LexborNode) -> dict[str, str]:
        """What the sheets and the element's own attributes say of it."""
        own = node.attributes
        css = self._found.get(node.mem_id, {})
        inline = own.get("style")
        if inline:
            css = {**css, **declarations(inline)}
        if "hidden" in own or (node.tag == "input" and own.get("type") == "hidden"):
            css = {**css, "display": "none"}
        for attribute, name in (("bgcolor", "background-color"), ("align", "text-align"), ("color", "color")):
            worth = own.get(attribute)
            if worth and (attribute != "color" or node.tag == "font"):
                css = {name: worth, **css}
        return css


def _rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors with their declarations, in order; rules for other media are left out."""
    text = _without_blocks(_COMMENT.sub("", text))
    for number, match in enumerate(_RULE.finditer(text)):
        if number >= MOST_RULES:
            return
        if not _USED.search(match[2]):
            continue
        css = declarations(match[2])
        for selector in map(str.strip, match[1].split(",")):
            if selector and not selector.startswith("@") and not _PSEUDO.search(selector):
                yield selector, css


def _without_blocks(text: str) -> str:
    """Sheets without their `@media print { … }` and other nested blocks; those for screens are unfolded."""
    kept, at = [], 0
    for match in re.finditer(r"@(media|supports|keyframes|-webkit-keyframes|font-face|page|layer)([^{;]*)\{", text):
        if match.start() < at:
            continue
        kept.append(text[at : match.start()])
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        if match[1] == "media" and re.fullmatch(r"\s*(only\s+)?(screen|all)\s*", match[2]):
            kept.append(text[match.end() : end - 1])
        at = end
    return "".join(kept) + text[at:]
