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


def tokens(text: str) -> Iterator[Token]:
    """Cut a file, one character for each byte, into tokens; binary data is skipped."""
    # A page has thousands of control words, and few different ones.
    known: dict[str, Token | None] = {}
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return
        at = match.end()
        if match.lastgroup == "text":
            yield Token(Sort.TEXT, match.group())
            continue
        written = match.group()
        if written in known:
            token = known[written]
        else:
            token = known[written] = _token(match)
        if token is None:
            continue
        if token.text == "bin" and token.sort is Sort.WORD:
            at += max(0, token.number or 0)
        else:
            yield token


def _token(match: re.Match[str]) -> Token | None:
    """The token that was found, other than text; None for what says nothing, such as a line end."""
    match match.lastgroup:
        case "word" | "number":
            return Token(Sort.WORD, match["word"], int(match["number"]) if match["number"] else None)
        case "byte":
            return Token(Sort.BYTE, chr(int(match["byte"], 16)))
        case "brace":
            return Token(Sort.OPEN if match["brace"] == "{" else Sort.CLOSE, match["brace"])
        case "symbol":
            return Token(Sort.SYMBOL, match["symbol"])
        case _:
            return None
