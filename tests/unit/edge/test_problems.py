from __future__ import annotations

import inspect
import pickle

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from vitascope import errors
from vitascope.edge.problems import STATUS, answer_errors, status_of

ERRORS = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, errors.VitascopeError) and each is not errors.VitascopeError
]


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_status(kind: type[errors.VitascopeError]) -> None:
    assert set(kind.__mro__) & set(STATUS)
    assert 400 <= status_of(kind("message")) <= 503


def test_events_that_http_has_a_word_for_have_their_own_status() -> None:
    statuses = [status_of(kind("")) for kind in (errors.BadToken, errors.FileTooLarge, errors.UnknownFormat)]

    assert statuses == [401, 413, 400]
    assert status_of(errors.VitascopeError("of no category")) == 500


def test_answers_say_what_to_do_next() -> None:
    client = failing(errors.TooManyRequests("wait", retry_after_s=7, headers={"X-RateLimit-Limit": "5"}))

    answer = client.get("/")

    assert (answer.status_code, answer.json()) == (429, {"detail": "wait"})
    assert answer.headers["retry-after"] == "7"
    assert answer.headers["x-ratelimit-limit"] == "5"
    assert failing(errors.BadToken("no")).get("/").headers["www-authenticate"] == "Bearer"
    assert failing(errors.Unavailable("no")).get("/").headers["retry-after"] == "5"


def test_a_bug_is_told_without_what_it_says() -> None:
    answer = failing(ValueError("ada@example.com")).get("/")

    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal server error"})


def test_a_request_that_does_not_fit_names_the_place_and_not_the_value() -> None:
    client = failing(errors.NotFound("no"))

    answer = client.get("/sized?size=ada@example.com")

    assert answer.status_code == 422
    assert "size" in answer.json()["detail"]
    assert "ada" not in answer.text
    assert client.get("/nowhere").json() == {"detail": "Not Found"}


def test_errors_with_more_than_a_message_survive_pickling() -> None:
    error = errors.TooManyRequests("wait", retry_after_s=7, headers={"a": "b"})

    copy = pickle.loads(pickle.dumps(error))

    assert (copy.message, copy.retry_after_s, copy.headers) == ("wait", 7, {"a": "b"})


def failing(error: Exception) -> TestClient:
    """A client of an application that raises it."""
    app = FastAPI()
    answer_errors(app)

    def fail() -> None:
        raise error

    def sized(size: int) -> int:
        return size

    app.add_api_route("/", fail)
    app.add_api_route("/sized", sized)
    return TestClient(app, raise_server_exceptions=False)
