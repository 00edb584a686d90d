from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vitascope.errors import AccountExists, BadInput, NoSuchAccount
from vitascope.model.account import OPERATOR, Role, Tier
from vitascope.store import audit

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House


def test_an_account_is_found_by_address_in_any_spelling_and_by_id(house: House) -> None:
    made = house.accounts.add("Ada@Example.com ", actor=OPERATOR, role=Role.RECRUITER, tier=Tier.PRO)

    assert made.email == "ada@example.com"
    assert made.number == 1
    assert house.accounts.find("ADA@example.com") == made
    assert house.accounts.find(made.id) == made


def test_an_address_belongs_to_one_account(house: House) -> None:
    house.accounts.add("ada@example.com", actor=OPERATOR)

    with pytest.raises(AccountExists):
        house.accounts.add("ADA@example.com", actor=OPERATOR)
    assert len(house.accounts.listed()) == 1


@pytest.mark.parametrize("email", ["", "ada", "ada@", "@example.com", "a b@example.com", "a\n@example.com", "a@b@c"])
def test_what_is_no_address_is_refused(house: House, email: str) -> None:
    with pytest.raises(BadInput):
        house.accounts.add(email, actor=OPERATOR)


def test_who_is_not_there_is_not_found(house: House) -> None:
    for name in ("bob@example.com", "no-such-id"):
        with pytest.raises(NoSuchAccount):
            house.accounts.find(name)
    with pytest.raises(NoSuchAccount):
        house.accounts.set_role("no-such-id", Role.ADMIN, actor=OPERATOR)


def test_role_and_tier_change_and_leave_lines(house: House) -> None:
    made = house.accounts.add("ada@example.com", actor=OPERATOR)

    house.accounts.set_role(made.id, Role.ADMIN, actor=OPERATOR)
    changed = house.accounts.set_tier(made.id, Tier.ENTERPRISE, actor=OPERATOR)

    assert (changed.role, changed.tier) == (Role.ADMIN, Tier.ENTERPRISE)
    with house.store.read() as db:
        lines = audit.about(db, made.id)
    assert [line.action for line in lines] == ["add", "set-role", "set-tier"]
    assert lines[1].details == {"role": "admin"}
    assert "ada@example.com" not in str(lines)


def test_accounts_are_listed_by_role(house: House) -> None:
    house.accounts.add("ada@example.com", actor=OPERATOR, role=Role.ADMIN)
    house.accounts.add("bob@example.com", actor=OPERATOR)

    assert [each.email for each in house.accounts.listed(role=Role.ADMIN)] == ["ada@example.com"]
    assert [each.email for each in house.accounts.listed(skip=1, limit=5)] == ["bob@example.com"]
