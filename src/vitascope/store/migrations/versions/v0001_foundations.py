"""Accounts, documents, résumés, cache, usage and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from vitascope.store.schema.metadata import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _accounts()
    _documents()
    _resumes()
    _figures()
    _audit()


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("email", sa.Text(), nullable=False, unique=True),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text()),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("tokens_since", Instant(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("account_id", sa.Text(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, unique=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("preview", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("used_at", Instant()),
        sa.Column("revoked_at", Instant()),
    )
    op.create_index("ix_api_keys_account_id", "api_keys", ["account_id"])


def _documents() -> None:
    op.create_table(
        "blobs",
        sa.Column("hash", sa.Text(), primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("doomed_at", Instant()),
    )
    op.create_index("ix_blobs_doomed_at", "blobs", ["doomed_at"])
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.Text(), sa.ForeignKey("blobs.hash"), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.UniqueConstraint("surface", "public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_owner_number", "documents", ["owner", "number"])
    op.create_index("ix_documents_content_hash", "documents", ["content_hash"])
    op.create_index("ix_documents_created_at", "documents", ["created_at"])
    op.create_table(
        "pictures",
        sa.Column("document_id", sa.Text(), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("page", sa.Integer(), primary_key=True),
        sa.Column("content_hash", sa.Text(), sa.ForeignKey("blobs.hash"), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
    )
    op.create_index("ix_pictures_content_hash", "pictures", ["content_hash"])


def _resumes() -> None:
    said = ("full_name", "email", "phone", "title", "location", "country", "language")
    op.create_table(
        "resumes",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("document_id", sa.Text(), sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in said),
        sa.Column("months", sa.Integer()),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("parser_version", sa.Text(), nullable=False),
        sa.Column("taxonomy_version", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.UniqueConstraint("document_id", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_resumes_owner_number", "resumes", ["owner", "number"])
    op.create_index("ix_resumes_email", "resumes", ["email"])
    op.create_index("ix_resumes_parser_version", "resumes", ["parser_version"])
    op.create_table(
        "results",
        sa.Column("document_id", sa.Text(), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
    )


def _figures() -> None:
    op.create_table(
        "cache_entries",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
    )
    for name in ("kind", "subject", "expires_at"):
        op.create_index(f"ix_cache_entries_{name}", "cache_entries", [name])
    op.create_table(
        "usage",
        sa.Column("owner", sa.Text(), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("surface", sa.Text(), primary_key=True),
        sa.Column("action", sa.Text(), primary_key=True),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("times", "input_tokens", "output_tokens", "cost")
        ),
    )
    op.create_index("ix_usage_day", "usage", ["day"])
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Double(), nullable=False),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("at", Instant(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("actor", "action", "kind", "subject", "owner")),
        sa.Column("details", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_kind_subject", "audit", ["kind", "subject"])
    op.create_index("ix_audit_owner", "audit", ["owner"])
    op.create_index("ix_audit_actor", "audit", ["actor"])
    if op.get_context().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
    )
