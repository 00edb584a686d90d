"""The library: documents are taken in, found by their owners, and deleted with all that hangs on them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from secrets import token_hex

from vitascope.errors import Conflict, EmptyFile, NoSuchDocument
from vitascope.model.account import Caller
from vitascope.model.accounting import AuditLine, Detail
from vitascope.model.library import StoredDocument
from vitascope.ports.blobs import Blobs
from vitascope.ports.cache import Cache
from vitascope.ports.clock import Clock, NewId
from vitascope.store import audit, documents
from vitascope.store import blobs as blob_rows
from vitascope.store.engine import Db, Store
from vitascope.usecases.keeping.drafts import Draft, Drafts
from vitascope.usecases.keeping.placing import bring, claim, discard

Sniff = Callable[[bytes], str]
"""The format that bytes are in; raises what `reading.sniffing` does."""

LONGEST_NAME = 200
"""Characters of a file's name that are kept."""

TRIES = 20
"""Names that are tried for a document until one is free; after the first they are random."""

BATCH = 100
"""Documents deleted in one transaction."""

_PUBLIC_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Library:
    """Keeps documents.

    Attributes:
        drafts: where bytes wait while they come in.
        sniff: says which format they are in.
        cache: answers about a document go with it.
    """

    store: Store
    blobs: Blobs
    cache: Cache
    drafts: Drafts
    sniff: Sniff
    clock: Clock
    new_id: NewId

    def take_in(
        self, pieces: Iterable[bytes], *, name: str, surface: str, caller: Caller, public_id: str = ""
    ) -> StoredDocument:
        """Keep what comes in pieces; as `keep` otherwise.

        Raises:
            FileTooLarge: it is more than may be sent.
        """
        with self.drafts.of(pieces) as draft:
            return self.keep(draft, name=name, surface=surface, caller=caller, public_id=public_id)

    def keep(
        self,
        draft: Draft,
        *,
        name: str,
        surface: str,
        caller: Caller,
        public_id: str = "",
        also: Callable[[Db, StoredDocument], None] | None = None,
    ) -> StoredDocument:
        """Keep a draft that is complete.

        Args:
            draft: stays the caller's to close.
            name: of the file as sent.
            surface: that takes it.
            caller: whose it is from now on.
            public_id: what the surface would like to call it; something is added where that is taken. Its id where
                empty.
            also: what else must happen if and only if the document is kept, such as the task that reads it.

        Raises:
            EmptyFile: there are no bytes.
            UnknownFormat: they are in no format that is read.
        """
        if not draft.size:
            raise EmptyFile("the file has no bytes")
        found = self.sniff(draft.path.read_bytes())
        bring(self.blobs, draft)
        now = self.clock()
        document_id = self.new_id()
        document = StoredDocument(
            id=document_id,
            number=0,
            owner=caller.id,
            surface=surface,
            public_id=public_id if _PUBLIC_ID.fullmatch(public_id) else document_id,
            name=file_name(name),
            format=found,
            size=draft.size,
            content_hash=draft.content_hash,
            created_at=now,
        )
        with self.store.begin() as db:
            claim(db, self.blobs, draft, now)
            kept = _added(db, document)
            details: dict[str, Detail] = {
                "format": found,
                "size": draft.size,
                "content": draft.content_hash,
                "surface": surface,
            }
            audit.add(db, AuditLine(now, caller.id, "add", "document", kept.id, kept.owner, details))
            if also is not None:
                also(db, kept)
        return kept

    def find(self, document_id: str | int, *, caller: Caller) -> StoredDocument:
        """The caller's document with that id, or that number.

        Raises:
            NoSuchDocument: there is none, or it is somebody else's.
        """
        with self.store.read() as db:
            if isinstance(document_id, int):
                return _owned(documents.by_number(db, document_id), caller)
            return _owned(documents.by_id(db, document_id), caller)

    def named(self, public_id: str, *, surface: str, caller: Caller) -> StoredDocument:
        """The caller's document that a surface calls so.

        Raises:
            NoSuchDocument: there is none, or it is somebody else's.
        """
        with self.store.read() as db:
            return _owned(documents.by_public_id(db, surface, public_id), caller)

    def twin(self, content_hash: str, *, surface: str, caller: Caller) -> StoredDocument | None:
        """The caller's newest document of a surface with these bytes, or None."""
        with self.store.read() as db:
            return documents.twin(db, caller.id, surface, content_hash)

    def listed(
        self, *, caller: Caller, surface: str | None = None, skip: int = 0, limit: int | None = None
    ) -> list[StoredDocument]:
        """The caller's documents in the order they came."""
        with self.store.read() as db:
            return documents.listed(db, owner=caller.id, surface=surface, skip=skip, limit=limit)

    def content(self, document: StoredDocument) -> Iterator[bytes]:
        """The bytes of a document in pieces.

        Raises:
            NotFound: it was deleted meanwhile.
        """
        return self.blobs.open(document.content_hash)

    def delete(self, document_id: str, *, caller: Caller) -> None:
        """Delete the caller's document with its résumés, results, pictures and cached answers.

        Raises:
            NoSuchDocument: there is none, or it is somebody else's.
        """
        now = self.clock()
        with self.store.begin(durable=True) as db:
            document = _owned(documents.by_id(db, document_id), caller)
            doomed = removed(db, [document], caller.id, now)
        self._forget([document], doomed, now)

    def clear(
        self, *, actor: Caller, owner: str | None = None, surface: str | None = None, before: dt.datetime | None = None
    ) -> int:
        """Delete all documents of an owner, of a surface or from before a time, and say how many there were.

        Who calls this has made sure that `actor` may. It may be interrupted at any point, and repeated.
        """
        total = 0
        while True:
            now = self.clock()
            with self.store.begin(durable=True) as db:
                chosen = documents.listed(db, owner=owner, surface=surface, before=before, limit=BATCH)
                doomed = removed(db, chosen, actor.id, now)
            self._forget(chosen, doomed, now)
            total += len(chosen)
            if len(chosen) < BATCH:
                return total

    def _forget(self, gone: list[StoredDocument], doomed: list[str], now: dt.datetime) -> None:
        """What is outside of the rows: bytes, and answers about bytes that nobody has any more."""
        for content_hash in {document.content_hash for document in gone} & set(doomed):
            self.cache.drop(f"*:{content_hash}:*")
        discard(self.store, self.blobs, doomed, now)


def removed(db: Db, chosen: Iterable[StoredDocument], actor: str, now: dt.datetime) -> list[str]:
    """Remove rows of documents with a line in the log for each, and name the blobs that nothing refers to now."""
    hashes: list[str] = []
    for document in chosen:
        hashes += documents.remove(db, document.id)
        details = {"content": document.content_hash, "surface": document.surface}
        audit.add(db, AuditLine(now, actor, "delete", "document", document.id, document.owner, details))
    return blob_rows.doom(db, hashes, now)


def file_name(sent: str) -> str:
    """The name of a file as sent, without folders, control characters and tricks of direction; `document` if none."""
    last = re.split(r"[/\\]", _UNFIT.sub("", sent))[-1].strip().strip(".")
    if len(last) > LONGEST_NAME:
        stem, dot, ending = last.rpartition(".")
        ending = ending[:20] if dot else ""
        last = f"{(stem or last)[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
    return last or "document"


def _added(db: Db, document: StoredDocument) -> StoredDocument:
    """Add it under the name that it would like, or one that is free."""
    wanted = document.public_id
    for _ in range(TRIES):
        kept = documents.add(db, document)
        if kept is not None:
            return kept
        document = replace(document, public_id=f"{wanted[:90]}-{token_hex(4)}")
    raise Conflict("no name is free for this document")


def _owned(document: StoredDocument | None, caller: Caller) -> StoredDocument:
    if document is None or document.owner != caller.id:
        raise NoSuchDocument("there is no such document")
    return document
