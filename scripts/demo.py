"""Read the sample résumé, print its record, and write its page with everything marked that was read."""

from __future__ import annotations

import sys
from pathlib import Path

from vitascope.cli import main

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "examples" / "resume.pdf"
PAGES = ROOT / "build" / "demo"


def run() -> int:
    """Do what a first user would type, and say where to look next."""
    code = main(["parse", str(SAMPLE), "--annotate", str(PAGES)])
    if code == 0:
        print(f"\nannotated page: {PAGES / 'resume-1.png'}")
        print("next: vitascope parse YOUR.pdf --format markdown, vitascope explain YOUR.pdf")
    return code


if __name__ == "__main__":
    sys.exit(run())
