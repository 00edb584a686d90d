"""`vitascope formats`: what can be read."""

from __future__ import annotations

import argparse
import sys

from vitascope.reading.formats import FORMATS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""
    parser.set_defaults()


def run(_chosen: argparse.Namespace) -> int:
    """Print a line for each format: name, title, file name endings, where the boxes come from."""
    for known in FORMATS:
        endings = " ".join(f".{extension}" for extension in known.extensions)
        pages = "pages as in the file" if known.geometry else "pages drawn by us"
        sys.stdout.write(f"{known.name:<6} {known.title:<18} {endings:<28} {pages}\n")
    return 0
