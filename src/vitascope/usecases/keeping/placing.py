"""The one order in which bytes and rows come and go, so that no row is ever without its bytes.

Coming: bytes first, then the rows. Going: rows first, for good, then the bytes. A crash in between leaves bytes
without rows, and `housekeeping` finds them. What makes two processes at once safe is the lock of `store.blobs`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from vitascope.ports.blobs import Blobs
from vitascope.store import blobs as rows
from vitascope.store.engine import Db, Store
from vitascope.usecases.keeping.drafts import Draft


def bring(blobs: Blobs, draft: Draft) -> None:
    """Put the bytes before the transaction, so that it need not wait for them."""
    if not blobs.has(draft.content_hash):
        blobs.put(draft.content_hash, draft.path)


def claim(db: Db, blobs: Blobs, draft: Draft, now: dt.datetime) -> None:
    """Take the bytes into use; they are there now, and stay."""
    sure = rows.claim(db, draft.content_hash, draft.size, now)
    if not sure and not blobs.has(draft.content_hash):
        blobs.put(draft.content_hash, draft.path)


def discard(store: Store, blobs: Blobs, hashes: Iterable[str], now: dt.datetime) -> int:
    """Delete bytes that nothing refers to, one transaction each. How many went.

    Raises:
        Unavailable: the blob store does not answer; the rest stays marked, and is tried again.
    """
    gone = 0
    for content_hash in hashes:
        with store.begin() as db:
            if rows.condemn(db, content_hash, now):
                blobs.delete(content_hash)
                gone += 1
    return gone
