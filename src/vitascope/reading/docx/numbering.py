"""From the numbering part to the mark that stands before a list item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from vitascope.reading.docx.styles import Shape, shape_of
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.pieces import bullet_of

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its mark with a placeholder for each counter, and its indent."""

    kind: str
    mark: str
    start: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one item; `text` is empty where the list draws none."""

    text: str
    shape: Shape


class Numbering:
    """The lists of a document, with their counters as the document is read."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, etree._Element]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._known: dict[str, dict[int, Level]] = {}
        for each in root if root is not None else ():
            name = local(each)
            if name in {"abstractNum", "listDef"}:
                identity = value(each, "abstractNumId") or value(each, "listDefId") or ""
                self._levels[identity] = _levels(each)
            elif name in {"num", "list"}:
                identity = value(each, "numId") or value(each, "ilfo") or ""
                target = child(each, "abstractNumId")
                self._lists[identity] = (value(target if target is not None else child(each, "ilst")) or "", each)

    def mark(self, identity: str, level: int) -> Mark | None:
        """Count an item and return its mark; None where there is no such list."""
        levels = self._of(identity)
        found = levels.get(level) or levels.get(0)
        if found is None:
            return None
        if found.kind == "bullet":
            return Mark(bullet_of(found.mark), found.shape)
        key = self._lists[identity][0]
        counters = self._counters.setdefault(key, {})
        counters[level] = counters.get(level, found.start - 1) + 1
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        if found.kind == "none":
            return Mark("", found.shape)

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return counted(counters.get(at, 1), levels[at].kind if at in levels else "decimal")

        return Mark(_PLACEHOLDER.sub(number, found.mark).strip(), found.shape)

    def _of(self, identity: str) -> dict[int, Level]:
        if identity not in self._known:
            target, element = self._lists.get(identity, ("", None))
            levels = dict(self._levels.get(target, {}))
            for override in element if element is not None else ():
                if local(override) == "lvlOverride":
                    levels.update(_levels(override))
            self._known[identity] = levels
        return self._known[identity]


def _levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for each in element:
        if local(each) != "lvl":
            continue
        number = value(each, "ilvl") or "0"
        kind = value(child(each, "numFmt")) or _old_kind(value(child(each, "nfc")))
        mark = value(child(each, "lvlText")) or ""
        if child(each, "lvlPicBulletId") is not None:
            mark = "•"
        start = value(child(each, "start")) or "1"
        levels[int(number) if number.isdigit() else 0] = Level(
            kind,
            mark,
            int(start) if start.isdigit() else 1,
            shape_of(child(each, "pPr")),
        )
    return levels


def _old_kind(code: str | None) -> str:
    """The kind of numbers by the code of Word 2003 and before."""
    kinds = {
        "1": "upperRoman",
        "2": "lowerRoman",
        "3": "upperLetter",
        "4": "lowerLetter",
        "23": "bullet",
        "255": "none",
    }
    return kinds.get(code or "0", "decimal")


def counted(number: int, kind: str) -> str:
    """A number written in one of the kinds that lists know."""
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if kind == "upperLetter" else text
    if kind in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        text = ""
        for step, letters in (*_ROMAN, *_ROMAN_SMALL):
            text += letters * (number // step)
            number %= step
        return text.upper() if kind == "upperRoman" else text
    return f"{number:02}" if kind == "decimalZero" else str(number)
