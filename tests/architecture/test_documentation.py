"""Whatever a user can meet has its place in the documentation, and nothing else has."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from vitascope import errors
from vitascope.cli import COMMANDS
from vitascope.errors import VitascopeError
from vitascope.model.findings import Code
from vitascope.reading.formats import FORMATS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

CATEGORIES = {
    errors.BadInput,
    errors.NotFound,
    errors.Conflict,
    errors.Forbidden,
    errors.Exhausted,
    errors.Unavailable,
}

ERRORS = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, VitascopeError) and each is not VitascopeError
]


def test_every_error_is_of_one_category() -> None:
    strays = {each.__name__ for each in ERRORS if len(set(each.__mro__) & CATEGORIES) != 1}

    assert strays == set()


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [each.code for each in ERRORS]

    assert sorted(set(codes)) == sorted(codes)


def test_every_error_has_its_heading() -> None:
    assert {each.code for each in ERRORS} == headings(DOCS / "errors.md", level=3)


def test_every_finding_has_its_heading() -> None:
    assert {str(code) for code in Code} == headings(DOCS / "findings.md", level=2)


def test_every_command_has_its_heading() -> None:
    known = [heading.split() for heading in headings(DOCS / "commands.md", level=2)]

    assert {name for name in COMMANDS if not any(words[:2] == ["vitascope", name] for words in known)} == set()


def test_every_format_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == [each.name for each in FORMATS]


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")) + sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_architecture_names_only_files_that_exist() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+(?:/|\.py))`", text)
    roots = (ROOT / "src" / "vitascope", ROOT)

    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def headings(path: Path, *, level: int) -> set[str]:
    """The headings of a document at one level, without the marks of code."""
    found = re.findall(rf"^{'#' * level} (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {heading.replace("`", "").strip() for heading in found}
