from __future__ import annotations

import pytest

from vitascope.parsing.fields.emails import find_emails


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
