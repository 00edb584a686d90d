import pytest
from tests.unit.reading.layout.setting import put

from vitascope.reading.layout.bullets import split_bullet


@pytest.mark.parametrize("sign", ["•", "–", "-", "▪", "3.", "a)", "(2)"])
def test_a_marker_is_taken_off_its_line(sign: str) -> None:
    bullet, words = split_bullet(put(40, 100, f"{sign} Led a crew"))

    assert (bullet, [word.text for word in words]) == (sign, ["Led", "a", "crew"])


@pytest.mark.parametrize("text", ["o’clock start", "2019 – 2021", "●●●○", "–", "22. November 2026"])
def test_words_that_only_look_like_markers_stay(text: str) -> None:
    assert split_bullet(put(40, 100, text))[0] == ""
