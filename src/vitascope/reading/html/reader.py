"""From the bytes of an HTML page to a document."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from vitascope.errors import LimitExceeded
from vitascope.model.document import Document, Hiding
from vitascope.reading.html.flow import Flow
from vitascope.reading.html.looks import Look, styled
from vitascope.reading.html.sheets import Sheets
from vitascope.reading.limits import Limits
from vitascope.reading.plain.encodings import decode
from vitascope.reading.typesetting.blocks import Story
from vitascope.reading.typesetting.pages import typeset

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_.:-]+)""", re.IGNORECASE)
LONGEST_COMMENT, MOST_COMMENTS = 2_000, 20

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENDED_BY_OTHERS = frozenset(
    {
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "col"),
        *("br", "hr", "img", "input", "meta", "link", "area", "base", "embed", "source", "track", "wbr"),
    }
)
"""Elements that need no end tag."""

FEW_TAGS = 2_000
MOST_OPEN = 10_000
"""Elements that may be open at once; the parser's time grows with the square of their number."""


def read_html(data: bytes, *, limits: Limits) -> Document:
    """Read an HTML page, with what its style sheets say where they are simple.

    Raises:
        LimitExceeded: elements are too many, or nested too deeply.
    """
    return typeset(story_of(text_of(data), limits), format_name="html", limits=limits)


def story_of(text: str, limits: Limits) -> Story:
    """The blocks of a page, its comments, and what it says of itself.

    Raises:
        LimitExceeded: elements are too many, or nested too deeply.
    """
    _refuse_depth(text, limits)
    tree = LexborHTMLParser(text)
    story = Story(metadata=_metadata(tree))
    for comment in islice(_comments(text), MOST_COMMENTS):
        if re.search(r"\w+\s+\w+\s+\w+\s+\w+", comment) and "<" not in comment:
            story.unseen.append((" ".join(comment.split())[:LONGEST_COMMENT], Hiding.COMMENT))
    if tree.body is not None:
        sheets = Sheets(tree)
        flow = Flow(sheets, limits)
        look = Look() if tree.root is None else styled(Look(), sheets.of(tree.root))
        flow.walk(tree.body, look)
        flow.finish(look)
        story.body = flow.blocks
    return story


def _refuse_depth(text: str, limits: Limits) -> None:
    """Refuse elements that are nested far too deeply before the parser meets them."""
    if text.count("<") < FEW_TAGS:
        return
    depth = 0
    for end, name in _TAG.findall(text):
        if name.lower() in _ENDED_BY_OTHERS:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        if depth > MOST_OPEN:
            raise LimitExceeded(f"elements are nested deeper than the limit of {limits.depth}")


def _comments(text: str) -> Iterator[str]:
    """What stands between the marks of comments, the conditional ones of word processors left out."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        if not text.startswith("[", start + 4):
            yield text[start + 4 : end]
        start = text.find("<!--", end)


def text_of(data: bytes, declared: str | None = None) -> str:
    """The characters of a page, by what is declared unless that is wrong.

    Args:
        data: the page.
        declared: an encoding that is stated outside it.
    """
    if not data.isascii():
        with suppress(UnicodeDecodeError):
            # No other text of some length is good UTF-8 by accident, whatever the page declares.
            return data.decode("utf-8-sig")
    found = _DECLARED.search(data[:2048])
    name = declared or (found[1].decode("ascii") if found else "")
    if name and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        with suppress(LookupError, UnicodeDecodeError, ValueError):
            known = codecs.lookup(name).name
            return data.decode("cp1252" if known in {"iso8859-1", "ascii"} else known)
    return decode(data)


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    found = {}
    title = tree.css_first("title")
    if title is not None and (title.text() or "").strip():
        found["title"] = " ".join((title.text() or "").split())[:2000]
    for meta in tree.css("meta[name][content]")[:40]:
        name, content = (meta.attributes.get("name") or "").lower(), meta.attributes.get("content") or ""
        if name in {"author", "description", "keywords", "generator"} and content.strip():
            found[name] = content.strip()[:2000]
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    if language:
        found["language"] = language
    return found
