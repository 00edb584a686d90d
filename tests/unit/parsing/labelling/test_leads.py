from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import BOLD, PLAIN, line, styled

from vitascope.model.document import Line
from vitascope.parsing.labelling.leads import lead_of
from vitascope.parsing.labelling.pieces import spread
from vitascope.parsing.labels import Kind


@pytest.mark.parametrize(
    "led",
    [
        line("Skills: Triage, Wound care"),
        line("Skills", "Triage"),
        line("Skills – Triage, Wound care"),
        styled(("Skills", BOLD), ("Triage and wound care", PLAIN)),
    ],
)
def test_a_section_may_be_named_by_the_first_words_of_a_line(led: Line) -> None:
    assert lead_of(led, spread(led)) is Kind.SKILLS


@pytest.mark.parametrize("text", ["Phone: 555 0100", "Skills in triage are asked for", "Skills:"])
def test_words_that_name_no_section_lead_nothing(text: str) -> None:
    assert lead_of(line(text), text) is None
