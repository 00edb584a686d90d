from __future__ import annotations

import pytest

from vitascope.edge.rates import Rates
from vitascope.errors import Misconfigured, TooManyRequests, Unavailable


def test_what_is_left_is_said_and_then_refused() -> None:
    rates = Rates()

    first = rates.take("ada", "requests", per_minute=2)
    second = rates.take("ada", "requests", per_minute=2)

    assert (first["X-RateLimit-Limit"], first["X-RateLimit-Remaining"]) == ("2", "1")
    assert second["X-RateLimit-Remaining"] == "0"
    with pytest.raises(TooManyRequests) as refused:
        rates.take("ada", "requests", per_minute=2)
    assert 1 <= refused.value.retry_after_s <= 60
    assert refused.value.headers["X-RateLimit-Remaining"] == "0"


def test_callers_and_purposes_are_counted_apart() -> None:
    rates = Rates()
    rates.take("ada", "requests", per_minute=1)

    assert rates.take("bob", "requests", per_minute=1)
    assert rates.take("ada", "uploads", per_minute=1)


def test_counts_that_cannot_be_reached_are_unavailable() -> None:
    rates = Rates("redis://127.0.0.1:1/0")

    assert rates.waits
    with pytest.raises(Unavailable):
        rates.take("ada", "requests", per_minute=1)


def test_another_place_to_count_is_refused() -> None:
    with pytest.raises(Misconfigured):
        Rates("rubbish://")
