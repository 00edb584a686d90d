"""The outside, one folder a port."""
