from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import document, line

from vitascope.model.document import Line
from vitascope.parsing.assembly.accounts import accounts_of


def read(*rows: Line | str) -> list[tuple[str | None, str | None]]:
    return [(link.network, link.username) for link, _ in accounts_of(document(*rows).lines)]


def test_an_account_stands_under_its_site() -> None:
    assert read("GitHub", "ada-example", "Telegram", "ada_dev") == [("GitHub", "ada-example"), ("Telegram", "ada_dev")]


def test_an_account_stands_beside_its_site() -> None:
    assert read(line("LinkedIn", "ada-example")) == [("LinkedIn", "ada-example")]


def test_an_account_stands_before_its_site_in_brackets() -> None:
    assert read("ada-example (LinkedIn)") == [("LinkedIn", "ada-example")]


def test_a_row_of_sites_and_accounts_is_read_in_pairs() -> None:
    assert read("GitHub ada-example Telegram ada_dev") == [("GitHub", "ada-example"), ("Telegram", "ada_dev")]


@pytest.mark.parametrize("rows", [("GitHub", "LinkedIn"), ("GitHub", "Pull requests and more"), ("GitHub Actions",)])
def test_what_is_no_account_is_none(rows: tuple[str, ...]) -> None:
    assert read(*rows) == []


def test_a_printed_address_is_read_elsewhere() -> None:
    assert read("GitHub", "github.com/ada-example") == []
