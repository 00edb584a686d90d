"""From bytes to a résumé: the two stages in order, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from vitascope.errors import BadInput, LimitExceeded, NotFound
from vitascope.model.resume import Resume
from vitascope.parsing import parse
from vitascope.parsing.labelling.sequence_model import Models, packaged
from vitascope.ports.ocr import OCR
from vitascope.ports.reader import OnStage, Reading
from vitascope.reading import read_document
from vitascope.reading.limits import Limits

DEFAULT = Limits()


def read(
    data: bytes | Path,
    *,
    name: str = "",
    as_of: dt.date,
    ocr: OCR | None = None,
    limits: Limits = DEFAULT,
    models: Models = packaged,
    on_stage: OnStage | None = None,
) -> Reading:
    """The document in a file and the résumé in that document.

    Args:
        data: the whole file, or where it lies.
        name: as the file was called; a hint only, the content decides.
        as_of: the day that open ends are counted to.
        ocr: reads page images; without it such pages stay empty and are reported.
        limits: what the file may cost.
        models: label lines and pieces; others than the packaged ones only to measure them.
        on_stage: is told as each of the two stages begins.

    Raises:
        NotFound: there is no such file.
        BadInput: the file cannot be read, or is over a limit.
    """
    if isinstance(data, Path):
        name, data = name or data.name, _bytes_at(data, limits)
    if on_stage:
        on_stage("reading")
    document = read_document(data, name=name, ocr=ocr, limits=limits)
    if on_stage:
        on_stage("parsing")
    return Reading(document, parse(document, as_of=as_of, models=models))


def read_resume(
    data: bytes | Path, *, name: str = "", as_of: dt.date, ocr: OCR | None = None, limits: Limits = DEFAULT
) -> Resume:
    """The résumé in a file; arguments and errors as of `read`."""
    return read(data, name=name, as_of=as_of, ocr=ocr, limits=limits).resume


def _bytes_at(path: Path, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.bytes:
            raise LimitExceeded(f"the file has {path.stat().st_size} bytes, over the limit of {limits.bytes}")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("there is no such file") from error
    except OSError as error:
        raise BadInput(f"the file cannot be opened: {error.strerror}") from error
