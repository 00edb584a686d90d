"""API keys: found by their hash, and kept sealed as well, so that their owner can be shown them again."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken

from vitascope.errors import Misconfigured, NotFound
from vitascope.model.account import ApiKey, Caller
from vitascope.model.accounting import AuditLine
from vitascope.ports.clock import Clock, NewId
from vitascope.store import accounts, audit
from vitascope.store.engine import Store

PREFIX = "vts_"

SHOWN = 8
"""Characters of a preview."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes and ends API keys.

    Attributes:
        seal: encrypts what is kept.
    """

    store: Store
    clock: Clock
    new_id: NewId
    seal: Fernet = field(repr=False)

    def make(self, name: str, *, account_id: str, actor: Caller) -> tuple[ApiKey, str]:
        """A new key of an account, and the key itself."""
        secret = PREFIX + secrets.token_urlsafe(32)
        now = self.clock()
        key = ApiKey(self.new_id(), account_id, name[:100], f"{secret[:SHOWN]}…", now, None, None)
        with self.store.begin() as db:
            accounts.add_key(db, key, digest=digest_of(secret), sealed=self.seal.encrypt(secret.encode()))
            audit.add(db, AuditLine(now, actor.id, "add", "key", key.id, account_id))
        return key, secret

    def listed(self, account_id: str) -> list[ApiKey]:
        """Keys of an account, also those that were revoked."""
        with self.store.read() as db:
            return accounts.keys_of(db, account_id)

    def shown(self, key_id: str, *, account_id: str) -> str:
        """The key itself.

        Raises:
            NotFound: the account has no such key.
            Misconfigured: it was sealed with another encryption key.
        """
        with self.store.read() as db:
            sealed = accounts.sealed_key(db, key_id, account_id)
        if sealed is None:
            raise NotFound("there is no such key")
        try:
            return self.seal.decrypt(sealed).decode()
        except InvalidToken as error:
            raise Misconfigured("VITASCOPE_ENCRYPTION_KEY is not the one that this was sealed with") from error

    def revoke(self, key_id: str, *, account_id: str, actor: Caller) -> None:
        """End a key for good.

        Raises:
            NotFound: the account has no such key that holds.
        """
        now = self.clock()
        with self.store.begin() as db:
            if not accounts.revoke_key(db, key_id, account_id, now):
                raise NotFound("there is no such key")
            audit.add(db, AuditLine(now, actor.id, "revoke", "key", key_id, account_id))


def digest_of(key: str) -> str:
    """What a key is found by; keys are random, so that no slow hash is needed."""
    return hashlib.sha256(key.encode()).hexdigest()
