"""An application over each database in turn, with a clock that stands still until it is moved."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from vitascope.adapters.blobs.folder import FolderBlobs
from vitascope.adapters.cache.table import TableEntries
from vitascope.errors import UnknownFormat
from vitascope.ports.blobs import Blobs
from vitascope.store.engine import Store
from vitascope.usecases.keeping.drafts import Drafts
from vitascope.usecases.keeping.housekeeping import Housekeeping
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.pictures import Pictures
from vitascope.usecases.keeping.privacy import Privacy
from vitascope.usecases.keeping.records import Records
from vitascope.usecases.people.accounts import Accounts
from vitascope.usecases.people.keys import Keys
from vitascope.usecases.people.sessions import Sessions
from vitascope.usecases.people.tokens import Tokens

LIMIT = 1_000
"""Bytes of a file that these libraries take."""


@dataclass
class Hands:
    """A clock whose hands are moved by the test."""

    now: dt.datetime = dt.datetime(2026, 11, 25, 10, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        """The time as it was set."""
        return self.now

    def move(self, **units: float) -> None:
        """Let some time pass."""
        self.now += dt.timedelta(**units)


@dataclass
class House:
    """All capabilities of one test."""

    store: Store
    blobs: Blobs
    clock: Hands
    folder: Path
    accounts: Accounts = field(init=False)
    sessions: Sessions = field(init=False)
    keys: Keys = field(init=False)
    library: Library = field(init=False)
    pictures: Pictures = field(init=False)
    records: Records = field(init=False)
    privacy: Privacy = field(init=False)
    housekeeping: Housekeeping = field(init=False)
    cache: TableEntries = field(init=False)

    def __post_init__(self) -> None:
        store, clock, new_id = self.store, self.clock, ids()
        drafts = Drafts(self.folder / "incoming", LIMIT)
        self.cache = TableEntries(store, 100, clock)
        self.accounts = Accounts(store, clock, new_id)
        self.sessions = Sessions(store, Tokens("s" * 40, dt.timedelta(hours=1), clock), clock)
        self.keys = Keys(store, clock, new_id, Fernet(Fernet.generate_key()))
        self.library = Library(store, self.blobs, self.cache, drafts, sniffed, clock, new_id)
        self.pictures = Pictures(store, self.blobs, drafts, clock)
        self.records = Records(store, clock, new_id)
        self.privacy = Privacy(store, self.blobs, self.library, clock)
        self.housekeeping = Housekeeping(store, self.blobs, drafts, self.library, clock)

    def kept(self) -> set[str]:
        """Keys of all bytes that are there."""
        return {key for key, _ in self.blobs.listed()}


def ids() -> Callable[[], str]:
    """Ids that count up."""
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


def sniffed(data: bytes) -> str:
    """All is text, but what is marked as something else."""
    if data.startswith(b"MZ"):
        raise UnknownFormat("looks like a program")
    return "txt"


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return House(store, FolderBlobs(tmp_path / "blobs"), Hands(), tmp_path)
