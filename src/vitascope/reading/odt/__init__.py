"""From OpenDocument Text (zip or flat XML) to a document."""
