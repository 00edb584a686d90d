"""From any line to the name and the place, where no contact line is labelled as such.

Used only when the models found none; what is found here is doubtful and says so by its probability.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitascope.model.document import Place
from vitascope.model.resume import Text
from vitascope.parsing.entries import Run
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labelling.pieces import Piece, cut
from vitascope.parsing.labelling.vocabulary import announces
from vitascope.parsing.labels import Field, Kind, Role
from vitascope.parsing.values import Fragment
from vitascope.taxonomy import addresses, names
from vitascope.taxonomy.languages.folding import fold

NAME_WORDS = range(2, 7)
TOP_LINES = 12
"""Lines from the top of a page that may hold the name or the place; large or turned text may anywhere."""

NAME_FROM, PLACE_FROM = 0.75, 0.85
"""Score from which a line counts; below it nothing is better than a guess."""

HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,6})?")
FIRST_LINES = 3
HAN_SCORE = 0.8
"""A few ideographs alone in one of the first lines are a name if anything is."""

DOUBT = 0.5
"""Raw probability of what is found here."""


def find_name(blocks: Sequence[LabelledBlock], emails: Sequence[Text]) -> list[Fragment]:
    """The line that looks most like the person's name; empty where none does."""
    mailboxes = [fold(email.text.split("@")[0]) for email in emails]
    best, score = None, NAME_FROM
    for piece, fact in _candidates(blocks):
        found = _name_score(piece, fact, mailboxes)
        if found > score:
            best, score = piece, found
    return [Fragment(best.line, best.start, best.end, DOUBT)] if best is not None else []


def _candidates(blocks: Sequence[LabelledBlock]) -> Iterator[tuple[Piece, LineFacts]]:
    for block in blocks:
        for fact, label in zip(block.lines, block.labels, strict=True):
            outstanding = fact.size > 1.3 or fact.line.rotation or block.kind in {Kind.CONTACT, Kind.NOISE}
            if (fact.number < TOP_LINES or outstanding) and label.role is not Role.HEADER:
                yield from ((piece, fact) for piece in cut(fact.line))


def _name_score(piece: Piece, fact: LineFacts, mailboxes: Sequence[str]) -> float:
    if HAN_NAME.fullmatch(piece.text.replace(" ", "")) and fact.number < FIRST_LINES and fact.title is None:
        return HAN_SCORE if announces(piece.text) is None else 0.0
    words = [fold(word).strip(".,") for word in piece.text.split()]
    letters = "".join(words)
    if len(words) not in NAME_WORDS or any(character.isdigit() for character in letters) or "@" in letters:
        return 0.0
    if fact.title is not None and fact.title[1] >= 0.85:
        return 0.0
    capitals = sum(word[:1].isupper() for word in piece.text.split()) / len(words)
    mailed = any(word in mailbox for mailbox in mailboxes for word in words if len(word) > 3)
    outstanding = 0.2 if fact.size > 1.3 or fact.number < 2 else 0.0
    return names.likeness(piece.text) * capitals + 0.6 * mailed + outstanding


def find_place(blocks: Sequence[LabelledBlock]) -> Run | None:
    """The piece near the top, at an edge of the page or beside other contact data that is most surely a place."""
    best, score = None, PLACE_FROM
    for fragment in _places(blocks):
        found = addresses.likeness(fragment.text)
        if found > score:
            best, score = fragment, found
    return Run(Field.LOCATION, [best], 0) if best is not None else None


def _places(blocks: Sequence[LabelledBlock]) -> Iterator[Fragment]:
    for block in blocks:
        if block.kind not in {Kind.CONTACT, Kind.NOISE, Kind.SUMMARY}:
            continue
        for fact in block.lines:
            line = fact.line
            near = fact.number < TOP_LINES or line.place is not Place.BODY
            if near and fact.words.words <= PLACE_WORDS:
                yield Fragment(line, 0, len(line.text), DOUBT)
            if near and block.kind is not Kind.SUMMARY and fact.size < NAME_SIZE:
                yield from (_bare(piece) for piece in cut(line))


PLACE_WORDS = 8
NAME_SIZE = 1.3
"""Size over the body's from which a line is the name."""

WEB = re.compile(r"[@/]|\w\.[a-z]{2}")
"""What an address on the web or an e-mail address has in it."""

LONGEST_PLACE = 120


def _bare(piece: Piece) -> Fragment:
    """A piece without the addresses on the web at its end."""
    text = piece.text[:LONGEST_PLACE]
    web = WEB.search(text)
    before = text[: text.rfind(" ", 0, web.start()) + 1] if web else text
    return Fragment(piece.line, piece.start, piece.start + len(before.rstrip()), DOUBT)
