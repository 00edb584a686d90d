"""Rewrites the expected records of the golden documents and prints the change of accuracy, field by field."""

from __future__ import annotations

import sys
from collections import Counter

from golden_records import EXPECTED, accuracy, documents, expected_of, record_of

Accuracy = dict[str, Counter[str]]


def main() -> int:
    """Rewrite what changed; a person reads the diff before it is committed."""
    EXPECTED.mkdir(exist_ok=True)
    before: Accuracy = {}
    after: Accuracy = {}
    changed = []
    for document in documents():
        path, record = expected_of(document), record_of(document)
        old = path.read_text(encoding="utf-8") if path.exists() else '{"jsonresume": {}}'
        _add(before, accuracy(document, old))
        _add(after, accuracy(document, record))
        if record != old:
            path.write_text(record, encoding="utf-8")
            changed.append(document.name)
    kept = {expected_of(document) for document in documents()}
    for stale in set(EXPECTED.glob("*.json")) - kept:
        stale.unlink()
    _print_change(before, after)
    print(f"rewritten: {', '.join(changed) or 'nothing'}")
    return 0


def _add(total: Accuracy, more: Accuracy) -> None:
    for name, counts in more.items():
        total.setdefault(name, Counter()).update(counts)


def _print_change(before: Accuracy, after: Accuracy) -> None:
    print(f"{'field':40}{'before':>8}{'now':>8}{'values':>8}")
    for name in sorted(after):
        old, new = _f1(before[name]), _f1(after[name])
        mark = "" if abs(old - new) < 0.0005 else "  better" if new > old else "  WORSE"
        print(f"{name:40}{old:8.3f}{new:8.3f}{after[name]['true']:8}{mark}")


def _f1(counts: Counter[str]) -> float:
    asked = counts["read"] + counts["true"]
    return 2 * counts["right"] / asked if asked else 0.0


if __name__ == "__main__":
    sys.exit(main())
