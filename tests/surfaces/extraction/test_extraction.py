"""The tour of the extraction API: upload, process, results, pictures, cleaning up."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from PIL import Image
from tests.surfaces.conftest import GOLDEN, Server

TOP = {"file_id", "processing_time_sec", "created_at", "pages", "image_urls", "message", "summary_generated"}


@pytest.fixture
def api(server: Server) -> Iterator[httpx2.Client]:
    """Anybody."""
    with httpx2.Client(base_url=f"{server.url}/api", timeout=60) as client:
        yield client


def upload(api: httpx2.Client, path: Path, name: str = "") -> dict[str, Any]:
    """A file that is stored."""
    answer = api.post("/resumes/upload", files={"file": (name or path.name, path.read_bytes())})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def fields(body: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Labelled fields of all pages, by label."""
    return {field["label_name"]: field for page in body["pages"] for field in page["data"]}


def test_a_file_is_uploaded_and_processed_in_one_step(api: httpx2.Client, resume: Path) -> None:
    answer = api.post("/resumes/upload-and-process", files={"file": (resume.name, resume.read_bytes())})

    body = answer.json()
    assert answer.status_code == 200
    assert body["status"] == "success"
    assert body["execution_time"] == body["processing_time_sec"] > 0
    assert body.keys() == TOP | {"status", "data", "execution_time"}
    assert {name: body[name] for name in TOP} == body["data"]
    assert fields(body)["Name"]["text"] == "Kylie-Anne Brandt"
    assert fields(body)["Work_2_Duration"]["text"] == "Mar 2016 - Jan 2019"
    assert 0 < fields(body)["Name"]["confidence"] <= 1
    assert body["summary_generated"]
    assert fields(body)["Summary"]["box"] is None
    assert fields(body)["Summary"]["text"].count(".") >= 3


@pytest.mark.parametrize("name", ["en-one-column.pdf", "es-sidebar.docx", "fr-rules.txt"])
def test_boxes_lie_on_pictures_of_the_size_that_is_told(api: httpx2.Client, name: str) -> None:
    body = api.post("/resumes/upload-and-process", files={"file": (name, (GOLDEN / name).read_bytes())}).json()

    for page, url in zip(body["pages"], body["image_urls"], strict=True):
        answer = api.get(f"http://{api.base_url.netloc.decode()}{url}")
        picture = Image.open(io.BytesIO(answer.content))
        assert answer.headers["content-type"] == "image/png"
        assert picture.size == (page["image_width_px"], page["image_height_px"])
        assert url == f"/api/static/annotations/{body['file_id']}/{body['file_id']}_page{page['page_num']}.png"
        boxes = [field["box"] for field in page["data"] if field["box"]]
        assert boxes
        assert all(0 <= box[0] < box[2] <= picture.width and 0 <= box[1] < box[3] <= picture.height for box in boxes)


@pytest.mark.parametrize("sent_in", ["query", "form", "json"])
def test_choices_come_in_the_query_a_form_or_json(api: httpx2.Client, resume: Path, sent_in: str) -> None:
    asked = {"file_id": upload(api, resume)["file_id"], "annotate": False, "generate_summary": False}
    texts = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in asked.items()}
    match sent_in:
        case "query":
            body = api.post("/resumes/process", params=texts).json()
        case "form":
            body = api.post("/resumes/process", data=texts).json()
        case _:
            body = api.post("/resumes/process", json=asked).json()

    assert body["file_id"] == asked["file_id"]
    assert (body["image_urls"], body["summary_generated"]) == ([], False)
    assert fields(body)["Summary"]["text"].startswith("Regional sales manager in building products")


def test_results_are_kept(api: httpx2.Client, resume: Path) -> None:
    file_id = upload(api, resume)["file_id"]
    before = api.get(f"/resumes/results/{file_id}")
    processed = api.post("/resumes/process", params={"file_id": file_id}).json()

    results = api.get(f"/resumes/results/{file_id}").json()

    assert (before.status_code, before.json()) == (404, {"detail": "No results found for this file"})
    assert results["status"] == "success"
    assert results["data"] == {
        "file_id": file_id,
        "extraction_data": processed["data"],
        "annotation_files": processed["image_urls"],
    }


def test_a_second_file_of_the_same_name_overwrites_nothing(api: httpx2.Client, resume: Path) -> None:
    first, second = upload(api, resume, "My Résumé!.pdf"), upload(api, GOLDEN / "ru-tabs.pdf", "My Résumé!.pdf")

    assert first["message"] == "File uploaded successfully"
    assert first["file_id"] == first["data"]["file_id"]
    assert first["file_id"].startswith("My_Resume")
    assert first["file_id"] != second["file_id"]
    assert second["file_id"].startswith("My_Resume")


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/resumes/process?file_id=nothing", 404, "File not found"),
        ("/resumes/process", 400, "file_id is required"),
        ("/resumes/process?file_id=x&annotate=perhaps", 400, "annotate must be true or false"),
        ("/resumes/upload", 400, "No file provided"),
        ("/resumes/upload-and-process", 400, "No file provided"),
    ],
)
def test_what_cannot_be_used_is_refused(api: httpx2.Client, path: str, status: int, detail: str) -> None:
    answer = api.post(path)

    assert (answer.status_code, answer.json()) == (status, {"detail": detail})


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"MZ\x90\x00" + bytes(range(256)) * 8, 400), (b"%PDF-1.7 rubbish", 400), (b"", 400), (b"x" * 10_485_761, 413)],
    ids=["a program", "damaged", "empty", "too large"],
)
def test_files_that_cannot_be_read_are_refused(api: httpx2.Client, data: bytes, status: int) -> None:
    answer = api.post("/resumes/upload-and-process", files={"file": ("cv.pdf", data)})

    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)


def test_cleaning_up_removes_what_this_surface_stored(api: httpx2.Client, client: httpx2.Client, resume: Path) -> None:
    file_id = upload(api, resume)["file_id"]
    job = client.post("/parse-resume-async", data={"fileType": "file"}, files={"file": ("cv.pdf", resume.read_bytes())})

    body = api.post("/resumes/cleanup").json()

    folders = ["uploads", "extraction_results", "annotations", "logs"]
    assert body["status"] == "success"
    assert body["data"] == {"directories_cleaned": folders, "directories_created": folders, "errors": []}
    assert api.post("/resumes/process", params={"file_id": file_id}).status_code == 404
    assert client.get(job.json()["statusUrl"]).status_code == 200


def test_every_page_may_call(api: httpx2.Client) -> None:
    answer = api.get("/health", headers={"Origin": "http://anywhere.example"})

    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "/static/annotations/../../../../etc/passwd",
        "/static/annotations/..%2f..%2f..%2fetc/passwd",
        "/static/annotations/x/..%2f..%2fvitascope.db",
        "/static/annotations/%00/%00",
        "/resumes/results/..%2f..%2fsecrets",
    ],
)
def test_paths_lead_nowhere_else(server: Server, path: str) -> None:
    done = subprocess.run(
        ["curl", "-s", "--path-as-is", "-o", "/dev/null", "-w", "%{http_code}", f"{server.url}/api{path}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout in {"400", "404"}


@pytest.mark.parametrize(
    "name", ["../../../evil.pdf", "a\r\nX-Evil: 1.pdf", "\x00.pdf", "x" * 900 + ".pdf", ".", "con.pdf"]
)
def test_names_of_files_do_no_harm(api: httpx2.Client, resume: Path, name: str) -> None:
    body = upload(api, resume, name)

    assert "/" not in body["file_id"]
    assert len(body["file_id"]) <= 100
    assert not {"\r", "\n", "\x00", "/"} & set(body["data"]["filename"])
