"""From a résumé to its native JSON and back: the whole record, evidence and all."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from vitascope.errors import BadInput
from vitascope.model.resume import Resume

SCHEMA_ID = "https://vitascope.example.org/schema/resume.schema.json"
"""The name of the published schema; nothing is fetched from there."""


def to_native(resume: Resume) -> str:
    """Indented JSON, one line feed at the end; keys without a value are left out."""
    return resume.model_dump_json(indent=2, exclude_none=True) + "\n"


def from_native(text: str | bytes) -> Resume:
    """The record that `to_native` wrote.

    Raises:
        BadInput: it is not such a record.
    """
    try:
        return Resume.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise BadInput(f"not a native record: {where}: {first['msg']}") from error


def to_json(value: object) -> str:
    """Indented JSON of plain values, one line feed at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of the native record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **Resume.model_json_schema(mode="serialization"),
        "title": "Vitascope résumé",
    }
