"""What was read from documents: résumés by version, and other results."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass

from vitascope.errors import NoSuchDocument, NotFound
from vitascope.model.account import Caller
from vitascope.model.accounting import AuditLine, Detail
from vitascope.model.library import ResumeSummary, StoredDocument, StoredResume
from vitascope.model.resume import Resume
from vitascope.ports.clock import Clock, NewId
from vitascope.store import audit, documents, resumes
from vitascope.store.engine import Db, Store


@dataclass(frozen=True, slots=True)
class Records:
    """Keeps what was read."""

    store: Store
    clock: Clock
    new_id: NewId

    def add(
        self, document: StoredDocument, resume: Resume, *, actor: Caller, resume_id: str = "", db: Db | None = None
    ) -> ResumeSummary:
        """The next version of a document's résumé.

        Args:
            document: it was read from.
            resume: what was read.
            actor: who had it read.
            resume_id: a new one, where somebody has to know it before.
            db: the transaction that it belongs to; one of its own where None.

        Raises:
            NoSuchDocument: it was deleted meanwhile.
        """
        now = self.clock()
        with nullcontext(db) if db is not None else self.store.begin() as own:
            if documents.by_id(own, document.id) is None:
                raise NoSuchDocument("there is no such document")
            summary = resumes.add(own, resume_id or self.new_id(), document, resume, now)
            details: dict[str, Detail] = {"document": document.id, "version": summary.version}
            details |= {"reader": summary.reader_version, "parser": summary.parser_version}
            audit.add(own, AuditLine(now, actor.id, "add", "resume", summary.id, document.owner, details))
        return summary

    def same(self, document: StoredDocument, resume: Resume) -> str | None:
        """The id of the document's résumé that counts, where it says just this; else None."""
        with self.store.read() as db:
            return resumes.same(db, document.id, resume)

    def json(self, resume_id: str, *, caller: Caller) -> str:
        """The caller's record as canonical JSON.

        Raises:
            NotFound: there is none, or it is somebody else's.
        """
        with self.store.read() as db:
            found = resumes.record_of(db, resume_id)
        if found is None or found[1] != caller.id:
            raise NotFound("there is no such resume")
        return found[0]

    def latest(self, document: StoredDocument) -> StoredResume:
        """The résumé of a document that counts.

        Raises:
            NotFound: none was read yet.
        """
        with self.store.read() as db:
            found = resumes.latest(db, document.id)
        if found is None:
            raise NotFound("this document was not read yet")
        return found

    def find(self, resume_id: str | int, *, caller: Caller) -> StoredResume:
        """The caller's résumé with that id, or that number.

        Raises:
            NotFound: there is none, or it is somebody else's.
        """
        with self.store.read() as db:
            number = resumes.by_number(db, resume_id) if isinstance(resume_id, int) else None
            found = number or (resumes.by_id(db, resume_id) if isinstance(resume_id, str) else None)
        if found is None or found.summary.owner != caller.id:
            raise NotFound("there is no such resume")
        return found

    def versions(self, document: StoredDocument) -> list[ResumeSummary]:
        """All résumés of a document, the first one first."""
        with self.store.read() as db:
            return resumes.versions_of(db, document.id)

    def listed(
        self, *, caller: Caller, search: str = "", skip: int = 0, limit: int | None = None
    ) -> list[ResumeSummary]:
        """The caller's résumés that count, the newest first; each word of `search` is in them."""
        with self.store.read() as db:
            return resumes.listed(db, owner=caller.id, search=search, skip=skip, limit=limit)

    def keep_result(self, document: StoredDocument, kind: str, content: str) -> None:
        """Keep JSON that was made of a document; it takes the place of an earlier one of its kind.

        Raises:
            NoSuchDocument: it was deleted meanwhile.
        """
        with self.store.begin() as db:
            if documents.by_id(db, document.id) is None:
                raise NoSuchDocument("there is no such document")
            documents.put_result(db, document.id, kind, content, self.clock())

    def result(self, document: StoredDocument, kind: str) -> str | None:
        """The JSON, or None where there is none."""
        with self.store.read() as db:
            return documents.result_of(db, document.id, kind)

    def note_score(self, subject: str, *, owner: str, actor: Caller, inputs: Mapping[str, Detail]) -> None:
        """Log a score with the versions and inputs that it came from.

        Args:
            subject: id of what was scored.
            owner: id of whose it is.
            actor: who asked.
            inputs: versions, ids, hashes and the score; never what a document says.
        """
        now = self.clock()
        with self.store.begin() as db:
            audit.add(db, AuditLine(now, actor.id, "score", "resume", subject, owner, inputs))
