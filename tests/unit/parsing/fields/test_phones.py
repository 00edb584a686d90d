from __future__ import annotations

import pytest

from vitascope.parsing.fields.phones import find_phones


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


def test_a_postal_code_is_no_number() -> None:
    assert find_phones("Recife, 52070-000", language="pt") == []
