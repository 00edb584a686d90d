from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from vitascope.app import Mounted, Switchboard
from vitascope.edge.health import Health
from vitascope.edge.metrics import Metrics
from vitascope.edge.surface import Surface
from vitascope.errors import Unavailable


def surface(name: str, prefix: str, port: int) -> Mounted:
    """A surface that says who it is, and which path it sees."""

    async def say(scope: Scope, receive: Receive, send: Send) -> None:
        await JSONResponse([name, scope.get("root_path", ""), scope["path"]])(scope, receive, send)

    def build(_: object) -> Any:
        return say

    return Mounted(name, Surface(name, prefix, port, build, guarded=True), say)


MOUNTED = {
    each.name: each
    for each in (
        surface("extraction", "/api", 8000),
        surface("parser", "", 8000),
        surface("screening", "/api/v1", 8000),
        surface("recruiting", "/api", 8001),
    )
}


def listener(port: int, **checks: Any) -> TestClient:
    """What answers on a port."""
    health = Health(checks, Metrics())
    return TestClient(Switchboard(port, MOUNTED, {"api.example.com": "recruiting"}, health))


@pytest.mark.parametrize(
    ("port", "path", "host", "said"),
    [
        (8000, "/", "localhost:8000", ["parser", "", "/"]),
        (8000, "/parse-resume", "localhost", ["parser", "", "/parse-resume"]),
        (8000, "/api/resumes", "localhost", ["extraction", "", "/api/resumes"]),
        (8000, "/api/v1/vacancies", "localhost", ["screening", "", "/api/v1/vacancies"]),
        (8000, "/apiary", "localhost", ["parser", "", "/apiary"]),
        (8000, "/recruiting/api/x", "localhost", ["recruiting", "/recruiting", "/recruiting/api/x"]),
        (8000, "/api/resumes", "api.example.com:8000", ["recruiting", "", "/api/resumes"]),
        (8000, "/api/resumes", "API.example.com", ["recruiting", "", "/api/resumes"]),
        (8001, "/api/resumes", "localhost", ["recruiting", "", "/api/resumes"]),
        (8001, "/parser/stats", "localhost", ["parser", "/parser", "/parser/stats"]),
    ],
)
def test_a_request_is_led_to_its_surface(port: int, path: str, host: str, said: list[str]) -> None:
    assert listener(port).get(path, headers={"host": host}).json() == said


def test_a_path_of_no_surface_is_not_there() -> None:
    answer = listener(8001).get("/parse-resume")

    assert (answer.status_code, answer.json()) == (404, {"detail": "Not Found"})


def test_machines_are_answered_on_every_listener() -> None:
    def fail() -> None:
        raise Unavailable("the database does not answer")

    client = listener(8001, database=fail, blobs=lambda: None)

    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json() == {"status": "not ready", "checks": {"database": "unavailable", "blobs": "ok"}}
    assert "vitascope_requests_under_way" in client.get("/metrics").text
