"""Accounts: who there is, and what they may do. Every change leaves a line in the audit log."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from vitascope.errors import BadInput, NoSuchAccount
from vitascope.model.account import Account, Caller, Role, Tier
from vitascope.model.accounting import AuditLine, Detail
from vitascope.ports.clock import Clock, NewId
from vitascope.store import accounts, audit
from vitascope.store.engine import Store
from vitascope.usecases.people import passwords

_ADDRESS = re.compile(r"[^\s@<>(),;:\\\"\[\]\x00-\x1f]{1,64}@[^\s@<>(),;:\\\"\[\]\x00-\x1f]{1,189}")


@dataclass(frozen=True, slots=True)
class Accounts:
    """Makes accounts and changes them."""

    store: Store
    clock: Clock
    new_id: NewId

    def add(
        self,
        email: str,
        *,
        actor: Caller,
        role: Role = Role.CANDIDATE,
        tier: Tier = Tier.FREE,
        password: str | None = None,
        names: tuple[str, str] = ("", ""),
    ) -> Account:
        """Make an account.

        Args:
            email: any spelling; kept in small letters.
            actor: who makes it.
            role: what it is for.
            tier: how much it may use.
            password: it cannot sign in by one where None.
            names: user name and full name.

        Raises:
            BadInput: that is no address, or no password.
            AccountExists: the address is taken.
        """
        address = normalised(email)
        kept = passwords.hash_of(password) if password is not None else None
        now = self.clock()
        made = Account(
            id=self.new_id(),
            number=0,
            email=address,
            username=names[0],
            full_name=names[1],
            role=role,
            tier=tier,
            password=kept is not None,
            disabled=False,
            created_at=now,
            updated_at=now,
            tokens_since=now,
        )
        with self.store.begin() as db:
            account = accounts.add(db, made, kept)
            details = {"role": role.value, "tier": tier.value}
            audit.add(db, AuditLine(now, actor.id or account.id, "add", "account", account.id, account.id, details))
        return account

    def find(self, name: str) -> Account:
        """The account with that id or e-mail address.

        Raises:
            NoSuchAccount: there is none.
        """
        with self.store.read() as db:
            account = accounts.by_email(db, name.strip().lower()) if "@" in name else accounts.by_id(db, name)
        if account is None:
            raise NoSuchAccount("there is no such account")
        return account

    def listed(self, *, role: Role | None = None, skip: int = 0, limit: int | None = None) -> list[Account]:
        """Accounts in the order they were made."""
        with self.store.read() as db:
            return accounts.listed(db, role=role, skip=skip, limit=limit)

    def set_role(self, account_id: str, role: Role, *, actor: Caller) -> Account:
        """Change what an account is for.

        Raises:
            NoSuchAccount: there is none.
        """
        return self._change(account_id, actor, "set-role", {"role": role.value}, role=role)

    def set_tier(self, account_id: str, tier: Tier, *, actor: Caller) -> Account:
        """Change how much an account may use.

        Raises:
            NoSuchAccount: there is none.
        """
        return self._change(account_id, actor, "set-tier", {"tier": tier.value}, tier=tier)

    def set_disabled(self, account_id: str, *, disabled: bool, actor: Caller) -> Account:
        """Close an account, and open it again; tokens from before hold no longer.

        Raises:
            NoSuchAccount: there is none.
        """
        action = "disable" if disabled else "enable"
        return self._change(account_id, actor, action, {}, disabled=disabled, tokens_since=self._since())

    def set_password(self, account_id: str, password: str, *, actor: Caller) -> Account:
        """Set a password; tokens from before hold no longer.

        Raises:
            NoSuchAccount: there is none.
            BadInput: it is too short or too long.
        """
        kept = passwords.hash_of(password)
        return self._change(account_id, actor, "set-password", {}, password_hash=kept, tokens_since=self._since())

    def _since(self) -> dt.datetime:
        # Tokens tell whole seconds; one that is issued right after must hold.
        return self.clock().replace(microsecond=0)

    def _change(
        self, account_id: str, actor: Caller, action: str, details: dict[str, Detail], **values: object
    ) -> Account:
        now = self.clock()
        with self.store.begin() as db:
            account = accounts.change(db, account_id, now, **values)
            if account is None:
                raise NoSuchAccount("there is no such account")
            audit.add(db, AuditLine(now, actor.id, action, "account", account_id, account_id, details))
        return account


def normalised(email: str) -> str:
    """An address in small letters.

    Raises:
        BadInput: it is none.
    """
    address = email.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise BadInput("that is no e-mail address")
    return address
