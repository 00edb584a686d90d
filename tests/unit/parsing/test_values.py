from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import line

from vitascope.parsing.values import Fragment, confidence, evidence, join, text_value, whole


def test_lines_of_one_value_are_joined_with_a_space() -> None:
    fragments = [whole(line("Cared for")), whole(line("forty patients"))]

    assert join(fragments) == "Cared for forty patients"


def test_a_word_that_was_hyphenated_is_closed() -> None:
    fragments = [whole(line("Led the labora\u00ad")), whole(line("tory"))]

    assert join(fragments) == "Led the laboratory"


def test_a_hyphen_of_the_word_itself_stays() -> None:
    assert join([whole(line("part-time nurse"))]) == "part-time nurse"


def test_a_soft_hyphen_inside_a_line_is_not_kept() -> None:
    assert join([whole(line("labora\u00adtory"))]) == "laboratory"


def test_ideographs_are_joined_without_a_space() -> None:
    assert join([whole(line("负责病人")), whole(line("护理"))]) == "负责病人护理"


def test_ideographs_keep_a_space_before_latin_words() -> None:
    assert join([whole(line("熟悉")), whole(line("Python"))]) == "熟悉 Python"


def test_each_line_of_a_value_is_evidence() -> None:
    value = text_value([whole(line("Cared for")), whole(line("forty", page=2))])

    assert value is not None
    assert [(each.page, each.text) for each in value.evidence] == [(1, "Cared for"), (2, "forty")]


def test_evidence_is_the_very_characters_even_where_the_value_undoes_hyphens() -> None:
    value = text_value([whole(line("labora\u00ad")), whole(line("tory"))])

    assert value is not None
    assert value.text == "laboratory"
    assert [each.text for each in value.evidence] == ["labora\u00ad", "tory"]


def test_the_box_of_a_part_of_a_line_is_around_its_words_alone() -> None:
    row = line("Nurse at Example Hospital")

    (spot,) = evidence([Fragment(row, 9, 16)])

    assert spot.text == "Example"
    assert spot.box == (row.words[2].box.left, row.words[2].box.top, row.words[2].box.right, row.words[2].box.bottom)


def test_an_empty_part_is_no_value_and_no_evidence() -> None:
    empty = Fragment(line("Nurse"), 2, 2)

    assert text_value([empty]) is None
    assert text_value([]) is None
    assert evidence([empty]) == ()


def test_a_value_is_as_sure_as_the_least_sure_of_its_parts() -> None:
    assert confidence([whole(line("Nurse"), 0.9), whole(line("Leeds"), 0.4)]) == pytest.approx(0.4)


def test_doubt_of_the_ocr_lowers_the_confidence() -> None:
    assert confidence([whole(line("Nurse", confidence=0.5), 0.8)]) == pytest.approx(0.4)


@pytest.mark.parametrize("probability", [-0.1, 1.2])
def test_a_confidence_never_leaves_its_scale(probability: float) -> None:
    assert 0.0 <= confidence([whole(line("Nurse"), probability)]) <= 1.0
