"""From an account to a token and back: JSON Web Tokens signed with HMAC-SHA256, and with nothing else.

Verifying is tolerant in what a token says, since outside portals share the secret and put in what they like, and
strict in who signed it and how long it holds.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jwt import PyJWS
from jwt.algorithms import HMACAlgorithm
from jwt.exceptions import PyJWTError

from vitascope.errors import BadToken
from vitascope.model.account import Account
from vitascope.ports.clock import Clock

ALGORITHM = "HS256"

LONGEST = 8_192
"""Characters of a token; nobody's is a tenth of that."""


class _Hmac(HMACAlgorithm):
    """Secrets of any length: `vitascope check` says what is too short, and not each request."""

    def check_key_length(self, _key: bytes) -> None:
        return


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says that we act upon.

    Attributes:
        subject: whose it is; never empty.
        issued_at: None where it does not say.
    """

    subject: str
    email: str
    issued_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Signs and verifies.

    Attributes:
        secret: shared with whoever else issues tokens.
        lifetime: of the tokens issued here.
    """

    secret: str = field(repr=False)
    lifetime: dt.timedelta
    clock: Clock

    def issue(self, account: Account) -> str:
        """A token for an account."""
        now = self.clock()
        claims = {
            "sub": account.id,
            "userId": account.id,
            "email": account.email,
            "role": account.role.value,
            "tier": account.tier.value,
            "iat": int(now.timestamp()),
            "exp": int((now + self.lifetime).timestamp()),
        }
        return _signer().encode(json.dumps(claims).encode(), self.secret, ALGORITHM)

    def claims_of(self, token: str) -> Claims:
        """What a token says.

        Raises:
            BadToken: it is not signed with our secret, holds no longer or not yet, or names nobody.
        """
        if len(token) > LONGEST:
            raise BadToken("Invalid or expired token")
        try:
            claims = json.loads(_signer().decode(token, self.secret, algorithms=[ALGORITHM]))
        except (PyJWTError, ValueError, RecursionError) as error:
            raise BadToken("Invalid or expired token") from error
        subject = _text(claims, "sub") or _text(claims, "userId")
        now = self.clock().timestamp()
        if not subject or not now < _time(claims, "exp", float("inf")) or now < _time(claims, "nbf", 0.0):
            raise BadToken("Invalid or expired token")
        issued = _time(claims, "iat", 0.0)
        return Claims(subject, _text(claims, "email"), dt.datetime.fromtimestamp(issued, dt.UTC) if issued else None)


@cache
def _signer() -> PyJWS:
    """Knows one algorithm, so that a token cannot choose another."""
    signer = PyJWS(algorithms=[ALGORITHM])
    signer.unregister_algorithm(ALGORITHM)
    signer.register_algorithm(ALGORITHM, _Hmac(HMACAlgorithm.SHA256))
    return signer


def _text(claims: Any, name: str) -> str:
    value = claims.get(name) if isinstance(claims, dict) else None
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)[:255].strip()


def _time(claims: Any, name: str, absent: float) -> float:
    value = claims.get(name)
    if value is None:
        return absent
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise BadToken("Invalid or expired token") from error
