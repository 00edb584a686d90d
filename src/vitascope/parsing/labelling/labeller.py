"""From a document to its labelled blocks: the line model, then a piece model for each block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from vitascope.model.document import Document, Line, Place
from vitascope.parsing.fields.languages import read_languages
from vitascope.parsing.fields.section_titles import read_title
from vitascope.parsing.labelling import line_features, piece_features
from vitascope.parsing.labelling.items import FAMILIES, Block, Item, TaggedPiece, blocks_of, items_of
from vitascope.parsing.labelling.line_facts import LineFacts, look
from vitascope.parsing.labelling.mending import mended
from vitascope.parsing.labelling.sequence_model import Models, Tag
from vitascope.parsing.labels import Field, Kind, LineLabel, Role
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold


@dataclass(frozen=True)
class LabelledBlock:
    """Lines of one kind, with their labels and pieces.

    Attributes:
        lines: facts of its lines, headings included.
        labels, certainty: parallel to `lines`; certainty is the line model's, 0.0 to 1.0.
        pieces: empty where no model reads the kind.
    """

    kind: Kind
    lines: tuple[LineFacts, ...]
    labels: tuple[LineLabel, ...]
    certainty: tuple[float, ...]
    pieces: tuple[TaggedPiece, ...]


def label(document: Document, models: Models) -> list[LabelledBlock]:
    """The blocks of a document in reading order; every line is in one of them."""
    facts = look(document)
    rows = line_features.features_of(facts)
    tags = models("lines").tag(rows)
    labels = _headed([decode_line(tag.label) for tag in tags], _titles(facts, rows))
    labels = _spoken(facts, _listed(facts, labels))
    labels = _settled([running_label(fact, label) for fact, label in zip(facts, labels, strict=True)])
    return [_labelled(kind, numbers, facts, labels, tags, models) for kind, numbers in _flows(facts, labels)]


def _labelled(
    kind: Kind,
    numbers: Sequence[int],
    facts: Sequence[LineFacts],
    labels: Sequence[LineLabel],
    tags: Sequence[Tag],
    models: Models,
) -> LabelledBlock:
    own_facts, own_labels = [facts[number] for number in numbers], [labels[number] for number in numbers]
    return LabelledBlock(
        kind,
        tuple(own_facts),
        tuple(own_labels),
        tuple(tags[number].probability for number in numbers),
        tuple(_pieces(kind, own_facts, own_labels, models)),
    )


STACK = 3
"""Headings one under the other, none of them known as one, from which they are a list."""


def _listed(facts: Sequence[LineFacts], labels: Sequence[LineLabel]) -> list[LineLabel]:
    """A heading heads something: those that only head the next are skills, set like headings in a sidebar."""
    listed = list(labels)
    start = 0
    for end in range(len(labels) + 1):
        if end < len(labels) and labels[end].role is Role.HEADING and not _is_title(facts[end]):
            continue
        # The last one heads what follows it.
        stop = end - 1 if end < len(labels) and labels[end].role is not Role.HEADING else end
        if stop - start >= STACK:
            listed[start:stop] = [LineLabel(Kind.SKILLS, Role.TEXT)] * (stop - start)
        start = end + 1
    return listed


def _is_title(fact: LineFacts) -> bool:
    return fact.title is not None and fact.title[1] >= KNOWN


KNOWN = 0.75
"""Score of a section title from which its words are no chance."""


def _spoken(facts: Sequence[LineFacts], labels: Sequence[LineLabel]) -> list[LineLabel]:
    """Languages in a row of their own among the skills ("Languages: English, Hindi") are languages."""
    return [
        LineLabel(Kind.LANGUAGES, Role.TEXT) if label.kind is Kind.SKILLS and _names_languages(fact) else label
        for fact, label in zip(facts, labels, strict=True)
    ]


def _names_languages(fact: LineFacts) -> bool:
    text = fact.line.text
    head, colon, rest = text.replace("：", ":").partition(":")
    if not colon or len(head) > LONGEST_HEAD:
        return False
    title = read_title(head)
    return title is not None and title[0] is Kind.LANGUAGES and bool(rest) and bool(read_languages(rest))


LONGEST_HEAD = 30

RUNNING = frozenset({Place.HEADER, Place.FOOTER})
OWN = frozenset({Kind.CONTACT, Kind.NOISE})
"""Kinds that a page's header or footer can be of."""


def running_label(fact: LineFacts, label: LineLabel) -> LineLabel:
    """A line at the edge of its page belongs to none of the sections that it stands between."""
    if _is_stamp(fact):
        return LineLabel(Kind.NOISE, Role.TEXT)
    if fact.line.place not in RUNNING or label.kind in OWN or label.role is Role.HEADING:
        return label
    words = fact.words
    return LineLabel(Kind.CONTACT if words.email or words.phone or words.url else Kind.NOISE, Role.TEXT)


LONGEST_STAMP = 60


def _is_stamp(fact: LineFacts) -> bool:
    """Whether a line says when the document was made ("Last updated in May 2024")."""
    text = fact.line.text
    return bool(fact.dates) and len(text) < LONGEST_STAMP and fold(text).startswith(stamps())


@cache
def stamps() -> tuple[str, ...]:
    """What such lines begin with, in all languages."""
    return tuple(f"{fold(phrase)}{end}" for table in languages.load() for phrase in table.updated for end in " :：")


def _flows(facts: Sequence[LineFacts], labels: Sequence[LineLabel]) -> list[tuple[Kind, list[int]]]:
    """The lines of each block by number; what a page's edge cuts in two is one block, with the edge behind it."""
    flows: list[tuple[Kind, list[int]]] = []
    body: tuple[Kind, list[int]] | None = None
    for block in blocks_of(labels):
        flow = (block.kind, list(range(block.start, block.end)))
        edge = block.kind in OWN and all(facts[number].line.place in RUNNING for number in flow[1])
        goes_on = body is not None and body[0] is block.kind and labels[block.start].role is not Role.HEADING
        if goes_on and not edge and body is not None and flows[-1] is not body:
            body[1].extend(flow[1])
            continue
        flows.append(flow)
        body = body if edge else flow
    return flows


def _titles(facts: Sequence[LineFacts], rows: Sequence[line_features.Features]) -> list[Kind | None]:
    """For each line the section that it surely heads: by its words and looks, or because its text stands beside it."""
    titles = [line_features.sure_title(row) for row in rows]
    for number, (fact, after) in enumerate(pairwise(facts)):
        title = fact.title
        if titles[number] is None and title is not None and title[1] >= SURE and _stands_beside(fact.line, after.line):
            titles[number] = title[0]
    return titles


SURE = 0.95
"""Score of a title from which nothing but its place is to be looked at."""


def _stands_beside(left: Line, right: Line) -> bool:
    level = abs(left.box.bottom - right.box.bottom) < BESIDE * left.size
    return level and left.page == right.page and left.column == right.column and left.box.right < right.box.left


BESIDE = 0.4
"""Of the font size: how level two lines of one row stand."""


def _headed(labels: Sequence[LineLabel], titles: Sequence[Kind | None]) -> list[LineLabel]:
    """A title in the words and the looks of the others heads its section, whatever the model made of it.

    The lines that the model gave to the section before go with the title.
    """
    headed: list[LineLabel] = []
    moved: tuple[Kind, Kind] | None = None
    for label, title in zip(labels, titles, strict=True):
        before = headed[-1].kind if headed else None
        if title is not None and label.role is not Role.HEADING and title is not before:
            moved = (label.kind, title) if label.kind is before and before is not Kind.SKILLS else None
            headed.append(LineLabel(title, Role.HEADING) if moved or label.kind is title else label)
            continue
        if moved is not None and (label.role is Role.HEADING or label.kind is not moved[0]):
            moved = None
        headed.append(_moved(label, moved[1]) if moved is not None else label)
    return headed


def _moved(label: LineLabel, kind: Kind) -> LineLabel:
    """A line in another section; where every line is text it opens nothing."""
    if kind in ENTRIES:
        return replace(label, kind=kind)
    return LineLabel(kind, Role.TEXT)


ENTRIES = frozenset(kind for kind, family in FAMILIES.items() if family in {"work", "education", "named"})
"""Kinds whose sections are made of entries."""


def _settled(labels: Sequence[LineLabel]) -> list[LineLabel]:
    """Without a heading between them, entries are of one kind: that of the first."""
    settled: list[LineLabel] = []
    before: LineLabel | None = None
    for label in labels:
        strays = before is not None and label.role is not Role.HEADING and {label.kind, before.kind} <= ENTRIES
        settled.append(replace(label, kind=before.kind) if strays and before is not None else label)
        # A page's footer parts two lines of one section without ending it.
        before = before if label.kind is Kind.NOISE else settled[-1]
    return settled


def _pieces(kind: Kind, facts: Sequence[LineFacts], labels: Sequence[LineLabel], models: Models) -> list[TaggedPiece]:
    items = items_of(Block(kind, 0, len(facts)), facts, labels)
    if not items:
        return []
    tags: list[Tag] = models(FAMILIES[kind]).tag(piece_features.features_of(items))
    return mended([_tagged(item, tag) for item, tag in zip(items, tags, strict=True)])


def _tagged(item: Item, tag: Tag) -> TaggedPiece:
    field, continues = decode_piece(tag.label)
    return TaggedPiece(item, field, continues, tag.probability)


def encode_line(label: LineLabel) -> str:
    """`work:header+` for the first line of a position."""
    return f"{label.kind}:{label.role}{'+' if label.opens else ''}"


@cache
def decode_line(text: str) -> LineLabel:
    """The inverse of `encode_line`, without spans."""
    kind, role = text.split(":")
    return LineLabel(Kind(kind), Role(role.rstrip("+")), role.endswith("+"))


def encode_piece(field: Field, *, continues: bool) -> str:
    """`title`, or `title+` for a piece that goes on with it."""
    return f"{field}{'+' if continues else ''}"


@cache
def decode_piece(text: str) -> tuple[Field, bool]:
    """The inverse of `encode_piece`."""
    return Field(text.rstrip("+")), text.endswith("+")
