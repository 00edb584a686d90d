"""`vitascope check`: what is configured, and what is wrong with it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from vitascope.cli.operating.opening import add_data, reporting, settings_of
from vitascope.errors import Misconfigured, VitascopeError

if TYPE_CHECKING:
    from pydantic import SecretStr

    from vitascope.settings import Settings

SHORTEST_KEY = 32
"""Bytes of a secret that HMAC-SHA256 can make use of; shorter ones can be guessed."""


class Finding(NamedTuple):
    """One line: `ok`, `warning`, or an `error` with which a server does not start or not work."""

    weight: str
    subject: str
    text: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_data(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print a line for each part; 1 where a server would not start or not work."""

    def work() -> int:
        findings = list(check(settings_of(chosen)))
        for each in findings:
            sys.stdout.write(f"{each.weight:<8} {each.subject:<9} {each.text}\n")
        return 1 if any(each.weight == "error" for each in findings) else 0

    return reporting(chosen, work)


def check(settings: Settings) -> Iterator[Finding]:
    """Look at every part; changes nothing but the data folder, which is made where there is none."""
    yield from _names()
    for subject, look in (
        ("data", _data),
        ("database", _database),
        ("blobs", _blobs),
        ("cache", _cache),
        ("carrier", _carrier),
        ("model", _model),
        ("access", _access),
    ):
        try:
            yield from (Finding(weight, subject, text) for weight, text in look(settings))
        except VitascopeError as error:
            yield Finding("error", subject, error.message)


def _names() -> Iterator[Finding]:
    for name in import_module("vitascope.settings").misspelt():
        yield Finding("warning", "settings", f"{name} is no setting; is it misspelt?")


def _data(settings: Settings) -> Iterator[tuple[str, str]]:
    import_module("vitascope.assembly").prepare_data(settings)
    yield "ok", str(settings.data)
    if settings.data.stat().st_mode & 0o007:
        yield "warning", "other users of this machine can look into the folder: chmod 700 it"


def _database(settings: Settings) -> Iterator[tuple[str, str]]:
    migrations = import_module("vitascope.store.migrations")
    store = import_module("vitascope.assembly").open_database(settings)
    try:
        with store.read() as db:
            revision = migrations.revision_of(db)
    finally:
        store.close()
    newest = migrations.newest()
    if revision is not None and revision > newest:
        raise Misconfigured(f"{store.dialect} of a newer version ({revision}, this one knows {newest})")
    states = {None: "empty; it is set up at the next start", newest: "up to date"}
    yield "ok", f"{store.dialect}, {states.get(revision, 'older; it is migrated at the next start')}"


def _blobs(settings: Settings) -> Iterator[tuple[str, str]]:
    blobs = import_module("vitascope.assembly").open_blob_store(settings)
    blobs.has("0" * 64)
    yield "ok", settings.blobs.kind
    if settings.blobs.kind == "memory":
        yield "warning", "files are gone with the process"
    if settings.blobs.kind == "s3" and (settings.blobs.endpoint or "").startswith("http://"):
        yield "warning", "files travel to the storage unencrypted"


def _cache(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.cache.kind == "redis":
        opened = import_module("vitascope.adapters.cache").open_cache(settings.cache, store=None, clock=None)
        opened.sizes()
    yield "ok", settings.cache.kind


def _carrier(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.carrier.kind == "celery":
        if find_spec("celery") is None:
            raise Misconfigured("Celery needs the extra: pip install 'vitascope[celery]'")
        if settings.database.url is None:
            yield "warning", "workers on other machines cannot reach a SQLite file: set VITASCOPE_DATABASE_URL"
    yield "ok", f"{settings.carrier.kind}, {settings.worker_count} workers"


def _model(settings: Settings) -> Iterator[tuple[str, str]]:
    llm = import_module("vitascope.adapters.llm")
    keys = llm.Keys(settings.gemini_api_key, settings.aws_access_key_id, settings.aws_secret_access_key)
    found = llm.open_llm(settings.llm, keys, spent_today=float)
    if found is None and settings.llm.kind == "auto" and settings.gemini_api_key is not None:
        yield "warning", "GEMINI_API_KEY is set, but a language model needs the extra: pip install 'vitascope[llm]'"
    yield "ok", "none: everything is read on this machine" if found is None else _chosen(settings)


def _chosen(settings: Settings) -> str:
    return "gemini" if settings.llm.kind == "auto" else settings.llm.kind


def _access(settings: Settings) -> Iterator[tuple[str, str]]:
    signing = import_module("vitascope.assembly").signing_key
    yield "ok", f"listens on {settings.host}, {'this machine alone' if settings.loopback else 'others can call'}"
    secret = settings.jwt_secret_key
    if len(cast("str", signing(settings)).encode()) < SHORTEST_KEY:
        yield "warning", f"JWT_SECRET_KEY has less than {SHORTEST_KEY} bytes: it can be guessed"
    yield "ok", "tokens are signed with " + ("JWT_SECRET_KEY" if secret else "a secret kept in the data folder")
    if settings.open_surfaces and not settings.loopback:
        yield "warning", "surfaces without sign-in are open to others (VITASCOPE_OPEN_SURFACES)"
    for name, value in _kept(settings):
        if value is None and (settings.data / "secrets" / name).exists():
            _private(settings.data / "secrets" / name)


def _kept(settings: Settings) -> tuple[tuple[str, SecretStr | None], ...]:
    return ("jwt_secret_key", settings.jwt_secret_key), ("encryption_key", settings.encryption_key)


def _private(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        raise Misconfigured(f"{path} can be read by others: chmod 600 it")
