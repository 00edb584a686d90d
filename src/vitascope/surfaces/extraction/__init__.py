"""The extraction API (`contracts/000_extraction.md`): labelled fields with boxes, and marked pages."""

from __future__ import annotations

from vitascope.edge.surface import Surface
from vitascope.surfaces.extraction.routes import build

SURFACE = Surface(title="Extraction", prefix="/api", port=8000, build=build, guarded=False)
