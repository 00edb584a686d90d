"""Blob stores: a folder, S3 and what speaks its protocol, or memory."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from pydantic import SecretStr

from vitascope.ports.blobs import Blobs
from vitascope.settings import Blobs as BlobSettings
from vitascope.settings import FolderBlobs, MemoryBlobs, S3Blobs


def open_blobs(
    settings: BlobSettings, *, data: Path, key_id: SecretStr | None = None, secret: SecretStr | None = None
) -> Blobs:
    """The blob store that the operator chose.

    Args:
        settings: the choice.
        data: the folder that a folder without a path of its own lies in.
        key_id: of Amazon's account; with `secret`, both or neither.
        secret: to it.

    Raises:
        Misconfigured: what it needs is not installed.
    """
    match settings:
        case FolderBlobs():
            return cast("Blobs", import_module(f"{__name__}.folder").FolderBlobs(settings.path or data / "blobs"))
        case S3Blobs():
            return cast("Blobs", import_module(f"{__name__}.s3").open_s3(settings, key_id, secret))
        case MemoryBlobs():
            return cast("Blobs", import_module(f"{__name__}.memory").MemoryBlobs())
