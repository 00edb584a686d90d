"""From the bytes of a Word document to a document."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vitascope.errors import DamagedDocument
from vitascope.model.document import Document, Hiding
from vitascope.reading.docx.drawings import has_backdrop
from vitascope.reading.docx.faces import colour_of
from vitascope.reading.docx.flow import Flow
from vitascope.reading.docx.numbering import Numbering
from vitascope.reading.docx.package import Package
from vitascope.reading.docx.styles import Styles, twips
from vitascope.reading.limits import Limits
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import UNKNOWN, WHITE, Block, Paragraph, Sheet, Story, Table
from vitascope.reading.typesetting.pages import typeset

SMALLEST, LARGEST = 200.0, 2000.0
"""Points of a side of the paper that are believed."""


def read_docx(data: bytes, *, limits: Limits) -> Document:
    """Read a Word document of 2003 or later.

    Raises:
        DamagedDocument: its text part is missing or broken.
        LimitExceeded: it is a bomb, or nested too deeply.
    """
    package = Package(data, limits)
    body = child(package.main, "body")
    if body is None:
        raise DamagedDocument("the document has no body")
    flow = Flow(Styles(package.of_kind("styles")), Numbering(package.of_kind("numbering")), limits, package)
    section = next(body.iter("{*}sectPr"), None)
    story = Story(metadata=package.metadata(), sheet=_sheet(package.main, body, section))
    story.headers = _running("header", package, section, flow)
    story.body = list(flow.blocks(body, package.relations))
    for kind in ("footnotes", "endnotes"):
        for note in _of(package.of_kind(kind)):
            if value(note, "type") in {None, "normal"}:
                story.body += flow.blocks(note, package.relations)
    story.footers = _running("footer", package, section, flow)
    for comment in _of(package.of_kind("comments")):
        story.unseen.append(("".join(map(str, comment.itertext())), Hiding.COMMENT))
    return typeset(story, format_name="docx", limits=limits)


def _of(root: etree._Element | None) -> Iterator[etree._Element]:
    if root is not None:
        yield from root


def _sheet(root: etree._Element, body: etree._Element, section: etree._Element | None) -> Sheet:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    usual = Sheet()
    width = _believed(twips(value(size, "w")), usual.width)
    height = _believed(twips(value(size, "h")), usual.height)
    left = twips(value(margins, "left"))
    margin = usual.margin if left is None else min(max(left, 24.0), width / 5)
    background = child(root, "background")
    colour = WHITE if background is None else colour_of(value(background, "color"))
    fill = UNKNOWN if colour != WHITE or has_backdrop(body) else WHITE
    return Sheet(width, height, margin, fill)


def _believed(points: float | None, usual: float) -> float:
    return points if points is not None and SMALLEST <= points <= LARGEST else usual


def _running(kind: str, package: Package, section: etree._Element | None, flow: Flow) -> list[tuple[Block, ...]]:
    """The first page's header or footer, and the one of the pages after it where it says something else."""
    found: dict[str, tuple[Block, ...]] = {}
    for each in _of(section):
        name = local(each)
        if name == f"{kind}Reference":
            root, links = package.by_id(value(each, "id") or "")
            if root is not None:
                found[value(each, "type") or "default"] = tuple(flow.blocks(root, links))
        elif name == {"header": "hdr", "footer": "ftr"}[kind]:
            usual = {"odd": "default"}.get(value(each, "type") or "", value(each, "type") or "default")
            found[usual] = tuple(flow.blocks(each, package.relations))
    first = found.get("first", ()) if child(section, "titlePg") is not None else found.get("default", ())
    running = found.get("default", ())
    fronts = [first]
    if _text(running) != _text(first):
        fronts.append(running)
    return fronts if any(map(_text, fronts)) else []


def _text(blocks: tuple[Block, ...]) -> str:
    texts = []
    for block in blocks:
        match block:
            case Paragraph():
                texts += [run.text for run in block.runs]
            case Table():
                texts += [_text(cell.blocks) for row in block.rows for cell in row]
            case _:
                texts.append(_text(getattr(block, "blocks", ())))
    return "".join(texts).strip()
