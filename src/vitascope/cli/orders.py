"""What the command line asks of a worker process, and what it gets back.

Light on purpose: the process that only hands out files never loads the parser.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from typing import cast

PRODUCER = "vitascope.cli.producing"
"""The module that carries orders out; imported by the workers alone."""

FORMATS = {"native": ".json", "jsonresume": ".json", "markdown": ".md", "text": ".txt", "explain": ".txt"}
"""What a record can be written as, and the ending of such a file."""


@dataclass(frozen=True, slots=True)
class Order:
    """One file to be read.

    Attributes:
        path: of the file; only its name where `data` is given.
        data: the bytes, where they did not come from a file.
        form: one of `FORMATS`.
        as_of: the day that open ends are counted to.
        annotate: draw the pages as well.
        blind: leave out who the person is.
        blind_schools: and where they studied.
        ocr: read page images.
    """

    path: str
    as_of: dt.date
    data: bytes | None = None
    form: str = "native"
    annotate: bool = False
    blind: bool = False
    blind_schools: bool = False
    ocr: bool = True


@dataclass(frozen=True, slots=True)
class Product:
    """What came of it.

    Attributes:
        text: the record in the form that was asked for.
        pages: annotated pages as PNG, in order; empty where not asked for.
        warnings: what is seriously doubtful about the file, as message and code.
    """

    text: str
    pages: tuple[bytes, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()


def carry_out(order: Order) -> Product:
    """Read the file and write it as asked; runs in a worker.

    Raises:
        VitascopeError: the file cannot be read.
    """
    return cast("Product", import_module(PRODUCER).produce(order))
