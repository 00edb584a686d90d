"""`vitascope worker`: run tasks until the process is told to end."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from vitascope.errors import VitascopeError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (default: VITASCOPE_DATA)")


def run(chosen: argparse.Namespace) -> int:
    """Work; 0 when it was told to end, 1 when it cannot start."""
    try:
        data = chosen.data.absolute() if chosen.data else None
        settings = import_module("vitascope.settings").read_settings(data=data)
        journal = import_module("vitascope.edge.journal").Journal(level=settings.log_level, form=settings.log_format)
        vitascope = import_module("vitascope.assembly").assemble(settings)
        machinery = vitascope.machinery
        try:
            machinery.warm()
            journal.event("ready", worker=machinery.work.id, slots=machinery.upkeep.slots)
            import_module("vitascope.worker").run(
                machinery.work, machinery.upkeep, settings.carrier, also=vitascope.figures.flush
            )
        finally:
            machinery.close()
        journal.event("ended")
    except VitascopeError as error:
        sys.stderr.write(f"vitascope worker: {error.message} [{error.code}]\n")
        return 1
    return 0
