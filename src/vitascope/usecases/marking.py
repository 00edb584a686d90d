"""From a stored document to its labelled record and pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.coaching.summary import summary_of
from vitascope.model.account import Caller
from vitascope.model.library import StoredDocument
from vitascope.model.resume import Resume
from vitascope.ports.reader import PICTURE_DPI
from vitascope.reading.picture_size import picture_size, pixels_a_point
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.pictures import Pictures
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.parses import Asker, Parses

ANNOTATED = "annotated"
"""The kind of picture that has the labelled fields marked."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page and the size of its picture, whether that was made or not.

    Attributes:
        number: from 1.
        width, height: pixels.
        scale: pixels a point.
    """

    number: int
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A record, and the pages that it was read from.

    Attributes:
        summary: written of the record; None where none was asked for, or there is nothing to say.
    """

    resume: Resume
    pages: tuple[ShownPage, ...]
    summary: str | None


@dataclass(frozen=True, slots=True)
class Marking:
    """Reads stored documents and marks on their pages what was read."""

    library: Library
    records: Records
    pictures: Pictures
    parses: Parses

    def mark(self, document: StoredDocument, *, pictures: bool, summary: bool, caller: Caller) -> Marked:
        """Read a document, keep what it says, and the pictures where they are asked for.

        Raises:
            BadInput: it cannot be read.
            NoSuchDocument: it was deleted meanwhile.
        """
        data = b"".join(self.library.content(document))
        reading, parse = self.parses.read(
            data, name=document.name, asker=Asker(caller.id, document.surface), pictures=pictures
        )
        resume = parse.resume
        if self.records.same(document, resume) is None:
            self.records.add(document, resume, actor=caller)
        if pictures:
            self.pictures.keep(document, ANNOTATED, reading.pictures)
        pages = tuple(
            ShownPage(page.number, *picture_size(page, PICTURE_DPI), pixels_a_point(page, PICTURE_DPI))
            for page in reading.document.pages
        )
        return Marked(resume, pages, summary_of(resume) if summary else None)
