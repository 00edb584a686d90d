from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from vitascope.edge.problems import answer_errors
from vitascope.edge.uploads import FIELD_BYTES, MOST_PARTS, Form, received
from vitascope.usecases.keeping.drafts import Drafts

LIMIT = 1_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def client(folder: Path) -> TestClient:
    app = FastAPI()
    answer_errors(app)

    app.state.folder = folder
    app.add_api_route("/", echo, methods=["POST"])
    return TestClient(app)


async def sent(request: Request) -> AsyncIterator[Form]:
    """The form of a request."""
    async for form in received(request, Drafts(request.app.state.folder, LIMIT)):
        yield form


def echo(form: Annotated[Form, Depends(sent)], request: Request) -> dict[str, Any]:
    """What came in."""
    files = [
        (name, each.name, each.draft.path.read_text(), each.draft.size, each.draft.content_hash)
        for name, each in form.files
    ]
    return {"fields": dict(form.fields), "files": files, "there": len(list(request.app.state.folder.iterdir()))}


def test_fields_and_files_of_a_form_are_read(client: TestClient, folder: Path) -> None:
    answer = client.post("/", data={"kind": "file", "word": "Žižek"}, files={"file": ("cv.pdf", b"bytes")}).json()

    assert answer["fields"] == {"kind": "file", "word": "Žižek"}
    assert answer["files"] == [["file", "cv.pdf", "bytes", 5, hashlib.sha256(b"bytes").hexdigest()]]
    assert answer["there"] == 1
    assert list(folder.iterdir()) == []


def test_json_and_encoded_forms_are_forms_too(client: TestClient) -> None:
    assert client.post("/", json={"annotate": False}).json()["fields"] == {"annotate": False}
    assert client.post("/", data={"annotate": "false"}).json()["fields"] == {"annotate": "false"}
    assert client.post("/").json()["fields"] == {}


def test_a_file_over_the_limit_is_refused_and_nothing_of_it_stays(client: TestClient, folder: Path) -> None:
    exact = client.post("/", files={"file": ("cv.pdf", b"x" * LIMIT)})
    over = client.post("/", files={"file": ("cv.pdf", b"x" * (LIMIT + 1))})

    assert (exact.status_code, over.status_code) == (200, 413)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[1]", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"rubbish", "multipart/form-data", 400),
        (b"rubbish", "multipart/form-data; boundary=b", 400),
        (b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b", 400),
        (b"x" * (FIELD_BYTES + 1), "application/json", 413),
    ],
    ids=["broken", "a list", "deep", "no boundary", "no parts", "no name", "too long"],
)
def test_a_body_that_is_none_is_refused(client: TestClient, body: bytes, kind: str, status: int) -> None:
    assert client.post("/", content=body, headers={"content-type": kind}).status_code == status


def test_too_many_parts_and_too_long_fields_are_refused(client: TestClient) -> None:
    many = {f"file{number}": ("a", b"") for number in range(MOST_PARTS + 1)}

    assert client.post("/", files=many).status_code == 400
    assert client.post("/", data={"text": "x" * (FIELD_BYTES + 1)}, files={"file": b""}).status_code == 413


def test_an_empty_file_field_is_no_file(client: TestClient) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--b--\r\n'

    answer = client.post("/", content=body, headers={"content-type": "multipart/form-data; boundary=b"})

    assert answer.json()["files"] == []
