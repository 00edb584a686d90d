"""From a zip container to its parts, within the limits: the only place that unpacks."""

from __future__ import annotations

import io
import zipfile
import zlib

from vitascope.errors import DamagedDocument, LimitExceeded, LockedDocument
from vitascope.reading.limits import Limits

_LOCAL_HEADER = 30
"""Bytes of a member's local header before its name."""

_SMALL = 1024 * 1024
"""Unpacked bytes below which a high ratio harms nobody."""


class Archive:
    """The members of a zip container, read one at a time."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container and refuse bombs before anything is unpacked.

        Raises:
            DamagedDocument: the directory of the container is broken.
            LimitExceeded: it holds too many members, or too much.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise DamagedDocument(f"the zip container is broken: {error}") from error
        self._limits = limits
        members = self._zip.infolist()
        _check(members, len(data), limits)
        self._members = {member.filename.replace("\\", "/"): member for member in members}

    def names(self) -> list[str]:
        """Names of all members, with forward slashes."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """A member's bytes; None where there is no such member.

        Raises:
            DamagedDocument: the member is broken.
            LimitExceeded: it unpacks to more than one part may hold.
            LockedDocument: it is encrypted.
        """
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise LockedDocument("the container's members are encrypted; send it without a password")
        if member.file_size > self._limits.part:
            raise LimitExceeded(f"{name} unpacks to {member.file_size} bytes, over the limit of {self._limits.part}")
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise DamagedDocument(f"{name} in the container is broken") from error


def _check(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(members) > limits.members:
        raise LimitExceeded(f"the container holds {len(members)} files, over the limit of {limits.members}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked:
        raise LimitExceeded(f"the container unpacks to {unpacked} bytes, over the limit of {limits.unpacked}")
    for member in members:
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(1, member.compress_size):
            raise LimitExceeded(f"a part of the container is packed more than {limits.ratio} to 1")
    if unpacked > _SMALL and unpacked > limits.ratio * packed:
        raise LimitExceeded(f"the container is packed more than {limits.ratio} to 1")
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise LimitExceeded("members of the container overlap, as they do in a zip bomb")
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
