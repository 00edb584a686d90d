"""Words with boxes become lines in reading order, whatever format they came from."""

from vitascope.reading.layout.arranging import Arrangement, arrange, arrangement
from vitascope.reading.layout.running import mark_running

__all__ = ["Arrangement", "arrange", "arrangement", "mark_running"]
