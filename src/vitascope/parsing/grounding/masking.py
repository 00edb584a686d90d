"""From a document to numbered lines that can be shown to somebody who need not know who the person is.

Contact data gives way to marks of the same place; passages that address a program are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vitascope.model.document import Document
from vitascope.model.resume import Resume, Text
from vitascope.parsing.fields.emails import find_emails
from vitascope.parsing.fields.links import find_links
from vitascope.parsing.fields.phones import find_phones
from vitascope.parsing.machine_text import machine_lines

LINES = 400
"""Lines that are shown at most; a longer document is mostly publications."""

CHARACTERS = 200
"""Characters of one line that are shown at most."""


def masked_lines(document: Document, resume: Resume, *, show_name: bool) -> dict[int, str]:
    """Lines by their number in `document.lines`, without e-mail, phone, links, address, birth date or name.

    Args:
        document: what was read.
        resume: its record, which knows the person's name and address.
        show_name: leave the name in, because it is what is asked about.
    """
    mask = mask_of(resume, show_name=show_name)
    left_out = machine_lines(document)
    return {
        number: mask(line.text)[:CHARACTERS]
        for number, line in enumerate(document.lines[:LINES])
        if number not in left_out
    }


def mask_of(resume: Resume, *, show_name: bool) -> Callable[[str], str]:
    """What puts marks in place of a person's contact data in any text about them."""
    private = _private_values(resume, show_name=show_name)
    return lambda text: _masked(text, private, resume.language)


def _private_values(resume: Resume, *, show_name: bool) -> list[tuple[re.Pattern[str], str]]:
    basics = resume.basics
    texts: list[tuple[str, str]] = []
    if basics.name is not None and not show_name:
        parts = (basics.name.text, basics.name.given, basics.name.middle, basics.name.family)
        texts += [(part, "[name]") for part in parts if part]
    if basics.location is not None:
        texts += [(part, "[address]") for part in (basics.location.address, basics.location.postal_code) if part]
    if basics.birth_date is not None:
        texts.append((basics.birth_date.text, "[birth date]"))
    # A value that runs over two lines stands on neither as a whole: each line's own characters are private too.
    for value, mark in _contacts(resume):
        texts += [(value.text, mark), *((each.text, mark) for each in value.evidence)]
    longest_first = sorted(set(texts), key=lambda pair: -len(pair[0]))
    return [(re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE), mark) for text, mark in longest_first]


def _contacts(resume: Resume) -> list[tuple[Text, str]]:
    basics = resume.basics
    return [
        *((value, "[e-mail]") for value in basics.emails),
        *((value, "[phone]") for value in basics.phones),
        *((value, "[link]") for value in basics.links),
    ]


def _masked(text: str, private: list[tuple[re.Pattern[str], str]], language: str | None) -> str:
    spans = [(found.start, found.end, "[e-mail]") for found in find_emails(text)]
    spans += [(found.start, found.end, "[phone]") for found in find_phones(text, language=language)]
    spans += [(found.start, found.end, "[link]") for found in find_links(text)]
    edge = len(text)
    for start, end, mark in sorted(spans, reverse=True):
        if end <= edge:
            text, edge = f"{text[:start]}{mark}{text[end:]}", start
    for pattern, mark in private:
        text = pattern.sub(mark, text)
    return text
