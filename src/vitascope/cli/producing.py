"""From an order to its product: the part of the command line that runs in the workers.

What only some orders need is loaded with the first of them, since a first result should be there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from vitascope.adapters.ocr import open_ocr
from vitascope.cli.orders import Order, Product
from vitascope.model.findings import Severity
from vitascope.model.resume import Resume
from vitascope.pipeline import read
from vitascope.ports.reader import Reading
from vitascope.presenting.native import to_json, to_native


def produce(order: Order) -> Product:
    """Read the file that is ordered, and write it in the form that is ordered.

    Raises:
        VitascopeError: the file cannot be read.
    """
    data = Path(order.path) if order.data is None else order.data
    reading = read(data, name=Path(order.path).name, as_of=order.as_of, ocr=open_ocr() if order.ocr else None)
    pages: tuple[bytes, ...] = ()
    if order.annotate:
        pages = import_module("vitascope.cli.annotating").annotated(data, reading, order)
    if order.blind:
        blind: Callable[..., Resume] = import_module("vitascope.presenting.blind").blind
        reading = replace(reading, resume=blind(reading.resume, schools=order.blind_schools))
    return Product(_written(reading, order.form), pages, _warnings(reading.resume))


def _warnings(resume: Resume) -> tuple[tuple[str, str], ...]:
    """What a person should know even who does not look at the findings of the record."""
    serious = [finding for finding in resume.findings if finding.severity is Severity.SERIOUS]
    return tuple(dict.fromkeys((finding.message, finding.code.value) for finding in serious))


def _written(reading: Reading, form: str) -> str:
    match form:
        case "native":
            return to_native(reading.resume)
        case "jsonresume":
            return to_json(import_module("vitascope.presenting.jsonresume").to_jsonresume(reading.resume))
        case "explain":
            explain = import_module("vitascope.presenting.explanation").explain
            return cast("str", explain(reading.document, reading.resume))
        case _:
            write = getattr(import_module(f"vitascope.presenting.{form}"), f"to_{form}")
            return cast("str", write(reading.resume))
