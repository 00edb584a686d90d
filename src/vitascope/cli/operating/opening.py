"""From the words of a command to the application it is about; what every command about a server shares."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from vitascope.errors import VitascopeError

if TYPE_CHECKING:
    from vitascope.settings import Settings
    from vitascope.usecases.application import Vitascope


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let the data folder be named."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (default: VITASCOPE_DATA)")


def settings_of(chosen: argparse.Namespace) -> Settings:
    """The settings of the environment, and over them what the command says.

    Raises:
        Misconfigured: a setting makes no sense.
    """
    read = import_module("vitascope.settings").read_settings
    return cast("Settings", read(data=chosen.data.absolute() if chosen.data else None))


def opened(chosen: argparse.Namespace) -> Vitascope:
    """The application that the command is about.

    Raises:
        Misconfigured: a setting makes no sense.
        Unavailable: something it needs does not answer.
    """
    return cast("Vitascope", import_module("vitascope.assembly").assemble(settings_of(chosen)))


def reporting(chosen: argparse.Namespace, work: Callable[[], int]) -> int:
    """Do the work; of an error write one line, and 1 is the exit code."""
    try:
        return work()
    except VitascopeError as error:
        sys.stderr.write(f"vitascope {chosen.command}: {error.message} [{error.code}]\n")
        return 1
