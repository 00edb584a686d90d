from random import Random

from training.layouts.rows import RIGHT, Piece, Row, Slot, row
from training.layouts.setting import Frame, Paper, Placed, Setter

from vitascope.model.document import Style
from vitascope.parsing.labels import Field, Kind, Role, Span

LOOKS = {"body": Style(10.0), "title": Style(10.0, bold=True)}


def _set(*rows: Row, width: float = 400.0, hyphenates: bool = False) -> list[Placed]:
    paper = Paper(600.0, 800.0, 40.0, 1.2, LOOKS, hyphenates=hyphenates, paragraphs_known=True)
    setter = Setter(paper, Frame(40.0, width, 40.0), Random(1))
    setter.set(rows)
    return setter.placed


def test_a_long_row_becomes_lines_that_each_carry_their_part_of_the_field() -> None:
    placed = _set(row([Piece("Head of Production Planning", Field.TITLE)], Kind.WORK, Role.HEADER), width=90)
    assert len(placed) > 1
    for number, one in enumerate(placed):
        assert one.label.spans == (Span(0, len(one.line.text), Field.TITLE, continues=number > 0),)
    assert [one.line.starts_paragraph for one in placed] == [True] + [False] * (len(placed) - 1)


def test_only_the_first_line_opens() -> None:
    placed = _set(row([Piece("one two three four five", Field.TITLE)], Kind.WORK, Role.HEADER, opens=True), width=60)
    assert [one.label.opens for one in placed] == [True] + [False] * (len(placed) - 1)


def test_a_right_hand_date_stands_at_the_end_of_the_line() -> None:
    made = Row(
        (Slot((Piece("Nurse", Field.TITLE),)), Slot((Piece("2019", Field.DATE),), RIGHT)), Kind.WORK, Role.HEADER
    )
    (placed,) = _set(made)
    assert placed.line.text == "Nurse 2019"
    assert abs(placed.line.box.right - 440.0) < 1.0
    assert placed.label.spans == (Span(0, 5, Field.TITLE), Span(6, 10, Field.DATE))


def test_a_tall_label_runs_on_beside_the_next_row() -> None:
    first = Row(
        (Slot((Piece("September 2019 until today", Field.DATE),)), Slot((Piece("Nurse", Field.TITLE),), 0.2)),
        Kind.WORK,
        Role.HEADER,
    )
    second = Row((Slot((Piece("City Hospital", Field.ORG),), 0.2),), Kind.WORK, Role.HEADER)
    texts = [one.line.text for one in _set(first, second)]
    assert texts[0].endswith("Nurse")
    assert texts[1].endswith("City Hospital")
    assert len(texts[1]) > len("City Hospital")


def test_a_word_broken_at_the_end_of_a_line_keeps_a_soft_hyphen() -> None:
    placed = _set(row([Piece("Internationalisation " * 12)], Kind.WORK, Role.TEXT), width=170, hyphenates=True)
    assert any(one.line.text.endswith("\u00ad") for one in placed)
    whole = "".join(one.line.text for one in placed).replace("\u00ad", "").replace(" ", "")
    assert whole == "Internationalisation" * 12


def test_a_change_of_style_inside_a_word_glues_its_parts() -> None:
    (placed,) = _set(row([Piece("Nurse", Field.TITLE, "title"), Piece(", ward 3")], Kind.WORK, Role.HEADER))
    assert [word.glued for word in placed.line.words] == [False, True, False, False]
    assert placed.line.text == "Nurse, ward 3"


def test_a_full_page_is_turned() -> None:
    placed = _set(*[row([Piece("line")], Kind.WORK, Role.TEXT) for _ in range(80)])
    assert {one.line.page for one in placed} == {1, 2}
