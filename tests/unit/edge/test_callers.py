from __future__ import annotations

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from vitascope.edge.callers import FAILURES_PER_MINUTE, Callers
from vitascope.edge.problems import answer_errors
from vitascope.edge.rates import Rates
from vitascope.errors import BadToken
from vitascope.model.account import Caller


class Door:
    """Knows one token, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, token: str) -> Caller:
        """Who that is."""
        self.asked += 1
        if token != "good":
            raise BadToken("Invalid or expired token")
        return Caller("ada")


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def client(door: Door) -> TestClient:
    app = FastAPI()
    answer_errors(app)
    app.state.callers = Callers(door, Rates())

    async def who(request: Request) -> str:
        callers: Callers = request.app.state.callers
        return (await callers.known(request)).id

    app.add_api_route("/", who)
    return TestClient(app)


@pytest.mark.parametrize(
    ("headers", "query"),
    [
        ({"authorization": "Bearer good"}, ""),
        ({"authorization": "bearer  good"}, ""),
        ({"authorization": "good"}, ""),
        ({"x-api-key": "good"}, ""),
        ({}, "?authorization=good"),
        ({}, "?authorization=Bearer%20good"),
    ],
)
def test_a_token_may_come_in_several_places(client: TestClient, headers: dict[str, str], query: str) -> None:
    assert client.get(f"/{query}", headers=headers).json() == "ada"


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer "}, {"authorization": "Bearer bad"}])
def test_nobody_is_let_in_without_one(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/", headers=headers)

    assert (answer.status_code, answer.json()) == (401, {"detail": "Invalid or expired token"})


def test_a_token_is_not_looked_up_for_every_request(client: TestClient, door: Door) -> None:
    for _ in range(20):
        client.get("/", headers={"authorization": "Bearer good"})

    assert door.asked < 5


def test_who_guesses_is_told_to_wait_and_who_knows_is_not(client: TestClient) -> None:
    for _ in range(FAILURES_PER_MINUTE):
        client.get("/", headers={"authorization": "Bearer bad"})

    assert client.get("/", headers={"authorization": "Bearer bad"}).status_code == 429
    assert client.get("/", headers={"authorization": "Bearer good"}).status_code == 200
