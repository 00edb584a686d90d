from __future__ import annotations

from tests.unit.parsing.drawing import Row, block, head, heading, said

from vitascope.model.resume import Text, Work
from vitascope.parsing.assembly.work import read_projects, read_volunteering, read_work
from vitascope.parsing.labels import Kind


def work(*rows: Row) -> tuple[Work, ...]:
    return read_work([block(Kind.WORK, *rows)])


def words(text: Text | None) -> str | None:
    return text.text if text is not None else None


def jobs(positions: tuple[Work, ...]) -> list[tuple[str | None, str | None, int]]:
    return [(words(each.title), words(each.company), each.group) for each in positions]


def test_a_position_is_read_with_all_it_says() -> None:
    (position,) = work(
        heading("Experience"),
        head("Nurse", "2019 – 2021", fields="title date", opens=True),
        head("City Hospital | Leeds | Full-time", fields="org location kind"),
        said("Ran the ward", bullet="•"),
    )

    assert (words(position.title), words(position.company)) == ("Nurse", "City Hospital")
    assert (words(position.location), words(position.employment_type)) == ("Leeds", "Full-time")
    assert (position.start and position.start.iso, position.end and position.end.iso) == ("2019", "2021")
    assert [item.text for item in position.highlights] == ["Ran the ward"]


def test_positions_are_numbered_in_reading_order() -> None:
    found = work(
        head("Nurse, City Hospital", fields="title org", opens=True),
        head("Cook, City Inn", fields="title org", opens=True),
    )

    assert [each.id for each in found] == ["work-1", "work-2"]
    assert jobs(found) == [("Nurse", "City Hospital", 1), ("Cook", "City Inn", 2)]


def test_positions_under_one_company_inherit_it() -> None:
    found = work(
        head("City Hospital, Leeds", fields="org location", opens=True),
        head("Head nurse", "2019 – 2021", fields="title date", opens=False),
        head("Nurse", "2015 – 2019", fields="title date", opens=True),
    )

    assert jobs(found) == [("Head nurse", "City Hospital", 1), ("Nurse", "City Hospital", 1)]
    assert [words(each.location) for each in found] == ["Leeds", "Leeds"]


def test_an_inherited_company_keeps_the_place_it_is_printed_at() -> None:
    first, second = work(
        head("City Hospital", fields="org", opens=True),
        head("Head nurse", "2019 – 2021", fields="title date"),
        head("Nurse", "2015 – 2019", fields="title date", opens=True),
    )

    assert first.company is not None
    assert second.company is not None
    assert first.company.evidence == second.company.evidence


def test_a_company_line_with_the_dates_of_the_whole_stay_is_no_position() -> None:
    found = work(
        head("City Hospital", "2015 – 2021", fields="org date", opens=True),
        head("Head nurse", "2019 – 2021", fields="title date", opens=True),
        head("Nurse", "2015 – 2019", fields="title date", opens=True),
    )

    assert jobs(found) == [("Head nurse", "City Hospital", 1), ("Nurse", "City Hospital", 1)]


def test_positions_of_one_company_are_not_grouped_with_those_before_it() -> None:
    found = work(
        head("Cook, City Inn", "2021 – 2023", fields="title org date", opens=True),
        head("City Hospital", fields="org", opens=True),
        head("Head nurse", "2019 – 2021", fields="title date", opens=True),
        head("Nurse", "2015 – 2019", fields="title date", opens=True),
    )

    assert jobs(found) == [("Cook", "City Inn", 1), ("Head nurse", "City Hospital", 2), ("Nurse", "City Hospital", 2)]


def test_a_company_printed_after_its_title_serves_no_other() -> None:
    found = work(
        head("Nurse", fields="title", opens=True),
        head("City Hospital", fields="org"),
        head("Cook", fields="title", opens=True),
    )

    assert jobs(found) == [("Nurse", "City Hospital", 1), ("Cook", None, 2)]


def test_a_company_without_a_title_is_a_position_where_it_is_described() -> None:
    found = work(head("City Hospital", "2015 – 2021", fields="org date", opens=True), said("Ran the ward"))

    assert jobs(found) == [(None, "City Hospital", 1)]


def test_text_alone_is_a_position_that_only_describes() -> None:
    (position,) = work(said("Ten years in the hospitals of the city"))

    assert words(position.description) == "Ten years in the hospitals of the city"


def test_an_open_end_is_current() -> None:
    (position,) = work(head("Nurse", "2019 – present", fields="title date", opens=True))

    assert position.current
    assert position.end is not None
    assert position.end.text == "present"


def test_a_single_date_is_a_short_stay() -> None:
    (position,) = work(head("Nurse", "March 2019", fields="title date", opens=True))

    assert position.start == position.end
    assert position.start is not None
    assert position.start.iso == "2019-03"


def test_volunteering_has_an_organisation_and_a_position() -> None:
    rows = (head("Helper, City Shelter", "2019 – 2021", fields="title org date", opens=True), said("Cooked"))

    (found,) = read_volunteering([block(Kind.VOLUNTEERING, *rows)])

    assert (words(found.position), words(found.organization)) == ("Helper", "City Shelter")
    assert (found.id, words(found.description)) == ("volunteering-1", "Cooked")


def test_volunteering_without_either_is_left_out() -> None:
    assert read_volunteering([block(Kind.VOLUNTEERING, said("Cooked"))]) == ()


def test_a_project_has_its_name_and_its_technologies() -> None:
    rows = (
        head("Ward planner", "2019", fields="title date", opens=True),
        head("Python, Django", fields="technologies technologies"),
        said("Plans the shifts", bullet="•"),
    )

    (project,) = read_projects([block(Kind.PROJECTS, *rows)])

    assert (project.name.text, [each.text for each in project.technologies]) == ("Ward planner", ["Python", "Django"])
    assert [each.text for each in project.highlights] == ["Plans the shifts"]


def test_a_project_that_is_named_by_its_organisation_has_no_other() -> None:
    (project,) = read_projects([block(Kind.PROJECTS, head("City Hospital", fields="org", opens=True))])

    assert (project.name.text, project.organization) == ("City Hospital", None)


def test_a_project_without_a_name_is_none() -> None:
    assert read_projects([block(Kind.PROJECTS, said("Plans the shifts"))]) == ()


def test_the_first_line_under_a_company_is_the_title_where_it_names_a_job() -> None:
    (found,) = read_work(
        [
            block(
                Kind.WORK,
                head("City Hospital", "2019 – 2021", fields="org date", opens=True),
                said("Product Designer"),
                said("Ran the ward at night and planned its shifts."),
            )
        ]
    )

    assert found.title is not None
    assert found.title.text == "Product Designer"
    assert (found.description and found.description.text) == "Ran the ward at night and planned its shifts."
