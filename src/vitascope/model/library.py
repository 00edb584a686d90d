"""What is kept: documents, their pictures, and résumés by version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vitascope.model.resume import Resume


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A file that was taken in.

    Attributes:
        id: cannot be guessed.
        number: the same for surfaces that document an integer.
        owner: id of the caller; empty where nobody signed in.
        surface: that took it.
        public_id: what that surface calls it; unique there.
        name: of the file as sent, without folders.
        format: as in the registry of formats.
        size: bytes.
        content_hash: SHA-256 of the bytes, and their key in the blob store.
    """

    id: str
    number: int
    owner: str
    surface: str
    public_id: str
    name: str
    format: str
    size: int
    content_hash: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A page as PNG.

    Attributes:
        kind: what is drawn on it, such as `annotated`.
        page: from 1.
    """

    document_id: str
    kind: str
    page: int
    content_hash: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ResumeSummary:
    """What a list shows of a résumé, without its record; empty where the résumé does not say it.

    Attributes:
        number: for surfaces that document an integer.
        version: of the document's résumés, from 1; the highest counts.
        months: of experience, overlaps counted once; None where nothing is dated.
        skills: names as the taxonomy has them, else as printed.
        parser_version: that made the record.
    """

    id: str
    number: int
    document_id: str
    owner: str
    version: int
    full_name: str
    email: str
    phone: str
    title: str
    location: str
    country: str
    language: str
    months: int | None
    skills: tuple[str, ...]
    reader_version: str
    parser_version: str
    taxonomy_version: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredResume:
    """A résumé with its record."""

    summary: ResumeSummary
    resume: Resume
