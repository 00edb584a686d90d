"""What every reader of untrusted files promises, asked of each adapter there is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from vitascope.adapters.reader.here import reader_here
from vitascope.adapters.reader.pooled import pooled_reader
from vitascope.errors import EmptyFile, LimitExceeded, UnknownFormat
from vitascope.parsing import labelling
from vitascope.parsing.labelling.sequence_model import from_folder
from vitascope.ports.reader import PICTURE_DPI, Reader
from vitascope.reading.limits import Limits
from vitascope.reading.picture_size import picture_size

AS_OF = dt.date(2024, 5, 31)
MODELS = Path(labelling.__path__[0]) / "models"
LIMITS = replace(Limits(), bytes=20_000)

RESUME = b"""# Ada Invented

ada@example.com

## Experience

### Editor, Sample Press

2019-03 - present
"""


@pytest.fixture(scope="module", params=["here", "pooled", "pooled with models of a folder"])
def read(request: pytest.FixtureRequest) -> Iterator[Reader]:
    if request.param == "here":
        yield reader_here(limits=LIMITS)
        return
    open_models = partial(from_folder, MODELS) if "folder" in request.param else None
    with pooled_reader(workers=2, open_models=open_models, limits=LIMITS) as reader:
        yield reader


def test_a_file_gives_its_document_and_its_resume(read: Reader) -> None:
    reading = read(RESUME, name="ada.md", as_of=AS_OF)
    assert reading.document.format == "md"
    assert [email.text for email in reading.resume.basics.emails] == ["ada@example.com"]
    assert reading.resume.as_of == "2024-05-31"


def test_the_same_bytes_give_the_same_record(read: Reader) -> None:
    assert read(RESUME, as_of=AS_OF).resume == read(RESUME, as_of=AS_OF).resume


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyFile), (b"\x00\xff\x13\x37" * 500, UnknownFormat), (RESUME * 1000, LimitExceeded)],
)
def test_bad_input_is_a_typed_error(read: Reader, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(data, as_of=AS_OF)
    assert read(RESUME, as_of=AS_OF).resume.basics.emails


def test_pages_are_drawn_where_they_are_asked_for(read: Reader) -> None:
    reading = read(RESUME, name="ada.md", as_of=AS_OF, pictures=True)

    sizes = [Image.open(io.BytesIO(picture)).size for picture in reading.pictures]
    assert sizes == [picture_size(page, PICTURE_DPI) for page in reading.document.pages]
    assert read(RESUME, name="ada.md", as_of=AS_OF).pictures == ()


def test_words_are_left_out_where_nobody_wants_them(read: Reader) -> None:
    whole, bare = read(RESUME, as_of=AS_OF), read(RESUME, as_of=AS_OF, words=False)

    assert bare.resume == whole.resume
    assert bare.document.text == ""
    assert [(page.width, page.height) for page in bare.document.pages] == [
        (page.width, page.height) for page in whole.document.pages
    ]


def test_it_may_be_called_from_several_threads(read: Reader) -> None:
    with ThreadPoolExecutor(4) as threads:
        readings = list(threads.map(lambda _: read(RESUME, as_of=AS_OF), range(8)))
    assert len({reading.resume.model_dump_json() for reading in readings}) == 1


def test_stages_are_told_in_order(read: Reader) -> None:
    stages: list[str] = []
    read(RESUME, as_of=AS_OF, bulk=True, on_stage=stages.append)
    assert stages == ["reading", "parsing"]


def test_who_is_told_of_a_stage_may_end_the_reading(read: Reader) -> None:
    with pytest.raises(KeyError):
        read(RESUME, as_of=AS_OF, on_stage=lose_interest)
    assert read(RESUME, as_of=AS_OF).resume.basics.emails


def lose_interest(stage: str) -> None:
    raise KeyError(stage)
