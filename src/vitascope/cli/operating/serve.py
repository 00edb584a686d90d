"""`vitascope serve`: answer HTTP until the process is told to end."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from vitascope.errors import VitascopeError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", help="the data folder (default: VITASCOPE_DATA)")
    add("--host", metavar="HOST", help="the interface to listen on (default: VITASCOPE_HOST, else 127.0.0.1)")
    add("--surface", action="append", metavar="NAME", help="serve this surface; may be repeated (default: all)")


def run(chosen: argparse.Namespace) -> int:
    """Serve; 0 when it was told to end, 1 when it cannot start."""
    read = import_module("vitascope.settings").read_settings
    data = chosen.data.absolute() if chosen.data else None
    surfaces = tuple(chosen.surface) if chosen.surface else None
    try:
        settings = read(data=data, host=chosen.host, surfaces=surfaces)
        if settings.open and not settings.loopback:
            _say(f"warning: surfaces without sign-in are open to whoever reaches {settings.host}")
        vitascope = import_module("vitascope.assembly").assemble(settings)
        journal = import_module("vitascope.edge.journal").Journal(level=settings.log_level, form=settings.log_format)
        import_module("vitascope.app").serve(vitascope, journal, announce=_say)
    except VitascopeError as error:
        _say(f"vitascope serve: {error.message} [{error.code}]")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
