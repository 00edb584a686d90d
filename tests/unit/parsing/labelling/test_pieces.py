from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.parsing.drawing import BOLD, PLAIN, line, styled

from vitascope.model.document import Style
from vitascope.parsing.labelling.pieces import box_of, cut, spread


def pieces(*parts: str) -> list[str]:
    return [piece.text for piece in cut(line(*parts))]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Nurse, City Hospital", ["Nurse", "City Hospital"]),
        ("Nurse | Leeds", ["Nurse", "Leeds"]),
        ("Nurse • Leeds · Ward", ["Nurse", "Leeds", "Ward"]),
        ("Nurse – City Hospital", ["Nurse", "City Hospital"]),
        ("Nurse at City Hospital", ["Nurse", "City Hospital"]),
        ("Nurse @City", ["Nurse", "City"]),
        ("Nurse (part-time)", ["Nurse", "part-time"]),
        ("语言：英语、德语", ["语言", "英语", "德语"]),
        ("Phone: 5550100", ["Phone", "5550100"]),
        ("City Hospital. Ran the ward", ["City Hospital", "Ran the ward"]),
    ],
)
def test_pieces_are_cut_at_separators(printed: str, parts: list[str]) -> None:
    assert pieces(printed) == parts


@pytest.mark.parametrize(
    "printed", ["part-time nurse", "St. Mary Hospital", "raised 3,500 dollars", "open from 10:30 daily", "Smith & Sons"]
)
def test_words_numbers_and_abbreviations_stay_whole(printed: str) -> None:
    assert pieces(printed) == [printed]


def test_pieces_are_cut_at_wide_gaps() -> None:
    found = cut(line("City Hospital", "Leeds"))

    assert [(piece.text, piece.before, piece.after) for piece in found] == [
        ("City Hospital", "", "gap"),
        ("Leeds", "gap", ""),
    ]


def test_pieces_are_cut_where_the_style_changes() -> None:
    found = cut(styled(("Nurse", BOLD), ("City Hospital", PLAIN)))

    assert [(piece.text, piece.before) for piece in found] == [("Nurse", ""), ("City Hospital", "style")]
    assert [piece.style for piece in found] == [BOLD, PLAIN]


def test_styles_that_ocr_guessed_do_not_cut() -> None:
    found = cut(styled(("Nurse", BOLD), ("City Hospital", PLAIN), confidence=0.93))

    assert [piece.text for piece in found] == ["Nurse City Hospital"]


def test_a_slightly_larger_font_does_not_cut_and_a_much_larger_one_does() -> None:
    assert len(cut(styled(("Nurse", PLAIN), ("Leeds", Style(10.5))))) == 1
    assert len(cut(styled(("Nurse", PLAIN), ("Leeds", Style(14.0))))) == 2


def test_a_glued_word_is_never_cut_off() -> None:
    row = styled(("Nur", BOLD), ("se", PLAIN))
    glued = replace(row, words=(row.words[0], replace(row.words[1], glued=True)))

    assert [piece.text for piece in cut(glued)] == ["Nurse"]


@pytest.mark.parametrize("printed", ["2019 – 2021", "03/2019 - 05/2021", "March 2019 – present", "seit 03/2019"])
def test_a_date_range_is_one_piece(printed: str) -> None:
    found = [piece for piece in cut(line(f"Nurse, {printed}")) if piece.date is not None]

    assert [piece.text for piece in found] == [printed]


def test_a_date_is_parted_from_words_that_only_a_space_parts_from_it() -> None:
    assert pieces("Nurse 2019 – 2021 Leeds") == ["Nurse", "2019 – 2021", "Leeds"]


@pytest.mark.parametrize("address", ["ada@example.com", "https://example.com/a,b", "www.example.org/a-b"])
def test_an_address_is_one_piece(address: str) -> None:
    assert pieces(f"Leeds {address} | 5550100") == ["Leeds", address, "5550100"]


def test_a_printed_separator_says_more_than_a_change_of_style() -> None:
    assert [piece.before for piece in cut(styled(("Nurse,", BOLD), ("Leeds", PLAIN)))] == ["", ","]


def test_no_piece_is_blank_and_all_keep_their_place() -> None:
    row = line("– | Nurse ,, City (Leeds) –", "2019 – 2021 .")

    for piece in cut(row):
        assert piece.text.strip()
        assert row.text[piece.start : piece.end] == piece.text


def test_a_line_of_nothing_but_separators_has_no_pieces() -> None:
    assert pieces("| – |") == []


def test_a_gap_is_a_tab_in_the_spread_text_and_offsets_stay() -> None:
    row = line("City Hospital", "2019")

    assert spread(row) == "City Hospital\t2019"
    assert len(spread(row)) == len(row.text)


def test_a_box_narrows_inside_a_word_by_the_share_of_its_letters() -> None:
    row = line("abcdefghij")
    box = box_of(row, 2, 5)

    assert (box.left, box.right) == (row.box.left + 10.0, row.box.left + 25.0)


def test_a_box_is_around_the_words_it_holds() -> None:
    row = line("Nurse at Leeds")

    assert box_of(row, 6, 8) == row.words[1].box
    assert box_of(row, 0, len(row.text)) == row.box


def test_a_box_of_the_space_between_words_is_the_next_word_or_the_line() -> None:
    row = line("Nurse at Leeds")
    box = box_of(row, 5, 6)

    assert row.box.left <= box.left <= box.right <= row.box.right


def test_a_box_in_turned_text_is_around_whole_words() -> None:
    row = replace(line("Nurse"), rotation=90)

    assert box_of(row, 1, 3) == row.words[0].box


def test_the_box_of_a_piece_is_the_box_of_its_characters() -> None:
    row = line("City Hospital", "Leeds")

    assert cut(row)[1].box == row.words[2].box


@pytest.mark.parametrize(
    ("printed", "sign"),
    [("1C:ERP", "::"), ("Skills: ERP", ":"), ("Bank «North», Leeds", "»,"), ("Nurse – (Leeds", "(")],
)
def test_what_parts_two_pieces_is_kept_with_the_later_one(printed: str, sign: str) -> None:
    assert cut(line(printed))[-1].before == sign


def test_signs_and_numbers_part_contact_data_that_only_spaces_do() -> None:
    pieces = cut(line("✉ ada@example.org ☎ +64 21 555 0148 ⌂ Wellington"))

    assert [piece.text for piece in pieces] == ["ada@example.org", "+64 21 555 0148", "Wellington"]
