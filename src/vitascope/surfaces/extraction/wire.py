"""What the extraction API sends: a promise to its clients, key by key."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

VERSION = "1.0"
"""Of the API, not of the program: changes where a client would have to."""

Data = TypeVar("Data")


class Field(BaseModel):
    """One labelled text on a page; the box is left, top, right, bottom in pixels of the page's picture."""

    text: str
    label_name: str
    box: tuple[int, int, int, int] | None = None
    confidence: float | None = None


class Page(BaseModel):
    """What was read from one page."""

    image_id: str
    image_width_px: int
    image_height_px: int
    page_num: int
    data: list[Field]


class Processed(BaseModel):
    """What was read from a document."""

    file_id: str
    processing_time_sec: float
    created_at: str
    pages: list[Page]
    image_urls: list[str]
    message: str
    summary_generated: bool


class Uploaded(BaseModel):
    """A file that was stored."""

    file_id: str
    filename: str
    size: int


class Results(BaseModel):
    """What processing a document gave; `annotation_files` are relative to the server."""

    file_id: str
    extraction_data: Processed
    annotation_files: list[str]


class Cleaned(BaseModel):
    """What became of the folders."""

    directories_cleaned: list[str]
    directories_created: list[str]
    errors: list[str]


class Envelope(BaseModel, Generic[Data]):
    """Around every answer; `execution_time` in seconds, where work was done."""

    status: Literal["success", "error"] = "success"
    message: str
    data: Data
    execution_time: float | None = None


class UploadAnswer(Envelope[Uploaded]):
    """A file was stored."""

    file_id: str


class ProcessAnswer(Processed):
    """A document was processed; what `data` holds stands at the top too."""

    status: Literal["success"] = "success"
    data: Processed
    execution_time: float


class ResultsAnswer(Envelope[Results]):
    """Stored results."""


class CleanupAnswer(Envelope[Cleaned]):
    """The folders were cleaned."""


class Problem(BaseModel):
    """What went wrong."""

    detail: str
