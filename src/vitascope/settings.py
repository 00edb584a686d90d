"""Everything an operator may set, read once from the environment.

`VITASCOPE_DATA` is `data`, `VITASCOPE_DATABASE_URL` is `database.url`: a section and its field are
joined by an underscore. Some values have the name that the documents of the surfaces give them
(`JWT_SECRET_KEY`). A choice with parameters is a union told apart by `kind`, so that a setting of
another choice is refused and a missing one is named. Nothing else reads the environment.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from vitascope.errors import Misconfigured

PREFIX = "VITASCOPE_"


class Section(BaseModel):
    """Settings that belong together."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Database(Section):
    """Where rows are kept.

    Attributes:
        url: `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST/NAME`; a SQLite file in the data folder where None.
        connections: open at once from one process, at most.
    """

    url: SecretStr | None = None
    connections: int = Field(default=10, ge=1, le=200)


class FolderBlobs(Section):
    """Files are kept in a folder.

    Attributes:
        path: `blobs` in the data folder where None.
    """

    kind: Literal["folder"] = "folder"
    path: Path | None = None


class S3Blobs(Section):
    """Files are kept in S3, or in what speaks its protocol; with `AWS_ACCESS_KEY_ID` and its secret where they are set.

    Attributes:
        bucket: must exist.
        prefix: put before every name, so that several installations can share a bucket.
        endpoint: of a storage that is not Amazon's; plain HTTP is for a trusted network only.
        region: as the storage names it.
    """

    kind: Literal["s3"]
    bucket: str
    prefix: str = ""
    endpoint: str | None = None
    region: str = "us-east-1"


class MemoryBlobs(Section):
    """Files are gone with the process; for tries and tests."""

    kind: Literal["memory"]


Blobs = Annotated[FolderBlobs | S3Blobs | MemoryBlobs, Field(discriminator="kind")]


class MemoryCache(Section):
    """Answers are kept in each process.

    Attributes:
        entries: kept at most; the least used go first.
    """

    kind: Literal["memory"]
    entries: int = Field(default=2_000, ge=1)


class TableCache(Section):
    """Answers are kept in the database, and shared by all processes.

    Attributes:
        entries: kept at most; the oldest go first.
    """

    kind: Literal["table"] = "table"
    entries: int = Field(default=50_000, ge=1)


class RedisCache(Section):
    """Answers are kept in Redis.

    Attributes:
        url: `redis://HOST:PORT/NUMBER`.
    """

    kind: Literal["redis"]
    url: SecretStr


Cache = Annotated[MemoryCache | TableCache | RedisCache, Field(discriminator="kind")]


class EmbeddedCarrier(Section):
    """Tasks run in worker processes of the server itself."""

    kind: Literal["embedded"] = "embedded"


class CeleryCarrier(Section):
    """Tasks run wherever `vitascope worker` runs.

    Attributes:
        broker: `redis://…` or `amqp://…`.
        queue: of the broker; one an installation.
    """

    kind: Literal["celery"]
    broker: SecretStr
    queue: str = "vitascope"


Carrier = Annotated[EmbeddedCarrier | CeleryCarrier, Field(discriminator="kind")]


class AutoLLM(Section):
    """Gemini where `GEMINI_API_KEY` is set, else none.

    AWS credentials alone choose nothing: they may be there for the storage.
    """

    kind: Literal["auto"] = "auto"


class NoLLM(Section):
    """No language model is asked anything."""

    kind: Literal["none"]


class OpenAILLM(Section):
    """Any server that speaks the OpenAI protocol.

    Attributes:
        base_url: up to and without `/chat/completions`.
        key: None where the server wants none.
    """

    kind: Literal["openai"]
    model: str
    base_url: str = "https://api.openai.com/v1"
    key: SecretStr | None = None


class GeminiLLM(Section):
    """Google's models, with `GEMINI_API_KEY`.

    Attributes:
        base_url: of a server that speaks the same protocol; Google's where None.
    """

    kind: Literal["gemini"]
    model: str = "gemini-2.5-flash"
    base_url: str | None = None


class BedrockLLM(Section):
    """Models at Amazon, with `AWS_ACCESS_KEY_ID` and its secret.

    Attributes:
        endpoint: of a server that speaks the same protocol; Amazon's where None.
    """

    kind: Literal["bedrock"]
    model: str
    region: str = "us-east-1"
    endpoint: str | None = None


LLM = Annotated[AutoLLM | NoLLM | OpenAILLM | GeminiLLM | BedrockLLM, Field(discriminator="kind")]


class Limits(Section):
    """What one caller, or all together, may take.

    Attributes:
        file_bytes: of one file; more is refused while it comes in.
        queued_tasks: waiting at most; past it callers are told to come back.
        request_seconds: until an answer is given up.
        requests_per_minute: of one caller, on surfaces whose document names no other number.
        rates_url: `redis://HOST:PORT/NUMBER`, where several servers count requests together; each its own where None.
        threads: for routes; each holds one while a résumé is read for it.
        at_once: requests under way, open streams included.
        budget_usd_per_day: that language models may cost in all; 0 is no bound.
    """

    file_bytes: int = Field(default=10 * 1024 * 1024, ge=1)
    queued_tasks: int = Field(default=10_000, ge=1)
    request_seconds: float = Field(default=120.0, gt=0)
    requests_per_minute: int = Field(default=60_000, ge=1)
    rates_url: SecretStr | None = None
    threads: int = Field(default=300, ge=8, le=4_000)
    at_once: int = Field(default=2_000, ge=1)
    budget_usd_per_day: float = Field(default=0.0, ge=0)


class Settings(BaseSettings):
    """One installation.

    Attributes:
        data: the folder for everything that is kept on disk.
        host: the interface to listen on; another than this machine's own needs `JWT_SECRET_KEY`.
        port_shift: added to the port of every listener, so that a second installation fits on one machine.
        hosts: names that stand for one surface, as `api.example.com=recruiting`; comma separated.
        workers: processes that read résumés; four, or the cores where they are fewer, where None.
        surfaces: names of those to serve; all there are where empty.
        allowed_origins: web pages that may call; comma separated.
        open_surfaces: serve what documents no authentication without one; on loopback only where None.
        jwt_secret_key: signs tokens; made and kept in the data folder where None, on loopback only.
        encryption_key: seals what must be shown again (keys, tokens of others); made and kept in the data folder
            where None. Several machines need the same.
        token_hours: that a token holds.
        gemini_api_key, aws_access_key_id, aws_secret_access_key: as their owners name them.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        populate_by_name=True,
    )

    data: Path = Field(default_factory=lambda: Path.home() / ".local" / "share" / "vitascope")
    host: str = "127.0.0.1"
    workers: int | None = Field(default=None, ge=1, le=256)
    port_shift: int = Field(default=0, ge=0, le=50_000)
    hosts: Annotated[tuple[str, ...], NoDecode] = ()
    surfaces: Annotated[tuple[str, ...], NoDecode] = ()
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("http://localhost:5173",), validation_alias="ALLOWED_ORIGINS"
    )
    open_surfaces: bool | None = None
    jwt_secret_key: SecretStr | None = Field(default=None, validation_alias="JWT_SECRET_KEY")
    encryption_key: SecretStr | None = None
    token_hours: float = Field(default=24.0, gt=0)
    gemini_api_key: SecretStr | None = Field(default=None, validation_alias="GEMINI_API_KEY")
    aws_access_key_id: SecretStr | None = Field(default=None, validation_alias="AWS_ACCESS_KEY_ID")
    aws_secret_access_key: SecretStr | None = Field(default=None, validation_alias="AWS_SECRET_ACCESS_KEY")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "text"] = "json"

    database: Database = Database()
    blobs: Blobs = FolderBlobs()
    cache: Cache = TableCache()
    carrier: Carrier = EmbeddedCarrier()
    llm: LLM = AutoLLM()
    limits: Limits = Limits()

    @field_validator("surfaces", "hosts", "allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part for word in value.split(",") if (part := word.strip())) if isinstance(value, str) else value

    @field_validator("hosts")
    @classmethod
    def _bound(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not all(each.partition("=")[::2]) for each in value):
            raise ValueError("a host and a surface are written NAME=SURFACE")
        return value

    @property
    def open(self) -> bool:
        """Surfaces whose document asks for no sign-in need none."""
        return self.loopback if self.open_surfaces is None else self.open_surfaces

    @property
    def loopback(self) -> bool:
        """Only this machine can call."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def worker_count(self) -> int:
        """Processes that read résumés."""
        return self.workers or min(4, os.cpu_count() or 1)


def read_settings(**chosen: object) -> Settings:
    """The settings of the environment, and `chosen` over them; a value of None chooses nothing.

    Raises:
        Misconfigured: a setting is missing or makes no sense; the message names it, and never shows its value.
    """
    make = cast("Callable[..., Settings]", Settings)
    try:
        return make(**{name: value for name, value in chosen.items() if value is not None})
    except ValidationError as error:
        troubles = error.errors(include_input=False, include_url=False, include_context=False)
        raise Misconfigured("; ".join(f"{_named(each['loc'])}: {each['msg']}" for each in troubles)) from None


def variables() -> frozenset[str]:
    """Every name that may be set in the environment."""
    found: set[str] = set()
    for name, field in Settings.model_fields.items():
        sections = _sections(field.annotation)
        found |= {f"{PREFIX}{name}_{part}".upper() for section in sections for part in section.model_fields}
        if not sections:
            found.add(str(field.validation_alias or f"{PREFIX}{name.upper()}"))
    return frozenset(found)


def misspelt() -> list[str]:
    """Variables of the environment that look like ours and are none."""
    known = variables()
    names = os.environ  # noqa: TID251 # this is the module that reads it
    return sorted(name for name in names if name.startswith(PREFIX) and name not in known)


def _named(place: tuple[int | str, ...]) -> str:
    """The variable that a value came from: of the parts between section and field, a union's, none is in its name."""
    if len(place) == 1:
        field = Settings.model_fields.get(str(place[0]))
        kind = "_KIND" if field and _sections(field.annotation) else ""
        return str(place[0]) if str(place[0]).isupper() else f"{PREFIX}{str(place[0]).upper()}{kind}"
    return f"{PREFIX}{place[0]}_{place[-1]}".upper()


def _sections(annotation: object) -> list[type[Section]]:
    """The section, or the sections to choose from, that a field holds; none where it is a plain value."""
    choices = get_args(annotation) or (annotation,)
    return [each for each in choices if isinstance(each, type) and issubclass(each, Section)]
