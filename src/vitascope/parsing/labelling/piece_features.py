"""From the items of a section to the features of the piece models.

As with lines: the piece itself, its neighbours, and its look-alikes in the section (the
same slot of the other entries), which tell one template's order of title and company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vitascope.parsing.labelling.items import Item
from vitascope.parsing.labelling.levels import Levels, Names, Reached, those_on
from vitascope.parsing.labelling.line_features import Features, summed
from vitascope.parsing.labelling.vocabulary import announces


def features_of(items: Sequence[Item]) -> list[Features]:
    """One feature dictionary an item, in order."""
    own = [_own(item) for item in items]
    slots = _slots(items)
    rows = []
    for at, item in enumerate(items):
        row = dict(own[at])
        row.update(slots[_slot(item)])
        row.update(slots[_look(item)])
        for step, name in ((-2, "b"), (-1, "p"), (1, "n"), (2, "a")):
            if 0 <= at + step < len(items):
                row.update(_seen_from(items[at + step], item, name))
            else:
                row[f"{name}=none"] = 1.0
        rows.append(row)
    return rows


FULL = 0.85
"""Share of its region's width from which a line is full, so that a value may go on below it."""

RUNNING = Levels("words=", 4, 10)
ROW = Levels("row=", 0, 1, 2)
AT = Levels("at=", 0, 1, 2, 3)
COUNT = Levels("count=", 0, 1, 2, 3)
ROW_AT = tuple(Levels(f"row={row}:at=", 0, 1) for row in range(4))
LEFT = Levels("left=", 0, 1, 2)
WORDS = Levels("words=", 1, 2, 3, 5, 8)
CHARS = Levels("chars=", 1, 3, 8, 16, 32)
UPPER = Levels("upper=", 0.05, 0.2, 0.8)
CAPITALISED = Levels("capitalised=", 0.1, 0.4, 0.7, 0.95)
DIGITS = Levels("digits=", 0.0, 0.2, 0.5, 0.8)
SIZE = Levels("size=", 0.9, 1.05, 1.3, 1.7)
NUMBER = Levels("line=", 0, 1, 2, 4, 8)
REACHED = Reached()
KIND, BEFORE, AFTER, BETWEEN, LABEL = map(Names, ("kind=", "before=", "after=", "between=", "label="))
BOLD = {style: f"bold={style}" for style in (False, True)}
ITALIC = {style: f"italic={style}" for style in (False, True)}
FLAGS = (
    "date",
    "range",
    "email",
    "url",
    "phone",
    "sentence",
    "opens",
    "bullet",
    "link",
    "datedline",
    "region",
    "open",
    "gapped",
    "whole",
)


def _own(item: Item) -> Features:
    piece, words, fact = item.piece, item.words, item.fact
    if item.running:
        return {"running": 1.0, KIND[item.kind]: 1.0, RUNNING(words.words): 1.0}
    size = piece.style.size / max(1.0, fact.line.size) * fact.size
    row: Features = {
        "bias": 1.0,
        KIND[item.kind]: 1.0,
        ROW(item.row): 1.0,
        AT(item.at): 1.0,
        COUNT(item.count): 1.0,
        ROW_AT[min(3, item.row)](item.at): 1.0,
        LEFT(item.count - 1 - item.at): 1.0,
        BEFORE[piece.before]: 1.0,
        AFTER[piece.after]: 1.0,
        BETWEEN[piece.before + piece.after]: 1.0,
        WORDS(words.words): 1.0,
        CHARS(piece.end - piece.start): 1.0,
        UPPER(words.upper): 1.0,
        CAPITALISED(words.capitalised): 1.0,
        DIGITS(words.digits): 1.0,
        SIZE(size): 1.0,
        BOLD[piece.style.bold]: 1.0,
        ITALIC[piece.style.italic]: 1.0,
        NUMBER(item.line_number): 1.0,
    }
    for name, value in words.scores.items():
        row[name] = value
        row[REACHED[name](value)] = 1.0
    flags = (
        piece.date is not None,
        piece.date is not None and piece.date.last is not None,
        words.email,
        words.url,
        words.phone,
        words.sentence,
        item.opens,
        bool(fact.line.bullet),
        _linked(item),
        bool(fact.dates),
        fact.first_of_region,
        piece.text[0].islower(),
        piece.before == "gap",
        item.count == 1,
    )
    row.update(those_on(FLAGS, flags))
    label = announces(piece.text)
    if label is not None:
        row[LABEL[label]] = 1.0
    return row


def _linked(item: Item) -> bool:
    return any(word.link for word in item.piece.line.words)


class _Seen:
    """The names of what is seen of a neighbour."""

    def __init__(self, name: str) -> None:
        self.running, self.opens, self.reach = f"{name}running", f"{name}opens", f"{name}reach"
        self.ends, self.full = Names(f"{name}ends="), f"{name}full"
        self.same_line = {same: f"{name}sameline={same}" for same in (False, True)}
        self.same_style = {same: f"{name}samestyle={same}" for same in (False, True)}
        self.date, self.date_here = f"{name}date", {same: f"{name}date:{same}" for same in (False, True)}
        self.words = Levels(f"{name}words=", 1, 3, 8)
        self.likeness, self.label, self.most = Names(name), Names(f"{name}label="), Names(f"{name}most=")


_SEEN = {name: _Seen(name) for name in "bpna"}


def _seen_from(other: Item, item: Item, name: str) -> Features:
    row: Features = {}
    seen, words = _SEEN[name], other.words
    if other.running:
        return {seen.running: 1.0}
    if name in {"b", "a"}:
        return _seen_from_afar(other, item, seen)
    same_line = other.line_number == item.line_number
    row[seen.same_line[same_line]] = 1.0
    if not same_line:
        row.update(_ended(other, seen))
    row[seen.same_style[other.piece.style == item.piece.style]] = 1.0
    if other.piece.date is not None:
        row[seen.date_here[same_line]] = 1.0
    for key, value in words.scores.items():
        if value > 0.2:
            row[seen.likeness[key]] = value
    if words.email or words.url or words.phone:
        row[seen.reach] = 1.0
    row[seen.words(words.words)] = 1.0
    label = announces(other.piece.text)
    if label is not None:
        row[seen.label[label]] = 1.0
    return row


def _ended(other: Item, seen: _Seen) -> Features:
    """How a line ends, seen from another: a value may go on where it is full and no sign stands at its end."""
    row = {seen.ends[other.piece.after]: 1.0}
    row.update(those_on((seen.full, seen.opens), (other.fact.fill > FULL, other.opens)))
    return row


def _seen_from_afar(other: Item, item: Item, seen: _Seen) -> Features:
    row: Features = {seen.same_line[other.line_number == item.line_number]: 1.0}
    if other.piece.date is not None:
        row[seen.date] = 1.0
    scores = other.words.scores
    if scores:
        row[seen.most[max(scores, key=scores.__getitem__)]] = 1.0
    return row


def _slot(item: Item) -> tuple[object, ...]:
    style = item.piece.style
    return ("slot", item.running, min(3, item.row), min(3, item.at), item.piece.before, style.bold, style.italic)


def _look(item: Item) -> tuple[object, ...]:
    style = item.piece.style
    return ("look", item.running, style.bold, style.italic, round(style.size), style.colour, item.words.upper > 0.8)


def _slots(items: Sequence[Item]) -> dict[tuple[object, ...], Features]:
    groups: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in items:
        groups[_slot(item)].append(item)
        groups[_look(item)].append(item)
    rows = {}
    for key, members in groups.items():
        count, group = len(members), _GROUPS[str(key[0])]
        row: Features = {group.count(count): 1.0}
        totals = summed(member.words.scores for member in members)
        for name, total in totals.items():
            row[group.likeness[name]] = total / count
        if totals:
            row[group.most[max(totals, key=totals.__getitem__)]] = 1.0
        rows[key] = row
    return rows


class _Group:
    """The names of what is said of look-alikes."""

    def __init__(self, name: str) -> None:
        self.count = Levels(f"{name}=", 1, 2, 4)
        self.likeness, self.most = Names(f"{name}."), Names(f"{name}.most=")


_GROUPS = {name: _Group(name) for name in ("slot", "look")}
