"""The parser API (`contracts/001_parser.md`): résumés read at once or in the background, with progress."""

from __future__ import annotations

from vitascope.edge.surface import Surface
from vitascope.surfaces.parser.routes import build

SURFACE = Surface(title="Parser", prefix="", port=8000, build=build, guarded=True)
