"""Readers of untrusted files: in this process, or in a pool of limited ones."""
