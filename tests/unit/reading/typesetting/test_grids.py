from __future__ import annotations

from vitascope.model.document import Style
from vitascope.reading.typesetting.blocks import Paragraph, Run, Table, TableCell
from vitascope.reading.typesetting.grids import Across, Aside, Down, steps_of, text_of


def cell(column: int, *texts: str, bold: bool = False, bullet: str = "") -> TableCell:
    style = Style(10.0, bold=bold)
    return TableCell(tuple(Paragraph((Run(text, style),), bullet=bullet) for text in texts), column)


def outline(*cells: TableCell) -> list[list[str]]:
    """Each step as its kind and texts."""
    found = []
    for step in steps_of(cells):
        match step:
            case Across(parts):
                found.append(["across", *(text_of(paragraph) for _, paragraph in parts)])
            case Down(_, blocks):
                found.append(["down", *(text_of(block) for block in blocks if isinstance(block, Paragraph))])
            case Aside(cells):
                found.append(["aside", *(str(each.column) for each in cells)])
    return found


def test_short_cells_are_read_across() -> None:
    assert outline(cell(0, "Phone"), cell(1, "555-0100")) == [["across", "Phone", "555-0100"]]


def test_a_date_joins_the_first_line_beside_it() -> None:
    steps = outline(cell(0, "2019 – 2021"), cell(1, "Engineer", "Acme", "one", "two", "three"))

    assert steps == [["across", "2019 – 2021", "Engineer"], ["down", "Acme", "one", "two", "three"]]


def test_a_date_over_two_lines_is_put_together() -> None:
    steps = outline(cell(0, "03/2019 –", "Present"), cell(1, "Engineer", "Acme", "a", "b"))

    assert steps[0] == ["across", "03/2019 – Present", "Engineer"]


def test_lines_below_the_date_stand_beside_short_lines_only() -> None:
    steps = outline(cell(0, "2019", "Berlin"), cell(1, "Engineer", "A long description of the work " * 4, "b", "c"))

    assert [step[0] for step in steps] == ["across", "down", "down"]


def test_a_heading_in_the_label_column_stands_before_its_section() -> None:
    steps = outline(cell(0, "EDUCATION", bold=True), cell(1, "BSc Physics", "Example College"))

    assert steps == [["down", "EDUCATION"], ["down", "BSc Physics", "Example College"]]


def test_full_cells_side_by_side_are_columns() -> None:
    many = [f"line {at}" for at in range(6)]

    assert outline(cell(0, *many), cell(1, *many)) == [["aside", "0", "1"]]


def test_a_nested_table_makes_a_cell_full() -> None:
    nested = TableCell((Table(((cell(0, "a"), cell(1, "b")),)),), 1)

    assert outline(cell(0, "Work"), nested) == [["down", "Work"], ["down"]]


def test_places_and_dates_at_the_right_stand_beside_the_first_lines() -> None:
    steps = outline(cell(0, "Acme", "Engineer"), cell(1, "Berlin", "2019 – 2021"))

    assert steps == [["across", "Acme", "Berlin"], ["across", "Engineer", "2019 – 2021"]]


def test_one_full_cell_takes_the_room_of_the_empty_ones_beside_it() -> None:
    steps = list(steps_of((cell(0, "Licences and certificates"), cell(1))))

    assert isinstance(steps[0], Down)
    assert steps[0].cell.span == 2
