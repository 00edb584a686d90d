"""Bodies of forms into fields and files on disk, refused at the limit while they still come in.

A file is never held in memory: its pieces go into a draft as they arrive. What is over the limit costs
no more than the limit. Fields that nobody asked for do no harm.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from vitascope.errors import BadRequest, FileTooLarge
from vitascope.usecases.keeping.drafts import Draft, Drafts

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FIELD_BYTES = 1024 * 1024
"""Of one field of text: a résumé pasted by hand is a few thousand."""

MOST_PARTS = 200
"""Fields and files of one form."""


FLAGS = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
"""How yes and no are written."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in.

    Attributes:
        name: as the client called it; whatever it liked.
        draft: its bytes, until the request is answered.
    """

    name: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Form:
    """What a request sent, whatever it was packed in.

    Attributes:
        fields: values by name; of several of one name, the last.
        files: by the name of their field, in the order they came.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[tuple[str, Upload], ...] = ()

    def file(self, *names: str) -> Upload | None:
        """The first file in a field of one of these names."""
        return next((upload for name, upload in self.files if name in names), None)

    def flag(self, name: str, *, default: bool) -> bool:
        """A field that is yes or no.

        Raises:
            BadRequest: it is neither.
        """
        value = self.fields.get(name)
        if value is None or value == "":
            return default
        said = FLAGS.get(str(value).strip().lower())
        if said is None:
            raise BadRequest(f"{name} must be true or false")
        return said

    def text(self, name: str) -> str:
        """A field that is text; empty where it is not there.

        Raises:
            BadRequest: it is something else.
        """
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise BadRequest(f"{name} must be a string")
        return value


async def received(request: Request, drafts: Drafts) -> AsyncIterator[Form]:
    """The body as a form, its files on disk while the block lasts.

    Args:
        request: multipart, URL-encoded or JSON; anything else is an empty form.
        drafts: for the files; know how many bytes one may have.

    Raises:
        FileTooLarge: a file has more bytes.
        BadRequest: the body is no such form.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    with ExitStack() as files:
        match kind:
            case b"multipart/form-data":
                yield await _multipart(request, options.get(b"boundary", b""), drafts, files)
            case b"application/x-www-form-urlencoded":
                text = (await _whole(request)).decode("utf-8", "replace")
                yield Form(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARTS)))
            case b"application/json":
                yield Form(_json(await _whole(request)))
            case _:
                yield Form()


@dataclass
class _Part:
    """One part of a form while it comes in."""

    disposition: bytes = b""
    name: str = ""
    draft: Draft | None = None
    file_name: str = ""
    text: bytearray = field(default_factory=bytearray)


class _Reading:
    """Takes the parser's events and keeps what they say."""

    def __init__(self, drafts: Drafts, files: ExitStack) -> None:
        self.fields: dict[str, str] = {}
        self.uploads: list[tuple[str, Upload]] = []
        self._drafts = drafts
        self._files = files
        self._parts = 0
        self._part = _Part()
        self._header = b""
        self._value = b""

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._on_header,
            "on_headers_finished": self._on_headers,
            "on_part_data": self._on_data,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise BadRequest(f"the form has more than {MOST_PARTS} parts")
        self._part = _Part()

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._part.disposition = self._value
        self._header = self._value = b""

    def _on_headers(self) -> None:
        _, options = parse_options_header(self._part.disposition)
        if b"name" not in options:
            raise BadRequest("a part of the form has no name")
        self._part.name = options[b"name"].decode("utf-8", "replace")
        # A file field left empty comes as a file without a name.
        if b"filename" in options:
            self._part.file_name = options[b"filename"].decode("utf-8", "replace")
            self._part.draft = self._files.enter_context(self._drafts.new())

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        part, piece = self._part, data[start:end]
        if part.draft is not None:
            part.draft.write(piece)
        elif len(part.text) + len(piece) > FIELD_BYTES:
            raise FileTooLarge(f"a field of the form has more than {FIELD_BYTES} bytes")
        else:
            part.text += piece

    def _end(self) -> None:
        part = self._part
        if part.draft is None:
            self.fields[part.name] = part.text.decode("utf-8", "replace")
        elif part.file_name or part.draft.size:
            self.uploads.append((part.name, Upload(part.file_name, part.draft)))


async def _multipart(request: Request, boundary: bytes, drafts: Drafts, files: ExitStack) -> Form:
    if not boundary:
        raise BadRequest("the form names no boundary between its parts")
    reading = _Reading(drafts, files)
    try:
        parser = MultipartParser(boundary, reading.callbacks())
        async for piece in request.stream():
            parser.write(piece)
        parser.finalize()
    except FormParserError as error:
        raise BadRequest("the form cannot be read") from error
    return Form(reading.fields, tuple(reading.uploads))


async def _whole(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > FIELD_BYTES:
            raise FileTooLarge(f"the body has more than {FIELD_BYTES} bytes")
    return bytes(body)


def _json(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("the body is no JSON") from error
    if not isinstance(value, dict):
        raise BadRequest("the body is no JSON object")
    return value
