"""A server with a language model: what it is asked, what that costs, and what it may change."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx2
import pytest
from tests.contracts.llm_server import Conduct, ModelServer
from tests.surfaces.conftest import ORIGIN, Server, free_shift

RESUME = b"""Mara Quill
mara.quill@example.com | +44 113 496 0123

EXPERIENCE
City Hospital, 03/2019 - present
- Ran the night shift of the intensive care unit
"""


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture(scope="module")
def asking(model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks the model, and may spend less than two of its answers cost."""
    extra = {
        "VITASCOPE_LLM_KIND": "openai",
        "VITASCOPE_LLM_MODEL": "gpt-4o-mini",
        "VITASCOPE_LLM_BASE_URL": f"{model.url}/v1",
        "VITASCOPE_LIMITS_BUDGET_USD_PER_DAY": "0.0003",
    }
    server = Server(tmp_path_factory.mktemp("asking") / "data", free_shift(), extra)
    server.start()
    yield server
    assert server.stop() == 0, server.log


def parsed(server: Server, token: str, data: bytes) -> dict[str, object]:
    headers = {"Authorization": f"Bearer {token}", "Origin": ORIGIN}
    answer = httpx2.post(
        f"{server.url}/parse-resume", headers=headers, data={"fileType": "file"}, files={"file": ("cv.txt", data)}
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_asks_masks_checks_bills_and_stops_at_the_budget(asking: Server, model: ModelServer, token: str) -> None:
    said = {"values": [{"path": "work[0].title", "line": 5, "text": "night shift"}, {"path": "x", "text": "Surgeon"}]}
    model.conduct = Conduct(answer=json.dumps(said), input_tokens=1500, output_tokens=800)

    first = parsed(asking, token, RESUME)

    assert "night shift" in json.dumps(first["experience"])
    assert "Surgeon" not in json.dumps(first)
    metadata = first["metadata"]
    assert isinstance(metadata, dict)
    assert metadata["tokens"] == {"input_tokens": 1500, "output_tokens": 800, "total_tokens": 2300}
    assert metadata["cost"]["total_cost_usd"] > 0
    assert "City Hospital" in model.heard[-1]
    assert not any(private in model.heard[-1] for private in ("example.com", "496 0123"))

    parsed(asking, token, RESUME)
    assert len(model.heard) == 1, "the same bytes are not asked about twice"

    parsed(asking, token, RESUME + b"- Trained new nurses\n")
    last = parsed(asking, token, RESUME + b"- Wrote the rota\n")
    assert len(model.heard) == 1, "one answer cost the budget of the day"
    assert last["personal"], "the local record stands without a model"
