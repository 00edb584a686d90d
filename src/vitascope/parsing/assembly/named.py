"""From blocks of certificates, awards, publications and references to their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitascope.model.resume import Award, Certification, Date, Publication, Reference, Text
from vitascope.parsing.assembly.described import first_text, graduation_of, text_of, texts_of
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


def _other(entry: Entry) -> Text | None:
    """The organisation of an entry that has a name besides."""
    return first_text(entry, Field.ORG) if entry.first(Field.TITLE) is not None else None


CITED = re.compile(r"(?<=\w{4})[.?!]\s+(?=[^\W\d_])")
"""The end of a paper's title, before the journal."""

TITLE_WORDS = 4
"""Words of a paper's title, at least."""


def _cited(entry: Entry) -> tuple[Text | None, Text | None]:
    """The title of a paper and who published it, parted where the page parts them by a full stop alone."""
    run, publisher = entry.first(Field.TITLE), _other(entry)
    run = run or entry.first(Field.ORG)
    if run is None or publisher is not None:
        return text_of(run), publisher
    last = run.fragments[-1]
    for end in CITED.finditer(last.text):
        head = Fragment(last.line, last.start, last.start + end.start(), last.probability)
        fragments = [*run.fragments[:-1], head]
        if sum(len(fragment.text.split()) for fragment in fragments) >= TITLE_WORDS:
            rest = Fragment(last.line, last.start + end.end(), last.end, last.probability)
            return text_value(fragments), text_value([rest])
    return text_of(run), None


def read_certifications(blocks: Sequence[LabelledBlock]) -> tuple[Certification, ...]:
    """All certificates and licences; one without a name is none."""
    found: list[Certification] = []
    for entry in _entries(blocks):
        name = first_text(entry, Field.TITLE) or first_text(entry, Field.ORG)
        if name is None:
            continue
        dates = graduation_of(entry)
        ranged = dates.start is not None and dates.end is not None
        found.append(
            Certification(
                id=f"certification-{len(found) + 1}",
                name=name,
                issuer=_other(entry),
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
        name, publisher = _cited(entry)
        if name is not None:
            description = text_value([Fragment(t.fact.line, t.start, t.end, entry.certainty) for t in entry.text])
            found.append(
                Publication(
                    id=f"publication-{len(found) + 1}",
                    name=name,
                    authors=first_text(entry, Field.AUTHORS),
                    publisher=publisher,
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
