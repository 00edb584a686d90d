"""Invented people: chance to lives as they stand in résumés."""
