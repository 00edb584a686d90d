"""From a sound file to a broken one: mutations that know how a format is built, drawn from a seed."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]

EXTREMES = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
)
"""Numbers that are wrong in most places."""

MOST_BYTES = 4 * 1024 * 1024
"""Nothing grows beyond this: size is what the limits are tested with elsewhere."""

_MARKUP = re.compile(rb"<[^<>]*>|[^<>]+")
_RICH = re.compile(rb"\\[a-z]+-?\d* ?|\\'..|[{}]|[^\\{}]+|\\.")
_TYPED = re.compile(rb"\s+|[^\s]+")
_PDF = re.compile(rb"<<|>>|/[^\s/<>\[\]()]+|[-+]?\d+\.?\d*|\([^()]*\)|[\[\]]|[^\s/<>\[\]()]+|\s+")
_NUMBER = re.compile(rb"-?\d+")
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def mutate(rng: random.Random, data: bytes, kind: str) -> bytes:
    """One to three mutations that suit the format `kind`; the result may well be sound."""
    fitting = (*_ANYWHERE, *_BY_KIND.get(kind, ()) * 3)
    for _ in range(rng.randint(1, 3)):
        data = rng.choice(fitting)(rng, data)[:MOST_BYTES]
    return data


def flip(rng: random.Random, data: bytes) -> bytes:
    """A few bytes become others."""
    changed = bytearray(data)
    for _ in range(min(len(changed), rng.choice((1, 1, 4, 32)))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(rng: random.Random, data: bytes) -> bytes:
    """The end is missing, or the beginning."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def splice(rng: random.Random, data: bytes) -> bytes:
    """A stretch is copied to another place, over what is there or between it."""
    start, end = _stretch(rng, len(data))
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[start:end] + data[at + rng.choice((0, end - start)) :]


def cut(rng: random.Random, data: bytes) -> bytes:
    """A stretch is missing."""
    start, end = _stretch(rng, len(data))
    return data[:start] + data[end:]


def blank(rng: random.Random, data: bytes) -> bytes:
    """A stretch is overwritten with one byte."""
    start, end = _stretch(rng, len(data))
    return data[:start] + bytes([rng.choice((0, 0x20, 0xFF))]) * (end - start) + data[end:]


def _stretch(rng: random.Random, length: int) -> tuple[int, int]:
    start = rng.randrange(length + 1)
    return start, min(length, start + rng.choice((1, 8, 64, 512, 4096)))


_ANYWHERE: tuple[Mutation, ...] = (flip, truncate, splice, cut, blank)


def _tokens(pattern: re.Pattern[bytes]) -> Mutation:
    def change(rng: random.Random, data: bytes) -> bytes:
        parts = pattern.findall(data)
        if not parts:
            return data
        for _ in range(rng.choice((1, 2, 8))):
            _change_part(rng, parts)
        return b"".join(parts)

    return change


def _change_part(rng: random.Random, parts: list[bytes]) -> None:
    at, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    match rng.randrange(6):
        case 0:
            parts[at] = b""
        case 1:
            parts[at], parts[other] = parts[other], parts[at]
        case 2:
            # Deep nesting, where the part opens something.
            times = min(rng.choice((2, 50, 3000)), MOST_BYTES // max(1, len(parts[at])))
            parts[at] *= max(1, times)
        case 3:
            parts[at] = parts[other] + parts[at]
        case _:
            parts[at] = _NUMBER.sub(lambda _: rng.choice(EXTREMES), parts[at])


_in_markup, _in_rich, _in_typed, _in_pdf = (_tokens(pattern) for pattern in (_MARKUP, _RICH, _TYPED, _PDF))


def in_archive(rng: random.Random, data: bytes) -> bytes:
    """A member of a zip is changed, lost, doubled or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return flip(rng, data)
    if not members:
        return data
    at = rng.randrange(len(members))
    name, content = members[at]
    match rng.randrange(8):
        case 0:
            del members[at]
        case 1:
            members.append((rng.choice(members)[0], content))
        case 2:
            members[at] = (f"../{name}", content)
        case 3:
            members[at] = (name, rng.choice(_ANYWHERE)(rng, content) if content else b"")
        case _:
            members[at] = (name, _in_markup(rng, content))
    return _packed(members)


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        # A second entry of one name is the mutation, and the library's warning about it no news.
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def in_objects(rng: random.Random, data: bytes) -> bytes:
    """An object of a PDF is lost, or its parts are changed, or another takes its place."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return flip(rng, data)
    chosen, other = rng.choice(found), rng.choice(found)
    match rng.randrange(4):
        case 0:
            new = b""
        case 1:
            number, _, _ = chosen.group().partition(b" ")
            new = number + b" " + other.group().partition(b" ")[2]
        case _:
            new = _in_pdf(rng, chosen.group())
    return data[: chosen.start()] + new + data[chosen.end() :]


def in_streams(rng: random.Random, data: bytes) -> bytes:
    """The inside of a packed stream of a PDF is changed and packed again."""
    found = list(_STREAM.finditer(data))
    if not found:
        return flip(rng, data)
    chosen = rng.choice(found)
    try:
        content = zlib.decompress(chosen.group(1))
    except zlib.error:
        return flip(rng, data)
    packed = zlib.compress(_in_pdf(rng, content)[:MOST_BYTES])
    return data[: chosen.start(1)] + packed + data[chosen.end(1) :]


_BY_KIND: dict[str, tuple[Mutation, ...]] = {
    "pdf": (in_objects, in_streams),
    "docx": (in_archive,),
    "odt": (in_archive,),
    "rtf": (_in_rich,),
    "html": (_in_markup,),
    "txt": (_in_typed,),
    "md": (_in_typed,),
    "mhtml": (_in_markup,),
}
