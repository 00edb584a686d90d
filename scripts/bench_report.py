"""From figures to the tables of `docs/quality.md` and `docs/performance.md`, and to what is below the floor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

GROUPS = ("overall", "contact", "work", "education", "skills", "other")

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ("---", *("--:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def replace_block(path: Path, name: str, text: str) -> None:
    """Put `text` between the marks `<!-- name -->` and `<!-- /name -->` of a document.

    Raises:
        ValueError: the document lacks the marks.
    """
    before, opening, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, closing, after = rest.partition(f"<!-- /{name} -->")
    if not opening or not closing:
        raise ValueError(f"{path.name} has no block named {name}")
    path.write_text(f"{before}{opening}{text.rstrip()}\n{closing}{after}", encoding="utf-8")


def add_row(path: Path, name: str, head: Row, row: Row) -> None:
    """Add a dated row to the table in a block, in place of one of the same day and kind.

    The first two cells, the date and what was measured, say which row that is.
    """
    block = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", path.read_text(encoding="utf-8"), re.DOTALL)
    lines = block.group(1).splitlines()[2:] if block else []
    kept = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines if line.startswith("|")]
    rows = [old for old in kept if old[:2] != tuple(row[:2]) and len(old) == len(head)]
    replace_block(path, name, table(head, [*rows, row]))


def number(value: float | None) -> str:
    """Three places, or a dash where there is nothing to measure."""
    return "–" if value is None else f"{value:.3f}"


def groups_table(scores: Mapping[str, Any], key: str) -> str:
    """Scores by format, language or tag."""
    slices = {name.split("=", 1)[1]: groups for name, groups in scores["slices"].items() if name.startswith(f"{key}=")}
    return table((key, *GROUPS), [(name, *(number(slices[name].get(g)) for g in GROUPS)) for name in sorted(slices)])


def fields_table(scores: Mapping[str, Any]) -> str:
    """Precision, recall and F1 of every field that the truth has."""
    fields = {name: field for name, field in scores["fields"].items() if field["true"]}
    return table(
        ("field", "precision", "recall", "F1", "values"),
        [
            (name, number(f["precision"]), number(f["recall"]), number(f["f1"]), f"{f['true']:.0f}")
            for name, f in fields.items()
        ],
    )


def in_brief(day: str, scores: Mapping[str, Any], costs: Mapping[str, float]) -> str:
    """The figures that a first reader asks for, as two small tables."""
    quality = table(GROUPS, [[number(scores["groups"].get(name)) for name in GROUPS]])
    asked = {
        "PDF, ms a page": "pdf ms a page",
        "DOCX, ms a page": "docx ms a page",
        "scan, s a page": "scan s a page",
        "start, s": "cold start s",
        "MB": "MB without OCR",
        "MB with OCR": "MB with OCR",
    }
    speed = table(tuple(asked), [[f"{costs[key]:.1f}" if key in costs else "–" for key in asked.values()]])
    counted = f"On {scores['documents']} documents of the development benchmark, {day}; 1.0 is perfect."
    return f"{counted}\n\n{quality}\n\nWarm, on one core, in processor time:\n\n{speed}"


def lowest(scores: Mapping[str, Any], key: str) -> str:
    """The weakest format or language, and its overall score."""
    found = {name: groups["overall"] for name, groups in scores["slices"].items() if name.startswith(f"{key}=")}
    name = min(found, key=lambda each: found[each])
    return f"{name.split('=', 1)[1]} {found[name]:.3f}"


def below_floor(floor: Path, scores: Mapping[str, Any], speeds: Mapping[str, float]) -> list[str]:
    """One sentence for each figure that is worse than the floor file allows; a figure that was not measured passes."""
    limits = json.loads(floor.read_text(encoding="utf-8"))
    low = [
        f"{name} is {value:.3f}, below {least}"
        for name, least in limits["quality"].items()
        if (value := scores["groups"].get(name, 1.0)) < least
    ]
    low += [
        f"{name} is {value:.3f}, below {least}"
        for name, least in limits["slices"].items()
        if (value := scores["slices"].get(name, {}).get("overall", 1.0)) < least
    ]
    low += [
        f"{name} is {value:.1f}, over {most}"
        for name, most in limits["cost"].items()
        if (value := speeds.get(name, 0.0)) > most
    ]
    low += [f"hidden text in the result of {leak}" for leak in scores["leaks"]]
    return low + [f"a person read from nothing in {name}" for name in scores["invented"]]
