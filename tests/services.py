"""What a test does where something that it talks to is missing: CI must have it, a desk need not."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Fail in CI, where nothing may be left untested unnoticed; skip elsewhere."""
    if os.getenv("CI"):
        pytest.fail(f"{what}: .ci/services starts and installs what tests talk to")
    pytest.skip(what)
