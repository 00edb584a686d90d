"""What happens where nobody is there to work in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.surfaces.conftest import ORIGIN, token_of
from tests.surfaces.whole import Whole, whole

FORM = {"fileType": "text", "text": "Ada Invented\nada@example.com\n"}


@pytest.fixture(scope="module")
def idle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """An application whose workers nobody has started."""
    with whole(tmp_path_factory.mktemp("data")) as made:
        yield made


def test_a_job_is_done_at_once(idle: Whole) -> None:
    answer = idle.clients[8000].post("/parse-resume-async", data=FORM, headers=headers())

    body = answer.json()
    assert answer.status_code == 200
    assert body["jobId"] is None
    assert (body["status"], body["processingMode"]) == ("completed", "sync_fallback")
    assert body["message"] == "Processed synchronously (worker unavailable)"
    assert body["result"]["personal"]["email"] == "ada@example.com"
    assert body["result"]["metadata"]["processing_mode"] == "sync_fallback"
    assert body["result"]["metadata"]["fallback_reason"] == "worker_unavailable"


def test_a_job_is_refused_where_that_is_not_wanted(idle: Whole) -> None:
    form = FORM | {"fallback_to_sync": "false"}

    answer = idle.clients[8000].post("/parse-resume-async", data=form, headers=headers())

    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.json() == {"detail": "Background worker is not available. Please use /parse-resume endpoint instead."}


def test_the_server_says_that_it_is_not_ready(idle: Whole) -> None:
    answer = idle.clients[8000].get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "ok", "blobs": "ok", "workers": "no_worker"}


def test_too_many_requests_are_sent_away(tmp_path: Path) -> None:
    with whole(tmp_path, limits={"requests_per_minute": 2}) as made:
        answers = [made.clients[8000].get("/stats", headers=headers()) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0].headers["x-ratelimit-remaining"] == "1"
    assert int(answers[2].headers["retry-after"]) >= 1


def headers() -> dict[str, str]:
    """Of somebody."""
    return {"Authorization": f"Bearer {token_of('ada')}", "Origin": ORIGIN}
