"""Vitascope reads any résumé into one record that shows where each value was read."""

__version__ = "0.1.0"
