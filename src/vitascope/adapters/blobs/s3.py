"""Blobs in S3, or in any storage that speaks its protocol, through obstore."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from vitascope.errors import Misconfigured, NotFound, Unavailable
from vitascope.settings import S3Blobs

try:
    import obstore
    from obstore.exceptions import BaseError, NotFoundError
    from obstore.store import ObjectStore, S3Store
except ImportError:
    raise Misconfigured("S3 needs the extra: pip install 'vitascope[s3]'") from None

if TYPE_CHECKING:
    from obstore.store import S3Config

PIECE = 256 * 1024
"""Bytes handed on at once, at least."""

TIMEOUT = "30s"
"""For one request."""

_KEY = re.compile(r"[0-9a-f]{64}")


class ObjectBlobs:
    """See `ports.blobs.Blobs`: `PREFIXab/abcd…` in a bucket.

    An object is there whole or not at all, and only once the storage says that it is kept: S3's own promise.
    """

    def __init__(self, store: ObjectStore, prefix: str = "") -> None:
        self._store = store
        self._prefix = prefix

    def put(self, key: str, source: Path) -> None:
        """Send a file; large ones in parts, which the storage puts together at the end."""
        with _translated():
            obstore.put(self._store, self._name(key), source)

    def open(self, key: str) -> Iterator[bytes]:
        """The bytes in pieces."""
        with _translated():
            found = obstore.get(self._store, self._name(key))
        return _pieces(found)

    def has(self, key: str) -> bool:
        """There is such an object."""
        try:
            with _translated():
                obstore.head(self._store, self._name(key))
        except NotFound:
            return False
        return True

    def delete(self, key: str) -> None:
        """Remove the object."""
        try:
            with _translated():
                obstore.delete(self._store, self._name(key))
        except NotFound:
            return

    def listed(self) -> Iterator[tuple[str, float]]:
        """All objects below the prefix with the time of their last writing."""
        with _translated():
            for batch in obstore.list(self._store, prefix=self._prefix.rstrip("/") or None):
                for entry in batch:
                    name = entry["path"].rpartition("/")[2]
                    if _KEY.fullmatch(name):
                        yield name, entry["last_modified"].timestamp()

    def _name(self, key: str) -> str:
        if not _KEY.fullmatch(key):
            raise NotFound("not the name of a blob")
        return f"{self._prefix}{key[:2]}/{key}"


def open_s3(settings: S3Blobs, key_id: SecretStr | None, secret: SecretStr | None) -> ObjectBlobs:
    """The bucket of the settings; without keys, whatever this machine may do by itself."""
    config: S3Config = {"bucket": settings.bucket, "region": settings.region}
    if settings.endpoint:
        config["endpoint"] = settings.endpoint
    if key_id and secret:
        config["access_key_id"] = key_id.get_secret_value()
        config["secret_access_key"] = secret.get_secret_value()
    plain = (settings.endpoint or "").startswith("http://")
    store = S3Store(config=config, client_options={"timeout": TIMEOUT, "allow_http": plain})
    return ObjectBlobs(store, settings.prefix)


def _pieces(found: obstore.GetResult) -> Iterator[bytes]:
    with _translated():
        for piece in found.stream(min_chunk_size=PIECE):
            yield bytes(piece)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (NotFoundError, FileNotFoundError) as error:
        raise NotFound("there is no such blob") from error
    except (BaseError, OSError) as error:
        raise Unavailable(f"the storage of blobs: {type(error).__name__}") from error
