"""From the canonical record to labelled fields, page by page, in pixels of the pages' pictures."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from vitascope.edge.uploads import Form
from vitascope.errors import BadRequest, FileTooLarge, NoSuchDocument, UnknownFormat, VitascopeError
from vitascope.model.geometry import Box
from vitascope.model.library import StoredDocument
from vitascope.presenting.labelled import Labelled, labelled
from vitascope.surfaces.extraction import wire
from vitascope.usecases.marking import Marked

PICTURES = "/api/static/annotations"

FOLDERS = ("uploads", "extraction_results", "annotations", "logs")
"""What the API's document calls the places of what it stores; to clients they are names only."""

LONGEST_STEM = 80
"""Characters of a file's name that its id begins with."""

FORMATS = "pdf, doc, docx, rtf, odt, html, txt, md, png, jpg, jpeg, tif, tiff, webp"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a request asks for.

    Attributes:
        file_id: empty where it names none.
        annotate: make pictures of the pages with the fields marked.
        generate_summary: write a summary of the record.
    """

    file_id: str
    annotate: bool
    generate_summary: bool


def ask_of(form: Form, query: dict[str, str]) -> Ask:
    """What is asked for in the query, a form or JSON; the query first.

    Raises:
        BadRequest: a value is of another type.
    """
    asked = Form({**form.fields, **query})
    return Ask(
        file_id=asked.text("file_id"),
        annotate=asked.flag("annotate", default=True),
        generate_summary=asked.flag("generate_summary", default=True),
    )


def uploaded(document: StoredDocument) -> wire.UploadAnswer:
    """A file that was stored."""
    data = wire.Uploaded(file_id=document.public_id, filename=document.name, size=document.size)
    return wire.UploadAnswer(message="File uploaded successfully", data=data, file_id=document.public_id)


def processed(marked: Marked, document: StoredDocument, ask: Ask, *, root: str, seconds: float) -> wire.Processed:
    """The processing answer.

    Args:
        marked: the record and its pages.
        document: it was read from.
        ask: what was asked for.
        root: where the surface is mounted; empty on its own listener.
        seconds: that it took.
    """
    file_id, summary = document.public_id, marked.summary
    # A written summary takes the place of the printed one, so that there is one.
    fields = [each for each in labelled(marked.resume) if each.label != "Summary" or not summary]
    pages = [
        wire.Page(
            image_id=f"{file_id}_page{page.number}",
            image_width_px=page.width,
            image_height_px=page.height,
            page_num=page.number,
            data=[_field(each, page.scale) for each in fields if each.page == page.number],
        )
        for page in marked.pages
    ]
    if summary and pages:
        pages[0].data.append(wire.Field(text=summary, label_name="Summary"))
    return wire.Processed(
        file_id=file_id,
        processing_time_sec=round(seconds, 3),
        created_at=_utc(document.created_at),
        pages=pages,
        image_urls=picture_urls(file_id, [page.number for page in marked.pages], root) if ask.annotate else [],
        message="Resume processed successfully",
        summary_generated=bool(summary and pages),
    )


def process_answer(done: wire.Processed) -> wire.ProcessAnswer:
    """The processing answer with its envelope."""
    return wire.ProcessAnswer(**dict(done), data=done, execution_time=done.processing_time_sec)


def results(file_id: str, kept: str, pictures: Sequence[int], root: str) -> wire.ResultsAnswer:
    """Stored results; `kept` is the processing answer as JSON."""
    done = wire.Processed.model_validate_json(kept)
    files = picture_urls(file_id, pictures, root)
    done.image_urls = files
    data = wire.Results(file_id=file_id, extraction_data=done, annotation_files=files)
    return wire.ResultsAnswer(message="Results retrieved successfully", data=data)


def cleaned(count: int, seconds: float) -> wire.CleanupAnswer:
    """What became of the folders, when `count` documents were removed."""
    data = wire.Cleaned(directories_cleaned=list(FOLDERS), directories_created=list(FOLDERS), errors=[])
    message = f"Cleanup completed successfully, {count} documents removed"
    return wire.CleanupAnswer(message=message, data=data, execution_time=round(seconds, 3))


def picture_urls(file_id: str, pages: Sequence[int], root: str) -> list[str]:
    """Where the annotated pages are served."""
    return [f"{root}{PICTURES}/{file_id}/{file_id}_page{page}.png" for page in pages]


def page_of(file_id: str, name: str) -> int:
    """The number of the page whose picture has that name; 0 where it is none of that document."""
    found = re.fullmatch(r"_page([1-9][0-9]{0,4})\.png", name.removeprefix(file_id), re.ASCII)
    return int(found[1]) if found and name.startswith(file_id) else 0


def stem_of(name: str) -> str:
    """A file's name without ending, as the beginning of an id: letters, digits, dash and underscore of ASCII."""
    last = re.split(r"[/\\]", name)[-1]
    stem = last.rpartition(".")[0] or last
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "_", plain).strip("_-")[:LONGEST_STEM] or "resume"


def worded(error: VitascopeError, *, file_bytes: int) -> str:
    """How this API words an error."""
    match error:
        case FileTooLarge():
            return f"File too large (max {file_bytes // (1024 * 1024)}MB)"
        case NoSuchDocument():
            return "File not found"
        case UnknownFormat():
            return f"Unsupported file type. Allowed: {FORMATS}"
        case _:
            return error.message


def file_id_of(ask: Ask) -> str:
    """The document that is asked about.

    Raises:
        BadRequest: none is named.
    """
    if not ask.file_id:
        raise BadRequest("file_id is required")
    return ask.file_id


def _field(field: Labelled, scale: float) -> wire.Field:
    return wire.Field(
        text=field.text, label_name=field.label, box=_pixels(field.box, scale), confidence=round(field.confidence, 4)
    )


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    return round(box.left * scale), round(box.top * scale), round(box.right * scale), round(box.bottom * scale)


def _utc(time: dt.datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
