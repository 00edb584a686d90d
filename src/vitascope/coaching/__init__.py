"""Résumés in, words about them out: every word of substance stands in the record."""
