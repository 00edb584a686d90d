"""What the parser API sends: a promise to its clients, key by key."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

VERSION = "1.0"
"""Of the API, not of the program: changes where a client would have to."""

JobStatus = Literal["queued", "processing", "completed", "failed"]


class Wire(BaseModel):
    """Something sent. Clients must be ready for more keys."""

    model_config = ConfigDict(populate_by_name=True)


class Personal(Wire):
    """Who the person is; empty where the résumé does not say it."""

    name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    headline: str = ""
    links: list[str] = []


class Experience(Wire):
    """One position; `duration` as printed, `start` and `end` as ISO 8601 or "present"."""

    title: str = ""
    company: str = ""
    duration: str = ""
    description: str = ""
    location: str = ""
    start: str | None = None
    end: str | None = None
    current: bool = False
    confidence: float = 0.0


class Education(Wire):
    """One course of study; `year` is the one it ended in, or the only one printed."""

    degree: str = ""
    field: str = ""
    institution: str = ""
    year: str = ""
    location: str = ""
    start: str | None = None
    end: str | None = None
    grade: str = ""
    confidence: float = 0.0


class Language(Wire):
    """A language and how well it is spoken, as printed."""

    language: str
    level: str = ""


class Certification(Wire):
    """A certificate or licence."""

    name: str
    issuer: str = ""
    date: str = ""


class Project(Wire):
    """Something that was built or done."""

    name: str
    role: str = ""
    duration: str = ""
    description: str = ""
    technologies: list[str] = []
    url: str = ""


class Tokens(Wire):
    """What language models read and wrote; nothing where none was asked."""

    input_tokens: int = 0
    output_tokens: int = 0
    total_tokens: int = 0


class Cost(Wire):
    """In US dollars."""

    total_cost_usd: float = 0.0


class Metadata(Wire):
    """Whose answer it is and what it took; `parseTime` in seconds."""

    user_id: str
    origin: str
    origin_valid: bool = True
    parse_time: float = Field(alias="parseTime")
    tokens: Tokens = Tokens()
    cost: Cost = Cost()
    cached: bool = False
    processing_mode: str | None = None
    fallback_reason: str | None = None


class Parsed(Wire):
    """A résumé."""

    personal: Personal
    experience: list[Experience]
    education: list[Education]
    skills: list[str]
    summary: str = ""
    languages: list[Language] = []
    certifications: list[Certification] = []
    projects: list[Project] = []
    awards: list[str] = []
    publications: list[str] = []
    interests: list[str] = []
    language: str | None = None
    confidence: dict[str, float] = {}


class Answer(Parsed):
    """A résumé, and what it took to read it."""

    metadata: Metadata


class Job(Wire):
    """Something that happens to a résumé in the background; times in seconds of the epoch."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Created(Job):
    """A job that was taken on."""

    job_id: str
    status: Literal["queued"] = "queued"
    message: str = "Resume processing started"
    estimated_time: str
    status_url: str
    stream_url: str


class Fallback(Job):
    """A résumé that was read at once, since nobody was there to do it in the background."""

    job_id: None = None
    status: Literal["completed"] = "completed"
    message: str = "Processed synchronously (worker unavailable)"
    processing_mode: Literal["sync_fallback"] = "sync_fallback"
    result: Answer


class Status(Job):
    """Where a job stands."""

    job_id: str
    status: JobStatus
    message: str | None = None
    stage: str | None = None
    progress: int | None = None
    error: str | None = None
    created_at: float
    updated_at: float
    completed_at: float | None = None
    failed_at: float | None = None
    result: Answer | None = None


class Health(Wire):
    """The server lives."""

    status: Literal["ok"] = "ok"
    message: str = "Resume parser is running"


class RequestStats(Wire):
    """Requests for parsing since the installation began; times in seconds."""

    total_requests: int
    successful_requests: int
    failed_requests: int
    concurrent_requests: int
    average_processing_time: float


class CacheSummary(Wire):
    """The cache in short; `hit_rate` in percent."""

    hit_rate: float
    total_hits: int
    total_misses: int
    cache_size: int
    total_cost_saved_usd: float


class SystemInfo(Wire):
    """What is set up here."""

    gemini_configured: bool
    aws_configured: bool
    auth_configured: bool
    prompt_caching_enabled: bool


class Stats(Wire):
    """The installation at a glance."""

    request_stats: RequestStats
    cache_stats: CacheSummary
    system_info: SystemInfo


class CacheStats(Wire):
    """The cache; `hit_rate` in percent."""

    hit_rate: float
    total_hits: int
    total_misses: int
    cache_size: int
    total_tokens_saved: int
    total_cost_saved_usd: float
    avg_tokens_per_request: float


class Cleared(Wire):
    """What was forgotten."""

    status: Literal["ok"] = "ok"
    message: str
    cleared: int


class Problem(Wire):
    """What went wrong."""

    detail: str
