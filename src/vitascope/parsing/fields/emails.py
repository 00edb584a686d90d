"""From a text to the e-mail addresses printed in it, plainly, spaced out by OCR, or hidden from robots."""

from __future__ import annotations

import re
from dataclasses import dataclass

LOCAL = r"[^\W_][\w.+%'’-]{0,63}|[^\W_]"
PLAIN = re.compile(rf"(?<![\w.+%-])(?:{LOCAL})@(?:[^\W_](?:[\w-]{{0,62}})\.)+(?:xn--[\w-]+|[^\W\d_]{{2,24}})(?![\w-])")
AT_WORD = r"(?:at|ät|a|arroba|собака|арроба|chez)"
DOT_WORD = r"(?:dot|punkt|punto|ponto|точка|point)"
AT = (
    rf"(?:\s?@\s?|\s?[\[({{<]\s?{AT_WORD}\s?[\])}}>]\s?"
    rf"|\s(?:at|arroba|собака)\s(?=[\w-]+\s{DOT_WORD}\s))"
)
DOT = rf"(?:\s?\.\s?|\s?[\[({{<]\s?(?:{DOT_WORD}|\.)\s?[\])}}>]\s?|\s{DOT_WORD}\s)"
LOOSE = re.compile(
    rf"(?<![\w.+%-])(?P<local>[^\W_][\w+%-]*(?:{DOT}[\w+%-]+){{0,3}}?){AT}(?P<host>[\w-]+(?:{DOT}[\w-]+){{0,3}}?){DOT}(?P<top>[^\W\d_]{{2,12}})(?![\w-])",
    re.IGNORECASE,
)
DOTS = re.compile(DOT, re.IGNORECASE)
HINTS = ("@", " at ", "(at)", "[at]", "{at}", "arroba", "собака", "ät")


@dataclass(frozen=True, slots=True)
class EmailRead:
    """Characters `start` to `end` of a text that print `address`."""

    start: int
    end: int
    address: str


def find_emails(text: str) -> list[EmailRead]:
    """The addresses of a text in order; each as it would be written in a mail program."""
    if not any(hint in text.lower() for hint in HINTS):
        return []
    plain = [EmailRead(match.start(), match.end(), match.group().replace("’", "'")) for match in PLAIN.finditer(text)]
    if plain:
        return plain
    return [
        EmailRead(match.start(), match.end(), joined(match)) for match in LOOSE.finditer(text) if is_disguise(match)
    ]


def joined(match: re.Match[str]) -> str:
    """The address that a spaced or disguised one stands for."""
    local, host = DOTS.sub(".", match["local"]), DOTS.sub(".", match["host"])
    return f"{local}@{host}.{match['top']}".replace(" ", "")


def is_disguise(match: re.Match[str]) -> bool:
    """Whether a loose match is an address and not a handle or a sentence around an "at"."""
    return len(match["top"]) <= 6 and not match["local"].isdigit()
