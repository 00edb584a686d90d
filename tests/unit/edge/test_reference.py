from __future__ import annotations

import re

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

from vitascope.edge.reference import add_reference


class Thing(BaseModel):
    """Something sent."""

    size: int
    names: list[str] = []


def test_the_page_names_every_operation_and_loads_nothing() -> None:
    app = FastAPI(title="Things <API>", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)

    def make(thing: Thing, deep: int | None = None) -> Thing:
        """Make a <thing>."""
        return thing

    app.add_api_route("/api/things", make, methods=["POST"])
    add_reference(app, path="/api/docs")

    answer = TestClient(app).get("/api/docs")

    assert answer.status_code == 200
    assert "Things &lt;API&gt;" in answer.text
    assert "Make a &lt;thing&gt;." in answer.text
    assert "/api/things" in answer.text
    assert "array of string" in answer.text
    assert not re.search(r"<script|<link|<img|https?://", answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "/api/docs" not in app.openapi()["paths"]
