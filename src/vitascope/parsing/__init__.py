"""From a document to a résumé."""
