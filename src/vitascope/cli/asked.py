"""What people type as an argument, turned into values; and the one clock of the command line."""

from __future__ import annotations

import argparse
import datetime as dt
import time


def today() -> dt.date:
    """The date here, now."""
    now = time.localtime()
    return dt.date(now.tm_year, now.tm_mon, now.tm_mday)


def positive(text: str) -> int:
    """A whole number of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number of at least 1: {text}")
    return int(text)


def date(text: str) -> dt.date:
    """A day as YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a date like 2024-05-31: {text}") from error
