"""From tagged pieces to the same pieces with what a form's labels and plain words say of them.

"School: City College" is a school whatever the model makes of it, a piece without a date is
none, and a piece that is a date is nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vitascope.parsing.fields.degrees import read_degree
from vitascope.parsing.labelling.items import TaggedPiece
from vitascope.parsing.labelling.vocabulary import announces
from vitascope.parsing.labels import Field, Kind
from vitascope.taxonomy import addresses

ANNOUNCED = {
    "name": Field.NAME,
    "location": Field.LOCATION,
    "address": Field.LOCATION,
    "birth": Field.BIRTH,
    "birthplace": Field.TEXT,
    "nationality": Field.NATIONALITY,
    "title": Field.TITLE,
    "company": Field.ORG,
    "department": Field.DEPARTMENT,
    "dates": Field.DATE,
    "degree": Field.DEGREE,
    "field": Field.FIELD,
    "institution": Field.ORG,
    "grade": Field.GRADE,
    "employment": Field.KIND,
    "issuer": Field.ORG,
    "number": Field.NUMBER,
}
"""The field of what a label announces; of other labels the model knows best."""

DATED = frozenset({Field.DATE, Field.BIRTH})

WITHIN = {
    Kind.CONTACT: frozenset({Field.NAME, Field.LOCATION, Field.BIRTH, Field.NATIONALITY, Field.TEXT}),
    Kind.REFERENCES: frozenset({Field.NAME, Field.ORG, Field.TITLE}),
    Kind.EDUCATION: frozenset({Field.ORG, Field.DEGREE, Field.FIELD, Field.GRADE, Field.LOCATION, Field.DATE}),
}
"""Fields that labels announce in a section; elsewhere those of `AT_WORK`."""

AT_WORK = frozenset({Field.ORG, Field.TITLE, Field.DEPARTMENT, Field.LOCATION, Field.DATE, Field.KIND, Field.NUMBER})

ENTRIES = frozenset({Kind.WORK, Kind.VOLUNTEERING, Kind.EDUCATION})

WORDS = {
    Kind.EDUCATION: {"school": Field.ORG, "org": Field.ORG, "degree": Field.DEGREE, "study": Field.FIELD},
    Kind.WORK: {"org": Field.ORG, "school": Field.ORG, "title": Field.TITLE},
    Kind.VOLUNTEERING: {"org": Field.ORG, "school": Field.ORG, "title": Field.TITLE},
}
"""By section, what the words of a piece make of it."""

SHORT = 5
"""Words of a field of study, at most."""

LIKELY = 0.7
"""Likeness from which words decide alone."""


def filled_in(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """The same pieces in order, some with another field."""
    read = [_weighed(tagged) for tagged in pieces]
    for at in range(len(read) - 1):
        label, value = read[at], read[at + 1]
        field = _announced(label, value)
        if field is not None:
            read[at] = replace(label, field=Field.LABEL, continues=False)
            if value.field is not field or value.continues:
                read[at + 1] = replace(value, field=field, continues=False)
    return _studied(_bracketed(read))


UNREAD = frozenset({Field.LABEL, Field.TEXT, Field.TITLE, Field.LOCATION, Field.GRADE, Field.HONOURS, Field.ORG})
"""What the model may take a field of study for."""


def _studied(pieces: list[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with what stands right behind a degree as its field, where its words are those of a study."""
    for at, (degree, tagged) in enumerate(pairwise(pieces), start=1):
        behind = degree.field is Field.DEGREE and degree.item.line_number == tagged.item.line_number
        named = behind and tagged.field in UNREAD and tagged.item.piece.date is None
        if named and tagged.item.words.scores.get("study", 0.0) >= LIKELY and not tagged.item.words.digits:
            pieces[at] = replace(tagged, field=Field.FIELD, continues=False)
    return pieces


def _bracketed(pieces: list[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with the bracket behind a degree as a part of it, where its field follows."""
    for before, tagged, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        degree, field = before.field is Field.DEGREE, tagged.field is after.field is Field.FIELD
        row = {each.item.line_number for each in (before, tagged, after)}
        if degree and field and len(row) == 1 and tagged.item.piece.before == "(" and tagged.item.piece.after == ")":
            at = pieces.index(tagged)
            pieces[at : at + 2] = [
                replace(tagged, field=Field.DEGREE, continues=True),
                replace(after, continues=False),
            ]
    return pieces


def _announced(label: TaggedPiece, value: TaggedPiece) -> Field | None:
    """The field that a label gives to the piece after it; None where the piece before is no label."""
    if value.item.line_number != label.item.line_number or not _is_behind(value):
        return None
    if label.item.running or label.item.piece.date is not None or announces(value.item.piece.text) is not None:
        return None
    field = ANNOUNCED.get(announces(label.item.piece.text) or "")
    if field is None or field not in WITHIN.get(label.item.kind, AT_WORK):
        return None
    dated = value.item.piece.date is not None
    return field if dated == (field in DATED) else None


def _is_behind(value: TaggedPiece) -> bool:
    """Whether a piece stands behind a colon or a gap."""
    sign = value.item.piece.before
    return sign.endswith("gap") or ":" in sign


def _weighed(tagged: TaggedPiece) -> TaggedPiece:
    """A piece that cannot be what the model made of it, by its words."""
    piece, kind = tagged.item.piece, tagged.item.kind
    if kind is Kind.CONTACT and tagged.field is Field.PHONE and _is_place(piece.text):
        return replace(tagged, field=Field.LOCATION, continues=False)
    if tagged.item.running or kind not in ENTRIES:
        return tagged
    if piece.date is not None:
        return (
            tagged if tagged.field in {Field.DATE, Field.TEXT} else replace(tagged, field=Field.DATE, continues=False)
        )
    if tagged.field is Field.ORG and kind is Kind.EDUCATION and _is_degree(tagged):
        return replace(tagged, field=Field.DEGREE, continues=False)
    if tagged.field is Field.GRADE and kind is Kind.EDUCATION and _is_no_grade(tagged):
        return replace(tagged, field=Field.FIELD, continues=False)
    lost = tagged.field is Field.DATE or (tagged.field is Field.LABEL and not _heads(tagged))
    field = _by_words(tagged) if lost else None
    return replace(tagged, field=field, continues=False) if field is not None else tagged


def _is_place(text: str) -> bool:
    """Whether a text is a town with its postal code, whose figures look like a number."""
    parts = addresses.split(text)
    if parts is None or parts.city is None or parts.postal_code is None:
        return False
    return not any(map(str.isdigit, text.replace(parts.postal_code, "", 1)))


def _heads(label: TaggedPiece) -> bool:
    """Whether a label announces something, or has a colon behind it."""
    return ":" in label.item.piece.after or announces(label.item.piece.text) is not None


def _is_no_grade(tagged: TaggedPiece) -> bool:
    """Whether a piece has neither figures nor a word for a grade: then it names what was studied."""
    words = tagged.item.words
    return not words.digits and not {"grade", "level"} & words.scores.keys() and words.words <= SHORT


def _is_degree(tagged: TaggedPiece) -> bool:
    """Whether a piece begins with the name of a degree and has no word of a school."""
    if tagged.item.words.scores.get("school", 0.0) > 1.0 - LIKELY:
        return False
    known = read_degree(tagged.item.piece.text)
    return known is not None and known.degree is not None and known.degree[0] == 0


def _by_words(tagged: TaggedPiece) -> Field | None:
    scores, fields = tagged.item.words.scores, WORDS[tagged.item.kind]
    best = max(fields, key=lambda name: scores.get(name, 0.0))
    return fields[best] if scores.get(best, 0.0) >= LIKELY else None
