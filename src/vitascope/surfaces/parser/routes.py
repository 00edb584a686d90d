"""The parser API: read at once, or in the background with polling or a stream of events."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.responses import StreamingResponse

from vitascope.edge.gate import SIGNED_IN, Gate, SentForm, SignedVisit, SurfaceApp, Visit
from vitascope.edge.origins import CrossOrigin
from vitascope.edge.problems import answer_errors
from vitascope.errors import Forbidden, NoSuchTask, NotFound, NoWorker, UnknownFormat, VitascopeError
from vitascope.model.account import Role
from vitascope.model.task import Task, TaskState
from vitascope.surfaces.parser import wire
from vitascope.surfaces.parser.translate import (
    TEXTUAL,
    Order,
    answer_json,
    cache_stats,
    created,
    fallback_json,
    foreign,
    frames,
    metadata_of,
    named,
    order_of,
    request_stats,
    status_json,
    system_info,
    worded,
)
from vitascope.usecases.application import Vitascope
from vitascope.usecases.keeping.drafts import Draft
from vitascope.usecases.parses import Parse

NAME = "parser"

JSON = "application/json"

TROUBLES: dict[int | str, dict[str, Any]] = {
    status: {"model": wire.Problem} for status in (400, 401, 403, 404, 409, 413, 422, 429, 500, 503)
}
"""What every route may answer instead."""

FIELDS: dict[str, Any] = {
    "fileType": {"type": "string", "enum": ["file", "text"], "description": "what the résumé is sent as"},
    "file": {"type": "string", "format": "binary", "description": "the file, where fileType is file"},
    "text": {"type": "string", "description": "the text, where fileType is text"},
    "fresh": {"type": "boolean", "default": False, "description": "read it even if the answer is known"},
}

LATER_FIELDS = FIELDS | {
    "fallback_to_sync": {"type": "boolean", "default": True, "description": "read it at once where no worker lives"}
}


def body(fields: dict[str, Any]) -> dict[str, Any]:
    """The form of a route, for its description."""
    schema = {"type": "object", "required": ["fileType"], "properties": fields}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


open_router = APIRouter()

router = APIRouter(responses=TROUBLES, dependencies=[SIGNED_IN])


async def counted(request: Request) -> AsyncIterator[None]:
    """Count a request for parsing, and how it ends."""
    figures, state, started = request.app.state.gate.vitascope.figures, request.app.state, time.monotonic()
    state.under_way += 1
    outcome = "parser.failed"
    try:
        yield
        outcome = "parser.succeeded"
        figures.count("parser.seconds", time.monotonic() - started)
    finally:
        state.under_way -= 1
        figures.count(outcome)


@open_router.get("/", summary="Does the parser run?")
async def home() -> wire.Health:
    """Say that the parser runs."""
    return wire.Health()


@open_router.get("/health", summary="Does the parser run?")
async def health() -> wire.Health:
    """Say that the parser runs."""
    return wire.Health()


@router.post(
    "/parse-resume",
    summary="Read a résumé while the caller waits",
    response_model=wire.Answer,
    openapi_extra=body(FIELDS),
    dependencies=[Depends(counted)],
)
def parse_resume(visit: SignedVisit, form: SentForm) -> Response:
    """Return what the résumé says."""
    return Response(read_now(visit, order_of(form)), media_type=JSON)


@router.post(
    "/parse-resume-async",
    summary="Read a résumé in the background",
    status_code=202,
    response_model=wire.Created,
    responses={200: {"model": wire.Fallback}},
    openapi_extra=body(LATER_FIELDS),
    dependencies=[Depends(counted)],
)
def parse_resume_later(visit: SignedVisit, form: SentForm) -> Response:
    """Take the résumé on, and say where to ask for it; read it at once where no worker lives."""
    order = order_of(form)
    if visit.vitascope.tasks.attended():
        return Response(
            created(read_later(visit, order), visit.root).model_dump_json(by_alias=True), 202, media_type=JSON
        )
    if not order.fallback:
        raise NoWorker("no worker lives")
    return Response(fallback_json(read_now(visit, order, mode="sync_fallback")), media_type=JSON)


@router.get("/parse-resume-async/status/{job_id}", summary="How far is a job?", response_model=wire.Status)
def job_status(job_id: str, visit: SignedVisit) -> Response:
    """Say how far the caller's job is, and what was read when it is done."""
    task = visit.vitascope.tasks.fetch(job_id, owner=visit.caller.id)
    return Response(status_json(task, answer_of(visit, task)), media_type=JSON)


@router.get(
    "/parse-resume-async/stream/{job_id}",
    summary="Follow a job",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
def job_stream(job_id: str, visit: SignedVisit) -> StreamingResponse:
    """Send an event for each change of the caller's job, until it is over."""
    tasks, owner = visit.vitascope.tasks, visit.caller.id
    tasks.fetch(job_id, owner=owner)

    def start(tell: Callable[[Task | None], None]) -> tuple[Task | None, Callable[[], None]]:
        return tasks.follow(job_id, tell, owner=owner)

    def told(task: Task | None) -> tuple[list[bytes], bool]:
        return frames(task, answer_of(visit, task) if task else None)

    return visit.streams.answer(start, told)


@router.get("/stats", summary="The installation at a glance")
def stats(request: Request, visit: SignedVisit) -> wire.Stats:
    """Return figures that outlive restarts."""
    cache = cache_stats(visit.vitascope.figures.read(), cache_size(visit.vitascope))
    return wire.Stats(
        request_stats=request_stats(visit.vitascope.figures.read("parser."), request.app.state.under_way),
        cache_stats=wire.CacheSummary(**cache.model_dump(include=set(wire.CacheSummary.model_fields))),
        system_info=system_info(visit.vitascope.settings),
    )


@router.get("/cache/stats", summary="The cache")
def cache(visit: SignedVisit) -> wire.CacheStats:
    """Return figures of the cache that outlive restarts."""
    return cache_stats(visit.vitascope.figures.read(), cache_size(visit.vitascope))


@router.post("/cache/clear", summary="Forget answers")
def clear_cache(
    visit: SignedVisit,
    pattern: Annotated[str, Query(max_length=200, description="`*` stands for any characters")] = "*",
) -> wire.Cleared:
    """Forget cached parses whose key fits; for admins."""
    if visit.caller.role is not Role.ADMIN:
        raise Forbidden("Admin role required")
    gone = visit.vitascope.answers.cache.drop(f"parse:{pattern}")
    return wire.Cleared(message=f"Cleared {gone} cache entries", cleared=gone)


def read_now(visit: Visit, order: Order, *, mode: str | None = None) -> str:
    """The answer to an order, read while the caller waits."""
    started = time.monotonic()
    with ExitStack() as stack, named(order.name):
        parse = visit.vitascope.intake.read_now(
            draft_of(visit.vitascope, order, stack),
            name=order.name,
            surface=NAME,
            caller=visit.caller,
            fresh=order.fresh,
        )
    return answer_json(parse, metadata(visit, parse, time.monotonic() - started, mode))


def read_later(visit: Visit, order: Order) -> Task:
    """The job for an order."""
    with ExitStack() as stack, named(order.name):
        return visit.vitascope.intake.read_later(
            draft_of(visit.vitascope, order, stack),
            name=order.name,
            surface=NAME,
            caller=visit.caller,
            fresh=order.fresh,
        )


def draft_of(vitascope: Vitascope, order: Order, stack: ExitStack) -> Draft:
    """The bytes of an order.

    Raises:
        UnknownFormat: they are in no format that is read.
    """
    if order.upload is None:
        return stack.enter_context(vitascope.library.drafts.of((order.text.encode(),)))
    draft = order.upload.draft
    if draft.size and foreign(order.name) and vitascope.library.sniff(draft.path.read_bytes()) in TEXTUAL:
        raise UnknownFormat("only its name says what it is")
    return draft


def answer_of(visit: Visit, task: Task) -> str | None:
    """The answer of a job that is done; None before.

    Raises:
        NoSuchTask: what it read was deleted.
    """
    if task.state is not TaskState.DONE:
        return None
    try:
        parse = visit.vitascope.intake.outcome(task, caller=visit.caller)
    except NotFound as error:
        raise NoSuchTask("what it read was deleted") from error
    seconds = ((task.finished or task.updated) - (task.started or task.created)).total_seconds()
    return answer_json(parse, metadata(visit, parse, seconds))


def metadata(visit: Visit, parse: Parse, seconds: float, mode: str | None = None) -> wire.Metadata:
    """Whose answer it is, and what it took."""
    return metadata_of(parse, caller=visit.caller, origin=visit.origin, seconds=seconds, mode=mode)


def cache_size(vitascope: Vitascope) -> int:
    """Parses that are known now."""
    return vitascope.answers.cache.sizes().get("parse", 0)


def build(gate: Gate) -> FastAPI:
    """The application of this surface."""
    app = SurfaceApp(
        gate,
        title="Resume Parser API",
        version=wire.VERSION,
        description="Reads résumés from files or text, at once or in the background.",
    )
    app.state.under_way = 0
    settings = gate.vitascope.settings

    def wording(error: VitascopeError) -> str:
        return worded(error, file_bytes=settings.limits.file_bytes)

    answer_errors(app, wording)
    app.include_router(open_router)
    app.include_router(router)
    app.add_middleware(CrossOrigin, origins=settings.allowed_origins)
    return app
