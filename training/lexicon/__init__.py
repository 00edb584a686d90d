"""The words that invented résumés are made of, one file a language."""
