"""`vitascope schema`: the JSON Schema of the native record."""

from __future__ import annotations

import argparse
import sys

from vitascope.presenting.native import schema, to_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""
    parser.set_defaults()


def run(_chosen: argparse.Namespace) -> int:
    """Print it."""
    sys.stdout.write(to_json(schema()))
    return 0
