"""From blocks of certificates, awards, publications and references to their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitascope.model.resume import Award, Certification, Date, Publication, Reference
from vitascope.parsing.assembly.described import first_text, graduation_of, texts_of
from vitascope.parsing.entries import Entry, entries_of
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Field
from vitascope.parsing.values import Fragment, text_value


def _entries(blocks: Sequence[LabelledBlock]) -> Iterator[Entry]:
    for block in blocks:
        yield from entries_of(block)


def _date(entry: Entry) -> Date | None:
    dates = graduation_of(entry)
    return dates.start or dates.end


def read_certifications(blocks: Sequence[LabelledBlock]) -> tuple[Certification, ...]:
    """All certificates and licences; one without a name is none."""
    found: list[Certification] = []
    for entry in _entries(blocks):
        name = first_text(entry, Field.TITLE)
        if name is None:
            continue
        dates = graduation_of(entry)
        ranged = dates.start is not None and dates.end is not None
        found.append(
            Certification(
                id=f"certification-{len(found) + 1}",
                name=name,
                issuer=first_text(entry, Field.ORG),
                date=_date(entry),
                start=dates.start if ranged else None,
                end=dates.end if ranged else None,
                url=first_text(entry, Field.LINK),
                number=first_text(entry, Field.NUMBER),
            )
        )
    return tuple(found)


def read_awards(blocks: Sequence[LabelledBlock]) -> tuple[Award, ...]:
    """All distinctions; one without a title is none."""
    found: list[Award] = []
    for entry in _entries(blocks):
        title = first_text(entry, Field.TITLE)
        if title is not None:
            description = text_value([Fragment(t.fact.line, t.start, t.end, entry.certainty) for t in entry.text])
            found.append(
                Award(
                    id=f"award-{len(found) + 1}",
                    title=title,
                    awarder=first_text(entry, Field.ORG),
                    date=_date(entry),
                    description=description,
                )
            )
    return tuple(found)


def read_publications(blocks: Sequence[LabelledBlock]) -> tuple[Publication, ...]:
    """All papers, books, talks and patents; one without a name is none."""
    found: list[Publication] = []
    for entry in _entries(blocks):
        name = first_text(entry, Field.TITLE)
        if name is not None:
            description = text_value([Fragment(t.fact.line, t.start, t.end, entry.certainty) for t in entry.text])
            found.append(
                Publication(
                    id=f"publication-{len(found) + 1}",
                    name=name,
                    authors=first_text(entry, Field.AUTHORS),
                    publisher=first_text(entry, Field.ORG),
                    date=_date(entry),
                    url=first_text(entry, Field.LINK),
                    description=description,
                )
            )
    return tuple(found)


def read_references(blocks: Sequence[LabelledBlock]) -> tuple[Reference, ...]:
    """All who speak for the person, or what is said instead ("on request")."""
    found: list[Reference] = []
    for entry in _entries(blocks):
        name = first_text(entry, Field.NAME)
        description, items = texts_of(entry.text, entry.certainty)
        text = description or (items[0] if items else None)
        if name is not None or text is not None:
            found.append(Reference(id=f"reference-{len(found) + 1}", name=name, text=text))
    return tuple(found)
