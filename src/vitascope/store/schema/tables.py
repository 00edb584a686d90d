"""Every table, imported so that the metadata knows them all."""

from __future__ import annotations

from vitascope.store.schema.accounts import accounts, api_keys
from vitascope.store.schema.audit import audit
from vitascope.store.schema.cache import cache_entries
from vitascope.store.schema.documents import blobs, documents, pictures
from vitascope.store.schema.metadata import METADATA
from vitascope.store.schema.resumes import results, resumes
from vitascope.store.schema.tasks import schedules, tasks, workers
from vitascope.store.schema.usage import counters, usage

__all__ = [
    "METADATA",
    "accounts",
    "api_keys",
    "audit",
    "blobs",
    "cache_entries",
    "counters",
    "documents",
    "pictures",
    "results",
    "resumes",
    "schedules",
    "tasks",
    "usage",
    "workers",
]
