from __future__ import annotations

from itertools import pairwise

import pytest
from training.calibrate import ENOUGH, confidence, fit, reliability
from training.judging import Judgement

SURE_ARE_RIGHT: list[Judgement] = [("work.title", at / 200, at % 4 != 0 or at > 150) for at in range(200)]


def test_a_fitted_curve_rises_and_stays_on_its_scale() -> None:
    xs, ys = fit(SURE_ARE_RIGHT)["work.title"]

    assert all(one <= other for one, other in pairwise(xs))
    assert all(0.0 <= one <= other <= 1.0 for one, other in pairwise(ys))


def test_kinds_with_few_values_share_one_curve() -> None:
    curves = fit([*SURE_ARE_RIGHT, *[("awards.date", 0.5, True)] * (ENOUGH - 1)])

    assert set(curves) == {"any", "work.title"}
    assert confidence(curves, "awards.date", 0.5) == confidence(curves, "any", 0.5)


def test_values_that_are_always_right_are_believed_more() -> None:
    curves = fit(SURE_ARE_RIGHT)

    assert confidence(curves, "work.title", 0.95) > confidence(curves, "work.title", 0.2)


def test_honest_confidences_have_no_error() -> None:
    error, rows = reliability([(0.75, True)] * 3 + [(0.75, False)] + [(1.0, True)] * 4)

    assert error == pytest.approx(0.0)
    assert [count for _, _, count in rows] == [4, 4]


def test_boasting_is_an_error() -> None:
    assert reliability([(1.0, False)] * 4)[0] == pytest.approx(1.0)
