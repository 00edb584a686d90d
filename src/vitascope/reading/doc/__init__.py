"""From a Word 97 to 2003 document to a document."""
