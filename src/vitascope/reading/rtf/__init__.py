"""From Rich Text to a document."""
