"""`vitascope purge`: old documents go, with all that hangs on them."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys

from vitascope.cli.operating.opening import add_data, opened, reporting
from vitascope.model.account import OPERATOR

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_data(parser)
    parser.add_argument(
        "--older-than", type=age, required=True, metavar="AGE", help="such as 30d; m, h, d and w are units"
    )


def run(chosen: argparse.Namespace) -> int:
    """Delete them, and say how many there were."""

    def work() -> int:
        housekeeping = opened(chosen).housekeeping
        documents = housekeeping.purge(chosen.older_than, actor=OPERATOR)
        files = housekeeping.tidy()
        strays = f"; {files} files that belonged to nothing" if files else ""
        sys.stdout.write(f"{documents} documents deleted{strays}\n")
        return 0

    return reporting(chosen, work)


def age(text: str) -> dt.timedelta:
    """`30d` as a length of time."""
    found = re.fullmatch(r"(\d{1,5})([mhdw])", text)
    if not found:
        raise argparse.ArgumentTypeError(f"not an age like 30d: {text}")
    return dt.timedelta(**{UNITS[found[2]]: int(found[1])})
