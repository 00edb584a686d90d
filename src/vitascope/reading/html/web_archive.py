"""From the bytes of a web page saved as one file (MHTML) to a document."""

from __future__ import annotations

import email
from email.message import Message

from vitascope.errors import DamagedDocument
from vitascope.model.document import Document
from vitascope.reading.html.reader import story_of, text_of
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import Block
from vitascope.reading.typesetting.pages import typeset

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_web_archive(data: bytes, *, limits: Limits) -> Document:
    """Read the page of a web archive, as word processors and browsers save them.

    Raises:
        DamagedDocument: there is no page in it.
        LimitExceeded: its elements are too many, or nested too deeply.
    """
    return typeset(story_of(archived_page(data), limits), format_name="mhtml", limits=limits)


def page_in(data: bytes, limits: Limits) -> list[Block]:
    """The blocks of a page that is part of another file, in an archive or by itself; none of anything else.

    Raises:
        DamagedDocument: it is an archive without a page.
        LimitExceeded: its elements are too many, or nested too deeply.
    """
    start = data[:1024].lstrip().lower()
    if start.startswith(b"mime-version:"):
        return story_of(archived_page(data), limits).body
    return story_of(text_of(data), limits).body if b"<html" in start else []


def archived_page(data: bytes) -> str:
    """The page in a web archive.

    Raises:
        DamagedDocument: there is none.
    """
    try:
        message = email.message_from_bytes(data.lstrip())
        page = next((part for part in message.walk() if part.get_content_type() in PAGES), None)
    except RecursionError as error:
        raise DamagedDocument("the parts of the web archive are nested too deeply") from error
    content = _content(page)
    if not content:
        raise DamagedDocument("the web archive has no page in it")
    return text_of(content, page.get_content_charset() if page is not None else None)


def _content(page: Message | None) -> bytes:
    content = page.get_payload(decode=True) if page is not None else None
    return content if isinstance(content, bytes) else b""
