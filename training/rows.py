"""From a labelled document to the feature rows and labels that the models train on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitascope.model.document import Document
from vitascope.parsing.labelling import line_features, piece_features
from vitascope.parsing.labelling.items import FAMILIES, Item, blocks_of, items_of
from vitascope.parsing.labelling.labeller import encode_line, encode_piece
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labelling.line_features import Features
from vitascope.parsing.labels import Field, Kind, LineLabel, Span

Rows = tuple[list[Features], list[str]]


def rows_of(document: Document, labels: Sequence[LineLabel]) -> Iterator[tuple[str, Rows]]:
    """(model, rows) for the line model and for each block's piece model."""
    facts = look(document)
    yield "lines", (line_features.features_of(facts), [encode_line(label) for label in labels])
    for block in blocks_of(labels):
        items = items_of(block, facts, labels)
        if items:
            yield FAMILIES[block.kind], (piece_features.features_of(items), piece_labels(items, labels))


def piece_labels(items: Sequence[Item], labels: Sequence[LineLabel]) -> list[str]:
    """The field that most of each piece's characters belong to; a label where none.

    An address is one value, however many parts of it the truth has.
    """
    found: list[str] = []
    last: tuple[int, Span] | None = None
    for item in items:
        span = _span(item, labels[item.line_number].spans)
        if span is None:
            found.append(encode_piece(Field.TEXT if item.running else Field.LABEL, continues=False))
            last = None
            continue
        here = (item.line_number, span)
        same = last is not None and last[1].field is span.field
        address = item.kind is Kind.CONTACT and span.field is Field.LOCATION
        continues = here == last or (same and (span.continues or address))
        found.append(encode_piece(span.field, continues=continues))
        last = here
    return found


def _span(item: Item, spans: Sequence[Span]) -> Span | None:
    """The span that shares most with the piece, if that is half of either; a language before its level."""
    if item.running:
        return None
    piece = item.piece
    inside = [span for span in spans if span.field is Field.LANGUAGE and piece.start <= span.start < piece.end]
    if inside:
        return inside[0]
    shared = [(min(piece.end, span.end) - max(piece.start, span.start), span) for span in spans]
    best = max(shared, key=lambda s: s[0], default=None)
    if best is None or best[0] <= 0:
        return None
    shorter = min(piece.end - piece.start, best[1].end - best[1].start)
    return best[1] if best[0] >= 0.5 * shorter else None
