from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.parsing.drawing import BOLD, PITCH, document, line, lowered
from training.train import fit_one

from vitascope.model.document import Document, Line, Place
from vitascope.parsing.labelling.items import FAMILIES
from vitascope.parsing.labelling.labeller import (
    LabelledBlock,
    decode_line,
    decode_piece,
    encode_line,
    encode_piece,
    label,
)
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labelling.line_features import features_of
from vitascope.parsing.labelling.sequence_model import Models, from_folder
from vitascope.parsing.labels import Field, Kind, LineLabel, Role

RESUME = (
    "Ada Example",
    line("Experience", style=BOLD),
    line("Nurse, City Hospital", "2019 – 2021"),
    "Ran the ward at night",
    line("Education", style=BOLD),
    line("Example University", "2010 – 2014"),
)


def models_saying(labels: str, paper: Document, folder: Path) -> Models:
    """Models that give the lines of one document the labels they are told, trained on that alone."""
    fit_one("lines", [(features_of(look(paper)), labels.split())] * 40, folder)
    for family in set(FAMILIES.values()):
        fit_one(family, [([{"bias": 1.0}], ["title"]), ([{"bias": 1.0}], ["text"])], folder)
    return from_folder(folder)


def shown(blocks: list[LabelledBlock]) -> str:
    return " ".join(encode_line(each) for block in blocks for each in block.labels)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("role", list(Role))
def test_a_lines_label_is_written_and_read_back(kind: Kind, role: Role) -> None:
    for opens in (False, True):
        told = LineLabel(kind, role, opens)

        assert decode_line(encode_line(told)) == told


@pytest.mark.parametrize("field", list(Field))
def test_a_pieces_label_is_written_and_read_back(field: Field) -> None:
    for continues in (False, True):
        assert decode_piece(encode_piece(field, continues=continues)) == (field, continues)


def test_every_line_is_in_one_block(tmp_path: Path) -> None:
    paper = document(*RESUME)
    said = "contact:text work:heading work:header+ work:text education:heading education:header+"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert [block.kind for block in blocks] == [Kind.CONTACT, Kind.WORK, Kind.EDUCATION]
    assert [fact.line for block in blocks for fact in block.lines] == list(paper.lines)
    assert shown(blocks) == said


def test_a_sure_title_heads_its_section_whatever_the_model_says(tmp_path: Path) -> None:
    paper = document(*RESUME)
    said = "contact:text work:heading work:header+ work:text work:header+ work:header"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert shown(blocks) == ("contact:text work:heading work:header+ work:text education:heading education:header")


def test_what_follows_such_a_title_becomes_text_where_the_section_has_no_entries(tmp_path: Path) -> None:
    lines: tuple[Line | str, ...] = (*RESUME[:4], line("Skills", style=BOLD), "Python, Docker")
    paper = document(*lines)
    said = "contact:text work:heading work:header+ work:text work:header+ work:header+"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert shown(blocks) == "contact:text work:heading work:header+ work:text skills:heading skills:text"


def test_a_section_of_entries_ends_only_with_a_heading(tmp_path: Path) -> None:
    paper = document(*RESUME[:4], line("Ward planner", "2018"), "Planned the shifts of the ward")
    said = "contact:text work:heading work:header+ work:text projects:header+ projects:text"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert shown(blocks) == "contact:text work:heading work:header+ work:text work:header+ work:text"


def test_a_page_footer_parts_a_section_without_ending_it(tmp_path: Path) -> None:
    paper = document(*RESUME[:4], "Page 1 of 2", line("Ward planner", "2018"))
    said = "contact:text work:heading work:header+ work:text noise:text projects:header+"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert shown(blocks) == "contact:text work:heading work:header+ work:text noise:text work:header+"


def test_lists_may_follow_entries_without_a_heading(tmp_path: Path) -> None:
    paper = document(*RESUME[:4], "Python, Docker, Kubernetes, Git")
    said = "contact:text work:heading work:header+ work:text skills:text"

    assert shown(label(paper, models_saying(said, paper, tmp_path))) == said


def test_every_piece_has_its_field_and_how_sure_it_is(tmp_path: Path) -> None:
    paper = document(*RESUME)
    said = "contact:text work:heading work:header+ work:text education:heading education:header+"

    pieces = [piece for block in label(paper, models_saying(said, paper, tmp_path)) for piece in block.pieces]

    assert [piece.item.piece.text for piece in pieces][:4] == ["Ada Example", "Nurse", "City Hospital", "2019 – 2021"]
    assert all(0.0 <= piece.probability <= 1.0 for piece in pieces)


def test_a_document_without_lines_has_no_blocks(tmp_path: Path) -> None:
    paper = document(*RESUME[:1])

    assert label(document(), models_saying("contact:text", paper, tmp_path)) == []


def test_a_page_edge_between_the_lines_of_a_section_stands_behind_it(tmp_path: Path) -> None:
    edge = line("Ada Example", "555-0142", place=Place.FOOTER)
    paper = document(*RESUME[:3], edge, "Ran the ward at night", *RESUME[4:])
    said = "contact:text work:heading work:header+ work:text work:text education:heading education:header+"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert [block.kind for block in blocks] == [Kind.CONTACT, Kind.WORK, Kind.CONTACT, Kind.EDUCATION]
    assert [fact.line.text for fact in blocks[1].lines] == ["Experience", RESUME[2].text, "Ran the ward at night"]


def test_headings_that_head_nothing_but_headings_are_a_list_of_skills(tmp_path: Path) -> None:
    paper = document("Ada Example", "Triage", "Wound care", "Dialysis", line("Languages", style=BOLD), "English")
    said = "contact:text summary:heading summary:heading summary:heading languages:heading languages:text"

    blocks = label(paper, models_saying(said, paper, tmp_path))

    assert shown(blocks) == "contact:text skills:text skills:text skills:text languages:heading languages:text"


def test_languages_in_a_row_among_the_skills_are_languages(tmp_path: Path) -> None:
    paper = document("Ada Example", line("Skills", style=BOLD), "Tools: Git, Docker", "Languages: English, Hindi")
    said = "contact:text skills:heading skills:text skills:text"

    assert shown(label(paper, models_saying(said, paper, tmp_path))).endswith("skills:text languages:text")


def test_programming_languages_stay_among_the_skills(tmp_path: Path) -> None:
    paper = document("Ada Example", line("Skills", style=BOLD), "Tools: Git, Docker", "Languages: Python, Java")
    said = "contact:text skills:heading skills:text skills:text"

    assert shown(label(paper, models_saying(said, paper, tmp_path))).endswith("skills:text skills:text")


@pytest.mark.parametrize("stamp", ["Last updated in Nov 2026", "Stand: 12.03.2024", "更新时间：2024年3月"])
def test_the_day_of_the_document_is_noise(stamp: str, tmp_path: Path) -> None:
    paper = document(stamp, *RESUME)
    said = "contact:text contact:text work:heading work:header+ work:text education:heading education:header+"

    assert shown(label(paper, models_saying(said, paper, tmp_path))).startswith("noise:text contact:text")


def test_a_title_with_its_text_beside_it_heads_its_section(tmp_path: Path) -> None:
    beside = lowered(line("Careful with patients", left=300.0), -PITCH)
    paper = document(*RESUME, "Summary", beside)
    said = (
        "contact:text work:heading work:header+ work:text education:heading education:header+ "
        "education:text summary:text"
    )

    assert shown(label(paper, models_saying(said, paper, tmp_path))).endswith("summary:heading summary:text")
