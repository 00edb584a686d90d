"""One sample as text for the eye: `python -m training.show SEED [LANGUAGE]`."""

from __future__ import annotations

import json
import sys

from training.generator import sample


def show(seed: str, language: str = "") -> str:
    """Every line with its place, its section and role, and its fields in brackets."""
    made = sample(seed, language)
    told = [f"{made.language} {made.document.format} {len(made.document.pages)} pages"]
    for line, label in zip(made.document.lines, made.labels, strict=True):
        text = line.text
        for span in reversed(label.spans):
            text = f"{text[: span.start]}[{span.field}:{text[span.start : span.end]}]{text[span.end :]}"
        mark = f"{line.bullet} " if line.bullet else ""
        bold = "B" if line.words[0].style.bold else " "
        box = line.box
        where = f"{line.page}.{line.column} {box.left:5.0f}-{box.right:3.0f} {box.top:4.0f} {line.size:4.1f}{bold}"
        opening = ">" if label.opens else " "
        told.append(f"{where} {label.kind[:6]:6} {label.role[:6]:6}{opening} {mark}{text}")
    return "\n".join(told)


if __name__ == "__main__":
    print(show(*sys.argv[1:3]))
    if sys.argv[3:]:
        print(json.dumps(sample(*sys.argv[1:3]).truth, ensure_ascii=False, indent=1))
