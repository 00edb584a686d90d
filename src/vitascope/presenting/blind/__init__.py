"""A record and its pages without who the person is."""

from vitascope.presenting.blind.pages import blind_document
from vitascope.presenting.blind.record import blind, leaks

__all__ = ["blind", "blind_document", "leaks"]
