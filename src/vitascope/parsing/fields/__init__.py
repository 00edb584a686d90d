"""From strings to understood values: one module a kind of field, all pure functions."""
