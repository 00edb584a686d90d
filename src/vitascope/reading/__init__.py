"""From bytes to a document, one module a file format."""

from vitascope.reading.formats import FORMATS, Format
from vitascope.reading.limits import Limits
from vitascope.reading.readers import read_document

__all__ = ["FORMATS", "Format", "Limits", "read_document"]
