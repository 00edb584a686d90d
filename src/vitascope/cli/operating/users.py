"""`vitascope users`: accounts, their tokens, and what is held about them."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from vitascope.cli.operating.opening import add_data, opened, reporting
from vitascope.errors import BadInput
from vitascope.model.account import OPERATOR, Account, Role, Tier

if TYPE_CHECKING:
    from vitascope.usecases.application import Vitascope

FIELDS = [each.name for each in fields(Account)]

ROLES = [role.value for role in Role]
TIERS = [tier.value for tier in Tier]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, purpose: str, *, who: bool = True) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        if who:
            made.add_argument("who", metavar="EMAIL", help="e-mail address, or id")
        add_data(made)
        return made

    add = action("add", "make an account, and print its id")
    add.add_argument("--role", choices=ROLES, default=Role.CANDIDATE.value)
    add.add_argument("--tier", choices=TIERS, default=Tier.FREE.value)
    add.add_argument("--name", default="", help="full name")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    action("list", "list all accounts", who=False).add_argument("--role", choices=ROLES)
    action("show", "show an account").add_argument("--field", choices=FIELDS, help="print this alone")
    action("token", "print a token of the account")
    action("set-role", "change what an account is for").add_argument("role", choices=ROLES)
    action("set-tier", "change how much an account may use").add_argument("tier", choices=TIERS)
    action("set-password", "read a new password from standard input; old tokens hold no longer")
    action("disable", "close an account; its tokens hold no longer")
    action("enable", "open an account again")
    export = action("export", "write all that is held about somebody as a ZIP archive")
    export.add_argument("file", type=Path, metavar="FILE")
    action("erase", "remove all that is held about somebody").add_argument(
        "--yes", action="store_true", required=True, help="there is no way back"
    )


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked for; 0 done, 1 it could not be done."""
    return reporting(chosen, lambda: _ACTIONS[chosen.action](opened(chosen), chosen))


def _add(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.add(
        chosen.who,
        actor=OPERATOR,
        role=Role(chosen.role),
        tier=Tier(chosen.tier),
        password=_password() if chosen.password_stdin else None,
        names=("", chosen.name),
    )
    return _say(account.id)


def _list(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    for account in vitascope.accounts.listed(role=Role(chosen.role) if chosen.role else None):
        state = "disabled" if account.disabled else "active"
        _say(f"{account.id}  {account.role:<9}  {account.tier:<10}  {state:<8}  {account.email}")
    return 0


def _show(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.find(chosen.who)
    if chosen.field:
        return _say(_shown(account, chosen.field))
    for name in FIELDS:
        _say(f"{name}: {_shown(account, name)}")
    return 0


def _token(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    return _say(vitascope.sessions.token_for(vitascope.accounts.find(chosen.who)))


def _set_role(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.find(chosen.who)
    vitascope.accounts.set_role(account.id, Role(chosen.role), actor=OPERATOR)
    return 0


def _set_tier(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.find(chosen.who)
    vitascope.accounts.set_tier(account.id, Tier(chosen.tier), actor=OPERATOR)
    return 0


def _set_password(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.find(chosen.who)
    vitascope.accounts.set_password(account.id, _password(), actor=OPERATOR)
    return 0


def _set_disabled(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    account = vitascope.accounts.find(chosen.who)
    vitascope.accounts.set_disabled(account.id, disabled=chosen.action == "disable", actor=OPERATOR)
    return 0


def _export(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    owner = _owner(vitascope, chosen.who)
    target: Path = chosen.file.absolute()
    # Readable by its user alone, and there whole or not at all.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            vitascope.privacy.export(owner, file, actor=OPERATOR)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return 0


def _erase(vitascope: Vitascope, chosen: argparse.Namespace) -> int:
    for name, rows in vitascope.privacy.erase(_owner(vitascope, chosen.who), actor=OPERATOR).items():
        if rows:
            _say(f"{name}: {rows}")
    return 0


def _owner(vitascope: Vitascope, who: str) -> str:
    """The id of an account; an id that no account has is that of an outside portal's user."""
    return vitascope.accounts.find(who).id if "@" in who else who


def _password() -> str:
    """One line; the line break is no part of it."""
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise BadInput("no password on standard input")
    return password


def _shown(account: Account, name: str) -> str:
    value = getattr(account, name)
    match value:
        case bool():
            return "yes" if value else "no"
        case str() | int():
            return str(value)
        case _:
            return str(value.isoformat())


def _say(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    return 0


_ACTIONS = {
    "add": _add,
    "list": _list,
    "show": _show,
    "token": _token,
    "set-role": _set_role,
    "set-tier": _set_tier,
    "set-password": _set_password,
    "disable": _set_disabled,
    "enable": _set_disabled,
    "export": _export,
    "erase": _erase,
}
