"""One module a revision, `v0001_what.py`; numbers count up, and each revises the one before it."""
