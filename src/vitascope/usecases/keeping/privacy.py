"""Everything that is held about somebody: handed out, or erased."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from vitascope.model.account import Caller
from vitascope.model.accounting import AuditLine, Detail
from vitascope.ports.blobs import Blobs
from vitascope.ports.clock import Clock
from vitascope.store import audit, documents, privacy
from vitascope.store.engine import Store
from vitascope.usecases.keeping.library import Library


@dataclass(frozen=True, slots=True)
class Privacy:
    """Answers two rights of a person."""

    store: Store
    blobs: Blobs
    library: Library
    clock: Clock

    def export(self, owner: str, target: BinaryIO, *, actor: Caller) -> None:
        """Write a ZIP archive: `held.json` with all rows by table, and their files and pictures.

        Args:
            owner: id of an account, or of an outside portal's user.
            target: need not be able to seek.
            actor: who asked.
        """
        now = self.clock()
        with self.store.read() as db:
            held = privacy.held_about(db, owner)
            files: dict[str, str] = {}
            for document in documents.listed(db, owner=owner):
                files[f"documents/{document.id}/{document.name}"] = document.content_hash
                for picture in documents.pictures_of(db, document.id):
                    files[f"documents/{document.id}/{picture.kind}-{picture.page}.png"] = picture.content_hash
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("held.json", json.dumps(held, ensure_ascii=False, indent=2))
            for name, content_hash in files.items():
                with archive.open(name, "w") as entry:
                    for piece in self.blobs.open(content_hash):
                        entry.write(piece)
        with self.store.begin() as db:
            audit.add(db, AuditLine(now, actor.id, "export", "account", owner, owner, {"documents": len(files)}))

    def erase(self, owner: str, *, actor: Caller) -> dict[str, int]:
        """Remove everything about somebody but lines of the log, which name nobody. How many rows, by table.

        May be interrupted at any point, and repeated. Tokens of the account hold no longer from the first moment that
        it is gone.
        """
        now = self.clock()
        gone = {"documents": self.library.clear(actor=actor, owner=owner)}
        with self.store.begin(durable=True) as db:
            gone |= privacy.erase(db, owner)
            details: dict[str, Detail] = dict(gone)
            audit.add(db, AuditLine(now, actor.id, "erase", "account", owner, owner, details))
        # What was still coming in while the first were being deleted.
        gone["documents"] += self.library.clear(actor=actor, owner=owner)
        return gone
