"""From a document to a résumé."""

from vitascope.parsing.parser import parse

__all__ = ["parse"]
