"""From the characters of a Rich Text file to its tokens: groups, control words, bytes and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n\x00]+)"
    r"|[\r\n\x00]+|\\",
    re.DOTALL,
)


class Sort(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    BYTE = "byte"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        text: name of a control word or symbol, or the characters (one for each byte).
        number: parameter of a control word; None where it has none.
    """

    sort: Sort
    text: str
    number: int | None = None


_OPEN, _CLOSE = Token(Sort.OPEN, "{"), Token(Sort.CLOSE, "}")


def tokens(text: str) -> Iterator[Token]:
    """Cut a file, one character for each byte, into tokens; binary data is skipped."""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token(Sort.TEXT, match["text"])
        elif kind in {"word", "number"}:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                at += max(0, number or 0)
            else:
                yield Token(Sort.WORD, match["word"], number)
        elif kind == "byte":
            yield Token(Sort.BYTE, chr(int(match["byte"], 16)))
        elif kind == "brace":
            yield _OPEN if match["brace"] == "{" else _CLOSE
        elif kind == "symbol":
            yield Token(Sort.SYMBOL, match["symbol"])
