"""From the bytes of an OpenDocument to a document."""

from __future__ import annotations

from lxml import etree

from vitascope.errors import DamagedDocument, LockedDocument
from vitascope.model.document import Document, Hiding
from vitascope.reading.archive import Archive
from vitascope.reading.limits import Limits
from vitascope.reading.markup import child, local, parse_xml, value
from vitascope.reading.odt.flow import Flow
from vitascope.reading.odt.styles import Styles, colour_of, points
from vitascope.reading.typesetting.blocks import UNKNOWN, WHITE, Block, Sheet, Story
from vitascope.reading.typesetting.pages import typeset


def read_odt(data: bytes, *, limits: Limits) -> Document:
    """Read an OpenDocument text, packed or flat.

    Raises:
        DamagedDocument: its content is missing or broken.
        LockedDocument: its parts are encrypted.
        LimitExceeded: it is a bomb, or nested too deeply.
    """
    content, styles, meta = _parts(data, limits)
    body = child(child(content, "body"), "text")
    if body is None:
        raise DamagedDocument("the document has no text part")
    roots = [styles, content] if styles is not None and styles is not content else [content]
    flow = Flow(Styles(roots), limits)
    master, sheet = _page(roots)
    story = Story(sheet=sheet, metadata=_metadata(meta), body=list(flow.blocks(body)))
    story.headers = _running(master, "header", flow)
    story.footers = _running(master, "footer", flow)
    for note in flow.notes:
        story.body += [block for part in note if local(part) == "note-body" for block in flow.blocks(part)]
    story.unseen += [(comment, Hiding.COMMENT) for comment in flow.comments]
    for changed in body.iter("{*}tracked-changes"):
        story.unseen += [(" ".join(map(str, each.itertext())), Hiding.DELETED) for each in changed.iter("{*}deletion")]
    return typeset(story, format_name="odt", limits=limits)


def _parts(data: bytes, limits: Limits) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    if not data.startswith(b"PK"):
        root = parse_xml(data, "the document")
        return root, root, root
    archive = Archive(data, limits)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise LockedDocument("the document needs a password; send it without one")
    found = [archive.read(name) for name in ("content.xml", "styles.xml", "meta.xml")]
    if not found[0]:
        raise DamagedDocument("the document has no content part")
    content, styles, meta = (parse_xml(part, "the document") if part else None for part in found)
    assert content is not None
    return content, styles, meta


def _page(roots: list[etree._Element]) -> tuple[etree._Element | None, Sheet]:
    """The first master page with its paper."""
    usual = Sheet()
    for root in roots:
        master = next(root.iter("{*}master-page"), None)
        if master is None:
            continue
        layout = value(master, "page-layout-name")
        for each in root.iter("{*}page-layout"):
            if value(each, "name") != layout:
                continue
            properties = child(each, "page-layout-properties")
            width = points(value(properties, "page-width")) or usual.width
            height = points(value(properties, "page-height")) or usual.height
            margin = points(value(properties, "margin-left")) or usual.margin
            fill = colour_of(value(properties, "background-color"))
            return master, Sheet(
                min(max(width, 200.0), 2000.0),
                min(max(height, 200.0), 2000.0),
                min(max(margin, 24.0), 120.0),
                WHITE if fill in {None, WHITE} else UNKNOWN,
            )
        return master, usual
    return None, usual


def _running(master: etree._Element | None, kind: str, flow: Flow) -> list[tuple[Block, ...]]:
    fronts = []
    for name in (f"{kind}-first", kind):
        element = child(master, name)
        if element is not None and "".join(map(str, element.itertext())).strip():
            fronts.append(tuple(flow.blocks(element)))
    return fronts


def _metadata(root: etree._Element | None) -> dict[str, str]:
    meta = root if root is None else child(root, "meta")
    names = {"initial-creator": "author", "creator": "modified_by", "creation-date": "created", "date": "modified"}
    found: dict[str, str] = {}
    for each in meta if meta is not None else ():
        text = (each.text or "").strip()
        if text and len(found) < 40:
            found[names.get(local(each), local(each))] = text[:2000]
    return found
