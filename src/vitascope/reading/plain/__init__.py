"""From text of any encoding, plain or marked up with Markdown, to a document."""
