"""What is done by and by: old documents go, and whatever crashes and deletions left behind."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

from vitascope.model.account import Caller
from vitascope.model.accounting import AuditLine
from vitascope.ports.blobs import Blobs
from vitascope.ports.clock import Clock
from vitascope.store import audit, tasks
from vitascope.store import blobs as blob_rows
from vitascope.store.engine import Store
from vitascope.usecases.keeping.drafts import Drafts
from vitascope.usecases.keeping.library import Library
from vitascope.usecases.keeping.placing import discard

SETTLED = dt.timedelta(hours=1)
"""Bytes without a row that are younger may belong to an upload that is still going on."""

BATCH = 500
"""Keys of blobs that are looked up at once."""


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Keeps order; everything may be interrupted and repeated."""

    store: Store
    blobs: Blobs
    drafts: Drafts
    library: Library
    clock: Clock

    def purge(self, older_than: dt.timedelta, *, actor: Caller) -> int:
        """Delete all documents that came longer ago, and tasks that were over by then. How many documents."""
        now = self.clock()
        total = self.library.clear(actor=actor, before=now - older_than)
        with self.store.begin() as db:
            tasks.forget_finished(db, now - older_than)
            details = {"documents": total, "older_than_s": int(older_than.total_seconds())}
            audit.add(db, AuditLine(now, actor.id, "purge", "library", "", "", details))
        return total

    def tidy(self) -> int:
        """Everything that is to be done now and then, such as once an hour. How many files went.

        Raises:
            Unavailable: the blob store or the database does not answer.
        """
        return self.sweep() + self.find_strays()

    def sweep(self) -> int:
        """Delete bytes that nothing refers to any more; quick, for every start. How many went.

        Raises:
            Unavailable: the blob store does not answer.
        """
        now = self.clock()
        self.drafts.tidy()
        total = 0
        while True:
            with self.store.read() as db:
                waiting = blob_rows.doomed(db, BATCH)
            gone = discard(self.store, self.blobs, waiting, now)
            total += gone
            if not gone:
                return total

    def find_strays(self, *, settled: dt.timedelta = SETTLED) -> int:
        """Delete bytes that no row knows, as a crash between bytes and row leaves them; looks at every blob there is.

        Raises:
            Unavailable: the blob store does not answer.
        """
        now = self.clock()
        old = (now - settled).timestamp()
        keys = (key for key, put_at in self.blobs.listed() if put_at <= old)
        total = 0
        while batch := list(itertools.islice(keys, BATCH)):
            with self.store.read() as db:
                strays = blob_rows.unknown(db, batch)
            total += discard(self.store, self.blobs, sorted(strays), now)
        return total
