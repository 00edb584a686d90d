"""A reader in this process: no start-up cost, and no protection from a hostile file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from vitascope.adapters.reader.drawing import with_pictures, without_words
from vitascope.pipeline import DEFAULT, read
from vitascope.ports.ocr import OCR
from vitascope.ports.reader import Check, OnStage, Reader, Reading
from vitascope.reading.limits import Limits


def reader_here(*, open_ocr: Callable[[], OCR] | None = None, limits: Limits = DEFAULT) -> Reader:
    """A reader that runs the pipeline where it is called.

    Args:
        open_ocr: makes the OCR engine; called once, now. None reads no images.
        limits: what a file may cost; time and memory are not enforced here.
    """
    ocr = open_ocr() if open_ocr else None

    def read_here(
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
        del bulk  # there is no queue that it could wait in

        def begin(stage: str) -> None:
            if check:
                check()
            if on_stage:
                on_stage(stage)

        reading = read(data, name=name, as_of=as_of, ocr=ocr, limits=limits, on_stage=begin)
        if pictures:
            begin("drawing")
            reading = with_pictures(reading, data)
        return reading if words else without_words(reading)

    return read_here
