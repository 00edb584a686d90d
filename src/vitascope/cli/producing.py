"""From an order to its product: the part of the command line that runs in the workers."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from vitascope.adapters.ocr import open_ocr
from vitascope.cli.orders import Order, Product
from vitascope.pipeline import read
from vitascope.ports.reader import Reading
from vitascope.presenting.blind import blind
from vitascope.presenting.explanation import explain
from vitascope.presenting.jsonresume import to_jsonresume
from vitascope.presenting.markdown import to_markdown
from vitascope.presenting.native import to_json, to_native
from vitascope.presenting.text import to_text

ANNOTATOR = "vitascope.cli.annotating"
"""The module that draws; loaded only where pages are asked for, since imaging libraries take their time."""


def produce(order: Order) -> Product:
    """Read the file that is ordered, and write it in the form that is ordered.

    Raises:
        VitascopeError: the file cannot be read.
    """
    data = Path(order.path) if order.data is None else order.data
    reading = read(data, name=Path(order.path).name, as_of=order.as_of, ocr=open_ocr() if order.ocr else None)
    pages: tuple[bytes, ...] = import_module(ANNOTATOR).annotated(data, reading, order) if order.annotate else ()
    if order.blind:
        reading = replace(reading, resume=blind(reading.resume, schools=order.blind_schools))
    return Product(_written(reading, order.form), pages)


def _written(reading: Reading, form: str) -> str:
    match form:
        case "jsonresume":
            return to_json(to_jsonresume(reading.resume))
        case "markdown":
            return to_markdown(reading.resume)
        case "text":
            return to_text(reading.resume)
        case "explain":
            return explain(reading.document, reading.resume)
        case _:
            return to_native(reading.resume)
