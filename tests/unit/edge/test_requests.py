from __future__ import annotations

import asyncio
import io
import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from vitascope.edge.journal import Journal
from vitascope.edge.metrics import Metrics
from vitascope.edge.problems import answer_errors
from vitascope.edge.requests import Bounds, Outermost


class Served:
    """An application with everything around it, and what was written down."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.log = io.StringIO()
        self.metrics = Metrics()
        self.app = FastAPI()
        answer_errors(self.app)
        self.app.add_api_route("/things/{number}", self._thing)
        self.app.add_api_route("/sizes", self._size, methods=["POST"])
        self.app.add_api_route("/bugs", self._bug)
        self.app.add_api_route("/slow", self._slow)
        outer = Outermost(self.app, Journal(stream=self.log), self.metrics, bounds or Bounds())
        self.client = TestClient(outer, raise_server_exceptions=False)

    def lines(self) -> list[dict[str, Any]]:
        """What was written down."""
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def _thing(self, number: int) -> int:
        return number

    async def _size(self, request: Request) -> int:
        return len(await request.body())

    def _bug(self) -> None:
        raise ValueError("ada@example.com")

    async def _slow(self) -> None:
        await asyncio.sleep(5)


def test_every_answer_is_safe_in_a_browser_and_has_an_id() -> None:
    answer = Served().client.get("/things/1")

    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert len(answer.headers["x-request-id"]) == 32


def test_a_client_may_name_its_request() -> None:
    client = Served().client

    names = [
        client.get("/things/1", headers={"x-request-id": sent}).headers["x-request-id"]
        for sent in ("my-request-7", "short", "a b c d e f g h")
    ]

    assert names[0] == "my-request-7"
    assert [len(name) for name in names[1:]] == [32, 32]


def test_a_request_is_written_down_without_what_it_is_about() -> None:
    served = Served()

    served.client.get("/things/17?authorization=secret")

    (line,) = served.lines()
    assert (line["route"], line["status"], line["method"]) == ("/things/{number}", 200, "GET")
    assert "17" not in line["route"]
    assert "secret" not in served.log.getvalue()


def test_a_bug_is_written_down_by_kind_and_place_only() -> None:
    served = Served()

    answer = served.client.get("/bugs")

    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal server error"})
    assert served.lines()[0]["failure"].startswith("ValueError at test_requests.py:")
    assert "ada" not in served.log.getvalue()


def test_a_body_over_the_limit_is_refused_while_it_comes_in() -> None:
    served = Served(Bounds(body_bytes=10))

    assert served.client.post("/sizes", content=b"x" * 11).status_code == 413
    assert served.client.post("/sizes", content=b"x" * 10).json() == 10


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    answer = Served(Bounds(seconds=0.05)).client.get("/slow")

    assert answer.status_code == 503
    assert answer.headers["retry-after"]


def test_too_many_requests_at_once_are_sent_away() -> None:
    answer = Served(Bounds(at_once=0)).client.get("/things/1")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_requests_are_counted_by_route() -> None:
    served = Served()
    served.client.get("/things/1")
    served.client.get("/things/2")

    shown = served.metrics.shown().decode()

    assert 'vitascope_requests_total{method="GET",route="/things/{number}",status="200",surface=""} 2.0' in shown
    assert "vitascope_request_seconds_bucket" in shown
