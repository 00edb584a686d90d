"""Settings in, application out: the only place that picks adapters."""

from __future__ import annotations

from vitascope.adapters.blobs import open_blobs
from vitascope.settings import Settings
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate
from vitascope.usecases.application import Vitascope


def assemble(settings: Settings) -> Vitascope:
    """The application over its database, which is brought up to date first.

    Raises:
        Misconfigured: a setting makes no sense.
        Unavailable: the database does not answer.
    """
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_database(settings)
    migrate(store)
    blobs = open_blobs(
        settings.blobs, data=settings.data, key_id=settings.aws_access_key_id, secret=settings.aws_secret_access_key
    )
    return Vitascope(settings=settings, store=store, blobs=blobs)


def open_database(settings: Settings) -> Store:
    """The database that the settings name, as it is."""
    url = settings.database.url
    return open_store(
        url.get_secret_value() if url else f"sqlite:///{settings.data / 'vitascope.db'}",
        connections=settings.database.connections,
    )
