"""The tour of the parser API: what the answers hold, and what goes wrong how."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import httpx2
import jwt
import pytest
from tests.surfaces.conftest import GOLDEN, ORIGIN, SECRET, Server, token_of


def parse(client: httpx2.Client, path: Path, **fields: str) -> httpx2.Response:
    """A file sent to be read at once."""
    files = {"file": (path.name, path.read_bytes())}
    return client.post("/parse-resume", data={"fileType": "file", **fields}, files=files)


def test_a_file_is_read_while_the_caller_waits(client: httpx2.Client, resume: Path) -> None:
    answer = parse(client, resume)

    body = answer.json()
    assert answer.status_code == 200
    assert body["personal"]["name"] == "Kylie-Anne Brandt"
    assert body["experience"][3] | {"confidence": 0} == {
        "title": "Waitress",
        "company": "Surf & Turf Grill",
        "duration": "2011-2013",
        "description": "",
        "location": "Surfers Paradise",
        "start": "2011",
        "end": "2013",
        "current": False,
        "confidence": 0,
    }
    assert body["education"][0]["year"] == "2013"
    assert "Negotiation" in body["skills"]
    metadata = body["metadata"]
    assert (metadata["user_id"], metadata["origin"], metadata["origin_valid"]) == ("user123", ORIGIN, True)
    assert metadata["parseTime"] > 0
    assert metadata["tokens"] == {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0}
    assert metadata["cost"] == {"total_cost_usd": 0.0}


@pytest.mark.parametrize("name", ["en-short.doc", "es-sidebar.docx", "ru-cp1251.txt", "en-bare.html"])
def test_every_documented_format_and_more_is_read(client: httpx2.Client, name: str) -> None:
    answer = parse(client, GOLDEN / name)

    assert answer.status_code == 200
    assert answer.json()["personal"]["name"]


def test_text_is_read_too(client: httpx2.Client) -> None:
    text = "Ada Invented\nada@example.com\n\nExperience\nEditor, Sample Press\n2019 - 2023\n"

    answer = client.post("/parse-resume", data={"fileType": "text", "text": text, "unknown": "field"})

    assert answer.json()["personal"]["email"] == "ada@example.com"


def test_a_known_answer_carries_the_callers_own_metadata(server: Server, client: httpx2.Client) -> None:
    document = GOLDEN / "pt-one-column.pdf"
    parse(client, document)
    headers = {"Authorization": f"Bearer {token_of('somebody-else')}", "Origin": server.url}

    with httpx2.Client(base_url=server.url, headers=headers, timeout=60) as other:
        again, fresh = parse(other, document).json(), parse(other, document, fresh="true").json()

    assert (again["metadata"]["user_id"], again["metadata"]["origin"]) == ("somebody-else", server.url)
    assert (again["metadata"]["cached"], fresh["metadata"]["cached"]) == (True, False)
    assert again["experience"] == fresh["experience"]


@pytest.mark.parametrize(
    ("fields", "files", "status", "detail"),
    [
        (
            {"fileType": "file"},
            {"file": ("resume.exe", b"MZ\x90\x00" + bytes(range(256)) * 8)},
            400,
            "Unsupported file type: exe. Allowed: pdf, doc, docx, png, jpg, jpeg, txt",
        ),
        (
            {"fileType": "file"},
            {"file": ("resume.exe", b"not a program at all")},
            400,
            "Unsupported file type: exe. Allowed: pdf, doc, docx, png, jpg, jpeg, txt",
        ),
        ({"fileType": "file"}, {}, 400, "file is required when fileType is 'file'"),
        ({"fileType": "text"}, {}, 400, "text is required when fileType is 'text'"),
        ({"fileType": "picture"}, {}, 400, "fileType must be 'file' or 'text'"),
        ({}, {}, 400, "fileType must be 'file' or 'text'"),
        ({"fileType": "text", "text": "x", "fresh": "perhaps"}, {}, 400, "fresh must be true or false"),
        (
            {"fileType": "file"},
            {"file": ("resume.pdf", b"x" * (10 * 1024 * 1024 + 1))},
            413,
            "File too large (max 10MB)",
        ),
    ],
    ids=["a program", "a name alone", "no file", "no text", "another type", "nothing", "no flag", "too large"],
)
def test_what_cannot_be_used_is_refused_in_the_documented_words(
    client: httpx2.Client, fields: dict[str, str], files: dict[str, Any], status: int, detail: str
) -> None:
    for path in ("/parse-resume", "/parse-resume-async"):
        answer = client.post(path, data=fields, files=files)

        assert (answer.status_code, answer.json()) == (status, {"detail": detail})


@pytest.mark.parametrize(
    "token",
    [
        None,
        "rubbish",
        jwt.encode({"userId": "ada", "exp": int(time.time()) - 10}, SECRET),
        jwt.encode({"userId": "ada"}, "another-secret-that-is-also-long-enough-"),
        jwt.encode({"userId": "ada"}, "", algorithm="none"),
        jwt.encode({"userId": ["ada"]}, SECRET),
    ],
    ids=["none", "rubbish", "expired", "another secret", "no algorithm", "another type"],
)
def test_nobody_comes_in_without_a_token_that_holds(server: Server, token: str | None) -> None:
    headers = {"Origin": ORIGIN} | ({"Authorization": f"Bearer {token}"} if token is not None else {})

    answer = httpx2.post(f"{server.url}/parse-resume", headers=headers, data={"fileType": "text", "text": "x"})

    assert (answer.status_code, answer.json()) == (401, {"detail": "Invalid or expired token"})


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
def test_no_other_page_may_call(server: Server, token: str, origin: str | None) -> None:
    headers = {"Authorization": f"Bearer {token}"} | ({"Origin": origin} if origin else {})

    answer = httpx2.post(f"{server.url}/parse-resume", headers=headers, data={"fileType": "text", "text": "x"})

    assert (answer.status_code, answer.json()) == (403, {"detail": "Origin not allowed"})


def test_the_parser_says_that_it_runs(server: Server) -> None:
    for path in ("/", "/health", "/parser/", "/parser/health"):
        answer = httpx2.get(f"{server.url}{path}")

        assert answer.json() == {"status": "ok", "message": "Resume parser is running"}


def test_figures_count_what_happened(client: httpx2.Client, resume: Path) -> None:
    before, cache_before = client.get("/stats").json(), client.get("/cache/stats").json()

    parse(client, resume)
    parse(client, resume)
    client.post("/parse-resume", data={"fileType": "none"})

    after, cache = client.get("/stats").json(), client.get("/cache/stats").json()
    requests = {name: after["request_stats"][name] - number for name, number in before["request_stats"].items()}
    assert (requests["total_requests"], requests["successful_requests"], requests["failed_requests"]) == (3, 2, 1)
    assert cache["total_hits"] + cache["total_misses"] == cache_before["total_hits"] + cache_before["total_misses"] + 2
    assert 0 < cache["hit_rate"] <= 100
    assert cache["cache_size"] >= 1
    assert after["cache_stats"].items() <= cache.items()
    assert after["system_info"] == {
        "gemini_configured": False,
        "aws_configured": False,
        "auth_configured": True,
        "prompt_caching_enabled": True,
    }


def test_only_an_admin_may_clear_the_cache(client: httpx2.Client) -> None:
    answer = client.post("/cache/clear?pattern=*")

    assert answer.status_code == 403


def test_pages_for_people_and_machines_are_there(server: Server) -> None:
    for path in ("/docs", "/api/docs", "/parser/docs", "/extraction/api/docs"):
        assert "<h1>" in httpx2.get(f"{server.url}{path}").text
    for path in ("/openapi.json", "/api/openapi.json"):
        assert httpx2.get(f"{server.url}{path}").json()["openapi"].startswith("3.")
    assert "vitascope_requests_total" in httpx2.get(f"{server.url}/metrics").text
    assert httpx2.get(f"{server.url}/healthz").json() == {"status": "ok"}
