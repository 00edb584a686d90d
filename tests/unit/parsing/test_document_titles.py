from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import document

from vitascope.parsing.document_titles import title_lines


@pytest.mark.parametrize("title", ["Curriculum Vitae", "CURRICULUM VITAE", "Lebenslauf", "Резюме", "R É S U M É"])
def test_a_line_that_only_says_what_the_document_is_is_found(title: str) -> None:
    assert title_lines(document(title, "Ada Example")) == {0}


def test_a_title_that_says_whose_it_is_is_no_such_line() -> None:
    assert title_lines(document("Curriculum Vitae of Ada Example", "Leeds")) == frozenset()


def test_a_title_further_down_is_none() -> None:
    assert title_lines(document("Ada Example", "Nurse", "Leeds", "5550100", "Curriculum Vitae")) == frozenset()


def test_an_empty_document_has_none() -> None:
    assert title_lines(document()) == frozenset()
