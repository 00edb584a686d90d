"""From the pixels of a scan or a photo to a clean page and the words on it."""

from vitascope.reading.scan.correction import Correction, correct
from vitascope.reading.scan.page import ScannedPage, read_scan

__all__ = ["Correction", "ScannedPage", "correct", "read_scan"]
