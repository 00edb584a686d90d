from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import Row, block, head, said

from vitascope.model.document import Place
from vitascope.parsing.assembly.reach import read_emails, read_links, read_phones
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Kind


def contact(*rows: Row) -> list[LabelledBlock]:
    return [block(Kind.CONTACT, *rows)]


def test_every_address_is_read_once_in_reading_order() -> None:
    rows = (said("ada@example.com | b@example.org", fields="email email"), said("ADA@example.com", fields="email"))

    assert [email.text for email in read_emails(contact(*rows))] == ["ada@example.com", "b@example.org"]


def test_the_evidence_of_an_address_is_its_own_characters() -> None:
    (email,) = read_emails(contact(said("Write to ada@example.com", fields="label email")))

    assert [spot.text for spot in email.evidence] == ["ada@example.com"]


def test_an_address_counts_whatever_its_label() -> None:
    assert len(read_emails(contact(said("ada@example.com", fields="headline")))) == 1


def test_an_address_of_a_page_header_is_the_persons() -> None:
    paid = block(Kind.WORK, said("ada@example.com", place=Place.HEADER), head("Nurse", fields="title", opens=True))

    assert [email.text for email in read_emails([paid])] == ["ada@example.com"]


def test_an_address_elsewhere_counts_only_where_no_contact_line_has_one() -> None:
    elsewhere = block(Kind.WORK, said("Write to ward@example.org"))

    assert [each.text for each in read_emails([elsewhere])] == ["ward@example.org"]
    assert [each.text for each in read_emails([elsewhere, *contact(said("ada@example.com", fields="email"))])] == [
        "ada@example.com"
    ]


def test_an_address_of_a_reference_is_never_the_persons() -> None:
    assert read_emails([block(Kind.REFERENCES, said("grace@example.com"))]) == ()


def test_a_phone_number_is_read_with_the_country_of_the_person() -> None:
    (phone,) = read_phones(contact(said("(202) 555-0143", fields="phone phone+")), "US", "en")

    assert (phone.text, phone.e164) == ("(202) 555-0143", "+12025550143")


def test_a_number_that_is_printed_twice_is_read_once() -> None:
    rows = (
        said("+1 202 555 0143", fields="phone"),
        said("Mobile: +1 (202) 555-0143", fields="label phone"),
    )

    assert len(read_phones(contact(*rows), None, "en")) == 1


def test_a_number_in_the_text_of_a_position_is_not_the_persons() -> None:
    assert read_phones([block(Kind.WORK, said("Ran the line +1 202 555 0143"))], None, "en") == ()


@pytest.mark.parametrize(
    ("printed", "kind", "username"),
    [
        ("linkedin.com/in/ada-example", "linkedin", "ada-example"),
        ("https://github.com/ada", "github", "ada"),
        ("www.example.com", "website", None),
    ],
)
def test_a_link_is_read_with_its_network_and_account(printed: str, kind: str, username: str | None) -> None:
    (link,) = read_links(contact(said(printed, fields="link")))

    assert (link.text, link.kind, link.username) == (printed, kind, username)


def test_a_link_that_is_printed_twice_is_read_once() -> None:
    rows = (said("https://example.com/", fields="link"), said("https://example.com", fields="link"))

    assert len(read_links(contact(*rows))) == 1


def test_a_single_word_that_is_labelled_as_a_link_is_an_account() -> None:
    (link,) = read_links(contact(said("ada-example", fields="link")))

    assert link.text == "ada-example"


def test_several_words_that_are_labelled_as_a_link_are_none() -> None:
    assert read_links(contact(said("my own page", fields="link"))) == ()


def test_a_part_of_a_link_that_was_read_already_is_no_second_one() -> None:
    rows = (said("https://github.com/ada", fields="link"), said("github.com/ada", fields="link"))

    assert [link.text for link in read_links(contact(*rows))] == ["https://github.com/ada"]


def test_an_address_over_two_lines_hides_its_halves() -> None:
    rows = [said("ada.very-", fields="text"), said("long@very.example.org", fields="email")]
    contact = [block(Kind.CONTACT, *rows)]

    assert [email.text for email in read_emails(contact)] == ["ada.very-long@very.example.org"]
    assert read_links(contact) == ()


def test_an_account_under_the_name_of_its_site_is_a_link() -> None:
    contact = [block(Kind.CONTACT, said("GitHub", fields="label"), said("ada-example", fields="link"))]

    assert [(link.network, link.username) for link in read_links(contact)] == [("GitHub", "ada-example")]
