"""Unit tests stand where their source stands, so that both are found from either."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "tests" / "unit"
SOURCES = (ROOT / "src" / "vitascope", ROOT)
"""The package itself, and what lies beside it: `tests/unit/training` mirrors `training`."""


def test_every_unit_test_has_its_source() -> None:
    tests = sorted(UNIT.rglob("test_*.py"))

    assert tests
    assert [str(path.relative_to(UNIT)) for path in tests if not has_source(path)] == []


def has_source(path: Path) -> bool:
    """A test of `a/b.py` is `a/test_b.py`, one of the package `a/b` is `a/test_b.py` or `a/b/test_b.py`."""
    subject = path.stem.removeprefix("test_")
    folders = [source / path.parent.relative_to(UNIT) for source in SOURCES]
    folders = [folder for folder in folders if folder.is_dir()]
    return any(
        (folder / f"{subject}.py").exists() or (folder / subject).is_dir() or folder.name == subject
        for folder in folders
    )
