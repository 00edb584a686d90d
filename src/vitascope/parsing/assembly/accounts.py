"""From the name of a site to the account that stands beside or below it ("GitHub", "ada-example")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitascope.model.document import Line
from vitascope.parsing.fields.links import SITES, LinkRead, find_links, read_account
from vitascope.parsing.labelling.pieces import spread
from vitascope.parsing.values import Fragment

NAMES = "|".join(sorted({re.escape(site.name) for site in SITES if site.at or site.hosts}, key=len, reverse=True))
USER = r"@?\w[\w.-]{2,48}"
ALONE = re.compile(rf"(?P<site>{NAMES})\s*:?", re.IGNORECASE)
BESIDE = re.compile(rf"(?:^|\t)(?P<site>{NAMES})\s*:?\s(?P<user>{USER})(?=$|\t)", re.IGNORECASE)
LISTED = re.compile(rf"(?:(?:{NAMES})\s+{USER}(?:\s+|$)){{2,}}", re.IGNORECASE)
ONE = re.compile(rf"(?P<site>{NAMES})\s+(?P<user>{USER})", re.IGNORECASE)
BEHIND = re.compile(rf"(?P<user>{USER})\s*\((?P<site>{NAMES})\)", re.IGNORECASE)
WHOLE = re.compile(USER)


def accounts_of(lines: Sequence[Line]) -> Iterator[tuple[LinkRead, Fragment]]:
    """Accounts whose site is named beside them, with where they stand."""
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        if ALONE.fullmatch(line.text) and below is not None:
            yield from _below(line, below)
            continue
        text = spread(line)
        row = LISTED.fullmatch(line.text)
        matches = ONE.finditer(line.text) if row else [*BESIDE.finditer(text), *BEHIND.finditer(text)]
        for match in matches:
            named = match["user"].islower() or text[match.end("site") : match.start("user")] != " "
            if named and _is_user(match["user"]):
                yield _account(match["site"], match["user"]), Fragment(line, *match.span("user"))


def _below(label: Line, line: Line) -> Iterator[tuple[LinkRead, Fragment]]:
    """The account under its site's name, at the same edge."""
    level = abs(label.box.left - line.box.left) < label.size or abs(label.box.top - line.box.top) < label.size
    if level and label.page == line.page and WHOLE.fullmatch(line.text) and _is_user(line.text):
        yield _account(label.text, line.text), Fragment(line, 0, len(line.text))


def _is_user(text: str) -> bool:
    """Whether a word is neither an address nor another site."""
    return not find_links(text) and not ALONE.fullmatch(text)


def _account(site: str, user: str) -> LinkRead:
    return read_account(re.sub(r"\W+$", "", site).lower(), user)
