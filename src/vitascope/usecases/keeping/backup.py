"""A copy of everything that is kept, taken while the server runs, and an installation made from it.

    manifest.json        the version of the schema, how many rows and files
    rows/TABLE.jsonl.gz  one row a line, alike for both databases
    blobs/ab/abcd…       files by the hash of what they are

All rows are of one moment. Files are copied after them; where one was deleted meanwhile, the rows are taken anew, until
rows and files fit. What was copied already is not copied again.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vitascope.errors import BadInput, Conflict, Misconfigured, NotEmpty, NotFound
from vitascope.ports.blobs import Blobs
from vitascope.ports.clock import Clock
from vitascope.store import blobs as blob_rows
from vitascope.store import copying
from vitascope.store.engine import Db, Store
from vitascope.store.migrations import migrate, revision_of
from vitascope.usecases.keeping.drafts import Drafts

TRIES = 20
"""Times that the rows are taken; the second is enough unless documents are deleted without end."""

FORMAT = 1
"""Of the copy."""


@dataclass(frozen=True, slots=True)
class Backup:
    """Copies an installation.

    Attributes:
        copies: the blobs of the copy.
        folder: of the copy.
        drafts: where files are checked on their way.
        secrets: the folder of those that the installation made for itself; without them, tokens that were given out
            and keys that were sealed are worth nothing.
    """

    store: Store
    blobs: Blobs
    copies: Blobs
    folder: Path
    drafts: Drafts
    clock: Clock
    secrets: Path

    def take(self) -> dict[str, int]:
        """Copy all rows and files, and say how many.

        Raises:
            Conflict: files were deleted faster than rows were taken.
            BadInput: a file is not what its name says; the disk is failing.
        """
        for _ in range(TRIES):
            manifest, needed = self._take_rows()
            if all(self._copied(key, self.blobs, self.copies) for key in needed):
                break
        else:
            raise Conflict("documents are being deleted too fast for a copy; try again later")
        for key in {key for key, _ in self.copies.listed()} - set(needed):
            self.copies.delete(key)
        manifest["blobs"] = len(needed)
        _copy_secrets(self.secrets, self.folder / "secrets")
        (self.folder / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        return {**manifest["rows"], "files": len(needed)}

    def restore(self) -> dict[str, int]:
        """Fill an empty installation, and say with how many rows and files.

        Raises:
            BadInput: that is no copy, or it is damaged.
            NotEmpty: there is something already.
            Misconfigured: the database is of another version.
        """
        manifest = _manifest(self.folder)
        with self.store.read() as db:
            revision = revision_of(db)
        if revision is None:
            migrate(self.store, to=manifest["revision"])
        elif revision != manifest["revision"]:
            raise Misconfigured("the database is of another version than the copy: restore into an empty one")
        files = 0
        for key, _ in self.copies.listed():
            if not self._copied(key, self.copies, self.blobs):
                raise BadInput("the copy is damaged: a file is missing")
            files += 1
        if files != manifest["blobs"]:
            raise BadInput("the copy is damaged: files are missing")
        with self.store.begin(durable=True) as db:
            self._load(db, manifest)
        migrate(self.store)
        _copy_secrets(self.folder / "secrets", self.secrets)
        return {**manifest["rows"], "files": files}

    def _take_rows(self) -> tuple[dict[str, Any], list[str]]:
        rows: dict[str, int] = {}
        with self.store.read() as db:
            manifest = {
                "format": FORMAT,
                "taken_at": self.clock().isoformat(),
                "revision": revision_of(db),
                "numbers": copying.numbers_of(db),
                "rows": rows,
            }
            for table in copying.tables_of(db):
                rows[table.name] = _write(self.folder / "rows" / f"{table.name}.jsonl.gz", copying.rows_of(db, table))
            return manifest, [key for key, _ in blob_rows.in_use(db)]

    def _copied(self, key: str, source: Blobs, target: Blobs) -> bool:
        """Whether the file was there to be copied."""
        if target.has(key):
            return True
        try:
            pieces = source.open(key)
        except NotFound:
            return False
        with self.drafts.of(pieces) as draft:
            if draft.content_hash != key:
                raise BadInput(f"a file is damaged: {key}")
            target.put(key, draft.path)
        return True

    def _load(self, db: Db, manifest: dict[str, Any]) -> None:
        tables = copying.tables_of(db)
        if not copying.is_empty(db, tables):
            raise NotEmpty("there is something here already: restore into an installation that is empty")
        for table in tables:
            found = copying.load(db, table, _read(self.folder / "rows" / f"{table.name}.jsonl.gz"))
            if found != manifest["rows"].get(table.name):
                raise BadInput(f"the copy is damaged: rows of {table.name} are missing")
        copying.set_numbers(db, manifest["numbers"])


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{folder} holds no complete copy: its manifest cannot be read") from error
    if manifest.get("format") != FORMAT:
        raise BadInput(f"{folder} is of another format than this version restores")
    return manifest


def _copy_secrets(source: Path, target: Path) -> None:
    """Those that are not there yet; readable by their user alone from the first moment."""
    for path in sorted(source.glob("*")) if source.is_dir() else ():
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileExistsError):
            handle = os.open(target / path.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(path.read_bytes())


def _write(path: Path, rows: Iterable[dict[str, object]]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    total = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=5) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            total += 1
    return total


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise BadInput(f"the copy is damaged: {path.name} cannot be read") from error
