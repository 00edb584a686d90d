"""The types that everything passes: Document, Resume, geometry, findings."""
