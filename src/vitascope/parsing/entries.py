"""From a labelled block to its entries: the fields of each head, and the lines under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from vitascope.model.document import Line
from vitascope.parsing.fields.dates import DateRange
from vitascope.parsing.labelling.items import TaggedPiece
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labels import Field, Role
from vitascope.parsing.values import Fragment


@dataclass(frozen=True, slots=True)
class TextLine:
    """Running text on one line: all of it, or the part of a head line that is no head."""

    fact: LineFacts
    start: int
    end: int


@dataclass
class Run:
    """Pieces that are one value.

    Attributes:
        row: line within the head of the entry, 0-based.
        date: set where the value is a date.
        bracketed: all of what stands in a pair of brackets.
    """

    field: Field
    fragments: list[Fragment]
    row: int
    date: DateRange | None = None
    bracketed: bool = False


@dataclass
class Entry:
    """One position, degree, project, … as printed.

    Attributes:
        runs: in reading order.
        text: lines of running text, in order.
        certainty: of the line model that an entry is here, 0.0 to 1.0.
    """

    runs: list[Run] = field(default_factory=list)
    text: list[TextLine] = field(default_factory=list)
    certainty: float = 1.0

    def all(self, wanted: Field) -> list[Run]:
        """Its runs of one field, in order."""
        return [run for run in self.runs if run.field is wanted]

    def first(self, wanted: Field) -> Run | None:
        """Its first run of a field; None where it has none."""
        return next(iter(self.all(wanted)), None)


def entries_of(block: LabelledBlock) -> list[Entry]:
    """The block's entries in order; text before the first head makes an entry of its own."""
    entries: list[Entry] = []
    pieces: dict[int, list[TaggedPiece]] = {}
    for piece in block.pieces:
        pieces.setdefault(piece.item.line_number, []).append(piece)
    for fact, label, certainty in zip(block.lines, block.labels, block.certainty, strict=True):
        on_line = pieces.get(fact.number, [])
        if label.role is Role.HEADING:
            continue
        if not entries or label.opens or (label.role is Role.HEADER and _repeats(entries[-1], on_line)):
            entries.append(Entry(certainty=certainty))
        entry = entries[-1]
        if label.role is Role.TEXT:
            entry.text.append(TextLine(fact, 0, len(fact.line.text)))
        else:
            _add(entry, on_line)
            entry.text.extend(
                TextLine(fact, run.fragments[-1].start, run.fragments[-1].end)
                for run in _ending_on(fact.line, entry.runs)
                if run.field is Field.TEXT
            )
    return _whole(entries)


def _ending_on(line: Line, runs: list[Run]) -> list[Run]:
    """The runs that end on the line that was added last, in order."""
    return list(takewhile(lambda run: run.fragments[-1].line is line, reversed(runs)))[::-1]


KEYS = frozenset({Field.TITLE, Field.ORG, Field.DEGREE, Field.DATE})
"""Fields that an entry has once."""


def _repeats(entry: Entry, pieces: list[TaggedPiece]) -> bool:
    """Whether a line says at least two things again that the entry has said already: then it is the next one."""
    fresh = {tagged.field for tagged in pieces if not tagged.continues} & KEYS
    return len(fresh) > 1 and fresh <= {run.field for run in entry.runs}


def _whole(entries: list[Entry]) -> list[Entry]:
    """An entry that is nothing but a date or a place belongs to the next, if that lacks it."""
    kept: list[Entry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        if before is not None and before.runs and not before.text:
            fields = {run.field for run in before.runs}
            if fields <= {Field.DATE, Field.LOCATION} and not fields & {run.field for run in entry.runs}:
                kept[-1] = Entry([*before.runs, *entry.runs], entry.text, entry.certainty)
                continue
        kept.append(entry)
    return kept


def runs_of(pieces: list[TaggedPiece]) -> list[Run]:
    """Pieces of whole lines as runs, for blocks without entries."""
    entry = Entry()
    _add(entry, pieces)
    return entry.runs


def _add(entry: Entry, pieces: list[TaggedPiece]) -> None:
    for tagged in pieces:
        piece = tagged.item.piece
        fragment = Fragment(piece.line, piece.start, piece.end, tagged.probability)
        last = entry.runs[-1] if entry.runs else None
        second = piece.date is not None and last is not None and last.date is not None
        if tagged.continues and last is not None and last.field is tagged.field and not second:
            _extend(last, fragment)
        else:
            bracketed = piece.before == "(" and piece.after == ")"
            entry.runs.append(Run(tagged.field, [fragment], tagged.item.row, piece.date, bracketed))


def _extend(run: Run, fragment: Fragment) -> None:
    """On the same line the separators between are kept, as they belong to the value."""
    last = run.fragments[-1]
    if last.line is fragment.line:
        end = fragment.end
        if fragment.line.text[last.end : fragment.start].strip() == "(" and fragment.line.text[end : end + 1] == ")":
            end += 1
        run.fragments[-1] = Fragment(last.line, last.start, end, min(last.probability, fragment.probability))
    else:
        run.fragments.append(fragment)
