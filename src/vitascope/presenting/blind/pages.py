"""From a document to the same document without who the person is: for pages that reviewers may see.

Such pages are drawn anew from the words that are left, so that no photo, logo or
signature of the original comes along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vitascope.model.document import Document, Line, Word
from vitascope.model.geometry import Box
from vitascope.model.resume import Evidence, Resume
from vitascope.presenting.blind.identity import ADDRESS, BIRTH_NAME, EMAIL, PHONE, Identity, identity_of, is_phone
from vitascope.presenting.blind.pronouns import general_form, places
from vitascope.presenting.blind.record import REMOVED_KINDS


def blind_document(document: Document, resume: Resume, *, schools: bool = False) -> Document:
    """The document without the words that tell who it is about.

    Args:
        document: as it was read.
        resume: read from it, before blinding.
        schools: take out the names of schools too.
    """
    identity = identity_of(resume, schools=schools)
    secret = list(_removed(resume, schools=schools))
    pages = tuple(
        replace(
            page,
            drawn=True,
            scanned=False,
            lines=tuple(
                kept for line in page.lines if (kept := _without(line, identity, secret, resume.language)) is not None
            ),
        )
        for page in document.pages
    )
    return replace(document, pages=pages, hidden=(), pictures=(), metadata={})


def _removed(resume: Resume, *, schools: bool) -> Iterator[Evidence]:
    """Where the page says what the record no longer does."""
    basics = resume.basics
    values = (
        *(basics.name, *basics.emails, *basics.phones, basics.location, *basics.links),
        *(basics.birth_date, basics.gender, basics.nationality),
        *(section.text for section in resume.sections if section.kind in REMOVED_KINDS),
        *(entry.institution for entry in resume.education if schools),
    )
    for value in values:
        if value is not None:
            yield from value.evidence


def _without(line: Line, identity: Identity, secret: list[Evidence], language: str | None) -> Line | None:
    """The line without its telling words; None where none is left."""
    spans = list(_spans(line.text, identity, language))
    boxes = [Box(*evidence.box) for evidence in secret if evidence.page == line.page]
    words = tuple(
        _general(word, language)
        for word, start in zip(line.words, line.starts, strict=True)
        if not any(begin < start + len(word.text) and start < end for begin, end in spans)
        and not any(word.box.overlap(box) > 0.5 * word.box.width * word.box.height for box in boxes)
    )
    return replace(line, words=words) if words else None


def _general(word: Word, language: str | None) -> Word:
    """The word in the form for anybody, in its place."""
    text = general_form(word.text, language)
    return word if text == word.text else replace(word, text=text)


def _spans(text: str, identity: Identity, language: str | None) -> Iterator[tuple[int, int]]:
    for pattern in (identity.name_pattern, identity.exact_pattern, identity.school_pattern, EMAIL, BIRTH_NAME):
        if pattern:
            yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in PHONE.finditer(text) if is_phone(match[0]))
    yield from (match.span() for match in ADDRESS.finditer(text) if identity.owns(match[0]))
    yield from places(text, language)
