from __future__ import annotations

from tests.unit.parsing.drawing import BOLD, Row, block, head, said

from vitascope.parsing.labelling.mending import mended
from vitascope.parsing.labels import Kind

WIDE = "Looked after the patients of three wards and of the day clinic of the town"


def read(*rows: Row, kind: Kind = Kind.WORK) -> list[str]:
    """Each piece of the rows with its field after mending."""
    pieces = mended(block(kind, *rows).pieces)
    return [f"{each.field}{'+' if each.continues else ''}: {each.item.piece.text}" for each in pieces]


def test_a_town_behind_a_company_is_its_place() -> None:
    assert read(head("Merlin Wallet, Singapore", fields="org org+", opens=True)) == [
        "org: Merlin Wallet",
        "location: Singapore",
    ]


def test_a_town_stays_in_the_name_where_the_entry_names_its_place() -> None:
    rows = (head("Bank, London", fields="org org+", opens=True), head("Leeds", fields="location"))

    assert read(*rows)[1] == "org+: London"


def test_a_town_stays_in_the_name_of_a_school() -> None:
    assert read(head("Institute, Mysuru", fields="org org+", opens=True), kind=Kind.EDUCATION)[1] == "org+: Mysuru"


def test_what_is_no_town_stays_in_the_name() -> None:
    assert read(head("Army, 3rd Infantry Division", fields="org org+", opens=True))[1] == "org+: 3rd Infantry Division"


def test_a_name_that_a_full_line_broke_is_one_again() -> None:
    rows = (
        head(f"{WIDE} and the", fields="org", opens=True),
        head("County Hospital", fields="title"),
        head(f"{WIDE} and their", fields="text"),
    )

    assert read(*rows)[1] == "org+: County Hospital"


def test_a_name_on_a_line_with_room_left_ends_there() -> None:
    rows = (
        head("City Hospital", fields="org", opens=True),
        head("Nurse", fields="title"),
        head(WIDE, fields="text"),
    )

    assert read(*rows)[1] == "title: Nurse"


def test_a_line_in_another_style_is_another_value() -> None:
    rows = (head(WIDE, fields="org", opens=True, style=BOLD), head("Nurse", fields="title"))

    assert read(*rows)[1] == "title: Nurse"


def test_an_address_on_the_web_is_no_part_of_a_name() -> None:
    row = head("ledgerlint, https://github.com/ada-example/ledgerlint", fields="title title+", opens=True)

    assert read(row, kind=Kind.PROJECTS)[1] == "link: https://github.com/ada-example/ledgerlint"


def test_a_name_that_ends_in_a_joining_word_goes_on_whatever_the_model_says() -> None:
    rows = (
        head(f"{WIDE} Institute of", fields="org", opens=True),
        head("Management", fields="field"),
        head(f"{WIDE} and the", fields="text"),
    )

    assert read(*rows, kind=Kind.EDUCATION)[1] == "org+: Management"


def test_the_partners_of_a_firm_are_its_name() -> None:
    assert read(head("Harrow, Finch & Delacroix LLP", fields="title org", opens=True)) == [
        "org: Harrow",
        "org+: Finch & Delacroix LLP",
    ]


def test_a_job_before_a_firm_is_none_of_its_partners() -> None:
    assert read(head("Associate, Harcourt & Stein LLP", fields="title org", opens=True))[0] == "title: Associate"


def test_a_comma_adds_a_ward_to_a_title_where_the_company_has_a_line_of_its_own() -> None:
    rows = (
        head("Medical Center", fields="org", opens=True),
        head("Registered Nurse, Emergency Department", fields="title org"),
    )

    assert read(*rows)[1:] == ["title: Registered Nurse", "title+: Emergency Department"]


def test_a_company_behind_a_title_stays_one_where_the_next_line_is_another_position() -> None:
    rows = (
        head("Commis, La Table du Phare", fields="title org", opens=True),
        head("Assistant, Noordster", fields="title org"),
    )

    assert read(*rows)[1::2] == ["org: La Table du Phare", "org: Noordster"]


def test_one_of_two_companies_is_the_title_that_the_entry_lacks() -> None:
    row = head("Registered Nurse, Emergency Department | Scioto Medical Center", fields="org org+ org", opens=True)

    assert read(row) == [
        "title: Registered Nurse",
        "title+: Emergency Department",
        "org: Scioto Medical Center",
    ]


def test_one_of_two_schools_is_the_degree_that_the_entry_lacks() -> None:
    row = head("High School Diploma | City College", fields="org org", opens=True)

    assert read(row, kind=Kind.EDUCATION) == ["degree: High School Diploma", "org: City College"]


def test_a_town_in_brackets_behind_a_company_is_its_place() -> None:
    assert read(head("City Hospital (Durham)", fields="org org+", opens=True))[1] == "location: Durham"


def test_a_town_in_the_middle_of_a_chinese_company_belongs_to_its_name() -> None:
    row = head("橙果信息技术（上海）有限公司", fields="org location title", opens=True)

    assert read(row) == ["org: 橙果信息技术", "org+: 上海", "org+: 有限公司"]


def test_skills_one_a_line_are_two_where_the_line_before_had_room() -> None:
    rows = (
        said("Eddy covariance", fields="skill"),
        said("R", fields="skill+"),
        said(WIDE, fields="text"),
    )

    assert read(*rows, kind=Kind.SKILLS)[:2] == ["skill: Eddy covariance", "skill: R"]


def test_a_slash_adds_to_the_name_of_a_certificate() -> None:
    row = head("Rig Pass / SafeGulf", fields="title org", opens=True)

    assert read(row, kind=Kind.CERTIFICATIONS) == ["title: Rig Pass", "title+: SafeGulf"]


def test_a_short_form_and_what_it_stands_for_are_one_name() -> None:
    row = head("SST – Sauveteur secouriste du travail", fields="org title", opens=True)

    assert read(row, kind=Kind.CERTIFICATIONS) == ["title: SST", "title+: Sauveteur secouriste du travail"]


def test_a_dash_before_an_issuer_parts_it_from_the_name() -> None:
    row = head("PMP – Project Institute of Leeds", fields="title org", opens=True)

    assert read(row, kind=Kind.CERTIFICATIONS)[1] == "org: Project Institute of Leeds"
