"""The limits of size that no linter holds. There is no list of exceptions."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for folder in ("src", "tests", "training", "scripts") for path in (ROOT / folder).rglob("*.py"))

MODULE_LINES = 500
PUBLIC_METHODS = 10
PACKAGE_MODULES = 15
TEST_LINES = 40


def test_no_module_is_longer_than_500_lines() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_class_has_more_than_ten_public_methods() -> None:
    crowded = {
        f"{shown(path)}:{each.name}": len(public_methods(each))
        for path in SOURCES
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.ClassDef) and len(public_methods(each)) > PUBLIC_METHODS
    }

    assert crowded == {}


def test_no_package_has_more_than_fifteen_modules() -> None:
    packages = [path.parent for path in SOURCES if path.name == "__init__.py"]
    counts = {shown(folder): sum(path.name != "__init__.py" for path in folder.glob("*.py")) for folder in packages}

    assert {name: count for name, count in counts.items() if count > PACKAGE_MODULES} == {}


def test_no_test_is_longer_than_40_lines() -> None:
    long = {
        f"{shown(path)}:{each.name}": lines
        for path in SOURCES
        if path.is_relative_to(ROOT / "tests")
        for each in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
        if (lines := (each.end_lineno or each.lineno) - each.lineno + 1) > TEST_LINES
    }

    assert long == {}


def public_methods(each: ast.ClassDef) -> list[str]:
    """Names of the methods that a class offers; properties are data, not methods."""
    return [
        part.name
        for part in each.body
        if isinstance(part, ast.FunctionDef) and not part.name.startswith("_") and not part.decorator_list
    ]


def shown(path: Path) -> str:
    """A path as one would name it in the project."""
    return str(path.relative_to(ROOT))
