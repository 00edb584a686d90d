from __future__ import annotations

from tests.unit.parsing.drawing import BOLD, document, line

from vitascope.model.document import Line
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labelling.line_features import Features, features_of, summed, sure_title
from vitascope.parsing.labels import Kind


def rows(*lines: Line | str) -> list[Features]:
    return features_of(look(document(*lines)))


def title(text: str) -> Line:
    return line(text, style=BOLD)


def test_every_line_has_its_features() -> None:
    assert len(rows("Ada Example", "Nurse")) == 2
    assert features_of([]) == []


def test_features_are_never_negative_nor_over_one_each() -> None:
    for row in rows(title("Experience"), line("Nurse, City Hospital", "2019 – 2021"), "Ran the ward."):
        assert all(0.0 <= value <= 1.0 for value in row.values())


def test_the_page_ends_beyond_the_first_and_the_last_line() -> None:
    first, last = rows("Ada Example", "Nurse")

    assert "p=none" in first
    assert "p=none" not in last
    assert "n=none" in last


def test_a_neighbour_is_seen() -> None:
    first, second = rows("Nurse", line("City Hospital", "2019 – 2021"))

    assert "ndate" in first
    assert "pdate" not in second


def test_what_stands_under_a_title_knows_it() -> None:
    found = rows("Ada Example", title("Education"), "Example University")

    assert [[name for name in row if name.startswith("under=") and ":" not in name] for row in found] == [
        ["under=top"],
        ["under=top"],
        ["under=education"],
    ]


def test_titles_that_look_alike_are_sure() -> None:
    found = rows(title("Experience"), "Nurse at a hospital", title("Education"), "A university")

    assert [sure_title(row) for row in found] == [Kind.WORK, None, Kind.EDUCATION, None]


def test_a_titles_words_among_lines_that_look_like_no_titles_are_not_sure() -> None:
    found = rows("Education", "Nurse at a hospital", "Ran the ward", "A university")

    assert sure_title(found[0]) is None


def test_a_list_item_is_never_a_sure_title() -> None:
    assert sure_title(rows(line("Education", style=BOLD, bullet="•"), "Nurse")[0]) is None


def test_look_alikes_say_how_often_they_are_dated() -> None:
    found = rows(line("Nurse", "2019 – 2021"), line("Cook", "2015 – 2018"), title("Education"))

    assert [row["like.dated"] for row in found] == [1.0, 1.0, 0.0]


def test_likenesses_add_up() -> None:
    assert summed([{"title": 0.5}, {"title": 0.25, "org": 1.0}]) == {"title": 0.75, "org": 1.0}


def test_the_same_document_has_the_same_features() -> None:
    lines = (title("Experience"), line("Nurse", "2019"))

    assert rows(*lines) == rows(*lines)
