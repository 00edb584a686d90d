"""From blocks of a format without geometry to pages that we draw."""
