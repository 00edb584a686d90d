"""From tagged pieces to the same pieces, put right where the page itself says more than the model sees.

What a full line breaks off goes on in the next line; a town behind a company's name says
where the company is; an address on the web is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from vitascope.parsing.fields.links import find_links
from vitascope.parsing.labelling.forms import filled_in
from vitascope.parsing.labelling.items import Item, TaggedPiece
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labels import Field, Kind
from vitascope.taxonomy import addresses, languages, places
from vitascope.taxonomy.languages.folding import fold

WRAPPING = frozenset({Field.ORG, Field.TITLE, Field.DEGREE, Field.FIELD, Field.DEPARTMENT})
"""Fields that are long enough to break over two lines."""

NAMES = frozenset({Field.ORG, Field.TITLE, Field.DEGREE, Field.FIELD})

PLACED = frozenset({Kind.WORK, Kind.VOLUNTEERING})
"""Kinds whose organisations are named without the town; schools often carry it in their names."""

TOWN = 0.5
"""Likeness to a place from which a piece behind a name is one, where the place is known."""

PARTING = frozenset({",", "gap", "·", "|", "-", "(", "style"})
"""What stands between a company and its town."""

SURE = 0.95
"""Probability from which the model knows better what a line begins with."""

SAME_EDGE = 3.0
"""Points within which a line begins where the one before began."""


def mended(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """The same pieces in order, some with another field."""
    if pieces and pieces[0].item.kind is Kind.SKILLS:
        return _severed(pieces)
    if pieces and pieces[0].item.kind in NAMED:
        return _spelled(_rejoined(filled_in([_apart(piece) for piece in pieces])))
    return _placed(_titled(_told_apart(_firms(_rejoined(filled_in([_apart(piece) for piece in pieces]))))))


NAMED = frozenset({Kind.CERTIFICATIONS, Kind.AWARDS})


def _spelled(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Names with what a slash adds, and short forms with what they stand for ("SST – Sauveteur secouriste")."""
    spelled = list(pieces)
    for at, (before, tagged) in enumerate(pairwise(pieces), start=1):
        one_line = before.item.line_number == tagged.item.line_number and tagged.item.piece.date is None
        sign = tagged.item.piece.before
        adds = before.field is Field.TITLE and sign == "/"
        if one_line and (adds or (sign == "-" and _is_short_for(before.item.piece.text, tagged.item.piece.text))):
            spelled[at - 1] = replace(spelled[at - 1], field=Field.TITLE)
            spelled[at] = replace(tagged, field=Field.TITLE, continues=True)
    return spelled


def _is_short_for(short: str, text: str) -> bool:
    """Whether the letters of a short form begin words of a text, in order."""
    initials = iter(word[0].casefold() for word in text.split())
    return (
        2 <= len(short) <= LONGEST_SHORT and short.isupper() and all(letter.casefold() in initials for letter in short)
    )


LONGEST_SHORT = 6


def _severed(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Skills of a list with one a line, where the model made one of two: no line was too short for them."""
    severed = [pieces[0]]
    for before, tagged in pairwise(pieces):
        upper, lower = before.item, tagged.item
        broken = tagged.continues and tagged.field is Field.SKILL and not lower.at
        own = broken and not lower.piece.text[0].islower() and not _had_no_room(upper.fact, lower.fact)
        severed.append(replace(tagged, continues=False) if own and not _is_open(upper.piece.text) else tagged)
    return severed


def _apart(tagged: TaggedPiece) -> TaggedPiece:
    """An address on the web that the model took for more of a name is a link."""
    piece = tagged.item.piece
    if tagged.field not in NAMES or "address" not in {piece.before, piece.after}:
        return tagged
    text = piece.text
    found = find_links(text)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text)
    return replace(tagged, field=Field.LINK, continues=False) if whole else tagged


def _rejoined(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with each that a full line broke in two made one again."""
    joined: list[TaggedPiece] = []
    for tagged in pieces:
        before = joined[-1] if joined else None
        wraps = before is not None and _wraps(before, tagged, joined)
        joined.append(replace(tagged, field=before.field, continues=True) if wraps and before else tagged)
    return joined


def _wraps(before: TaggedPiece, tagged: TaggedPiece, row: Sequence[TaggedPiece]) -> bool:
    upper, lower = before.item, tagged.item
    if before.field not in WRAPPING or tagged.field in {Field.DATE, Field.LABEL} or lower.at or lower.opens:
        return False
    if upper.running or lower.running or lower.line_number != upper.line_number + 1:
        return False
    if upper.piece.end < len(upper.fact.line.text) or lower.piece.start or lower.fact.line.bullet:
        return False
    if lower.piece.date is not None or _look(upper) != _look(lower):
        return False
    if tagged.field is not before.field and tagged.probability > SURE and not _is_open(upper.piece.text):
        return False
    return _had_no_room(upper.fact, lower.fact) and abs(_edge(row) - lower.fact.line.box.left) < SAME_EDGE


def _is_open(text: str) -> bool:
    """Whether a text ends in a word that joins it to what must follow ("Institute of")."""
    return fold(text.rsplit(maxsplit=1)[-1]) in joining()


@cache
def joining() -> frozenset[str]:
    """Words of the tables that no name ends in."""
    return frozenset(
        fold(word) for table in languages.load() for word in (*table.within, *table.conjunctions, *table.at, "&", "of")
    )


def _look(item: Item) -> tuple[object, ...]:
    style = item.fact.line.words[-1 if item.piece.end == len(item.fact.line.text) else 0].style
    return round(style.size, 1), style.bold, style.italic, style.colour


def _edge(row: Sequence[TaggedPiece]) -> float:
    """Where the cell of the last piece begins: behind the last gap of its line."""
    last = row[-1].item
    cell = last.piece.box.left
    for tagged in reversed(row):
        if tagged.item.line_number != last.line_number:
            break
        cell = tagged.item.piece.box.left
        if tagged.item.piece.before.endswith(("gap", "date")):
            break
    return cell


def _had_no_room(upper: LineFacts, lower: LineFacts) -> bool:
    """Whether the first word of a line would have run over the edge in the line before."""
    line, body = upper.line, upper.line.size / upper.size
    room = upper.room * body
    if not lower.line.starts_paragraph:
        # The file says that the paragraph goes on; then its own region's width will do.
        width = line.box.right - line.box.left + upper.indent * body
        room = width / max(upper.fill, 0.01) - width
    return room < 0.25 * line.size + lower.line.words[0].box.width


FIRM = re.compile(
    r"[^,]*\s(?:&|and|und|et|y|e|и)\s[^,]*\s"
    r"(?:LLP|LLC|PLLC|L\.L\.P\.|LP|PC|P\.C\.|Partners|Associates|PartG(?:\smbB)?)"
)
"""The end of the name of a firm that is called after three people or more."""


def _firms(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with the names of a firm's partners as one name ("Harrow, Finch & Delacroix LLP")."""
    firms = list(pieces)
    for at in range(2, len(pieces)):
        if _is_bracketed_firm(firms[at - 2 : at + 1]):
            firms[at - 2] = replace(firms[at - 2], field=Field.ORG)
            firms[at - 1 : at + 1] = [replace(each, field=Field.ORG, continues=True) for each in firms[at - 1 : at + 1]]
    for at in range(1, len(pieces)):
        head, tail = firms[at - 1], firms[at]
        one_line = head.item.line_number == tail.item.line_number and not tail.item.running
        firm = one_line and tail.item.piece.before.endswith(",") and FIRM.fullmatch(tail.item.piece.text)
        if firm and _is_partner(head):
            firms[at - 1] = replace(head, field=Field.ORG, continues=False)
            firms[at] = replace(tail, field=Field.ORG, continues=True)
    return firms


def _is_bracketed_firm(parts: Sequence[TaggedPiece]) -> bool:
    """Whether three pieces are a Chinese company with its town in the middle ("橙果信息技术（上海）有限公司")."""
    first, town, last = (tagged.item.piece for tagged in parts)
    if len({tagged.item.line_number for tagged in parts}) > 1 or town.before != "(" or not last.before.startswith(")"):
        return False
    close = town.start - first.end == 1 and last.start - town.end == 1
    return close and last.text.endswith(COMPANY)


COMPANY = ("有限公司", "股份公司", "集团", "公司", "分公司")
"""How a Chinese company's name ends."""


def _is_partner(head: TaggedPiece) -> bool:
    words = head.item.words
    job = head.field is Field.TITLE and words.scores.get("title", 0.0) >= TOWN
    return words.words == 1 and head.item.piece.date is None and not job


def _told_apart(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with one of two organisations of an entry as the title or the degree that the entry lacks."""
    apart = list(pieces)
    for start, end in _entries(pieces):
        missing = LACKING.get(pieces[start].item.kind)
        if missing is None or any(tagged.field is missing for tagged in pieces[start:end]):
            continue
        names = [at for at in range(start, end) if pieces[at].field is Field.ORG and not pieces[at].continues]
        if len(names) != 2:
            continue
        first, second = (_leaning(pieces[at].item) for at in names)
        at = names[0] if first > second else names[1]
        if max(first, second) > 0.0 and first != second:
            apart[at] = replace(pieces[at], field=missing)
            while at + 1 < end and pieces[at + 1].field is Field.ORG and pieces[at + 1].continues:
                at += 1
                apart[at] = replace(pieces[at], field=missing)
    return apart


LACKING = {Kind.WORK: Field.TITLE, Kind.VOLUNTEERING: Field.TITLE, Kind.EDUCATION: Field.DEGREE}


def _leaning(item: Item) -> float:
    """How much more a piece looks like a job or a degree than like an organisation."""
    scores = item.words.scores
    named = "degree" if item.kind is Kind.EDUCATION else "title"
    return scores.get(named, 0.0) - max(scores.get("org", 0.0), scores.get("school", 0.0))


def _titled(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with what a comma adds to a title as a part of it, where the entry names its company elsewhere."""
    titled = list(pieces)
    for start, end in _entries(pieces):
        if pieces[start].item.kind not in PLACED:
            continue
        companies = [at for at in range(start, end) if pieces[at].field is Field.ORG and not pieces[at].continues]
        for at in companies:
            item, before = pieces[at].item, titled[at - 1] if at > start else None
            adds = (
                before is not None and before.field is Field.TITLE and item.piece.before.endswith(",") and item.at > 0
            )
            if adds and _is_ward(item) and any(_is_company(pieces[other], item, pieces) for other in companies):
                titled[at] = replace(pieces[at], field=Field.TITLE, continues=True)
    return titled


def _is_ward(item: Item) -> bool:
    """Whether a piece names a part of a company rather than a company."""
    scores = item.words.scores
    return scores.get("org", 0.0) < TOWN and scores.get("school", 0.0) < TOWN


def _is_company(other: TaggedPiece, item: Item, pieces: Sequence[TaggedPiece]) -> bool:
    """Whether a piece names the company of a title on the line above or below, and no title stands with it."""
    number = other.item.line_number
    if abs(number - item.line_number) != 1 or other.item.at:
        return False
    return not any(each.field is Field.TITLE and each.item.line_number == number for each in pieces)


def _entries(pieces: Sequence[TaggedPiece]) -> Iterator[tuple[int, int]]:
    """The pieces of each entry, from one to before another."""
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or (pieces[end].item.opens and not pieces[end].item.at):
            yield start, end
            start = end


def _placed(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with the town behind a company's name as its place, where the entry names no other."""
    placed = list(pieces)
    for start, end in _entries(pieces):
        if pieces[start].item.kind in PLACED and not any(p.field is Field.LOCATION for p in pieces[start:end]):
            placed[start:end] = _town_apart(pieces[start:end])
    return placed


def _town_apart(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    apart = list(pieces)
    for at, tagged in enumerate(pieces):
        if not (tagged.field is Field.ORG and tagged.continues and _parts(tagged.item)):
            continue
        end = at + 1
        while end < len(pieces) and pieces[end].field is Field.ORG and pieces[end].continues:
            end += 1
        if _is_town(tagged.item.piece.text) and (end == at + 1 or pieces[at + 1].item.piece.before == "("):
            apart[at] = replace(tagged, field=Field.LOCATION, continues=False)
            apart[at + 1 : end] = [replace(each, field=Field.LOCATION) for each in pieces[at + 1 : end]]
            break
    return apart


def _parts(item: Item) -> bool:
    """Whether what stands before a piece parts it from the name before; a gap may follow a closing quote."""
    sign = item.piece.before
    return sign in PARTING or sign.endswith("gap") or (not sign and not item.at)


def _is_town(text: str) -> bool:
    parts = addresses.split(text)
    return parts is not None and parts.known and addresses.likeness(text) >= TOWN and places.city(text) is not None
