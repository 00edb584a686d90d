"""From a document to the lines at its top that only say that it is a résumé."""

from __future__ import annotations

from functools import cache

from vitascope.model.document import Document
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

TOP = 4
"""Lines among which such a title can stand; "Resume" further down heads a summary."""


@cache
def _titles() -> frozenset[str]:
    return frozenset(_letters(title) for table in languages.load() for title in table.document_titles)


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def title_lines(document: Document) -> frozenset[int]:
    """Numbers in `document.lines`; empty for most documents."""
    return frozenset(number for number, line in enumerate(document.lines[:TOP]) if _letters(line.text) in _titles())
