from __future__ import annotations

import pytest

from vitascope.parsing.fields.emails import find_emails
from vitascope.parsing.fields.links import find_links
from vitascope.parsing.fields.phones import find_phones


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mail: ada+cv@example.co.uk, Leeds", "ada+cv@example.co.uk"),
        ("ada (at) example (dot) com", "ada@example.com"),
        ("ada @ example.org", "ada@example.org"),
        ("ada at example dot com", "ada@example.com"),
        ("ada@пример.рф", "ada@пример.рф"),
    ],
)
def test_an_address_is_read_plain_spaced_or_disguised(text: str, address: str) -> None:
    assert [found.address for found in find_emails(text)] == [address]


@pytest.mark.parametrize("text", ["Worked at Example Co. in May", "Follow @ada", "3 @ 5.20"])
def test_an_at_alone_is_no_address(text: str) -> None:
    assert find_emails(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "e164", "language"),
    [
        ("Tel. +49 (0)151 5550 1873", "+49 (0)151 5550 1873", "+4915155501873", "de"),
        ("(414) 555-0187 | Leeds", "(414) 555-0187", "+14145550187", "en"),
        ("8-912-555-01-48", "8-912-555-01-48", "+79125550148", "ru"),
        ("06 55 50 18 27", "06 55 50 18 27", "+33655501827", "fr"),
        ("ext: (414) 555-0187 ext. 12", "(414) 555-0187 ext. 12", "+14145550187", "en"),
        ("手机：138 0013 8000", "138 0013 8000", "+8613800138000", "zh"),
    ],
)
def test_a_phone_is_found_as_printed(text: str, printed: str, e164: str, language: str) -> None:
    found = find_phones(text, language=language)

    assert [text[one.start : one.end] for one in found] == [printed]
    assert found[0].e164 == e164


@pytest.mark.parametrize(
    "text",
    ["2016 - 2019", "01.02.2019 - 03.04.2020", "12,500,000", "1 200 000 300", "978-3-16-148410-0", "100 000 - 200 000"],
)
def test_other_figures_are_no_phones(text: str) -> None:
    assert find_phones(text, language="en") == []


@pytest.mark.parametrize(
    ("text", "printed", "kind", "username"),
    [
        ("x@example.com | linkedin.com/in/ada-l |", "linkedin.com/in/ada-l", "linkedin", "ada-l"),
        ("GitHub: adalove", "adalove", "github", "adalove"),
        ("Telegram: @ada_l", "ada_l", "telegram", "ada_l"),
        ("(https://ada.example/cv)", "https://ada.example/cv", "website", None),
        ("ORCID 0000-0009-5555-0142", "0000-0009-5555-0142", "orcid", "0000-0009-5555-0142"),
        ("ada.example.org", "ada.example.org", "website", None),
    ],
)
def test_a_link_knows_where_it_leads(text: str, printed: str, kind: str, username: str | None) -> None:
    found = find_links(text)

    assert [text[one.start : one.end] for one in found] == [printed]
    assert (found[0].kind, found[0].username) == (kind, username)
    assert ":" in found[0].url


@pytest.mark.parametrize(
    "text", ["Node.js, ASP.NET, B.Sc.", "README.md", "ada@example.com", "Socket.io", "e.g. i.e.", "St.Gallen"]
)
def test_names_with_dots_are_no_links(text: str) -> None:
    assert find_links(text) == []
