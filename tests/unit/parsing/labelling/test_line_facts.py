from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import BOLD, PITCH, document, line, lowered

from vitascope.model.document import Document, Line, Page, Style
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labels import Kind

TEXT = "Looked after the patients of three wards and of the day clinic"


def test_an_empty_document_shows_nothing() -> None:
    assert look(Document("txt", ())) == []


def test_every_line_has_its_facts_in_order() -> None:
    facts = look(document("Ada Example", "Nurse", "Leeds"))

    assert [(fact.number, fact.line.text) for fact in facts] == [(0, "Ada Example"), (1, "Nurse"), (2, "Leeds")]


def test_sizes_are_relative_to_most_of_the_text() -> None:
    facts = look(document(line("Ada", style=Style(20.0)), TEXT, TEXT))

    assert [fact.size for fact in facts] == [2.0, 1.0, 1.0]


def test_bold_and_italic_are_shares_of_the_letters() -> None:
    (fact,) = look(document(line("Nurse", style=Style(10.0, bold=True, italic=True))))

    assert (fact.bold, fact.italic) == (1.0, 1.0)


def test_a_colour_is_seen_where_it_is_not_the_usual_one() -> None:
    facts = look(document(line("Nurse", style=Style(10.0, colour=0xFF0000)), TEXT))

    assert [fact.coloured for fact in facts] == [True, False]


def test_indents_are_in_ems_from_the_edge_of_the_region() -> None:
    facts = look(document(TEXT, line("Ran the ward", left=70.0)))

    assert [fact.indent for fact in facts] == [0.0, 2.0]


def test_a_line_fills_as_much_as_it_reaches_across() -> None:
    facts = look(document(line("Ran the ward"), line("Ran the ward and the day clinic")))

    assert facts[1].fill == 1.0
    assert facts[0].fill < 0.5


def test_white_space_is_relative_to_the_usual_one() -> None:
    rows = [line(TEXT)] * 4
    placed = [lowered(row, PITCH * at + (20.0 if at == 3 else 0.0)) for at, row in enumerate(rows)]

    facts = look(Document("txt", (Page(1, 595.0, 842.0, tuple(placed)),)))

    assert facts[0].above == facts[3].below == 5.0
    assert (facts[1].above, facts[1].below) == pytest.approx((1.0, 1.0))
    assert facts[3].above > 1.6


def test_dates_and_section_titles_are_read_from_the_words() -> None:
    title, dated = look(document(line("Work Experience", style=BOLD), line("Nurse", "2019 – 2021")))

    assert title.title is not None
    assert (title.title[0], title.dates) == (Kind.WORK, ())
    assert dated.dated == pytest.approx(len("2019 – 2021") / len("Nurse 2019 – 2021"))
    assert (dated.gaps, title.gaps) == (1, 0)


def test_a_long_line_is_no_section_title() -> None:
    assert look(document("Work experience of ten years in the hospitals of two cities"))[0].title is None


def test_lines_set_alike_share_a_style_and_others_do_not() -> None:
    facts = look(document("Nurse", "Cook", line("Nurse", style=BOLD), line("Nurse", bullet="•")))

    assert facts[0].style == facts[1].style
    assert len({fact.style for fact in facts}) == 3


def test_the_first_line_of_a_region_says_so() -> None:
    facts = look(document("Nurse", "Cook", line("Leeds", column=1), line("York", page=2)))

    assert [fact.first_of_region for fact in facts] == [True, False, True, True]


def test_a_title_that_a_document_repeats_heads_a_part_of_each_entry() -> None:
    once = look(document("Nurse", "Highlights", TEXT))
    twice = look(document("Nurse", "Highlights", TEXT, "Doctor", "Highlights", TEXT))

    assert once[1].title is not None
    assert [fact.title for fact in twice if fact.line.text == "Highlights"] == [None, None]


def test_the_title_of_work_may_stand_on_every_page() -> None:
    facts = look(document("Experience", TEXT, "Experience", TEXT))

    assert [fact.title and fact.title[0] for fact in facts] == [Kind.WORK, None, Kind.WORK, None]


def test_a_title_in_another_look_is_another_title() -> None:
    facts = look(document(line("Languages", style=BOLD), "English", "Languages", "Python"))

    assert [fact.title is not None for fact in facts] == [True, False, True, False]


def test_a_title_smaller_than_those_of_the_sections_heads_a_part_of_an_entry() -> None:
    large = Style(16.0, bold=True)
    facts = look(
        document(line("Experience", style=large), TEXT, line("Education", style=large), "School", "Courses", TEXT)
    )

    assert [fact.line.text for fact in facts if fact.title is not None] == ["Experience", "Education"]


@pytest.mark.parametrize(
    "led",
    [line("Skills: Triage, Wound care"), line("Skills", "Triage"), line("Skills – Triage, Wound care")],
)
def test_a_section_may_be_named_by_the_first_words_of_a_line(led: Line) -> None:
    (fact,) = look(document(led))

    assert fact.lead is Kind.SKILLS


def test_words_that_name_no_section_lead_nothing() -> None:
    facts = look(document("Phone: 555 0100", "Skills in triage are asked for", "Skills"))

    assert [fact.lead for fact in facts] == [None, None, None]


def test_an_address_that_stood_further_up_is_known_again() -> None:
    facts = look(document("ada@example.com", "Nurse", "Ada | ada@example.com"))

    assert [fact.again for fact in facts] == [False, False, True]


def test_a_row_of_many_cells_is_no_title() -> None:
    assert look(document(line("学历", "本科", "现居地", "成都")))[0].title is None
