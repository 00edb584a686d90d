from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from vitascope.errors import LimitExceeded
from vitascope.reading.archive import Archive
from vitascope.reading.limits import Limits


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_part_is_read_and_a_missing_one_is_none() -> None:
    archive = Archive(zipped({"a.xml": b"<a/>"}), Limits())

    assert (archive.read("a.xml"), archive.read("b.xml")) == (b"<a/>", None)


@pytest.mark.parametrize(
    ("parts", "limits"),
    [
        ({"a": b"0" * 2_000_000}, Limits(ratio=10)),
        ({"a": b"12345678"}, Limits(unpacked=4)),
        ({str(at): b"" for at in range(5)}, Limits(members=4)),
    ],
)
def test_bombs_are_refused_before_anything_is_unpacked(parts: dict[str, bytes], limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        Archive(zipped(parts), limits)


def test_one_part_may_not_hold_too_much() -> None:
    archive = Archive(zipped({"a": b"12345678"}), replace(Limits(), part=4))

    with pytest.raises(LimitExceeded, match="a unpacks to 8 bytes"):
        archive.read("a")


def test_overlapping_members_are_refused() -> None:
    data = bytearray(zipped({"a": b"x" * 50, "b": b"y" * 50}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")

    with pytest.raises(LimitExceeded, match="overlap"):
        Archive(bytes(data), Limits())
