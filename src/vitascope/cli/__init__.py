"""The command line: which command runs, and what every command shares.

A command is a module with `add_arguments` and `run`: here if it reads files, in `operating` if it is about a
server. Only the one that is asked for is imported, since a command line should answer at once.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

READING = {
    "parse": "read résumés and write what they say",
    "explain": "show line by line what was read from a file, and how sure it is",
    "formats": "list the file formats that can be read",
    "schema": "print the JSON Schema of the native record",
}
"""Name of each module here that is a command, and what it does."""

OPERATING = {
    "serve": "answer HTTP until told to end",
    "users": "make accounts and tokens, change and erase them",
    "check": "say what is configured, and what is wrong with it",
    "backup": "copy everything that a server keeps",
    "restore": "fill an empty installation from a copy",
    "purge": "delete old documents with all that hangs on them",
    "worker": "run tasks until told to end",
}
"""The same for the modules of `operating`."""

COMMANDS = READING | OPERATING
"""All commands."""

NEW_OBJECTS = 20_000
"""Objects made between two searches for cycles: we make many small ones and hardly a cycle."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 some files failed, 2 wrong usage."""
    gc.set_threshold(NEW_OBJECTS)
    _prepare_output()
    try:
        return _answer(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED


def _answer(arguments: Sequence[str] | None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="vitascope", description="Reads résumés into evidence-backed records.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and stop")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    wanted = next((word for word in words if word in COMMANDS), None)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        if name == wanted:
            module = import_module(f"{__name__}.operating.{name}" if name in OPERATING else f"{__name__}.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    try:
        chosen = parser.parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return _run(chosen.run, chosen)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than all else here."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        number = import_module("importlib.metadata").version("vitascope")
        sys.stdout.write(f"vitascope {number}\n")
        parser.exit()


def _run(run: Callable[[argparse.Namespace], int], chosen: argparse.Namespace) -> int:
    try:
        code = run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away; nothing more may be written at exit.
        _close_output()
        return 0
    except OSError as error:
        sys.stderr.write(f"vitascope {chosen.command}: {error.strerror or error}\n")
        _close_output()
        return 1
    return code


def _prepare_output() -> None:
    """Let every character through: as UTF-8 to files and pipes, escaped where a terminal cannot show it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It was closed before we started; what is said then is said to nobody.
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _close_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
