"""From XML bytes to a tree, safely: no entities, no network, bounded depth."""

from __future__ import annotations

from lxml import etree

from vitascope.errors import DamagedDocument


def parse_xml(data: bytes, what: str) -> etree._Element:
    """The root of an XML part, repaired where a tag is broken.

    Raises:
        DamagedDocument: nothing of it can be read.
    """
    strict = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, strict)
    except etree.XMLSyntaxError:
        return _repaired(data, what)


def _repaired(data: bytes, what: str) -> etree._Element:
    lenient = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(data, lenient)
    except etree.XMLSyntaxError as error:
        raise DamagedDocument(f"{what} is no XML: {error.msg}") from error
    if root is None:
        raise DamagedDocument(f"{what} is no XML")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if isinstance(key, str) and key.rpartition("}")[2] == name:
            return str(text)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name without namespace."""
    if element is None:
        return None
    return next((each for each in element if local(each) == name), None)
