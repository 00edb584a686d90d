"""`vitascope restore`: an empty installation is filled from a copy."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from vitascope.cli.operating.opening import add_data, reporting, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the copy is")
    add_data(parser)


def run(chosen: argparse.Namespace) -> int:
    """Fill it; rows come all or none."""

    def work() -> int:
        backup = import_module("vitascope.assembly").open_backup(settings_of(chosen), chosen.folder.absolute())
        found = backup.restore()
        sys.stdout.write(f"{sum(found.values()) - found['files']} rows and {found['files']} files restored\n")
        return 0

    return reporting(chosen, work)
