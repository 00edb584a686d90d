"""What import-linter cannot see: a module that imports the package it lies in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def test_no_module_imports_the_package_it_lies_in() -> None:
    upward = {
        f"{'.'.join(module_name(path))}: from {package} import {name}"
        for path in (SOURCE / "vitascope").rglob("*.py")
        for package, name in imported_names(path)
        if package in packages_around(path) and not is_module(package, name)
    }

    assert upward == set()


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Each `from PACKAGE import NAME` of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def packages_around(path: Path) -> set[str]:
    """The package that a module lies in, and all those around it; a package does not lie in itself."""
    parts = module_name(path)
    return {".".join(parts[:depth]) for depth in range(1, len(parts))}


def module_name(path: Path) -> tuple[str, ...]:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def is_module(package: str, name: str) -> bool:
    """The name is a module of that package, not something that the package itself defines."""
    folder = SOURCE.joinpath(*package.split("."))
    return (folder / name).is_dir() or (folder / f"{name}.py").exists()
