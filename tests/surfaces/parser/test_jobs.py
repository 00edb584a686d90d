"""Jobs in the background: polling, streams, and what outlives a restart."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.surfaces.conftest import GOLDEN, ORIGIN, Server, free_shift, token_of

from vitascope.app import FLUSH_S

BROKEN = b"%PDF-1.7\n" + b"rubbish " * 100


def submit(client: httpx2.Client, data: bytes, name: str = "resume.pdf", **fields: str) -> httpx2.Response:
    """A file sent to be read in the background."""
    return client.post("/parse-resume-async", data={"fileType": "file", **fields}, files={"file": (name, data)})


def finished(client: httpx2.Client, url: str) -> dict[str, Any]:
    """The status of a job when it is over."""
    deadline = time.monotonic() + 120
    status: dict[str, Any] = {"status": "queued"}
    while status["status"] not in {"completed", "failed"}:
        assert time.monotonic() < deadline, status
        time.sleep(0.05)
        status = client.get(url).json()
    return status


def events(client: httpx2.Client, url: str) -> list[dict[str, Any]]:
    """All that a stream says, each line of data as JSON."""
    with client.stream("GET", url) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-cache"
        return [json.loads(line.removeprefix("data: ")) for line in answer.iter_lines() if line.startswith("data: ")]


def test_a_job_is_taken_on_and_polled(client: httpx2.Client, resume: Path) -> None:
    answer = submit(client, resume.read_bytes())

    job = answer.json()
    assert answer.status_code == 202
    assert job == {
        "jobId": job["jobId"],
        "status": "queued",
        "message": "Resume processing started",
        "estimatedTime": "15 seconds",
        "statusUrl": f"/parse-resume-async/status/{job['jobId']}",
        "streamUrl": f"/parse-resume-async/stream/{job['jobId']}",
    }
    status = finished(client, job["statusUrl"])
    assert status.keys() == {"jobId", "status", "createdAt", "updatedAt", "completedAt", "result"}
    assert status["result"]["personal"]["name"] == "Kylie-Anne Brandt"
    assert status["result"]["metadata"]["user_id"] == "user123"
    assert status["createdAt"] <= status["completedAt"]
    assert abs(status["completedAt"] - time.time()) < 120


def test_a_stream_tells_every_step_and_ends(client: httpx2.Client, resume: Path) -> None:
    job = submit(client, resume.read_bytes(), fresh="true").json()

    *updates, last = events(client, job["streamUrl"])

    assert last == {"event": "complete"}
    assert {update["event"] for update in updates} == {"status_update"}
    assert updates[-1]["status"] == "completed"
    assert updates[-1]["message"] == "Processing completed"
    assert updates[-1]["result"] == finished(client, job["statusUrl"])["result"]
    assert all(update["jobId"] == job["jobId"] for update in updates)


def test_a_stream_can_be_opened_again_after_the_end(client: httpx2.Client, resume: Path) -> None:
    job = submit(client, resume.read_bytes()).json()
    finished(client, job["statusUrl"])

    first, last = events(client, job["streamUrl"])

    assert (first["status"], last) == ("completed", {"event": "complete"})


def test_a_file_that_cannot_be_read_fails_with_its_reason(client: httpx2.Client) -> None:
    job = submit(client, BROKEN).json()

    status = finished(client, job["statusUrl"])
    update, last = events(client, job["streamUrl"])

    assert status.keys() == {"jobId", "status", "error", "createdAt", "updatedAt", "failedAt"}
    assert (update["status"], update["message"]) == ("failed", "Processing failed")
    assert update["error"] == status["error"] != ""
    assert last == {"event": "error"}


def test_a_job_is_its_users(server: Server, client: httpx2.Client, resume: Path) -> None:
    job = submit(client, resume.read_bytes()).json()
    headers = {"Authorization": f"Bearer {token_of('somebody-else')}", "Origin": ORIGIN}

    for url in (
        job["statusUrl"],
        job["streamUrl"],
        "/parse-resume-async/status/none",
        "/parse-resume-async/stream/none",
    ):
        answer = httpx2.get(f"{server.url}{url}", headers=headers)

        assert (answer.status_code, answer.json()) == (404, {"detail": "Job not found"})


@pytest.mark.parametrize("prefix", ["", "Bearer "])
def test_a_stream_takes_the_token_in_its_address(
    server: Server, client: httpx2.Client, prefix: str, token: str
) -> None:
    job = submit(client, b"Ada Invented\nada@example.com\n", name="ada.txt").json()

    with httpx2.Client(base_url=server.url) as browser:
        said = events(browser, str(httpx2.URL(job["streamUrl"], params={"authorization": f"{prefix}{token}"})))

    assert said[-1] == {"event": "complete"}
    assert token not in server.log


def test_urls_lead_to_the_same_surface_under_its_own_name(server: Server, client: httpx2.Client, resume: Path) -> None:
    files = {"file": (resume.name, resume.read_bytes())}

    job = client.post("/parser/parse-resume-async", data={"fileType": "file"}, files=files).json()

    assert job["statusUrl"] == f"/parser/parse-resume-async/status/{job['jobId']}"
    assert finished(client, job["statusUrl"])["status"] == "completed"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data", free_shift())
    server.start()
    yield server
    server.kill()


def test_jobs_and_figures_outlive_a_restart(own_server: Server, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}", "Origin": ORIGIN}
    with httpx2.Client(base_url=own_server.url, headers=headers, timeout=60) as client:
        first = submit(client, (GOLDEN / "fr-rules.txt").read_bytes(), name="cv.txt").json()
        finished(client, first["statusUrl"])
        counted = requests_counted(client)
        time.sleep(3 * FLUSH_S)  # what was counted longer ago than that outlives even a kill
        second = submit(client, (GOLDEN / "de-markdown.txt").read_bytes(), name="cv2.txt").json()
        own_server.kill()

        own_server.start()

        assert finished(client, first["statusUrl"])["result"]["personal"]["name"]
        assert finished(client, second["statusUrl"])["status"] == "completed"
        assert requests_counted(client) >= counted >= 1
        submit(client, (GOLDEN / "fr-rules.txt").read_bytes(), name="cv3.txt")
        counted = requests_counted(client)
        assert own_server.stop() == 0
        own_server.start()
        assert requests_counted(client) == counted


def requests_counted(client: httpx2.Client) -> int:
    return int(client.get("/stats").json()["request_stats"]["total_requests"])
