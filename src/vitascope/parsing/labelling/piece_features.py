"""From the items of a section to the features of the piece models.

As with lines: the piece itself, its neighbours, and its look-alikes in the section (the
same slot of the other entries), which tell one template's order of title and company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vitascope.parsing.labelling.items import Item
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


def _level(value: float, *edges: float) -> int:
    return sum(value > edge for edge in edges)


def _own(item: Item) -> Features:
    piece, words, fact = item.piece, item.words, item.fact
    if item.running:
        return {"running": 1.0, f"kind={item.kind}": 1.0, f"words={_level(words.words, 4, 10)}": 1.0}
    size = piece.style.size / max(1.0, fact.line.size) * fact.size
    row: Features = {
        "bias": 1.0,
        f"kind={item.kind}": 1.0,
        f"row={min(3, item.row)}": 1.0,
        f"at={min(4, item.at)}": 1.0,
        f"count={min(4, item.count)}": 1.0,
        f"row={min(3, item.row)}:at={min(2, item.at)}": 1.0,
        f"left={min(3, item.count - 1 - item.at)}": 1.0,
        f"before={piece.before}": 1.0,
        f"after={piece.after}": 1.0,
        f"between={piece.before}{piece.after}": 1.0,
        f"words={_level(words.words, 1, 2, 3, 5, 8)}": 1.0,
        f"chars={_level(len(piece.text), 1, 3, 8, 16, 32)}": 1.0,
        f"upper={_level(words.upper, 0.05, 0.2, 0.8)}": 1.0,
        f"capitalised={_level(words.capitalised, 0.1, 0.4, 0.7, 0.95)}": 1.0,
        f"digits={_level(words.digits, 0.0, 0.2, 0.5, 0.8)}": 1.0,
        f"size={_level(size, 0.9, 1.05, 1.3, 1.7)}": 1.0,
        f"bold={piece.style.bold}": 1.0,
        f"italic={piece.style.italic}": 1.0,
        f"line={_level(item.line_number, 0, 1, 2, 4, 8)}": 1.0,
    }
    for name, value in words.scores.items():
        row[name] = value
        row[f"{name}>={_level(value, 0.25, 0.5, 0.75)}"] = 1.0
    flags = {
        "date": piece.date is not None,
        "range": piece.date is not None and piece.date.last is not None,
        "email": words.email,
        "url": words.url,
        "phone": words.phone,
        "sentence": words.sentence,
        "opens": item.opens,
        "bullet": bool(fact.line.bullet),
        "link": _linked(item),
        "datedline": bool(fact.dates),
        "region": fact.first_of_region,
        "open": piece.text[0].islower(),
        "gapped": piece.before == "gap",
        "whole": item.count == 1,
    }
    row.update({name: 1.0 for name, on in flags.items() if on})
    label = announces(piece.text)
    if label is not None:
        row[f"label={label}"] = 1.0
    return row


def _linked(item: Item) -> bool:
    return any(word.link for word in item.piece.line.words)


def _seen_from(other: Item, item: Item, name: str) -> Features:
    row: Features = {}
    if other.running:
        return {f"{name}running": 1.0}
    if name in {"b", "a"}:
        return _seen_from_afar(other, item, name)
    same_line = other.line_number == item.line_number
    row[f"{name}sameline={same_line}"] = 1.0
    row[f"{name}samestyle={other.piece.style == item.piece.style}"] = 1.0
    if other.piece.date is not None:
        row[f"{name}date:{same_line}"] = 1.0
    if other.opens and not same_line:
        row[f"{name}opens"] = 1.0
    for key, value in other.words.scores.items():
        if value > 0.2:
            row[f"{name}{key}"] = value
    if other.words.email or other.words.url or other.words.phone:
        row[f"{name}reach"] = 1.0
    row[f"{name}words={_level(other.words.words, 1, 3, 8)}"] = 1.0
    label = announces(other.piece.text)
    if label is not None:
        row[f"{name}label={label}"] = 1.0
    return row


def _seen_from_afar(other: Item, item: Item, name: str) -> Features:
    row: Features = {f"{name}sameline={other.line_number == item.line_number}": 1.0}
    if other.piece.date is not None:
        row[f"{name}date"] = 1.0
    scores = other.words.scores
    if scores:
        row[f"{name}most={max(scores, key=lambda key: scores[key])}"] = 1.0
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
        count = len(members)
        row: Features = {f"{key[0]}={_level(count, 1, 2, 4)}": 1.0}
        totals = summed(member.words.scores for member in members)
        for name, total in totals.items():
            row[f"{key[0]}.{name}"] = total / count
        if totals:
            row[f"{key[0]}.most={max(totals, key=lambda name: totals[name])}"] = 1.0
        rows[key] = row
    return rows
