import pytest
from tests.unit.reading.layout.setting import put

from vitascope.model.document import Line, Page, Place
from vitascope.reading.layout import mark_running


def page(number: int, *texts: tuple[float, str]) -> Page:
    return Page(number, 595.0, 842.0, tuple(Line(tuple(put(40, y, text)), number) for y, text in texts))


def places(pages: tuple[Page, ...]) -> list[list[Place]]:
    return [[line.place for line in one.lines] for one in pages]


def test_a_line_repeated_at_the_top_is_a_header_from_the_second_page_on() -> None:
    pages = [page(number, (40, "Anna Weir"), (400, f"Text {number}"), (500, "More")) for number in (1, 2)]

    assert places(mark_running(pages)) == [[Place.BODY] * 3, [Place.HEADER, Place.BODY, Place.BODY]]


def test_page_numbers_are_footers_even_on_the_first_page() -> None:
    pages = [page(number, (400, f"Text {number}"), (820, f"Page {number} of 2")) for number in (1, 2)]

    assert places(mark_running(pages)) == [[Place.BODY, Place.FOOTER]] * 2


def test_contact_data_in_the_first_footer_stays_in_the_body() -> None:
    pages = [page(number, (400, "Text"), (820, "anna@example.org")) for number in (1, 2)]

    found = mark_running(pages)

    assert found[0].lines[1].place is Place.BODY
    assert found[1].lines[1].place is Place.FOOTER


def test_a_year_at_the_bottom_of_a_single_page_stays() -> None:
    assert places(mark_running([page(1, (400, "Text"), (820, "2019"))])) == [[Place.BODY] * 2]


def test_contact_data_in_the_first_footer_that_is_said_above_is_a_footer() -> None:
    first = page(1, (40, "Anna Weir"), (60, "anna@example.org"), (820, "Leeds, anna@example.org"))
    second = page(2, (400, "Text"), (820, "Leeds, anna@example.org"))

    assert [one[-1] for one in places(mark_running([first, second]))] == [Place.FOOTER, Place.FOOTER]


@pytest.mark.parametrize(
    "number", ["Seite 2 von 2", "2/2", "- 2 -", "Strona 2 z 2", "стр. 2", "Page 2 - Curriculum vitae of", "Weir 2 / 2"]
)
def test_page_numbers_are_known_in_many_forms(number: str) -> None:
    pages = [page(1, (400, "Text")), page(2, (400, "More"), (820, number))]

    assert mark_running(pages)[1].lines[-1].place is Place.FOOTER


@pytest.mark.parametrize(
    "day", ["November 22, 2026", "Leeds, 22.11.2026", "22. November 2026", "22 de noviembre de 2026"]
)
def test_the_day_of_printing_alone_at_the_end_is_a_footer(day: str) -> None:
    assert places(mark_running([page(1, (400, "Mill, 2019 - 2024"), (440, day))])) == [[Place.BODY, Place.FOOTER]]


@pytest.mark.parametrize(
    "texts", [((400, "Mill, 2019 - 2024"), (440, "12 March 2019")), ((400, "Mill"), (413, "12 March 2024"))]
)
def test_a_day_that_is_not_the_latest_or_stands_close_to_text_stays(texts: tuple[tuple[float, str], ...]) -> None:
    assert places(mark_running([page(1, *texts)])) == [[Place.BODY] * 2]
