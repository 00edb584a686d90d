from __future__ import annotations

from itertools import pairwise

import pytest

from vitascope.model.resume import Basics, Date, Evidence, PersonName, Resume, Section, Text, Versions, Work
from vitascope.parsing.calibration import REVIEW_BELOW, calibrate, calibrated, curves, values_for_review, values_of

SPOT = (Evidence(page=1, box=(0.0, 0.0, 10.0, 10.0), text="x"),)
STEPS = [step / 50 for step in range(51)]


def text(words: str, confidence: float) -> Text:
    return Text(text=words, confidence=confidence, evidence=SPOT)


def resume(title: float = 0.9, start: float = 0.9) -> Resume:
    return Resume(
        basics=Basics(name=PersonName(text="Ada Example", confidence=0.9, evidence=SPOT)),
        work=(
            Work(
                id="work-1",
                title=text("Nurse", title),
                start=Date(text="2019", year=2019, confidence=start, evidence=SPOT),
                highlights=(text("Ran the ward", 0.9),),
            ),
        ),
        sections=(Section(kind="work", text=text("Nurse", 0.1)),),
        as_of="2024-06-15",
        format="txt",
        versions=Versions(reader="1", parser="1", taxonomy="1"),
    )


@pytest.mark.parametrize("kind", sorted(curves()))
def test_a_surer_model_is_never_believed_less(kind: str) -> None:
    confidences = [calibrated(kind, raw) for raw in STEPS]

    assert all(lower <= higher for lower, higher in pairwise(confidences))


@pytest.mark.parametrize("kind", sorted(curves()))
def test_a_confidence_never_leaves_its_scale(kind: str) -> None:
    assert all(0.0 <= calibrated(kind, raw) <= 1.0 for raw in STEPS)


@pytest.mark.parametrize("kind", sorted(curves()))
def test_a_curve_rises_over_raw_probabilities_and_has_a_confidence_at_each(kind: str) -> None:
    xs, ys = curves()[kind]

    assert len(xs) == len(ys)
    assert list(xs) == sorted(xs)
    assert calibrated(kind, xs[0]) == pytest.approx(ys[0], abs=0.001)


def test_between_two_points_of_a_curve_the_confidence_lies_between_theirs() -> None:
    xs, ys = curves()["any"]

    assert ys[0] <= calibrated("any", (xs[0] + xs[1]) / 2) <= ys[1]


def test_a_kind_without_a_curve_shares_the_common_one() -> None:
    assert [calibrated("no.such", raw) for raw in STEPS] == [calibrated("any", raw) for raw in STEPS]


def test_every_value_but_the_sections_is_calibrated_by_its_kind() -> None:
    read = resume()

    fitted = calibrate(read)

    assert [(path, value.confidence) for _, path, value in values_of(fitted)] == [
        (path, calibrated(kind, value.confidence)) for kind, path, value in values_of(read)
    ]
    assert fitted.sections == read.sections


def test_calibration_changes_nothing_but_confidences() -> None:
    read = resume()

    fitted = calibrate(read)

    assert [value.evidence for _, _, value in values_of(fitted)] == [value.evidence for _, _, value in values_of(read)]
    assert fitted.work[0].id == "work-1"
    assert fitted.work[0].title is not None
    assert fitted.work[0].title.text == "Nurse"


def test_each_value_has_its_kind_and_its_path() -> None:
    assert [(kind, path) for kind, path, _ in values_of(resume())] == [
        ("basics.name", "basics.name"),
        ("work.start", "work[0].start"),
        ("work.title", "work[0].title"),
        ("work.highlights", "work[0].highlights[0]"),
    ]


def test_doubtful_values_are_for_review_the_least_sure_first() -> None:
    reviews = values_for_review(resume(title=0.5, start=0.3))

    assert [(review.path, review.confidence) for review in reviews] == [("work[0].start", 0.3), ("work[0].title", 0.5)]
    assert "date" in reviews[0].reason


def test_a_value_that_is_sure_enough_is_not_for_review() -> None:
    assert values_for_review(resume(title=REVIEW_BELOW)) == ()
