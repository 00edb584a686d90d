"""A reader in processes of its own: any crash, hang or bomb costs one file and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from vitascope.adapters.reader.drawing import with_pictures, without_words
from vitascope.adapters.reader.pool import OCR_MEMORY, Pool
from vitascope.adapters.reader.turns import Lane
from vitascope.adapters.reader.worker import report
from vitascope.parsing.labelling.sequence_model import Models, packaged
from vitascope.pipeline import DEFAULT, read
from vitascope.ports.ocr import OCR
from vitascope.ports.reader import Check, OnStage, Reader, Reading
from vitascope.reading.limits import Limits

_Opened = TypeVar("_Opened")


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """One file to read; as of `Reader`."""

    data: bytes
    name: str
    as_of: dt.date
    pictures: bool = False
    words: bool = True


PRELOAD = "vitascope.adapters.reader.loaded"
"""Named, since whoever imports it loads everything."""

LIFETIME = 1_000
"""Files after which a worker is replaced: what the libraries for PDF and images leak stays small."""


def reader_pool(
    *,
    workers: int = 1,
    spare: int = 0,
    open_ocr: Callable[[], OCR] | None = None,
    open_models: Callable[[], Models] | None = None,
    limits: Limits = DEFAULT,
) -> Pool[ReadingJob, Reading]:
    """The processes behind `reader_over`.

    Args:
        workers: how many files are read at once.
        spare: workers more for people who would otherwise wait for bulk work.
        open_ocr: a function of a module that makes the OCR engine; called once in each worker.
        open_models: opens the parser's models likewise; None for the packaged ones.
        limits: what a file may cost; time and memory too.
    """
    return Pool(
        partial(_read, open_ocr, open_models, limits),
        workers=workers,
        spare=spare,
        seconds=limits.seconds,
        memory=limits.memory + (OCR_MEMORY if open_ocr else 0),
        lifetime=LIFETIME,
        preload=(__name__, PRELOAD),
    )


def reader_over(pool: Pool[ReadingJob, Reading]) -> Reader:
    """A reader that hands every file to one of the pool's processes."""

    def read_pooled(
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
        lane = Lane.BULK if bulk else Lane.PERSON
        return pool(ReadingJob(data, name, as_of, pictures, words), lane=lane, on_stage=on_stage, check=check)

    return read_pooled


@contextmanager
def pooled_reader(
    *,
    workers: int = 1,
    open_ocr: Callable[[], OCR] | None = None,
    open_models: Callable[[], Models] | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[Reader]:
    """A reader over processes of its own, ended when the block is left; arguments as of `reader_pool`."""
    with reader_pool(workers=workers, open_ocr=open_ocr, open_models=open_models, limits=limits) as pool:
        yield reader_over(pool)


def _read(
    open_ocr: Callable[[], OCR] | None, open_models: Callable[[], Models] | None, limits: Limits, job: ReadingJob
) -> Reading:
    ocr = _opened(open_ocr) if open_ocr else None
    models = _opened(open_models) if open_models else packaged
    reading = read(job.data, name=job.name, as_of=job.as_of, ocr=ocr, limits=limits, models=models, on_stage=report)
    if job.pictures:
        report("drawing")
        reading = with_pictures(reading, job.data)
    return reading if job.words else without_words(reading)


@cache
def _opened(open_it: Callable[[], _Opened]) -> _Opened:
    return open_it()
