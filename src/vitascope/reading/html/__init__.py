"""From HTML to a document."""
