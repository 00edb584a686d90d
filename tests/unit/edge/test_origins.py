from __future__ import annotations

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from vitascope.edge.origins import CrossOrigin, origin_of
from vitascope.edge.problems import answer_errors

ALLOWED = "http://localhost:5173"


@pytest.fixture
def client() -> TestClient:
    return served((ALLOWED,))


def served(origins: tuple[str, ...]) -> TestClient:
    app = FastAPI()
    answer_errors(app)

    app.state.origins = origins
    app.add_api_route("/", echo, methods=["GET", "POST"])
    app.add_middleware(CrossOrigin, origins=origins)
    return TestClient(app, base_url="http://server.example")


def echo(request: Request) -> str:
    """The origin that was found."""
    return origin_of(request, request.app.state.origins)


@pytest.mark.parametrize(
    ("method", "origin", "status"),
    [
        ("POST", ALLOWED, 200),
        ("POST", "http://server.example", 200),
        ("POST", "https://server.example", 403),
        ("POST", "http://localhost:5173.evil.example", 403),
        ("POST", "null", 403),
        ("POST", None, 403),
        ("GET", None, 200),
        ("GET", "http://evil.example", 403),
    ],
)
def test_an_origin_is_allowed_or_not(client: TestClient, method: str, origin: str | None, status: int) -> None:
    answer = client.request(method, "/", headers={"origin": origin} if origin else {})

    assert answer.status_code == status
    assert answer.json() == (origin or "") if status == 200 else {"detail": "Origin not allowed"}


def test_a_browser_is_told_what_it_may_do_before_it_calls(client: TestClient) -> None:
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}

    allowed = client.options("/", headers=asking | {"origin": ALLOWED})
    refused = client.options("/", headers=asking | {"origin": "http://evil.example"})

    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == ALLOWED
    assert allowed.headers["access-control-allow-headers"] == "authorization"
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert refused.status_code == 403
    assert "access-control-allow-origin" not in refused.headers


def test_answers_may_be_read_by_allowed_pages_only(client: TestClient) -> None:
    allowed = client.get("/", headers={"origin": ALLOWED})
    refused = client.get("/", headers={"origin": "http://evil.example"})

    assert allowed.headers["access-control-allow-origin"] == ALLOWED
    assert "Origin" in allowed.headers["vary"]
    assert "access-control-allow-origin" not in refused.headers


def test_a_surface_can_be_open_to_every_page() -> None:
    answer = served(("*",)).get("/", headers={"origin": "http://anywhere.example"})

    assert answer.headers["access-control-allow-origin"] == "*"
