"""The JSON Schema of JSON Resume 1.0.0: what validators of other programs ask of our output."""

from __future__ import annotations

from typing import Any

DATE = "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"

STRING: dict[str, Any] = {"type": "string"}
URI = {"type": "string", "format": "uri"}
EMAIL = {"type": "string", "format": "email"}
ISO = {"type": "string", "pattern": DATE}
STRINGS = {"type": "array", "items": STRING}


def _object(*strings: str, **other: object) -> dict[str, Any]:
    properties = dict.fromkeys(strings, STRING) | other
    return {"type": "object", "additionalProperties": True, "properties": properties}


def _list(*strings: str, **other: object) -> dict[str, Any]:
    return {"type": "array", "additionalItems": False, "items": _object(*strings, **other)}


SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": URI,
        "basics": _object(
            *("name", "label", "image", "phone", "summary"),
            email=EMAIL,
            url=URI,
            location=_object("address", "postalCode", "city", "countryCode", "region"),
            profiles=_list("network", "username", url=URI),
        ),
        "work": _list(
            *("name", "location", "description", "position", "summary"),
            url=URI,
            startDate=ISO,
            endDate=ISO,
            highlights=STRINGS,
        ),
        "volunteer": _list(
            "organization", "position", "summary", url=URI, startDate=ISO, endDate=ISO, highlights=STRINGS
        ),
        "education": _list(
            "institution", "area", "studyType", "score", url=URI, startDate=ISO, endDate=ISO, courses=STRINGS
        ),
        "awards": _list("title", "awarder", "summary", date=ISO),
        "certificates": _list("name", "issuer", url=URI, date=ISO),
        "publications": _list("name", "publisher", "summary", releaseDate=ISO, url=URI),
        "skills": _list("name", "level", keywords=STRINGS),
        "languages": _list("language", "fluency"),
        "interests": _list("name", keywords=STRINGS),
        "references": _list("name", "reference"),
        "projects": _list(
            *("name", "description", "entity", "type"),
            highlights=STRINGS,
            keywords=STRINGS,
            startDate=ISO,
            endDate=ISO,
            url=URI,
            roles=STRINGS,
        ),
        "meta": _object("version", "lastModified", canonical=URI),
    },
}
