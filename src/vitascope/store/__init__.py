"""Rows: the schema, its migrations, and one module of functions an aggregate.

A function here takes an open transaction `db` and values, and returns values of `model`: rows never
leave. Who opens the transaction is the use-case.
"""
