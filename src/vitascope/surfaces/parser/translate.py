"""From the canonical record to the parser API's shapes, from a form to what it asks for, from a task to its job."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Any

from vitascope.edge.events import frame
from vitascope.edge.uploads import Form, Upload
from vitascope.errors import BadRequest, FileTooLarge, NoSuchTask, NoWorker, UnknownFormat, VitascopeError
from vitascope.model.account import Caller
from vitascope.model.resume import Date, Education, Project, Resume, Text, Value, Work
from vitascope.model.task import Task, TaskState
from vitascope.presenting.labelled import span
from vitascope.settings import Settings
from vitascope.surfaces.parser import wire
from vitascope.usecases.parses import Parse

EMPTY = ""

DOCUMENTED = ("pdf", "doc", "docx", "png", "jpg", "jpeg", "txt")
"""Endings that the API's document names; others are read as well."""

ALSO = ("rtf", "odt", "html", "htm", "md", "markdown", "text", "tif", "tiff", "webp")

TEXTUAL = ("txt", "md")
"""Formats that bytes can have by chance."""

PATH = "/parse-resume-async"

ESTIMATE = "15 seconds"

STATUS: dict[TaskState, wire.JobStatus] = {
    TaskState.QUEUED: "queued",
    TaskState.RUNNING: "processing",
    TaskState.DONE: "completed",
    TaskState.FAILED: "failed",
    TaskState.CANCELLED: "failed",
}

MESSAGES: dict[wire.JobStatus, str] = {
    "queued": "Waiting for a free worker...",
    "processing": "Processing resume...",
    "completed": "Processing completed",
    "failed": "Processing failed",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What a form asks for.

    Attributes:
        upload: the file; None where `text` is the résumé.
        fresh: read it even if the answer is known.
        fallback: read it at once where nobody is there to read it in the background.
    """

    upload: Upload | None
    text: str
    fresh: bool
    fallback: bool

    @property
    def name(self) -> str:
        """Of the file."""
        return self.upload.name if self.upload else "resume.txt"


def order_of(form: Form) -> Order:
    """What a form asks for.

    Raises:
        BadRequest: it asks for nothing that there is.
    """
    kind, upload = form.text("fileType"), form.file("file")
    text = form.text("text")
    match kind:
        case "file" if upload is None:
            raise BadRequest("file is required when fileType is 'file'")
        case "text" if not text.strip():
            raise BadRequest("text is required when fileType is 'text'")
        case "file" | "text":
            return Order(
                upload=upload if kind == "file" else None,
                text=_lines(text),
                fresh=form.flag("fresh", default=False),
                fallback=form.flag("fallback_to_sync", default=True),
            )
        case _:
            raise BadRequest("fileType must be 'file' or 'text'")


def _lines(text: str) -> str:
    r"""A shell hands `\n` on as it stands, as in the example of the API's document."""
    return text.replace("\\n", "\n") if "\n" not in text else text


def ending_of(name: str) -> str:
    """A file's ending in small letters; empty where it has none."""
    _, dot, ending = name.rpartition(".")
    return "".join(each for each in ending.lower() if each.isalnum())[:10] if dot else ""


def foreign(name: str) -> bool:
    """A name says that it is no résumé. If the bytes can only be read as text, it is right: any bytes can."""
    return ending_of(name) not in {"", *DOCUMENTED, *ALSO}


@contextmanager
def named(name: str) -> Iterator[None]:
    """Say of a file that is none of ours what it is called, and what is read."""
    try:
        yield
    except UnknownFormat as error:
        raise UnknownFormat(
            f"Unsupported file type: {ending_of(name) or 'unknown'}. Allowed: {', '.join(DOCUMENTED)}"
        ) from error


def worded(error: VitascopeError, *, file_bytes: int) -> str:
    """How this API words an error."""
    match error:
        case FileTooLarge():
            return f"File too large (max {file_bytes // (1024 * 1024)}MB)"
        case NoSuchTask():
            return "Job not found"
        case NoWorker():
            return "Background worker is not available. Please use /parse-resume endpoint instead."
        case _:
            return error.message


@lru_cache(maxsize=512)
def parsed_json(parse: Parse) -> str:
    """The answer without its metadata; the same record is translated once."""
    return parsed(parse.resume).model_dump_json()


def metadata_of(parse: Parse, *, caller: Caller, origin: str, seconds: float, mode: str | None = None) -> wire.Metadata:
    """Whose answer it is, and what it took; a hit cost its caller no tokens.

    Args:
        parse: what was read.
        caller: who asked.
        origin: of the web page that asked; empty where it was none.
        seconds: that the caller waited.
        mode: how it was processed, where that was not as asked for.
    """
    spent = None if parse.hit else parse.spent
    return wire.Metadata(
        user_id=caller.id,
        origin=origin,
        parse_time=round(seconds, 3),
        tokens=_tokens(spent.input_tokens, spent.output_tokens) if spent else wire.Tokens(),
        cost=wire.Cost(total_cost_usd=spent.cost_usd) if spent else wire.Cost(),
        cached=parse.hit,
        processing_mode=mode,
        fallback_reason="worker_unavailable" if mode else None,
    )


def _tokens(read: int, written: int) -> wire.Tokens:
    return wire.Tokens(input_tokens=read, output_tokens=written, total_tokens=read + written)


def answer_json(parse: Parse, metadata: wire.Metadata) -> str:
    """The whole answer."""
    own = metadata.model_dump_json(by_alias=True, exclude_none=True)
    return f'{parsed_json(parse)[:-1]},"metadata":{own}}}'


def created(task: Task, root: str) -> wire.Created:
    """A job that was taken on; `root` is where the surface is mounted, empty on its own listener."""
    return wire.Created(
        job_id=task.id,
        estimated_time=ESTIMATE,
        status_url=f"{root}{PATH}/status/{task.id}",
        stream_url=f"{root}{PATH}/stream/{task.id}",
    )


def fallback_json(answer: str) -> str:
    """A job that was done at once; `answer` is the whole answer."""
    told = {
        "jobId": None,
        "status": "completed",
        "message": "Processed synchronously (worker unavailable)",
        "processingMode": "sync_fallback",
    }
    return f'{json.dumps(told)[:-1]},"result":{answer}}}'


def status_json(task: Task, answer: str | None) -> str:
    """Where a job stands; `answer` is the whole answer of one that is done."""
    status = STATUS[task.state]
    ended = _seconds(task.finished) if task.finished else None
    told = wire.Status(
        job_id=task.id,
        status=status,
        message=MESSAGES[status] if status == "processing" else None,
        stage=task.step or None if status == "processing" else None,
        progress=task.percent if status == "processing" else None,
        error=_trouble(task) if status == "failed" else None,
        created_at=_seconds(task.created),
        updated_at=_seconds(task.updated),
        completed_at=ended if status == "completed" else None,
        failed_at=ended if status == "failed" else None,
    ).model_dump_json(by_alias=True, exclude_none=True)
    return f'{told[:-1]},"result":{answer}}}' if answer else told


def frames(task: Task | None, answer: str | None) -> tuple[list[bytes], bool]:
    """The events of a change of a job, and whether they are the last; `answer` is that of one that is done."""
    if task is None:
        return [frame({"event": "error"})], True
    status = STATUS[task.state]
    told: dict[str, Any] = {"event": "status_update", "jobId": task.id, "status": status, "message": MESSAGES[status]}
    if status == "processing":
        told |= {"stage": task.step, "progress": task.percent}
    if status == "failed":
        told["error"] = _trouble(task)
    told["updatedAt"] = _seconds(task.updated)
    text = json.dumps(told, ensure_ascii=False)
    update = frame(f'{text[:-1]},"result":{answer}}}' if answer else text)
    match status:
        case "completed":
            return [update, frame({"event": "complete"})], True
        case "failed":
            return [update, frame({"event": "error"})], True
        case _:
            return [update], False


def _trouble(task: Task) -> str:
    return task.error.message if task.error else "Processing was cancelled"


def _seconds(time: dt.datetime) -> float:
    return round(time.timestamp(), 3)


def parsed(resume: Resume) -> wire.Parsed:
    """What a résumé says, in the parser API's words."""
    return wire.Parsed(
        personal=_personal(resume),
        experience=[_experience(work) for work in resume.work],
        education=[_education(study) for study in resume.education],
        skills=[skill.text for skill in resume.skills],
        summary=_text(resume.summary),
        languages=[wire.Language(language=each.text, level=_text(each.level)) for each in resume.languages],
        certifications=[
            wire.Certification(name=each.name.text, issuer=_text(each.issuer), date=_date(each.date or each.start))
            for each in resume.certifications
        ],
        projects=[_project(each) for each in resume.projects],
        awards=[each.title.text for each in resume.awards],
        publications=[each.name.text for each in resume.publications],
        interests=[each.text for each in resume.interests],
        language=resume.language,
        confidence=_confidence(resume),
    )


def _personal(resume: Resume) -> wire.Personal:
    basics = resume.basics
    return wire.Personal(
        name=_text(basics.name),
        email=_text(basics.emails[0]) if basics.emails else EMPTY,
        phone=_text(basics.phones[0]) if basics.phones else EMPTY,
        location=_text(basics.location),
        headline=_text(basics.headline),
        links=[link.url for link in basics.links],
    )


def _experience(work: Work) -> wire.Experience:
    return wire.Experience(
        title=_text(work.title),
        company=_text(work.company),
        duration=span(work),
        description=_told(work.description, work.highlights),
        location=_text(work.location),
        start=_iso(work.start),
        end=_iso(work.end),
        current=work.current,
        confidence=_sure(work.title, work.company, work.start, work.end),
    )


def _education(study: Education) -> wire.Education:
    dates = (study.end, study.start)
    year = next((date.year for date in dates if date and not date.present and date.year), None)
    return wire.Education(
        degree=_text(study.degree),
        field=_text(study.field),
        institution=_text(study.institution),
        year=str(year) if year else EMPTY,
        location=_text(study.location),
        start=_iso(study.start),
        end=_iso(study.end),
        grade=_text(study.grade),
        confidence=_sure(study.degree, study.field, study.institution, study.end),
    )


def _project(project: Project) -> wire.Project:
    return wire.Project(
        name=project.name.text,
        role=_text(project.role),
        duration=span(project),
        description=_told(project.description, project.highlights),
        technologies=[each.text for each in project.technologies],
        url=_text(project.url),
    )


def _confidence(resume: Resume) -> dict[str, float]:
    """How sure each part that there is is, from 0.0 to 1.0: the mean over its values, and over all parts."""
    basics = resume.basics
    named = {
        "name": (basics.name,),
        "email": basics.emails[:1],
        "phone": basics.phones[:1],
        "location": (basics.location,),
        "experience": [value for work in resume.work for value in (work.title, work.company, work.start, work.end)],
        "education": [value for study in resume.education for value in (study.degree, study.field, study.institution)],
        "skills": resume.skills,
        "languages": resume.languages,
    }
    parts = {name: _mean(values) for name, values in named.items() if any(values)}
    return parts | ({"overall": round(fmean(parts.values()), 4)} if parts else {})


def _mean(values: Iterable[Value | None]) -> float:
    return round(fmean(value.confidence for value in values if value), 4)


def _sure(*values: Value | None) -> float:
    """Of the least sure; 0.0 where there is none."""
    return round(min((value.confidence for value in values if value), default=0.0), 4)


def _told(description: Text | None, highlights: Iterable[Text]) -> str:
    return "\n".join(each.text for each in (description, *highlights) if each)


def _text(value: Text | None) -> str:
    return value.text if value else EMPTY


def _date(value: Date | None) -> str:
    return value.text if value else EMPTY


def _iso(value: Date | None) -> str | None:
    return value.iso if value else None


def cache_stats(figures: Mapping[str, float], size: int) -> wire.CacheStats:
    """The cache, of the counters that begin with `cache.` and `llm.` and `parse.`."""
    hits, misses = int(figures.get("cache.hits", 0)), int(figures.get("cache.misses", 0))
    tokens = figures.get("llm.input_tokens", 0) + figures.get("llm.output_tokens", 0)
    read = sum(value for name, value in figures.items() if name.startswith("parse.count."))
    return wire.CacheStats(
        hit_rate=round(100 * hits / (hits + misses), 2) if hits + misses else 0.0,
        total_hits=hits,
        total_misses=misses,
        cache_size=size,
        total_tokens_saved=int(figures.get("cache.tokens_saved", 0)),
        total_cost_saved_usd=round(figures.get("cache.cost_saved_usd", 0.0), 6),
        avg_tokens_per_request=round(tokens / read, 2) if read else 0.0,
    )


def request_stats(figures: Mapping[str, float], under_way: int) -> wire.RequestStats:
    """Requests for parsing, of the counters that begin with `parser.`."""
    good, bad = int(figures.get("parser.succeeded", 0)), int(figures.get("parser.failed", 0))
    seconds = figures.get("parser.seconds", 0.0)
    return wire.RequestStats(
        total_requests=good + bad,
        successful_requests=good,
        failed_requests=bad,
        concurrent_requests=under_way,
        average_processing_time=round(seconds / good, 3) if good else 0.0,
    )


def system_info(settings: Settings) -> wire.SystemInfo:
    """What is set up here."""
    return wire.SystemInfo(
        gemini_configured=settings.gemini_api_key is not None,
        aws_configured=settings.aws_access_key_id is not None and settings.aws_secret_access_key is not None,
        auth_configured=True,
        prompt_caching_enabled=True,
    )
