"""`vitascope backup`: a copy of everything that is kept, also while the server runs."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from vitascope.cli.operating.opening import add_data, reporting, settings_of
from vitascope.errors import Conflict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the copy goes; must not exist yet, or be empty")
    add_data(parser)


def run(chosen: argparse.Namespace) -> int:
    """Take the copy; the folder is there whole or not at all."""

    def work() -> int:
        folder = chosen.folder.absolute()
        if folder.exists() and any(folder.iterdir()):
            raise Conflict(f"{chosen.folder} is there already, and not empty")
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            taken = import_module("vitascope.assembly").open_backup(settings_of(chosen), draft).take()
            draft.replace(folder)
        except BaseException:
            shutil.rmtree(draft)
            raise
        sys.stdout.write(f"{sum(taken.values()) - taken['files']} rows and {taken['files']} files copied\n")
        return 0

    return reporting(chosen, work)
