"""The reader of untrusted files: bytes in, what they say out, whatever the bytes do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from vitascope.model.document import Document
from vitascope.model.resume import Resume

OnStage: TypeAlias = Callable[[str], None]
"""Is told that a stage begins: `reading`, then `parsing`."""

Check: TypeAlias = Callable[[], None]
"""Raises where the outcome is not wanted any more."""


PICTURE_DPI = 144
"""Dots an inch of pictures, unless a page is so large that its picture would be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, as laid out and as understood.

    Attributes:
        pictures: its pages as PNG at `PICTURE_DPI` with the labelled fields marked, where they were asked for.
    """

    document: Document
    resume: Resume
    pictures: tuple[bytes, ...] = ()


class Reader(Protocol):
    """Reads one file; safe to call from several threads."""

    def __call__(
        self,
        data: bytes,
        *,
        name: str = "",
        as_of: dt.date,
        pictures: bool = False,
        words: bool = True,
        bulk: bool = False,
        on_stage: OnStage | None = None,
        check: Check | None = None,
    ) -> Reading:
        """What `data` says.

        Args:
            data: the whole file.
            name: as the file was called; a hint only, the content decides.
            as_of: the day that open ends are counted to.
            pictures: draw the pages too.
            words: give the whole document; else its pages come without their lines, which costs less
                where the reader is another process.
            bulk: nobody waits for it, so that files of people who wait go first.
            on_stage: is told in the caller's thread.
            check: is called from time to time in the caller's thread; what it raises ends
                the reading and comes out of here.

        Raises:
            BadInput: the bytes cannot be read, or reading them went over a limit or crashed.
        """
        ...
