"""Who uses an installation, and who is asking just now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here for. An employer only owns jobs."""

    CANDIDATE = "candidate"
    RECRUITER = "recruiter"
    ADMIN = "admin"
    EMPLOYER = "employer"


class Tier(StrEnum):
    """How much somebody may use."""

    FREE = "free"
    PRO = "pro"
    ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in.

    Attributes:
        id: cannot be guessed, and is never given again.
        number: the same for surfaces that document an integer; counts up, so it says nothing about rights.
        email: in small letters.
        username, full_name: empty where not given.
        password: there is one.
        tokens_since: tokens issued before hold no longer.
    """

    id: str
    number: int
    email: str
    username: str
    full_name: str
    role: Role
    tier: Tier
    password: bool
    disabled: bool
    created_at: dt.datetime
    updated_at: dt.datetime
    tokens_since: dt.datetime


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of an account, without the key.

    Attributes:
        name: what its owner calls it.
        preview: its first characters, to tell keys apart.
        used_at: None where never.
        revoked_at: None while it holds.
    """

    id: str
    account_id: str
    name: str
    preview: str
    created_at: dt.datetime
    used_at: dt.datetime | None
    revoked_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks for something.

    Attributes:
        id: of the account; of an outside portal's user, as its token says; empty where nobody signed in.
        email: empty where not known.
        known: there is such an account here; whoever has none is a candidate of the free tier, whatever a token says.
    """

    id: str
    email: str = ""
    role: Role = Role.CANDIDATE
    tier: Tier = Tier.FREE
    known: bool = False


ANYBODY = Caller("")
"""Who calls a surface that asks for no sign-in: all of them are one owner."""

OPERATOR = Caller("operator", role=Role.ADMIN, tier=Tier.ENTERPRISE)
"""Who has the machine: the command line, and work that the server does by itself."""
