from __future__ import annotations

import pytest

from vitascope.parsing.fields.links import find_links


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


def test_the_end_of_a_hyphenated_mail_domain_is_no_link() -> None:
    assert find_links("joao@rezende-design.example") == []
