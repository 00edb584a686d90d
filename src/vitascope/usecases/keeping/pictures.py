"""Pictures of a document's pages: kept beside it, and gone with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from vitascope.errors import NoSuchDocument, NotFound
from vitascope.model.library import StoredDocument, StoredPicture
from vitascope.ports.blobs import Blobs
from vitascope.ports.clock import Clock
from vitascope.store import blobs as blob_rows
from vitascope.store import documents
from vitascope.store.engine import Store
from vitascope.usecases.keeping.drafts import Drafts
from vitascope.usecases.keeping.placing import bring, claim, discard


@dataclass(frozen=True, slots=True)
class Pictures:
    """Keeps pages as PNG.

    Attributes:
        drafts: whose limit is one for pictures, which may be larger than files that are sent.
    """

    store: Store
    blobs: Blobs
    drafts: Drafts
    clock: Clock

    def keep(self, document: StoredDocument, kind: str, pages: Sequence[bytes]) -> None:
        """Keep all pages of a kind, the first page first, in place of those that were there.

        Raises:
            NoSuchDocument: it was deleted meanwhile.
        """
        now = self.clock()
        with ExitStack() as stack:
            drafts = [stack.enter_context(self.drafts.of((page,))) for page in pages]
            for draft in drafts:
                bring(self.blobs, draft)
            with self.store.begin(durable=True) as db:
                if documents.by_id(db, document.id) is None:
                    raise NoSuchDocument("there is no such document")
                old = documents.remove_pictures(db, document.id, kind)
                # In one order everywhere, so that no two transactions wait for each other.
                for draft in sorted(drafts, key=lambda draft: draft.content_hash):
                    claim(db, self.blobs, draft, now)
                for number, draft in enumerate(drafts, 1):
                    picture = StoredPicture(document.id, kind, number, draft.content_hash, now)
                    documents.add_picture(db, picture)
                doomed = blob_rows.doom(db, old, now)
        discard(self.store, self.blobs, doomed, now)

    def listed(self, document: StoredDocument, kind: str) -> list[StoredPicture]:
        """Pages of a kind in order; none where none were kept."""
        with self.store.read() as db:
            return documents.pictures_of(db, document.id, kind)

    def content(self, document: StoredDocument, kind: str, page: int) -> Iterator[bytes]:
        """A page as PNG, in pieces.

        Raises:
            NotFound: there is no such page.
        """
        for picture in self.listed(document, kind):
            if picture.page == page:
                return self.blobs.open(picture.content_hash)
        raise NotFound("there is no such page")
