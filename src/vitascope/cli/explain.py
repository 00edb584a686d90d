"""`vitascope explain`: why did it think so, line by line."""

from __future__ import annotations

import argparse
import sys

from vitascope.adapters.reader.pool import MEMORY, OCR_MEMORY, Pool
from vitascope.cli.asked import date, today
from vitascope.cli.orders import PRODUCER, Order, carry_out
from vitascope.errors import VitascopeError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--as-of", type=date, metavar="DATE", help="day that open ends are counted to (default: today)")
    parser.add_argument("--no-ocr", action="store_true", help="do not read images")


def run(chosen: argparse.Namespace) -> int:
    """Read the file and print a line for each of its lines; 1 where it cannot be read."""
    order = Order(chosen.file, as_of=chosen.as_of or today(), form="explain", ocr=not chosen.no_ocr)
    memory = MEMORY if chosen.no_ocr else MEMORY + OCR_MEMORY
    try:
        with Pool(carry_out, memory=memory, preload=(PRODUCER,), forked=True) as pool:
            sys.stdout.write(pool(order).text)
    except VitascopeError as error:
        sys.stderr.write(f"{chosen.file}: {error.message} [{error.code}]\n")
        return 1
    return 0
