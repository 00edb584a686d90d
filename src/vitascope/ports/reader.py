"""The reader of untrusted files: bytes in, what they say out, whatever the bytes do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from vitascope.model.document import Document
from vitascope.model.resume import Resume


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, as laid out and as understood."""

    document: Document
    resume: Resume


class Reader(Protocol):
    """Reads one file; safe to call from several threads."""

    def __call__(self, data: bytes, *, name: str = "", as_of: dt.date) -> Reading:
        """What `data` says.

        Args:
            data: the whole file.
            name: as the file was called; a hint only, the content decides.
            as_of: the day that open ends are counted to.

        Raises:
            BadInput: the bytes cannot be read, or reading them went over a limit or crashed.
        """
        ...
