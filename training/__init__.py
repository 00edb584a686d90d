"""Invented people in random layouts, and the models trained on them; not part of the package."""
