"""Requests made from what a surface says of itself: no failure, and answers of the shape that it promises."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.core.result import Ok
from tests.surfaces.conftest import ORIGIN, Server, token_of

load_all_checks()

CHECKS = [
    not_a_server_error,
    *schemathesis.checks.CHECKS.get_by_names(
        ["response_schema_conformance", "status_code_conformance", "content_type_conformance"]
    ),
]

EXAMPLES = 12
"""Requests of each kind for each operation."""


@pytest.mark.parametrize("path", ["/openapi.json", "/api/openapi.json"])
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_answers_are_as_described(server: Server, path: str, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_url(f"{server.url}{path}")

    operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]

    assert len(operations) >= 6
    for operation in operations:
        probe(operation, mode)


def probe(operation: Any, mode: GenerationMode) -> None:
    """Ask what fits the description of an operation, or what does not."""
    headers = {"Authorization": f"Bearer {token_of('schema')}", "Origin": ORIGIN}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    # What takes nothing cannot be asked wrongly.
    with suppress(Unsatisfiable) if mode is GenerationMode.NEGATIVE else nullcontext():
        check()
