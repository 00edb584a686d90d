"""Accounts and their keys: rows in, `model.account` out."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from vitascope.errors import AccountExists
from vitascope.model.account import Account, ApiKey, Role, Tier
from vitascope.store.schema.accounts import accounts, api_keys


def add(db: Connection, account: Account, password_hash: str | None) -> Account:
    """Add an account and return it with its number; the one that `account` carries does not count.

    Raises:
        AccountExists: the address is taken.
    """
    row = {
        "id": account.id,
        "email": account.email,
        "username": account.username,
        "full_name": account.full_name,
        "role": account.role,
        "tier": account.tier,
        "password_hash": password_hash,
        "disabled": account.disabled,
        "created_at": account.created_at,
        "updated_at": account.updated_at,
        "tokens_since": account.tokens_since,
    }
    try:
        with db.begin_nested():
            made = db.execute(accounts.insert().values(row).returning(accounts)).one()
    except IntegrityError as error:
        raise AccountExists("there is an account with that e-mail address already") from error
    return _account(made)


def by_id(db: Connection, account_id: str) -> Account | None:
    """The account, or None."""
    row = db.execute(select(accounts).where(accounts.c.id == account_id)).one_or_none()
    return _account(row) if row else None


def by_email(db: Connection, email: str) -> Account | None:
    """The account with that address in small letters, or None."""
    row = db.execute(select(accounts).where(accounts.c.email == email)).one_or_none()
    return _account(row) if row else None


def password_hash_of(db: Connection, account_id: str) -> str | None:
    """None where there is no account, or it has no password."""
    found = db.execute(select(accounts.c.password_hash).where(accounts.c.id == account_id)).scalar_one_or_none()
    return cast("str | None", found)


def listed(db: Connection, *, role: Role | None = None, skip: int = 0, limit: int | None = None) -> list[Account]:
    """Accounts in the order they were made."""
    query = select(accounts).order_by(accounts.c.number).offset(skip).limit(limit)
    if role is not None:
        query = query.where(accounts.c.role == role)
    return [_account(row) for row in db.execute(query)]


def count(db: Connection) -> int:
    """How many accounts there are."""
    return db.execute(select(func.count()).select_from(accounts)).scalar_one()


def change(db: Connection, account_id: str, at: dt.datetime, **values: object) -> Account | None:
    """Set columns of an account; None where there is none."""
    changed = update(accounts).where(accounts.c.id == account_id).values(updated_at=at, **values).returning(accounts)
    row = db.execute(changed).one_or_none()
    return _account(row) if row else None


def add_key(db: Connection, key: ApiKey, *, digest: str, sealed: bytes) -> None:
    """Add a key: `digest` finds it, `sealed` is the key itself, encrypted."""
    db.execute(
        api_keys.insert().values(
            id=key.id,
            account_id=key.account_id,
            name=key.name,
            hash=digest,
            sealed=sealed,
            preview=key.preview,
            created_at=key.created_at,
        )
    )


def keys_of(db: Connection, account_id: str) -> list[ApiKey]:
    """Keys of an account, the oldest first."""
    query = select(api_keys).where(api_keys.c.account_id == account_id).order_by(api_keys.c.created_at, api_keys.c.id)
    return [_key(row) for row in db.execute(query)]


def key_with(db: Connection, digest: str) -> ApiKey | None:
    """The key with that hash, or None."""
    row = db.execute(select(api_keys).where(api_keys.c.hash == digest)).one_or_none()
    return _key(row) if row else None


def sealed_key(db: Connection, key_id: str, account_id: str) -> bytes | None:
    """The encrypted key, or None where the account has no such key."""
    query = select(api_keys.c.sealed).where(api_keys.c.id == key_id, api_keys.c.account_id == account_id)
    return cast("bytes | None", db.execute(query).scalar_one_or_none())


def revoke_key(db: Connection, key_id: str, account_id: str, at: dt.datetime) -> bool:
    """End a key for good; False where the account has no such key that holds."""
    query = update(api_keys).where(
        api_keys.c.id == key_id, api_keys.c.account_id == account_id, api_keys.c.revoked_at.is_(None)
    )
    return db.execute(query.values(revoked_at=at)).rowcount == 1


def note_key_use(db: Connection, key_id: str, at: dt.datetime) -> None:
    """Say when a key was last used."""
    db.execute(update(api_keys).where(api_keys.c.id == key_id).values(used_at=at))


def remove(db: Connection, account_id: str) -> bool:
    """Remove an account with its keys; False where there is none."""
    return db.execute(delete(accounts).where(accounts.c.id == account_id)).rowcount == 1


def _account(row: Row[*tuple[Any, ...]]) -> Account:
    return Account(
        id=row.id,
        number=row.number,
        email=row.email,
        username=row.username,
        full_name=row.full_name,
        role=Role(row.role),
        tier=Tier(row.tier),
        password=row.password_hash is not None,
        disabled=row.disabled,
        created_at=row.created_at,
        updated_at=row.updated_at,
        tokens_since=row.tokens_since,
    )


def _key(row: Row[*tuple[Any, ...]]) -> ApiKey:
    return ApiKey(row.id, row.account_id, row.name, row.preview, row.created_at, row.used_at, row.revoked_at)
