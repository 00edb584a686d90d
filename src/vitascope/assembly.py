"""Settings in, application out: the only place that picks adapters."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import secrets
import sys
from dataclasses import asdict
from pathlib import Path

from cryptography.fernet import Fernet

from vitascope.adapters.blobs import open_blobs
from vitascope.adapters.blobs.folder import FolderBlobs as FolderStore
from vitascope.adapters.cache import open_cache
from vitascope.adapters.carrier import open_carrier
from vitascope.adapters.clock import new_id, now
from vitascope.adapters.llm import Keys as ModelKeys
from vitascope.adapters.llm import open_llm
from vitascope.adapters.ocr import open_ocr
from vitascope.adapters.reader.pooled import reader_over, reader_pool
from vitascope.adapters.secrets import kept_secret
from vitascope.errors import Misconfigured
from vitascope.ports.blobs import Blobs
from vitascope.ports.llm import LLM
from vitascope.reading.limits import Limits
from vitascope.reading.sniffing import sniff
from vitascope.settings import Settings
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate
from vitascope.usecases.accounting import Accounting, Figures
from vitascope.usecases.answers import Answers
from vitascope.usecases.application import Machinery, Vitascope
from vitascope.usecases.condition import Condition
from vitascope.usecases.filling import Filling
from vitascope.usecases.intake import READ, Intake
from vitascope.usecases.keeping.backup import Backup
from vitascope.usecases.keeping.drafts import Drafts
from vitascope.usecases.keeping.housekeeping import Housekeeping
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.pictures import Pictures
from vitascope.usecases.keeping.privacy import Privacy
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.marking import Marking
from vitascope.usecases.parses import ASKED, Parses
from vitascope.usecases.people.accounts import Accounts
from vitascope.usecases.people.keys import Keys
from vitascope.usecases.people.sessions import Sessions
from vitascope.usecases.people.tokens import Tokens
from vitascope.usecases.tasks.asking import Tasks
from vitascope.usecases.tasks.bell import Bell
from vitascope.usecases.tasks.running import Work
from vitascope.usecases.tasks.upkeep import Upkeep
from vitascope.usecases.tasks.watching import Watcher

SPARE_READERS = 1
"""Processes more for people who would otherwise wait for bulk work."""

PICTURE_BYTES = 64 * 1024 * 1024
"""Of one page as PNG; we draw them, so that only a fault of ours comes near it."""


def assemble(settings: Settings) -> Vitascope:
    """The application over its database, which is brought up to date first.

    Raises:
        Misconfigured: a setting makes no sense.
        Unavailable: the database does not answer.
    """
    signing, sealing = signing_key(settings), sealing_key(settings)
    prepare_data(settings)
    store = open_database(settings)
    migrate(store)
    blobs = open_blob_store(settings)
    cache = open_cache(settings.cache, store=store, clock=now)
    drafts = Drafts(settings.data / "incoming", settings.limits.file_bytes)
    library = Library(store, blobs, cache, drafts, lambda data: sniff(data, Limits()), now, new_id)
    tokens = Tokens(signing, dt.timedelta(hours=settings.token_hours), now)
    answers, figures, records = Answers(cache, now), Figures(store), Records(store, now, new_id)
    pictures = Pictures(store, blobs, Drafts(drafts.folder, PICTURE_BYTES), now)
    pool = reader_pool(workers=settings.worker_count, spare=SPARE_READERS, open_ocr=open_ocr)
    accounting = Accounting(store, now)
    llm = open_model(settings, accounting)
    parses = Parses(reader_over(pool), Filling(llm), answers, figures, accounting, now)
    watcher, bell = Watcher(store), Bell()
    carrier = open_carrier(settings.carrier, wake=bell.ring)
    tasks = Tasks(store, carrier, now, new_id, watcher, settings.limits.queued_tasks)
    intake = Intake(library, records, parses, tasks)
    work = Work(store, {READ: intake.run}, clock=now, new_id=new_id, changed=watcher.nudge, bell=bell)

    def close() -> None:
        pool.close()
        watcher.close()
        if llm is not None:
            llm.close()
        store.close()

    return Vitascope(
        settings=settings,
        accounts=Accounts(store, now, new_id),
        sessions=Sessions(store, tokens, now),
        keys=Keys(store, now, new_id, sealing),
        library=library,
        pictures=pictures,
        records=records,
        privacy=Privacy(store, blobs, library, now),
        housekeeping=Housekeeping(store, blobs, drafts, library, now),
        answers=answers,
        accounting=accounting,
        figures=figures,
        condition=Condition(store, blobs),
        tasks=tasks,
        intake=intake,
        marking=Marking(library, records, pictures, parses),
        machinery=Machinery(
            work=work,
            upkeep=Upkeep(store, work, carrier, now, new_id, slots=settings.worker_count),
            warm=pool.warm,
            readers=lambda: asdict(pool.figures),
            close=close,
        ),
    )


def open_backup(settings: Settings, folder: Path) -> Backup:
    """What copies the installation of the settings to a folder, or fills it from there.

    The database is taken as it is: an empty one can still become one of the copy's version.
    """
    prepare_data(settings)
    drafts = Drafts(settings.data / "incoming", sys.maxsize)
    copies = FolderStore(folder / "blobs")
    store, blobs = open_database(settings), open_blob_store(settings)
    return Backup(store, blobs, copies, folder, drafts, now, settings.data / "secrets")


def prepare_data(settings: Settings) -> None:
    """Make the data folder, for its user alone.

    Raises:
        Misconfigured: it cannot be made.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Misconfigured(f"VITASCOPE_DATA: {settings.data}: {error.strerror}") from error


def open_database(settings: Settings) -> Store:
    """The database that the settings name, as it is.

    Raises:
        Misconfigured: the URL is none.
    """
    url = settings.database.url
    return open_store(
        url.get_secret_value() if url else f"sqlite:///{settings.data / 'vitascope.db'}",
        connections=settings.database.connections,
    )


def open_blob_store(settings: Settings) -> Blobs:
    """The blob store that the settings name."""
    return open_blobs(
        settings.blobs, data=settings.data, key_id=settings.aws_access_key_id, secret=settings.aws_secret_access_key
    )


def open_model(settings: Settings, accounting: Accounting) -> LLM | None:
    """The language model that the settings name; None where they name none.

    Raises:
        Misconfigured: what it needs is missing.
    """
    keys = ModelKeys(settings.gemini_api_key, settings.aws_access_key_id, settings.aws_secret_access_key)

    def spent_today() -> float:
        return accounting.total(now().date(), action=ASKED).cost_usd

    budget = settings.limits.budget_usd_per_day or None  # as it is set, 0 is no bound
    return open_llm(settings.llm, keys, spent_today=spent_today, daily_budget_usd=budget)


def signing_key(settings: Settings) -> str:
    """What tokens are signed with: as set, or, where only this machine can call, made once and kept.

    Raises:
        Misconfigured: others can call, and `JWT_SECRET_KEY` is not set.
    """
    if settings.jwt_secret_key is not None:
        return settings.jwt_secret_key.get_secret_value()
    if not settings.loopback:
        raise Misconfigured(f"JWT_SECRET_KEY: needed to listen on {settings.host}, which others can reach")
    prepare_data(settings)
    return kept_secret(settings.data / "secrets" / "jwt_secret_key", lambda: secrets.token_urlsafe(48))


def sealing_key(settings: Settings) -> Fernet:
    """What is sealed that must be shown again; any text will do as a key.

    Raises:
        Misconfigured: the kept one can be read by others.
    """
    if settings.encryption_key is not None:
        key = settings.encryption_key.get_secret_value()
    else:
        prepare_data(settings)
        key = kept_secret(settings.data / "secrets" / "encryption_key", lambda: secrets.token_urlsafe(48))
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))
