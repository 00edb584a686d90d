"""The packed files become one version, so that a record can say which taxonomy it was read with."""

from __future__ import annotations

import json

from vitascope.taxonomy.packed import read_bytes

VERSION: str = json.loads(read_bytes("version.json"))["version"]
"""The first twelve digits of the hash over all packed tables."""
