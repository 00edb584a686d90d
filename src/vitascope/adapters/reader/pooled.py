"""A reader in processes of its own: any crash, hang or bomb costs one file and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from vitascope.adapters.reader.pool import OCR_MEMORY, Pool
from vitascope.parsing.labelling.sequence_model import Models, packaged
from vitascope.pipeline import DEFAULT, read
from vitascope.ports.ocr import OCR
from vitascope.ports.reader import Reader, Reading
from vitascope.reading.limits import Limits

_Opened = TypeVar("_Opened")


@dataclass(frozen=True, slots=True)
class _Job:
    data: bytes
    name: str
    as_of: dt.date


@contextmanager
def pooled_reader(
    *,
    workers: int = 1,
    open_ocr: Callable[[], OCR] | None = None,
    open_models: Callable[[], Models] | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[Reader]:
    """A reader over `workers` processes, ended when the block is left.

    Args:
        workers: how many files are read at once.
        open_ocr: a function of a module that makes the OCR engine; called once in each worker.
        open_models: opens the parser's models likewise; None for the packaged ones.
        limits: what a file may cost; time and memory too.
    """
    memory = limits.memory + (OCR_MEMORY if open_ocr else 0)
    task = partial(_read, open_ocr, open_models, limits)
    with Pool(task, workers=workers, seconds=limits.seconds, memory=memory, preload=(__name__,)) as pool:

        def read_pooled(data: bytes, *, name: str = "", as_of: dt.date) -> Reading:
            return pool(_Job(data, name, as_of))

        yield read_pooled


def _read(
    open_ocr: Callable[[], OCR] | None, open_models: Callable[[], Models] | None, limits: Limits, job: _Job
) -> Reading:
    ocr = _opened(open_ocr) if open_ocr else None
    models = _opened(open_models) if open_models else packaged
    return read(job.data, name=job.name, as_of=job.as_of, ocr=ocr, limits=limits, models=models)


@cache
def _opened(open_it: Callable[[], _Opened]) -> _Opened:
    return open_it()
