"""The log of who did what to whose record; it only grows, and names nobody."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from vitascope.model.accounting import AuditLine
from vitascope.store.schema.audit import audit

_OURS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|operator|")


_ADD = audit.insert()


def add(db: Connection, line: AuditLine) -> None:
    """Add a line; ids that others gave are kept as hashes, since they may be an e-mail address."""
    row = {
        "at": line.at,
        "actor": pseudonym(line.actor),
        "action": line.action,
        "kind": line.kind,
        "subject": pseudonym(line.subject),
        "owner": pseudonym(line.owner),
        "details": json.dumps(dict(line.details), ensure_ascii=False, sort_keys=True),
    }
    # Values beside the statement, so that the statement itself is made once.
    db.execute(_ADD, row)


def about(db: Connection, subject: str, *, kind: str | None = None, action: str | None = None) -> list[AuditLine]:
    """What was done to a record, in order."""
    query = select(audit).where(audit.c.subject == pseudonym(subject)).order_by(audit.c.number)
    for column, wanted in ((audit.c.kind, kind), (audit.c.action, action)):
        if wanted is not None:
            query = query.where(column == wanted)
    return _lines(db, query)


def concerning(db: Connection, person: str) -> list[AuditLine]:
    """What somebody did, and what was done to what is theirs, in order."""
    name = pseudonym(person)
    theirs = or_(audit.c.actor == name, audit.c.owner == name, audit.c.subject == name)
    return _lines(db, select(audit).where(theirs).order_by(audit.c.number))


def pseudonym(name: str) -> str:
    """Ids that we made as they are; of any other its hash."""
    return name if _OURS.fullmatch(name) else hashlib.sha256(name.encode()).hexdigest()


def _lines(db: Connection, query: Select[*tuple[Any, ...]]) -> list[AuditLine]:
    return [
        AuditLine(row.at, row.actor, row.action, row.kind, row.subject, row.owner, json.loads(row.details))
        for row in db.execute(query)
    ]
