"""Vitascope reads any résumé into one record that shows where each value was read.

from pathlib import Path
from vitascope import read_resume

resume = read_resume(Path("resume.pdf"))
print(resume.basics.name.text, resume.basics.name.evidence[0].box)
"""

from __future__ import annotations

import datetime as dt
import time
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vitascope.model.document import Document
    from vitascope.model.resume import Resume
    from vitascope.ports.reader import Reading

__version__ = "0.1.0"

__all__ = ["Document", "Resume", "read", "read_resume"]

_HOMES = {"Document": "vitascope.model.document", "Resume": "vitascope.model.resume"}


def read_resume(data: bytes | Path, *, name: str = "", as_of: dt.date | None = None, ocr: bool = True) -> Resume:
    """The résumé in a file.

    It is read in this process: for files from strangers, the command line and
    `vitascope.adapters.reader` read in processes of their own, with limits of time and memory.

    Args:
        data: the whole file, or where it lies.
        name: as the file was called, where `data` does not say; a hint only, the content decides.
        as_of: the day that open ends are counted to; today where None. The record says which it was.
        ocr: read pages that are images; the engine is loaded with the first of them.

    Raises:
        vitascope.errors.NotFound: there is no such file.
        vitascope.errors.BadInput: it cannot be read, or is over a limit.
    """
    return read(data, name=name, as_of=as_of, ocr=ocr).resume


def read(data: bytes | Path, *, name: str = "", as_of: dt.date | None = None, ocr: bool = True) -> Reading:
    """The document in a file and the résumé in that document; as `read_resume` otherwise."""
    # Imported when called: `import vitascope` alone costs nothing.
    engine = import_module("vitascope.adapters.ocr").open_ocr() if ocr else None
    now = time.localtime()
    day = as_of or dt.date(now.tm_year, now.tm_mon, now.tm_mday)
    reading: Reading = import_module("vitascope.pipeline").read(data, name=name, as_of=day, ocr=engine)
    return reading


def __getattr__(name: str) -> object:
    """Load a public type when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
