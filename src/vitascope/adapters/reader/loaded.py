"""Loaded once, in the process that all workers are copies of: libraries, models and tables."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

from vitascope.pipeline import read

SAMPLE = b"""# Ada Invented

ada@example.com, Springfield

## Experience

### Editor, Sample Press

March 2019 - present

- Edited things

## Education

BSc Mathematics, Example University, 2018

## Skills

Python, Excel, German (fluent)
"""
"""Has something for every model and table to do."""

for _name in ("vitascope.adapters.reader.pooled", "vitascope.reading.pdf.document"):
    import_module(_name)
read(SAMPLE, as_of=dt.date(2024, 1, 1))
