"""The extraction API: upload, process, results, marked pages, and cleaning up."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import StreamingResponse

from vitascope.edge.gate import AnyVisit, Gate, SentForm, SurfaceApp, Visit
from vitascope.edge.origins import CrossOrigin
from vitascope.edge.problems import answer_errors
from vitascope.edge.uploads import Form
from vitascope.errors import BadRequest, NotFound, VitascopeError
from vitascope.model.library import StoredDocument
from vitascope.surfaces.extraction import wire
from vitascope.surfaces.extraction.translate import (
    Ask,
    ask_of,
    cleaned,
    file_id_of,
    page_of,
    process_answer,
    processed,
    results,
    stem_of,
    uploaded,
    worded,
)
from vitascope.usecases.marking import ANNOTATED

NAME = "extraction"

RESULT = "extraction"
"""The kind of result that a processing answer is kept as."""

TROUBLES: dict[int | str, dict[str, Any]] = {
    status: {"model": wire.Problem} for status in (400, 401, 404, 409, 413, 429, 500, 503)
}
"""What every route may answer instead."""

FILE: dict[str, Any] = {"file": {"type": "string", "format": "binary", "description": "the résumé"}}

CHOICES: dict[str, Any] = {
    "annotate": {
        "type": "boolean",
        "default": True,
        "description": "make pictures of the pages with everything marked",
    },
    "generate_summary": {"type": "boolean", "default": True, "description": "write a summary of the record"},
}

FILE_ID: dict[str, Any] = {"file_id": {"type": "string", "description": "as the upload answered"}}


def asking(fields: dict[str, Any], *, kinds: tuple[str, ...], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a route takes in the query and in a body, for its description."""
    schema = {"type": "object", "properties": fields, "required": list(required)}
    query = [
        {"name": name, "in": "query", "required": False, "schema": field, "description": field["description"]}
        for name, field in fields.items()
        if name != "file"
    ]
    content = {kind: {"schema": schema} for kind in kinds}
    return {"parameters": query, "requestBody": {"required": bool(required), "content": content}}


router = APIRouter(prefix="/api", responses=TROUBLES)


@router.post(
    "/resumes/upload",
    summary="Upload a résumé",
    openapi_extra=asking(FILE, kinds=("multipart/form-data",), required=("file",)),
)
def upload(visit: AnyVisit, form: SentForm) -> wire.UploadAnswer:
    """Store a file, to be processed later."""
    return uploaded(kept(visit, form))


@router.post(
    "/resumes/process",
    summary="Process an uploaded résumé",
    openapi_extra=asking(
        FILE_ID | CHOICES, kinds=("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
    ),
)
def process(request: Request, visit: AnyVisit, form: SentForm) -> wire.ProcessAnswer:
    """Read a stored file: labelled fields, marked pages, a summary."""
    ask = ask_of(form, dict(request.query_params))
    document = visit.vitascope.library.named(file_id_of(ask), surface=NAME, caller=visit.caller)
    return process_answer(marked(visit, document, ask))


@router.post(
    "/resumes/upload-and-process",
    summary="Upload and process a résumé",
    openapi_extra=asking(FILE | CHOICES, kinds=("multipart/form-data",), required=("file",)),
)
def upload_and_process(request: Request, visit: AnyVisit, form: SentForm) -> wire.ProcessAnswer:
    """Store a file and read it in one step."""
    ask = ask_of(form, dict(request.query_params))
    return process_answer(marked(visit, kept(visit, form), ask))


@router.get("/resumes/results/{file_id}", summary="Results of processing")
def fetch_results(file_id: str, visit: AnyVisit) -> wire.ResultsAnswer:
    """Return what processing a document gave, and its marked pages."""
    vitascope = visit.vitascope
    document = vitascope.library.named(file_id, surface=NAME, caller=visit.caller)
    found = vitascope.records.result(document, RESULT)
    if found is None:
        raise NotFound("No results found for this file")
    pages = [picture.page for picture in vitascope.pictures.listed(document, ANNOTATED)]
    return results(document.public_id, found, pages, visit.root)


@router.post("/resumes/cleanup", summary="Remove everything that is stored here")
@router.delete("/resumes/cleanup", summary="Remove everything that is stored here")
def cleanup(visit: AnyVisit) -> wire.CleanupAnswer:
    """Remove the caller's uploads, results and pictures of this API, and nothing of any other."""
    started = time.monotonic()
    count = visit.vitascope.library.clear(actor=visit.caller, owner=visit.caller.id, surface=NAME)
    return cleaned(count, time.monotonic() - started)


@router.get(
    "/static/annotations/{file_id}/{name}",
    summary="A marked page",
    response_class=StreamingResponse,
    responses={200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}},
)
def picture(file_id: str, name: str, visit: AnyVisit) -> StreamingResponse:
    """Send a page with the fields marked, as PNG."""
    document = visit.vitascope.library.named(file_id, surface=NAME, caller=visit.caller)
    content = visit.vitascope.pictures.content(document, ANNOTATED, page_of(file_id, name))
    return StreamingResponse(content, media_type="image/png")


@router.get("/health", summary="Does the API run?")
async def health() -> dict[str, str]:
    """Say that the API runs."""
    return {"status": "ok", "message": "Resume extraction is running"}


def kept(visit: Visit, form: Form) -> StoredDocument:
    """The file of a form, stored.

    Raises:
        BadRequest: there is none.
    """
    upload = form.file("file")
    if upload is None:
        raise BadRequest("No file provided")
    return visit.vitascope.library.keep(
        upload.draft, name=upload.name, surface=NAME, caller=visit.caller, public_id=stem_of(upload.name)
    )


def marked(visit: Visit, document: StoredDocument, ask: Ask) -> wire.Processed:
    """The processing answer of a document; kept for later."""
    started = time.monotonic()
    found = visit.vitascope.marking.mark(
        document, pictures=ask.annotate, summary=ask.generate_summary, caller=visit.caller
    )
    done = processed(found, document, ask, root=visit.root, seconds=time.monotonic() - started)
    visit.vitascope.records.keep_result(document, RESULT, done.model_dump_json())
    return done


def build(gate: Gate) -> FastAPI:
    """The application of this surface."""
    app = SurfaceApp(
        gate,
        title="Resume Extraction API",
        version=wire.VERSION,
        description="Labelled fields of résumés with their boxes, and pages with everything marked.",
        root="/api",
    )
    file_bytes = gate.vitascope.settings.limits.file_bytes

    def wording(error: VitascopeError) -> str:
        return worded(error, file_bytes=file_bytes)

    answer_errors(app, wording, unusable=400)
    app.include_router(router)
    app.add_middleware(CrossOrigin, origins=("*",))
    return app
