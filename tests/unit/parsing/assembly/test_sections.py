from __future__ import annotations

from tests.unit.parsing.drawing import block, head, heading, said

from vitascope.parsing.assembly.sections import read_sections
from vitascope.parsing.labels import Kind


def test_every_line_of_a_block_is_in_its_section() -> None:
    rows = (heading("Experience"), head("Nurse", "2019 – 2021", fields="title date", opens=True), said("Ran the ward"))

    (section,) = read_sections([block(Kind.WORK, *rows)])

    assert (section.kind, section.heading and section.heading.text) == ("work", "Experience")
    assert (section.text and section.text.text) == "Nurse 2019 – 2021 Ran the ward"


def test_a_block_without_a_heading_has_none() -> None:
    (section,) = read_sections([block(Kind.OTHER, said("Clean driving licence"))])

    assert (section.kind, section.heading) == ("other", None)


def test_a_heading_with_nothing_under_it_has_no_text() -> None:
    (section,) = read_sections([block(Kind.SKILLS, heading("Skills"))])

    assert section.text is None


def test_sections_stand_in_reading_order() -> None:
    blocks = [block(kind, said("Words", fields="text")) for kind in (Kind.SUMMARY, Kind.SKILLS, Kind.SUMMARY)]

    assert [section.kind for section in read_sections(blocks)] == ["summary", "skills", "summary"]
