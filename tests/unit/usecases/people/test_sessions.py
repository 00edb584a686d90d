from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jwt
import pytest

from vitascope.errors import BadInput, BadToken, NotFound, WrongPassword
from vitascope.model.account import OPERATOR, Role, Tier

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House

SECRET = "s" * 40


def signed(house: House, *, secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    claims.setdefault("exp", int(house.clock().timestamp()) + 60)
    return jwt.encode(claims, secret, algorithm=algorithm)


def test_a_token_says_what_the_documents_promise(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR, role=Role.RECRUITER, tier=Tier.PRO)

    claims = jwt.decode(house.sessions.token_for(account), options={"verify_signature": False})

    now = int(house.clock().timestamp())
    assert claims == {
        "sub": account.id,
        "userId": account.id,
        "email": "ada@example.com",
        "role": "recruiter",
        "tier": "pro",
        "iat": now,
        "exp": now + 3600,
    }


def test_the_token_of_an_account_is_its_account(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR, role=Role.RECRUITER)
    token = house.sessions.token_for(account)

    for shown in (token, f"Bearer {token}", f"bearer  {token} "):
        caller = house.sessions.caller_of(shown)
        assert (caller.id, caller.role, caller.known) == (account.id, Role.RECRUITER, True)


def test_a_token_of_an_outside_portal_is_a_candidate_whatever_it_says(house: House) -> None:
    caller = house.sessions.caller_of(signed(house, userId=4711, role="admin", tier="enterprise", aud="portal"))

    assert (caller.id, caller.role, caller.tier, caller.known) == ("4711", Role.CANDIDATE, Tier.FREE, False)


def test_role_and_tier_are_those_of_now(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR, role=Role.ADMIN)
    token = house.sessions.token_for(account)

    house.accounts.set_role(account.id, Role.CANDIDATE, actor=OPERATOR)

    assert house.sessions.caller_of(token).role == Role.CANDIDATE


@pytest.mark.parametrize(
    "claims",
    [{}, {"sub": ""}, {"sub": None}, {"sub": ["a"]}, {"sub": {"a": 1}}, {"userId": True}, {"sub": "a", "exp": "soon"}],
    ids=json.dumps,
)
def test_a_token_that_names_nobody_is_refused(house: House, claims: dict[str, Any]) -> None:
    with pytest.raises(BadToken):
        house.sessions.caller_of(signed(house, **claims))


def test_a_token_holds_as_long_as_it_says(house: House) -> None:
    now = int(house.clock().timestamp())

    assert house.sessions.caller_of(signed(house, sub="a", exp=now + 1)).id == "a"
    for token in (signed(house, sub="a", exp=now), signed(house, sub="a", exp=1), signed(house, sub="a", nbf=now + 9)):
        with pytest.raises(BadToken):
            house.sessions.caller_of(token)


def test_another_secret_another_algorithm_and_none_at_all_are_refused(house: House) -> None:
    forged = [
        signed(house, secret="t" * 40, sub="a"),
        signed(house, secret="s" * 64, algorithm="HS512", sub="a"),
        jwt.encode({"sub": "a"}, "", algorithm="none"),
        signed(house, sub="a")[:-2],
        signed(house, sub="a").rpartition(".")[0] + ".",
        "",
        "a.b.c",
        "." * 20_000,
        "Bearer",
        "é",
    ]
    for token in forged:
        with pytest.raises(BadToken):
            house.sessions.caller_of(token)


def test_a_short_secret_works_as_the_documents_show_it(house: House) -> None:
    from dataclasses import replace

    tokens = replace(house.sessions.tokens, secret="your_secret")
    account = house.accounts.add("ada@example.com", actor=OPERATOR)

    assert tokens.claims_of(tokens.issue(account)).subject == account.id


def test_a_disabled_account_is_out_at_once_and_its_old_tokens_for_good(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR)
    token = house.sessions.token_for(account)
    house.clock.move(seconds=5)

    house.accounts.set_disabled(account.id, disabled=True, actor=OPERATOR)
    with pytest.raises(BadToken):
        house.sessions.caller_of(token)
    again = house.accounts.set_disabled(account.id, disabled=False, actor=OPERATOR)

    with pytest.raises(BadToken):
        house.sessions.caller_of(token)
    assert house.sessions.caller_of(house.sessions.token_for(again)).id == account.id


def test_the_token_of_an_erased_account_is_nobodys(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR)
    token = house.sessions.token_for(account)

    house.privacy.erase(account.id, actor=OPERATOR)

    with pytest.raises(BadToken):
        house.sessions.caller_of(token)


def test_the_right_password_lets_in_and_nothing_else_does(house: House) -> None:
    made = house.accounts.add("ada@example.com", actor=OPERATOR, password="Correct horse 1")
    house.accounts.add("bob@example.com", actor=OPERATOR)

    assert house.sessions.log_in("ADA@example.com", "Correct horse 1") == made
    for email, password in (
        ("ada@example.com", "wrong"),
        ("ada@example.com", "x" * 100_000),
        ("bob@example.com", "Correct horse 1"),
        ("nobody@example.com", "Correct horse 1"),
    ):
        with pytest.raises(WrongPassword):
            house.sessions.log_in(email, password)


def test_a_new_password_ends_old_tokens(house: House) -> None:
    made = house.accounts.add("ada@example.com", actor=OPERATOR, password="Correct horse 1")
    token = house.sessions.token_for(made)
    house.clock.move(seconds=1)

    house.accounts.set_password(made.id, "Another horse 2", actor=OPERATOR)

    with pytest.raises(BadToken):
        house.sessions.caller_of(token)
    with pytest.raises(WrongPassword):
        house.sessions.log_in("ada@example.com", "Correct horse 1")
    assert house.sessions.log_in("ada@example.com", "Another horse 2").id == made.id


def test_a_password_has_eight_characters(house: House) -> None:
    with pytest.raises(BadInput):
        house.accounts.add("ada@example.com", actor=OPERATOR, password="short")


def test_a_key_is_its_accounts_until_it_is_revoked(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR, role=Role.RECRUITER)
    key, secret = house.keys.make("import", account_id=account.id, actor=OPERATOR)

    assert secret.startswith("vts_")
    assert house.sessions.caller_of(f"Bearer {secret}").id == account.id
    assert house.keys.shown(key.id, account_id=account.id) == secret
    assert house.keys.listed(account.id)[0].used_at == house.clock()
    assert secret[8:] not in str(house.keys.listed(account.id))

    house.keys.revoke(key.id, account_id=account.id, actor=OPERATOR)

    with pytest.raises(BadToken):
        house.sessions.caller_of(secret)


def test_a_key_of_another_account_is_not_found(house: House) -> None:
    ada = house.accounts.add("ada@example.com", actor=OPERATOR)
    bob = house.accounts.add("bob@example.com", actor=OPERATOR)
    key, _ = house.keys.make("import", account_id=ada.id, actor=OPERATOR)

    with pytest.raises(NotFound):
        house.keys.shown(key.id, account_id=bob.id)
    with pytest.raises(NotFound):
        house.keys.revoke(key.id, account_id=bob.id, actor=OPERATOR)
