"""From a Word document (zip, flat XML or WordML 2003) to a document."""
