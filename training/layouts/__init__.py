"""Invented layouts: a life to a document with the label of every line."""
