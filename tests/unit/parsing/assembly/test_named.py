from __future__ import annotations

from tests.unit.parsing.drawing import block, head, heading, said

from vitascope.parsing.assembly.named import read_awards, read_certifications, read_publications, read_references
from vitascope.parsing.labels import Kind


def test_a_certificate_has_its_name_issuer_date_and_number() -> None:
    row = head("Advanced Life Support, Example Council", "A-17 | 2019", fields="title org number date", opens=True)

    (found,) = read_certifications([block(Kind.CERTIFICATIONS, heading("Certificates"), row)])

    assert (found.id, found.name.text) == ("certification-1", "Advanced Life Support")
    assert found.issuer is not None
    assert found.issuer.text == "Example Council"
    assert found.number is not None
    assert found.number.text == "A-17"
    assert (found.date and found.date.iso, found.start, found.end) == ("2019", None, None)


def test_a_certificate_that_runs_out_has_a_start_and_an_end() -> None:
    row = head("Advanced Life Support", "2019 – 2021", fields="title date", opens=True)

    (found,) = read_certifications([block(Kind.CERTIFICATIONS, row)])

    assert [each.iso for each in (found.start, found.end, found.date) if each] == ["2019", "2021", "2019"]


def test_a_certificate_without_a_name_is_none() -> None:
    row = head("Leeds", "2019", fields="location date", opens=True)

    assert read_certifications([block(Kind.CERTIFICATIONS, row)]) == ()


def test_an_award_has_its_title_awarder_and_description() -> None:
    rows = (
        head("Nurse of the Year, Example Council", "2019", fields="title org date", opens=True),
        said("For the night shifts", "of a winter"),
    )

    (found,) = read_awards([block(Kind.AWARDS, *rows)])

    assert (found.title.text, found.awarder and found.awarder.text) == ("Nurse of the Year", "Example Council")
    assert (found.date and found.date.iso) == "2019"
    assert (found.description and found.description.text) == "For the night shifts of a winter"


def test_an_award_without_a_title_is_none() -> None:
    assert read_awards([block(Kind.AWARDS, said("For the night shifts"))]) == ()


def test_a_publication_has_its_authors_and_publisher() -> None:
    rows = (
        head("Night Shifts | Example Press", "2019", fields="title org date", opens=True),
        head("A. Example", fields="authors"),
    )

    (found,) = read_publications([block(Kind.PUBLICATIONS, *rows)])

    assert (found.name.text, found.id) == ("Night Shifts", "publication-1")
    assert (found.publisher and found.publisher.text) == "Example Press"
    assert (found.authors and found.authors.text) == "A. Example"


def test_a_publication_without_a_name_is_none() -> None:
    assert read_publications([block(Kind.PUBLICATIONS, said("In print"))]) == ()


def test_a_reference_has_a_name_or_a_text() -> None:
    rows = (head("Grace Example", fields="name", opens=True), said("Led the ward with care."))

    (person,) = read_references([block(Kind.REFERENCES, *rows)])
    (remark,) = read_references([block(Kind.REFERENCES, said("On request"))])

    assert (person.name and person.name.text, person.text and person.text.text) == (
        "Grace Example",
        "Led the ward with care.",
    )
    assert (remark.name, remark.text and remark.text.text) == (None, "On request")


def test_a_reference_in_a_list_item_is_one_too() -> None:
    (remark,) = read_references([block(Kind.REFERENCES, said("On request", bullet="•"))])

    assert (remark.text and remark.text.text) == "On request"


def test_a_certificate_that_is_labelled_as_its_issuer_keeps_its_name() -> None:
    (found,) = read_certifications([block(Kind.CERTIFICATIONS, head("New York Bar", fields="org", opens=True))])

    assert (found.name.text, found.issuer) == ("New York Bar", None)


def test_a_paper_and_its_journal_are_parted_by_a_full_stop() -> None:
    row = head("Emissions from drought-stressed oil palm. Biosphere Letters", fields="title", opens=True)
    (found,) = read_publications([block(Kind.PUBLICATIONS, row)])

    assert found.name.text == "Emissions from drought-stressed oil palm"
    assert (found.publisher and found.publisher.text) == "Biosphere Letters"
