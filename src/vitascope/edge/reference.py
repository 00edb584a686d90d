"""From an OpenAPI document to a page that a person can read: no script, nothing fetched from anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem;border-top:1px solid #8884;padding-top:1rem;font-size:1.05rem}
h2 code{font-size:1.05rem}
b{display:inline-block;min-width:4rem;font-family:ui-monospace,monospace}
code,pre{font-family:ui-monospace,monospace;font-size:.9rem}
pre{background:#8881;padding:.75rem;overflow:auto;border-radius:.3rem}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8883}
nav a{display:block}
"""

Document = Mapping[str, Any]


def add_reference(app: FastAPI, *, path: str) -> None:
    """Serve the page of an application at `path`; leave it out of the document itself."""

    async def reference() -> HTMLResponse:
        return HTMLResponse(page(app.openapi(), app.openapi_url or ""), headers={"Content-Security-Policy": POLICY})

    app.add_api_route(path, reference, include_in_schema=False, response_class=HTMLResponse)


def page(document: Document, address: str) -> str:
    """The whole page."""
    info = document["info"]
    operations = list(_operations(document))
    contents = "".join(f'<a href="#{_anchor(*each[:2])}"><b>{each[0]}</b> {escape(each[1])}</a>' for each in operations)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(info["title"])}</title>'
        f"<style>{STYLE}</style><h1>{escape(info['title'])}</h1><p>{escape(info.get('description', ''))}</p>"
        f'<p>Version {escape(info["version"])}; <a href="{escape(address.rsplit("/", 1)[-1])}">OpenAPI document</a></p>'
        f"<nav>{contents}</nav>{''.join(_shown(document, *each) for each in operations)}</html>"
    )


def _operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _anchor(method: str, path: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in f"{method}{path}")


def _shown(document: Document, method: str, path: str, operation: Document) -> str:
    return (
        f'<h2 id="{_anchor(method, path)}"><b>{method}</b> <code>{escape(path)}</code></h2>'
        f"<p>{escape(operation.get('description') or operation.get('summary', ''))}</p>"
        f"{_parameters(document, operation)}{_answers(document, operation)}"
    )


def _parameters(document: Document, operation: Document) -> str:
    rows = [
        (each["name"], each["in"], _type(document, each.get("schema", {})), each.get("description", ""))
        for each in operation.get("parameters", ())
    ]
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        schema = _resolved(document, content.get("schema", {}))
        rows += [
            (name, kind, _type(document, each), each.get("description", ""))
            for name, each in schema.get("properties", {}).items()
        ]
    return _table(("Parameter", "In", "Type", ""), rows) if rows else ""


def _answers(document: Document, operation: Document) -> str:
    rows = [(status, answer.get("description", "")) for status, answer in operation.get("responses", {}).items()]
    return _table(("Status", "Answer"), rows) + "".join(_examples(document, operation))


def _examples(document: Document, operation: Document) -> Iterator[str]:
    for answer in operation.get("responses", {}).values():
        for content in answer.get("content", {}).values():
            schema = _resolved(document, content.get("schema", {}))
            example = content.get("example") or schema.get("example")
            if example:
                yield f"<pre>{escape(json.dumps(example, ensure_ascii=False, indent=2))}</pre>"


def _table(titles: tuple[str, ...], rows: list[Any]) -> str:
    head = "".join(f"<th>{title}" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}' for cell in row)}" for row in rows)
    return f"<table><tr>{head}{body}</table>"


def _resolved(document: Document, schema: Document) -> Document:
    """The schema itself where it is named in another place."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Document = document.get("components", {}).get("schemas", {}).get(name, schema) if name else schema
    return found


def _type(document: Document, schema: Document) -> str:
    schema = _resolved(document, schema)
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_type(document, each) for each in choices)
    if values := schema.get("enum"):
        return " | ".join(map(str, values))
    if schema.get("type") == "array":
        return f"array of {_type(document, schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "any")
