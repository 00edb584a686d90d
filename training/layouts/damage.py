"""What OCR does to a page: wrong letters, lost marks, jittered boxes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from random import Random

from training.layouts.rows import Piece, Row
from vitascope.model.document import Line, Style, Word
from vitascope.model.geometry import Box

_CONFUSED = {
    "l": "1I|", "I": "l1|", "1": "lI", "O": "0", "0": "O", "rn": "m", "m": "rn", "S": "5", "5": "S", "e": "c", "c": "e",
    "h": "b", "B": "8", "cl": "d", "vv": "w", ",": ".", ".": ",", ";": ":", "–": "-", "—": "-", "’": "'", "fi": "ﬁ",
    "и": "н", "н": "и", "ш": "щ", "ё": "е", "й": "и",
}  # fmt: skip
_MARKS = ("e", "o", "*", "·", "-", "°", "«", "¢", "+", "")


def smudge(rng: Random, rows: list[Row], rate: float) -> list[Row]:
    """Rows whose letters are read as badly as `rate` says; labels stay right."""
    marks = [rng.choice(_MARKS) for _ in range(2)]
    done: list[Row] = []
    for row in rows:
        changed = row.with_pieces(tuple(_piece(rng, piece, rate) for piece in slot.pieces) for slot in row.slots)
        if row.bullet:
            changed = _marked(rng, changed, rng.choice(marks))
        done.append(changed)
    return done


def _marked(rng: Random, row: Row, mark: str) -> Row:
    """A list item whose mark was read as a letter, as it is, or not at all."""
    roll = rng.random()
    if roll < 0.35:
        return row
    slots = list(row.slots)
    if roll < 0.8 and mark:
        slots[0] = replace(slots[0], pieces=(Piece(f"{mark} "), *slots[0].pieces))
    return replace(row, bullet="", slots=tuple(slots))


def _piece(rng: Random, piece: Piece, rate: float) -> Piece:
    if not piece.field and len(piece.text) < 4:
        return piece if rng.random() > rate else replace(piece, text=piece.text.replace("–", "-").replace("•", "."))
    text = piece.text
    for found, read in _CONFUSED.items():
        if found in text and rng.random() < rate * 3:
            at = text.index(found)
            text = (
                text[:at] + (rng.choice(read) if len(found) == 1 and len(read) == 3 else read) + text[at + len(found) :]
            )
    if rng.random() < rate:
        text = "".join(
            one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one) or rng.random() < 0.5
        )
        text = unicodedata.normalize("NFC", text)
    if " " in text and rng.random() < rate * 1.5:
        text = text.replace(" ", "", 1)
    if len(text) > 8 and rng.random() < rate:
        at = rng.randint(2, len(text) - 3)
        text = f"{text[:at]} {text[at:]}"
    return replace(piece, text=text, link=None)


def rescan(rng: Random, line: Line) -> Line:
    """A line as OCR gives it: nothing known of weight, sizes by the boxes, confidences."""
    factor = rng.uniform(0.92, 1.08)
    shift = rng.uniform(-1.5, 1.5)
    styles: dict[Style, Style] = {}
    words: list[Word] = []
    for word in line.words:
        style = styles.setdefault(word.style, Style(round(word.style.size * factor, 1)))
        box = word.box
        moved = Box(box.left + shift, box.top + shift, box.right + shift + rng.uniform(-0.4, 0.4), box.bottom + shift)
        if moved.right <= moved.left:
            moved = replace(moved, right=moved.left + 1.0)
        words.append(
            Word(
                word.text.replace("\u00ad", "-"), moved, style, word.glued, confidence=round(rng.uniform(0.7, 0.999), 3)
            )
        )
    return replace(line, words=tuple(words), heading=0, style_name="", depth=0)
