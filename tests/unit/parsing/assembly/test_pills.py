from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.parsing.drawing import LETTER, PLAIN

from vitascope.model.document import Line, Word
from vitascope.model.geometry import Box
from vitascope.parsing.assembly.pills import pills_of
from vitascope.parsing.entries import Run
from vitascope.parsing.labels import Field
from vitascope.parsing.values import whole


def read(text: str, gaps: Sequence[float], field: Field = Field.SKILL) -> list[str]:
    """The runs of a row whose words stand so many ems apart."""
    left, words = 50.0, []
    for token, gap in zip(text.split(), (*gaps, 0.0), strict=True):
        right = left + LETTER * PLAIN.size * len(token)
        words.append(Word(token, Box(left, 60.0, right, 70.0), PLAIN))
        left = right + gap * PLAIN.size
    return [run.fragments[0].text for run in pills_of(Run(field, [whole(Line(tuple(words), page=1))], 0))]


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("Art direction Lettering", (0.28, 0.9), ["Art direction", "Lettering"]),
        ("Motion practice Depositions", (0.66, 1.07), ["Motion practice", "Depositions"]),
        ("Go Java Python", (0.62, 0.62), ["Go", "Java", "Python"]),
        ("Stakeholder engagement plans", (0.3, 0.3), ["Stakeholder engagement plans"]),
        ("Cabinet papers, stretched", (0.7, 0.9), ["Cabinet papers, stretched"]),
        ("Justified text here", (0.5, 0.4), ["Justified text here"]),
    ],
)
def test_skills_in_frames_are_parted_where_the_space_is_wider(
    text: str, gaps: tuple[float, ...], expected: list[str]
) -> None:
    assert read(text, gaps) == expected


def test_a_space_as_wide_as_a_letter_parts_nothing_in_type_of_one_width() -> None:
    assert read("Go Java Python", (0.55, 0.55)) == ["Go Java Python"]


def test_what_is_no_skill_stays_whole() -> None:
    assert read("Very good command", (0.9, 0.9), Field.LEVEL) == ["Very good command"]
