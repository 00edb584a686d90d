"""From bytes to a document, one module a file format."""
