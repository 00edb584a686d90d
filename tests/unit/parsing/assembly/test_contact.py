from __future__ import annotations

from tests.unit.parsing.drawing import Row, block, said

from vitascope.model.document import Style
from vitascope.model.resume import Basics
from vitascope.parsing.assembly.contact import read_basics
from vitascope.parsing.labels import Kind

LARGE = Style(20.0, bold=True)


def basics(*rows: Row, language: str = "en") -> Basics:
    return read_basics([block(Kind.CONTACT, *rows)], language)


def test_a_person_is_read_with_all_that_the_page_says() -> None:
    found = basics(
        said("Ada Example", fields="name", style=LARGE),
        said("Registered nurse", fields="headline"),
        said("ada@example.com | +1 202 555 0143 | Leeds", fields="email phone location"),
        said("Nationality: British", fields="label nationality"),
        said("Born: 12 March 1990", fields="label birth"),
    )

    assert found.name is not None
    assert (found.name.text, found.name.given, found.name.family) == ("Ada Example", "Ada", "Example")
    assert (found.headline and found.headline.text) == "Registered nurse"
    assert ([each.text for each in found.emails], len(found.phones)) == (["ada@example.com"], 1)
    assert (found.location and found.location.city) == "Leeds"
    assert (found.nationality and found.nationality.text) == "British"
    assert (found.birth_date and found.birth_date.iso) == "1990-03-12"


def test_a_name_over_two_lines_is_one_name() -> None:
    found = basics(said("Ada", fields="name", style=LARGE), said("Example", fields="name", style=LARGE))

    assert found.name is not None
    assert found.name.text == "Ada Example"
    assert [spot.text for spot in found.name.evidence] == ["Ada", "Example"]


def test_a_second_line_that_is_set_like_the_name_belongs_to_it_whatever_its_label() -> None:
    found = basics(said("Ada", fields="name", style=LARGE), said("Example", fields="headline", style=LARGE))

    assert found.name is not None
    assert found.name.text == "Ada Example"


def test_a_second_line_that_is_set_like_text_does_not() -> None:
    found = basics(said("Ada Example", fields="name"), said("Registered nurse", fields="headline"))

    assert found.name is not None
    assert found.name.text == "Ada Example"


def test_an_address_over_pieces_and_lines_is_one_place() -> None:
    found = basics(
        said("Ada Example", fields="name"),
        said("12 Mill Lane, Leeds", fields="location location"),
        said("United Kingdom", fields="location"),
    )

    assert found.location is not None
    assert found.location.text == "12 Mill Lane, Leeds United Kingdom"
    assert [spot.text for spot in found.location.evidence] == ["12 Mill Lane, Leeds", "United Kingdom"]


def test_a_second_place_far_from_the_first_is_left_alone() -> None:
    found = basics(said("Leeds, nurse, York", fields="location headline location"))

    assert found.location is not None
    assert found.location.text == "Leeds"


def test_a_birth_that_is_no_date_is_none() -> None:
    assert basics(said("Born: long ago", fields="label birth")).birth_date is None


def test_a_page_without_contact_data_shows_nobody() -> None:
    assert read_basics([], "en") == Basics()


def test_what_a_person_does_is_no_part_of_the_name_though_set_as_large() -> None:
    found = basics(
        said("Ada Example", fields="name", style=LARGE), said("Product Designer", fields="headline", style=LARGE)
    )

    assert found.name is not None
    assert found.name.text == "Ada Example"


def test_the_title_of_the_contact_data_is_no_name() -> None:
    found = basics(said("Personal information", fields="name"), said("Ada Example", fields="name", style=LARGE))

    assert found.name is not None
    assert found.name.text == "Ada Example"
