"""From the bytes of a Word document to its parts and the links between them.

Three containers hold the same thing: a zip, one flat XML file with all parts inside, and
the single tree of Word 2003. Names without namespace serve all three, and the strict
variant of the standard too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from vitascope.errors import DamagedDocument
from vitascope.reading.archive import Archive
from vitascope.reading.limits import Limits
from vitascope.reading.markup import child, local, parse_xml, value

MAIN = "officeDocument"

# What table styles say of first rows, banded rows and so on is most of a large styles part.
# Of all that only one thing matters here: whether it colours cells.
_LARGE = 60_000
_OPEN, _CLOSE = b"<w:tblStylePr", b"</w:tblStylePr>"


def _thinned(data: bytes) -> bytes:
    """A styles part without conditional formats, each that colours cells replaced by a bare colour."""
    kept = []
    *formats, rest = data.split(_CLOSE)
    for each in formats:
        at = each.find(_OPEN)
        coloured = each.find(b"w:fill=", at) > 0 or each.find(b"w:themeFill=", at) > 0
        kept += [each[:at], b'<w:shd w:fill="000000"/>'] if coloured else [each[:at]]
    return b"".join([*kept, rest])


class Package:
    """Parts of a Word document by the kind of relationship that leads to them."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Find the main part.

        Raises:
            DamagedDocument: there is none, or it is broken.
            LimitExceeded: the container is a bomb.
        """
        self._archive: Archive | None = None
        self._flat: dict[str, etree._Element] = {}
        self._single: etree._Element | None = None
        if data.startswith(b"PK"):
            self._archive = Archive(data, limits)
        else:
            root = parse_xml(data, "the document")
            if local(root) == "wordDocument":
                self._single = root
            else:
                self._flat = dict(_flat_parts(root))
        self._name = self._main_name()
        self.relations = self._relations(self._name)
        self.main = self._single if self._single is not None else self._root(self._name)

    def _main_name(self) -> str:
        for kind, target in self._relations("").values():
            if kind == MAIN:
                return target
        return "word/document.xml"

    def part(self, name: str) -> etree._Element | None:
        """A part by its name, as relationships give it; None where there is none."""
        if self._archive is None:
            return self._flat.get(name)
        data = self._archive.read(name)
        if data and len(data) > _LARGE and _OPEN in data and name.endswith("styles.xml"):
            data = _thinned(data)
        return parse_xml(data, name) if data else None

    def raw(self, name: str) -> bytes:
        """The bytes of a part that is no XML of ours; empty where there is none."""
        return (self._archive.read(name) or b"") if self._archive is not None else b""

    def _root(self, name: str) -> etree._Element:
        root = self.part(name)
        if root is None:
            raise DamagedDocument("the document has no text part")
        return root

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relationship of a part, by id."""
        folder, _, stem = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{stem}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                target = target.lstrip("/")
            found[relation.get("Id") or ""] = (kind, target)
        return found

    def of_kind(self, kind: str) -> etree._Element | None:
        """The part of a kind ("styles", "numbering", "comments"); None where there is none."""
        if self._single is not None:
            return child(self._single, {"numbering": "lists"}.get(kind, kind))
        for each, target in self.relations.values():
            if each == kind:
                return self.part(target)
        return None

    def by_id(self, identity: str) -> tuple[etree._Element | None, dict[str, tuple[str, str]]]:
        """A header or footer by its relationship, with the relationships of its own."""
        _, target = self.relations.get(identity, ("", ""))
        return (self.part(target), self._relations(target)) if target else (None, {})

    def metadata(self) -> dict[str, str]:
        """What the document says of itself."""
        root = child(self._single, "DocumentProperties") if self._single is not None else self.part("docProps/core.xml")
        names = {"creator": "author", "Author": "author", "lastModifiedBy": "modified_by", "LastAuthor": "modified_by"}
        found = {}
        for each in root if root is not None else ():
            text = (each.text or "").strip()
            if text:
                found[names.get(local(each), local(each).lower())] = text[:2000]
        return found


def _flat_parts(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for part in root:
        content = child(part, "xmlData")
        if local(part) == "part" and content is not None and len(content):
            yield (value(part, "name") or "").lstrip("/"), content[0]
