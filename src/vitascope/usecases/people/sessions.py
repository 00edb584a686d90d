"""From what a caller shows (a password, a token, a key) to who that is."""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.errors import BadToken, WrongPassword
from vitascope.model.account import Account, Caller
from vitascope.ports.clock import Clock
from vitascope.store import accounts, audit
from vitascope.store.engine import Store
from vitascope.usecases.people import passwords
from vitascope.usecases.people.keys import PREFIX, digest_of
from vitascope.usecases.people.tokens import Claims, Tokens


@dataclass(frozen=True, slots=True)
class Sessions:
    """Lets people in.

    Role and tier come from the account as it is now, never from the token: a change holds at once, and a token of an
    outside portal makes nobody an admin.
    """

    store: Store
    tokens: Tokens
    clock: Clock

    def log_in(self, email: str, password: str) -> Account:
        """The account with that password; takes as long where there is none.

        Raises:
            WrongPassword: no account, no password, another password, or disabled; not said which.
        """
        with self.store.read() as db:
            account = accounts.by_email(db, email.strip().lower())
            kept = accounts.password_hash_of(db, account.id) if account else None
        if not passwords.matches(password, kept) or account is None or account.disabled:
            raise WrongPassword("Incorrect email or password")
        return account

    def token_for(self, account: Account) -> str:
        """A token, which holds as long as the settings say.

        Raises:
            BadToken: the account is disabled.
        """
        if account.disabled:
            raise BadToken("the account is disabled")
        return self.tokens.issue(account)

    def caller_of(self, credential: str) -> Caller:
        """Who shows this token or API key, with or without `Bearer ` before it.

        Raises:
            BadToken: it is none of ours, holds no longer, or its account is disabled or gone.
        """
        scheme, _, rest = credential.strip().partition(" ")
        shown = rest.strip() if scheme.lower() == "bearer" else credential.strip()
        if shown.startswith(PREFIX):
            return self._owner_of(shown)
        return self._subject_of(self.tokens.claims_of(shown))

    def _subject_of(self, claims: Claims) -> Caller:
        with self.store.read() as db:
            account = accounts.by_id(db, claims.subject)
            if account is None and audit.about(db, claims.subject, kind="account", action="erase"):
                raise BadToken("Invalid or expired token")
        if account is None:
            return Caller(claims.subject, claims.email)
        stale = claims.issued_at is not None and claims.issued_at < account.tokens_since.replace(microsecond=0)
        if account.disabled or stale:
            raise BadToken("Invalid or expired token")
        return caller(account)

    def _owner_of(self, key: str) -> Caller:
        now = self.clock()
        with self.store.read() as db:
            found = accounts.key_with(db, digest_of(key))
            account = accounts.by_id(db, found.account_id) if found and not found.revoked_at else None
        if found is None or account is None or account.disabled:
            raise BadToken("Invalid or expired token")
        if found.used_at is None or found.used_at.date() != now.date():
            # To the day: a key may be used a thousand times a second.
            with self.store.begin() as db:
                accounts.note_key_use(db, found.id, now)
        return caller(account)


def caller(account: Account) -> Caller:
    """An account that asks for something."""
    return Caller(account.id, account.email, account.role, account.tier, known=True)
