"""Every route × every caller: nobody gets in who may not, and nobody sees what is somebody else's.

The table is made of the routes themselves, so that a new one is in it from its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.surfaces.conftest import GOLDEN, ORIGIN, token_of
from tests.surfaces.whole import Whole, whole

OPEN = {("parser", "/"), ("parser", "/health"), ("extraction", "/api/health")}
"""What answers everybody, whoever asks."""

FOREIGN = {"job_id", "file_id"}
"""Parameters that name something which has an owner."""


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """An installation in which every surface asks for a sign-in."""
    with whole(tmp_path_factory.mktemp("data"), open_surfaces=False) as made:
        yield made


def routes(name: str, app: Any) -> list[tuple[str, str, str]]:
    """Surface, method and path of all that its description lists."""
    assert isinstance(app, FastAPI)
    described: dict[str, dict[str, Any]] = app.openapi()["paths"]
    return [(name, method.upper(), path) for path, methods in described.items() for method in methods]


def table(made: Whole) -> list[tuple[str, str, str]]:
    """All routes that do not answer everybody."""
    every = [row for name, mounted in made.mounted.items() for row in routes(name, mounted.app)]
    assert {(name, path) for name, _, path in every} >= OPEN
    return [row for row in every if (row[0], row[2]) not in OPEN]


def ask(made: Whole, row: tuple[str, str, str], *, token: str | None, origin: str = ORIGIN, **named: str) -> int:
    """The status that a caller gets."""
    name, method, path = row
    for parameter, value in named.items():
        path = path.replace(f"{{{parameter}}}", value)
    headers = {"Origin": origin} | ({"Authorization": f"Bearer {token}"} if token else {})
    answer = made.clients[made.mounted[name].surface.port].request(method, f"/{name}{path}", headers=headers)
    return answer.status_code


def test_nobody_gets_in_without_a_token(closed: Whole) -> None:
    statuses = {row: ask(closed, row, token=None, job_id="x", file_id="x", name="x") for row in table(closed)}

    assert set(statuses.values()) == {401}, statuses


def test_nobody_gets_in_with_another_token(closed: Whole) -> None:
    statuses = {row: ask(closed, row, token="rubbish", job_id="x", file_id="x", name="x") for row in table(closed)}

    assert set(statuses.values()) == {401}, statuses


def test_no_other_page_gets_in_where_pages_are_asked_for(closed: Whole) -> None:
    rows = [row for row in table(closed) if row[0] == "parser"]

    statuses = {row: ask(closed, row, token=token_of("ada"), origin="http://evil.example", job_id="x") for row in rows}

    assert set(statuses.values()) == {403}, statuses


def test_what_somebody_owns_is_not_there_for_others(closed: Whole) -> None:
    names = {"job_id": job_of(closed, "ada"), "file_id": file_of(closed, "ada")}
    rows = [row for row in table(closed) if any(f"{{{parameter}}}" in row[2] for parameter in FOREIGN)]
    page = f"{names['file_id']}_page1.png"

    others = {row: ask(closed, row, token=token_of("bob"), name=page, **names) for row in rows}
    owners = {row: ask(closed, row, token=token_of("ada"), name=page, **names) for row in rows}

    assert len(rows) >= 4
    assert set(others.values()) == {404}, others
    assert set(owners.values()) == {200}, owners


def test_what_is_named_in_a_form_is_not_there_for_others(closed: Whole) -> None:
    file_id = file_of(closed, "ada")
    client = closed.clients[8000]

    for user, status in (("bob", 404), ("ada", 200)):
        answer = client.post(
            "/api/resumes/process",
            params={"file_id": file_id, "annotate": "false"},
            headers={"Authorization": f"Bearer {token_of(user)}"},
        )

        assert answer.status_code == status


def test_cleaning_up_leaves_what_others_own(closed: Whole) -> None:
    file_id = file_of(closed, "ada")
    row = ("extraction", "GET", "/api/resumes/results/{file_id}")

    assert ask(closed, ("extraction", "POST", "/api/resumes/cleanup"), token=token_of("bob")) == 200
    assert ask(closed, row, token=token_of("ada"), file_id=file_id) == 200


def job_of(made: Whole, user: str) -> str:
    """A job that is done."""
    answer = made.clients[8000].post(
        "/parse-resume",
        data={"fileType": "text", "text": f"Ada Invented\nada@example.com\nWritten by {user}"},
        headers={"Authorization": f"Bearer {token_of(user)}", "Origin": ORIGIN},
    )
    assert answer.status_code == 200
    document = made.vitascope.library.listed(caller=made.vitascope.sessions.caller_of(token_of(user)))[0]
    with made.vitascope.library.drafts.of(made.vitascope.library.content(document)) as draft:
        caller = made.vitascope.sessions.caller_of(token_of(user))
        task = made.vitascope.intake.read_later(draft, name="ada.txt", surface="parser", caller=caller)
    assert made.vitascope.machinery.work.run_next()
    return task.id


def file_of(made: Whole, user: str) -> str:
    """A file that was processed."""
    path: Path = GOLDEN / "de-markdown.txt"
    answer = made.clients[8000].post(
        "/api/resumes/upload-and-process",
        files={"file": (path.name, path.read_bytes())},
        headers={"Authorization": f"Bearer {token_of(user)}"},
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["file_id"])
